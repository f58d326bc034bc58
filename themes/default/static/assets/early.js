// Runs before first paint: marks scripting and restores the reader's colour choice, so that nothing flashes.
(function (d) {
  d.classList.add("js");
  try { var t = localStorage.getItem("theme"); if (t) d.dataset.theme = t; } catch (e) { /* no store, no choice */ }
})(document.documentElement);
