// Enhancements only, as a classic deferred script: module scripts do not load from file pages.
// Every page reads, links and prints without this file. Parts: colour scheme, menu, days left, states of agreements,
// small actions. What listings and the comparison need stands in files of their own and finds `window.prospectus`.
(function () {
  "use strict";
  const $ = (s, r) => (r || document).querySelector(s);
  const $$ = (s, r) => Array.from((r || document).querySelectorAll(s));
  const html = document.documentElement, lang = html.lang || "en";
  // The words that scripts write stand on <html>, as data-word-closed.
  const word = name => html.getAttribute("data-word-" + name) || "";

  /* Colour scheme: the system's, until the reader says otherwise. */
  const toggle = $("[data-theme-toggle]");
  if (toggle) {
    const dark = () => html.dataset.theme ? html.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const show = () => toggle.setAttribute("aria-pressed", String(dark()));
    show();
    toggle.addEventListener("click", () => {
      html.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem("theme", html.dataset.theme); } catch (e) { /* the choice lasts for this page */ }
      show();
    });
  }

  /* Menus: Escape and a click elsewhere close them; Escape gives the focus back. */
  for (const menu of $$(".menu, .langs")) {
    addEventListener("keydown", e => { if (e.key === "Escape" && menu.open) { menu.open = false; $("summary", menu).focus(); } });
    addEventListener("click", e => { if (menu.open && !menu.contains(e.target)) menu.open = false; });
  }

  /* The language switch keeps what was searched and filtered. */
  if (location.search) for (const a of $$("a.lang, .langs a, .foot [hreflang]")) a.search = location.search;

  /* A reader's choice of language, for the page that offers them all. */
  for (const a of $$("a.lang, .langs a, .foot [hreflang], .gate-languages a")) {
    a.addEventListener("click", () => { try { localStorage.setItem("lang", a.hreflang); } catch (e) { /* not kept */ } });
  }

  /* Days: today is the host's calendar day, so that a page built months ago is never stale. */
  let zone = html.dataset.zone || "UTC";
  const parts = d => {
    const p = {};
    for (const x of new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(d)) p[x.type] = x.value;
    return p;
  };
  try { parts(new Date()); } catch (e) { zone = "UTC"; }
  const now = parts(new Date()), todayIso = now.year + "-" + now.month + "-" + now.day;
  const at = iso => { const n = iso.slice(0, 10).split("-").map(Number); return Date.UTC(n[0], (n[1] || 1) - 1, n[2] || 1); };
  const rel = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  // Whole days from the host's today; null for a date of which only the month or year is known.
  const daysTo = iso => iso.length < 10 ? null : Math.round((at(iso) - at(todayIso)) / 864e5);
  // Of a month or year: past once it is over.
  const isPast = iso => iso.slice(0, 10) < todayIso.slice(0, Math.min(iso.length, 10));
  const left = iso => {
    if (isPast(iso)) return { text: word("closed"), soon: false, past: true };
    const n = daysTo(iso);
    return n === null ? { text: "", soon: false, past: false } : { text: rel.format(n, "day"), soon: n <= 30, past: false };
  };
  window.prospectus = { zone: zone, today: todayIso, daysTo: daysTo, isPast: isPast, left: left, word: word };

  for (const box of $$("[data-due]")) {
    const is = left(box.dataset.due), deadline = (box.dataset.kind || "deadline") === "deadline", out = $(".left", box);
    box.classList.toggle("is-past", is.past);
    box.classList.toggle("is-soon", is.soon && deadline);
    if (out) out.textContent = is.past && !deadline ? word("past") : is.text;
  }

  /* Lists that mend themselves: what is past goes, the next ones come up, and at last their empty state. */
  for (const list of $$("[data-upcoming]")) {
    const most = Number(list.dataset.upcoming) || Infinity;
    const items = $$(":scope > [data-due]", list).sort((a, b) => a.dataset.due < b.dataset.due ? -1 : a.dataset.due > b.dataset.due ? 1 : 0);
    let shown = 0;
    for (const li of items) { list.append(li); li.hidden = li.classList.contains("is-past") || ++shown > most; }
    list.hidden = shown === 0;
    const month = list.closest(".month");
    if (month) month.hidden = shown === 0;
    const none = $("[data-none]", list.parentElement);
    if (none) none.hidden = shown > 0;
  }

  const noMore = $("[data-no-more]");
  if (noMore) noMore.hidden = $$(".month").some(month => !month.hidden);

  /* The next date of a row of dates is marked, and said. */
  for (const list of $$("[data-timeline]")) {
    const next = $$("[data-due]", list).find(li => !li.classList.contains("is-past"));
    if (next) { next.classList.add("is-next"); const say = $(".vh", next); if (say) say.textContent = word("next"); }
  }

  /* The panel: of the dates in it, the first still ahead. */
  for (const panel of $$("[data-next]")) {
    const all = $$("[data-due]", panel);
    const next = all.find(one => !one.classList.contains("is-past")) || all[all.length - 1];
    for (const one of all) one.hidden = one !== next;
    panel.classList.toggle("is-past", Boolean(next) && next.classList.contains("is-past"));
    panel.classList.toggle("is-soon", Boolean(next) && next.classList.contains("is-soon"));
    for (const other of $$("[data-if-closed]", panel)) other.hidden = !panel.classList.contains("is-past");
  }

  /* States: an agreement that ran when the page was built may have ended since. */
  const year = iso => String(Number(iso.slice(0, 4)) + 1) + iso.slice(4);
  for (const box of $$("[data-from], [data-until]")) {
    const from = box.dataset.from || "", until = box.dataset.until || "";
    const state = from && from.slice(0, 10) > todayIso.slice(0, Math.min(from.length, 10)) ? "not-yet"
      : !until ? "in-force"
      : isPast(until) ? (box.dataset.renews === "automatic" ? "renews" : "expired")
      : until <= year(todayIso) ? "expiring" : "in-force";
    for (const out of $$("[data-state]", box)) {
      out.textContent = word(state);
      out.dataset.state = state;
      out.hidden = false;
    }
  }

  /* Where today stands between the two ends of an agreement. */
  for (const bar of $$("[data-validity]")) {
    const box = bar.closest("[data-from]"), from = at(box.dataset.from), until = at(box.dataset.until);
    bar.value = Math.min(1, Math.max(0, (at(todayIso) - from) / (until - from)));
  }

  /* Small actions. */
  for (const button of $$("[data-copy]")) button.addEventListener("click", async () => {
    const say = $("span", button), before = say.textContent;
    try {
      await navigator.clipboard.writeText(location.href.split("#")[0]);
      say.textContent = word("copied");
      setTimeout(() => { say.textContent = before; }, 2500);
    } catch (e) { /* the address bar is there still */ }
  });
  for (const button of $$("[data-print]")) button.addEventListener("click", () => print());
})();
