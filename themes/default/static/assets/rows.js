// Rows of an index that is too long for one page: its entries come from a script, and rows are made as they are shown.
// A classic script, which facets.js loads together with them when a reader filters such an index.
(function () {
  "use strict";
  const day = window.prospectus = window.prospectus || {};
  const isPast = iso => day.isPast ? day.isPast(iso) : false;
  const make = (name, className, content, language) => {
    const el = document.createElement(name);
    if (className) el.className = className;
    if (content !== undefined) el.textContent = content;
    if (language) el.lang = language;
    return el;
  };
  const pair = words => Array.isArray(words) ? words : [words, ""];
  const rowOf = (one, root) => {
    const li = make("li", "prog"), article = make("article"), header = make("header"), path = make("div", "path");
    const facts = one.facts || {}, h2 = make("h2"), a = make("a", "", one.title, one.lang);
    const kinds = (facts.level || []).concat(facts.arrangement || [], facts.phase || []);
    if (kinds.length) {
      const p = make("p", "kinds");
      for (const kind of kinds) p.append(make("span", "tag", ...pair(kind)), " ");
      header.append(p);
    }
    if (one.url) a.href = root + one.url;
    h2.append(a);
    header.append(h2);
    if (one.twin) header.append(make("p", "twin", pair(one.twin)[0], pair(one.twin)[1]));
    if (facts.parties) header.append(make("p", "with", facts.parties.map(words => pair(words)[0]).join(" · ")));
    const factList = make("ul", "facts");
    factList.setAttribute("role", "list");
    for (const name of ["length", "languages"]) for (const words of facts[name] || []) factList.append(make("li", "", pair(words)[0], pair(words)[1]));
    path.append(factList);
    article.append(header, path);
    if (one.due && one.due.length) {
      const next = one.due.find(due => !isPast(due.date)) || one.due[one.due.length - 1], is = day.left ? day.left(next.date) : { text: "" };
      const when = make("div", "when"), p = make("p", "due" + (is.past ? " is-past" : is.soon ? " is-soon" : ""));
      const time = make("time", "d", next.text);
      time.dateTime = next.date;
      p.append(make("span", "k", next.label), time, make("span", "left", is.text));
      when.append(p);
      article.append(when);
    }
    li.append(article);
    return li;
  };
  day.rowsOf = (all, facets, root, plain, DAYS, SOON) => all.map((one, order) => {
    const dates = (one.due || []).map(due => due.date), next = dates.find(iso => !isPast(iso)) || "";
    const words = [one.title, one.twin && pair(one.twin)[0], one.summary && pair(one.summary)[0]];
    for (const name in one.facts) for (const fact of one.facts[name]) words.push(pair(fact)[0]);
    const values = new Map(facets.map(facet => [facet, (one.facets || {})[facet] || []]));
    if (values.has("applications")) values.set("applications", next ? [day.daysTo && day.daysTo(next) <= SOON ? "soon" : "open"] : dates.length ? ["closed"] : []);
    const time = (one.route || []).reduce((sum, block) => sum + ["years", "terms", "months", "weeks", "days"].reduce((most, unit) => most + (block[unit] || 0) * DAYS[unit.slice(0, -1)], 0), 0);
    let el = null;
    return {
      get el() { return el || (el = rowOf(one, root)); }, order: order, values: values, title: one.title,
      closes: next || (dates.length ? "b" + dates[dates.length - 1] : "a"), length: time || Infinity,
      words: plain(words.filter(Boolean).join(" ")), cells: []
    };
  });
})();
