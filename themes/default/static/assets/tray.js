// Choosing programs for the comparison: boxes in rows, and the tray at the foot of the page. A classic deferred script,
// as app.js is. What is chosen is a list of at most four ids in this browser.
// A page without boxes and tray is left alone; the comparison finds the choice as `window.picks`.
(function () {
  "use strict";
  const $ = (s, r) => (r || document).querySelector(s);
  const $$ = (s, r) => Array.from((r || document).querySelectorAll(s));
  const MOST = 4;

  /* The choice: kept where the browser lets us, else for this page. */
  let picked = [];
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem("compare"));
      if (Array.isArray(kept)) picked = kept.filter(id => typeof id === "string").slice(0, MOST);
    } catch (e) { /* nothing kept, or nothing that we wrote */ }
  };
  const keep = ids => {
    picked = ids.slice(0, MOST);
    try { localStorage.setItem("compare", JSON.stringify(picked)); } catch (e) { /* the choice lasts for this page */ }
    paint();
  };

  /* Boxes and tray. */
  const tray = $(".tray");
  const paint = () => {
    for (const box of $$("[data-pick]")) {
      box.checked = picked.includes(box.value);
      box.disabled = !box.checked && picked.length >= MOST;
    }
    if (!tray) return;
    tray.hidden = !picked.length;
    document.documentElement.classList.toggle("has-tray", picked.length > 0);
    const say = $("p", tray), text = picked.length ? tray.getAttribute("data-chosen-" + picked.length) : "";
    if (say.textContent !== text) say.textContent = text;
    const link = $("a", tray);
    link.search = picked.length ? "?ids=" + picked.join(",") : "";
  };
  document.addEventListener("change", e => {
    const box = e.target.closest("[data-pick]");
    if (!box) return;
    keep(box.checked ? picked.concat(box.value) : picked.filter(id => id !== box.value));
  });
  if (tray) $("[data-clear-picks]", tray).addEventListener("click", () => { keep([]); ($("#page-results") || $("main")).focus(); });
  // Rows that a script made, another tab, and a page that came back with Back.
  document.addEventListener("picks", paint);
  addEventListener("storage", e => { if (e.key === "compare") { read(); paint(); } });
  addEventListener("pageshow", e => { if (e.persisted) { read(); paint(); } });
  read();
  paint();
  window.picks = { most: MOST, get ids() { return picked; }, keep: keep };
})();
