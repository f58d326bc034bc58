// Programs side by side. A classic deferred script behind app.js (days left), tray.js (the choice) and the list of
// programs. The choice is compared, or what the address names.
(function () {
  "use strict";
  const root = new URL("../", document.currentScript.src);
  const $ = (s, r) => (r || document).querySelector(s);
  const $$ = (s, r) => Array.from((r || document).querySelectorAll(s));
  const box = $(".cmp"), picks = window.picks;
  if (!box || !picks || !window.catalogue) return;
  const all = new Map(window.catalogue.programs.map(p => [p.id, p]));
  const asked = new URLSearchParams(location.search).get("ids");
  const named = asked === null ? picks.ids : asked.split(",").map(id => id.trim()).filter(Boolean);
  let ids = named.filter((id, i) => all.has(id) && named.indexOf(id) === i).slice(0, picks.most);

  const strange = asked === null ? [] : named.filter(id => !all.has(id)), notice = $("[data-unknown]");
  if (strange.length) {
    notice.textContent = notice.dataset.unknown.replace("{ids}", () => strange.join(", "));
    notice.hidden = false;
  }

  const el = (tag, props, ...kids) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...kids.filter(k => k !== null && k !== undefined));
    return e;
  };
  // A text, or a text and its language.
  const part = p => typeof p === "string" ? document.createTextNode(p) : el("span", { lang: p[1], textContent: p[0] });
  const many = ps => ps.length === 1 ? part(ps[0]) : el("ul", {}, ...ps.map(p => el("li", {}, part(p))));
  const route = stages => window.prospectus.routeOf(stages, box.dataset);
  const next = p => {
    const days = window.prospectus;
    return (p.due || []).find(d => !days || !days.isPast(d.date));
  };
  const due = d => {
    const is = window.prospectus ? window.prospectus.left(d.date) : { text: "" };
    return [el("time", { dateTime: d.date, textContent: d.text }), el("span", { className: "quiet", textContent: " " + d.label }),
      is.text ? el("span", { className: is.soon ? "left is-soon" : "left", textContent: is.text }) : null];
  };
  // What a cell says, to be shown and to be compared.
  const says = (p, name) => name === "route" ? p.route : name === "due" ? next(p) : p.facts[name];
  const cell = (p, name) => {
    const value = says(p, name);
    if (!value) return el("td", { className: "not-stated", textContent: box.dataset.notStated });
    if (name === "route") return el("td", {}, route(value));
    return el("td", {}, ...(name === "due" ? due(value) : [many(value)]));
  };

  const drop = id => {
    ids = ids.filter(other => other !== id);
    picks.keep(picks.ids.filter(other => other !== id));
    show();
    (ids.length ? box : $("main")).focus();
  };
  const head = p => {
    const remove = el("button", { type: "button", className: "linkbtn", textContent: box.dataset.remove, onclick: () => drop(p.id) });
    remove.setAttribute("aria-label", box.dataset.removeOf.replace("{title}", () => p.title));
    const title = p.url ? el("a", { href: new URL(p.url, root), textContent: p.title }) : el("b", { textContent: p.title });
    if (p.lang) title.lang = p.lang;
    const twin = p.twin ? el("span", { className: "twin", lang: p.twin[1], textContent: p.twin[0] }) : null;
    return el("th", { scope: "col" }, title, twin, remove);
  };

  // Programs that share the most with the one that stands alone.
  const similar = p => {
    const shared = q => Object.keys(p.facets).reduce((n, name) =>
      n + (q.facets[name] || []).filter(id => p.facets[name].includes(id)).length * (name === "majors" ? 3 : 1), 0);
    return window.catalogue.programs.filter(q => q !== p).map(q => [shared(q), q]).filter(x => x[0] > 0).sort((a, b) => b[0] - a[0]).slice(0, 3).map(x => x[1]);
  };
  const only = $("[data-only-differences]"), others = $("[data-similar]");
  const show = () => {
    const chosen = ids.map(id => all.get(id));
    for (const e of $$("[data-if-chosen]")) e.hidden = !chosen.length;
    for (const e of $$("[data-if-two]")) e.hidden = chosen.length < 2;
    $("[data-if-none]").hidden = chosen.length > 0;
    const row = $("thead tr", box);
    row.replaceChildren(row.firstElementChild, ...chosen.map(head));
    for (const tr of $$("tbody tr", box)) {
      const name = tr.dataset.fact, said = chosen.map(p => JSON.stringify(says(p, name) || null));
      const differs = new Set(said).size > 1;
      tr.classList.toggle("differs", differs);
      $(".mark", tr).hidden = !differs;
      // What nobody states is left out, but for what decides.
      const silent = said.every(s => s === "null") && !("key" in tr.dataset);
      tr.hidden = silent || only.checked && !differs && chosen.length > 1;
      tr.replaceChildren(tr.firstElementChild, ...chosen.map(p => cell(p, name)));
    }
    const near = chosen.length === 1 ? similar(chosen[0]) : [];
    others.hidden = !near.length;
    $("ul", others).replaceChildren(...near.map(p => {
      const add = el("button", { type: "button", className: "linkbtn", onclick: () => { ids.push(p.id); picks.keep(ids); show(); box.focus(); } });
      add.textContent = $("ul", others).dataset.add.replace("{title}", () => p.title);
      return el("li", {}, add);
    }));
    // From a folder a browser may refuse; then the address stays as it is.
    try { history.replaceState(null, "", ids.length ? "?ids=" + ids.join(",") : location.pathname); } catch (e) { /* as it was */ }
    for (const a of $$("a.lang, .langs a, .foot a[hreflang]")) a.search = ids.length ? "?ids=" + ids.join(",") : "";
  };
  only.addEventListener("change", show);
  if (asked === null && picks.ids.some(id => !all.has(id))) picks.keep(ids);
  show();
})();
