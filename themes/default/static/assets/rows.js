// Rows of an index that is too long for one page: its entries come from a script, and rows are made as they are shown.
// A classic script, which facets.js loads together with them when a reader filters such an index; the comparison takes
// the route from here. A row is that of the page, element for element; its words stand on the form.
(function () {
  "use strict";
  const day = window.prospectus = window.prospectus || {};
  const isPast = iso => day.isPast ? day.isPast(iso) : false;
  const make = (name, properties, ...inside) => {
    const el = Object.assign(document.createElement(name), properties);
    el.append(...inside.filter(one => one !== null && one !== undefined && one !== ""));
    return el;
  };
  // A text, or a text and its language.
  const part = p => typeof p === "string" ? p : make("span", { lang: p[1] }, p[0]);
  const line = (parts, separator) => parts.flatMap((one, i) => i ? [separator, part(one)] : [part(one)]);
  const list = (properties, ...items) => {
    const el = make(properties.tag, { className: properties.className }, ...items);
    el.setAttribute("role", "list");
    return el;
  };

  /* One block a stage, as long as it is in years; what is shorter beside years is the smallest block. */
  day.routeOf = (stages, words) => {
    const years = stages.some(s => s.years), short = !years && stages.some(s => s.weeks || s.days);
    const block = s => {
      const n = s.years || !years && (s.terms || s.months || s.weeks || s.days) || 1, where = !s.at ? "tbd" : s.home ? "home" : "away";
      const said = [s.length, s.optional && words.optional].filter(Boolean);
      return make("li", { className: "y" + Math.min(n, 8) + " " + where + (s.optional ? " optional" : "") },
        make("b", {}, s.at ? part(s.at) : words.open), ...said.flatMap(text => [" ", make("span", {}, text)]));
    };
    const el = list({ tag: "ol", className: short ? "route weeks" : "route" }, ...stages.map(block));
    el.setAttribute("aria-label", words.route);
    return el;
  };

  const when = (one, pick) => {
    const el = make("div", { className: "when" });
    const next = (one.due || []).find(due => !isPast(due.date)) || (one.due || []).slice(-1)[0];
    if (next) {
      const is = day.left ? day.left(next.date) : { text: "" };
      el.append(make("p", { className: "due" + (is.past ? " is-past" : is.soon ? " is-soon" : "") },
        make("span", { className: "k" }, next.label), make("time", { className: "d", dateTime: next.date }, next.text), make("span", { className: "left" }, is.text)));
    }
    if (pick && one.url) {
      const box = pick.content.cloneNode(true), name = box.querySelector(".vh");
      box.querySelector("input").value = one.id;
      name.textContent = " " + one.title;
      if (one.lang) name.lang = one.lang; else name.removeAttribute("lang");
      el.append(box);
    }
    return el;
  };

  const rowOf = (one, form, pick) => {
    const facts = one.facts || {}, words = form.dataset, separator = words.wordSeparator;
    const running = ((one.facets || {}).phase || [])[0] === "running";
    const kinds = [...facts.level || [], ...facts.arrangement || [], ...running ? [] : facts.phase || []];
    const title = one.url ? make("a", { href: words.root + one.url }, one.title) : make("span", {}, one.title);
    if (one.lang) title.lang = one.lang;
    const foreign = one.lang && form.getAttribute("data-in-" + one.lang);
    const header = make("header", {},
      kinds.length ? make("p", { className: "kinds" }, ...kinds.flatMap(kind => [make("span", { className: "tag" }, part(kind)), " "])) : null,
      make("h2", {}, title),
      foreign ? make("p", { className: "tag" }, foreign) : one.twin && !one.lang ? make("p", { className: "twin", lang: one.twin[1] || "" }, one.twin[0]) : null,
      one.with ? make("p", { className: "with" }, ...line(one.with, separator)) : null);
    const known = [
      facts.length ? make("li", {}, ...line(facts.length, separator)) : null,
      facts.languages ? make("li", {}, words.wordLanguages, ...line(facts.languages, separator)) : null,
    ].filter(Boolean);
    const path = one.route || known.length ? make("div", { className: "path" },
      one.route ? day.routeOf(one.route, { route: words.wordRoute, open: words.wordOpen, optional: words.wordOptional }) : null,
      list({ tag: "ul", className: "facts" }, ...known)) : null;
    return make("li", { className: "prog" }, make("article", {}, header, path, when(one, pick)));
  };

  // All that its row says, and its further names: read without making the row.
  const text = p => typeof p === "string" ? p : p[0];
  const said = one => {
    const facts = one.facts || {}, shown = ["level", "arrangement", "phase", "length", "languages"].flatMap(name => facts[name] || []);
    return [one.title, one.twin ? text(one.twin) : "", ...shown.concat(one.with || [], (one.route || []).map(s => s.at || "")).map(text), ...(one.due || []).flatMap(due => [due.label, due.text]), ...one.names || []];
  };

  /**
   * What facets.js needs to know of each entry. `read` has the functions that rows of a page are read by: which letters
   * are one, how long a length is in days, whether one can apply.
   */
  day.rowsOf = (all, facets, form, read) => {
    const pick = document.getElementById("page-pick");
    return all.map((one, order) => {
      const dates = (one.due || []).map(due => due.last || due.date), next = dates.find(iso => !isPast(iso)) || "";
      const values = new Map(facets.map(facet => [facet, (one.facets || {})[facet] || []]));
      if (values.has("applications")) values.set("applications", [read.applications(((one.facets || {}).phase || [])[0], next, one.rolling, dates.length > 0)]);
      let el = null, words = null;
      return {
        get el() { return el || (el = rowOf(one, form, pick)); },
        get words() { return words === null ? words = read.plain(said(one).join(" ")) : words; },
        order: order, values: values, title: one.title, closes: next || (dates.length ? "b" + dates[dates.length - 1] : "a"),
        length: one.length ? read.days(one.length[0], one.length[1]) : Infinity, cells: []
      };
    });
  };
})();
