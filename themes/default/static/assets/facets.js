// Filters of an index: counts, tags, search, order and the address bar. A classic deferred script after app.js.
// Without it the form and its style sheet filter by themselves; this file says no more than the page does, but for
// the values that depend on today; lists too long for one page need rows.js. Rows are found by `#page-results`, boxes by `#page-facets`.
(function () {
  "use strict";
  const $ = (s, r) => (r || document).querySelector(s);
  const $$ = (s, r) => Array.from((r || document).querySelectorAll(s));
  const panels = $$(".facets > details"), results = $("#page-results");

  /* Beside the list where there is room, folded above it where there is not. */
  const wide = matchMedia("(width >= 62rem)");
  const fit = () => {
    for (const panel of panels) {
      panel.open = wide.matches;
      $("summary", panel).tabIndex = wide.matches ? -1 : 0;
      panel.dataset.ready = "";
    }
  };
  fit();
  wide.addEventListener("change", fit);

  const form = $("form#page-facets"), search = $("#page-search");
  if (!form || !results || !search) return;

  const html = document.documentElement, lang = html.lang || "en";
  const day = window.prospectus || {};
  const list = results.tBodies ? results.tBodies[0] : results;
  // A list may be made of several, each under a heading of its own.
  const lists = list.matches("[data-listed]") ? [list] : $$("[data-listed]", list);
  const count = $("#page-count"), applied = $("#page-applied"), none = $("#page-none"), badge = $("[data-badge]", form);
  const text = $("#page-q"), select = $("#page-sort");
  const boxes = $$("input[type=checkbox]", form).map(input => {
    const label = input.closest("label");
    return { input: input, facet: input.name, value: input.value, label: label, count: $(".c", label), name: $("span", label) };
  });
  const facets = Array.from(new Set(boxes.map(box => box.facet)));
  const fill = (pattern, name, value) => (pattern || "").split("{" + name + "}").join(value);
  // Letters without marks and case, so that Córdoba and cordoba, ё and е are one.
  const plain = s => s.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const collator = new Intl.Collator(lang, { numeric: true });

  /* The number of entries in words: the page holds the sentence for numbers of every plural form. */
  const plural = new Intl.PluralRules(lang), numbers = new Intl.NumberFormat(lang);
  const samples = [0, 1, 2, 3, 5, 6, 11, 21, 100], forms = new Map();
  (count.dataset.forms || "").split("|").forEach((sentence, i) => {
    const category = plural.select(samples[i]);
    if (!forms.has(category)) forms.set(category, sentence.replace(numbers.format(samples[i]), "{n}"));
  });
  const sentence = n => fill(forms.get(plural.select(n)) || forms.get("other") || "{n}", "n", numbers.format(n));

  /* What depends on today. */
  const DAYS = { year: 365, term: 183, month: 30, week: 7, day: 1, hour: 0.05 };
  const SOON = 60;
  const isPast = iso => day.isPast ? day.isPast(iso) : false;
  const applications = (phase, next, rolling, hasDates) => {
    if (phase === "planned" || phase === "closed") return phase;
    if (next) return day.daysTo && day.daysTo(next) <= SOON ? "soon" : "open";
    return rolling ? "open" : hasDates ? "closed" : "";
  };
  const state = el => {
    const out = $("[data-state]", el);
    if (out && !out.dataset.state && "indefinite" in el.dataset) {
      out.dataset.state = "in-force";
      out.textContent = day.word ? day.word("in-force") : "";
    }
    return out ? out.dataset.state || "" : "";
  };
  const days = (count, unit) => count * (DAYS[unit] || 1);
  const length = el => {
    const parts = (el.dataset.length || "").split(" ");
    return parts.length === 2 ? days(Number(parts[0]), parts[1]) : Infinity;
  };

  /* The rows, read once. */
  const keys = $$("thead [data-key]", results).map(th => th.dataset.key);
  const rowsOfPage = () => lists.flatMap(own => Array.from(own.children)).map((el, order) => {
    const dates = (el.dataset.deadlines || "").split(" ").filter(Boolean);
    const next = dates.find(iso => !isPast(iso)) || "", title = $("h2 a, h2, h4, th a, th", el);
    const values = new Map(facets.map(facet => [facet, (el.getAttribute("data-" + facet) || "").split(" ").filter(Boolean)]));
    if (values.has("applications")) values.set("applications", [applications(el.dataset.phase, next, "rolling" in el.dataset, dates.length > 0)]);
    if (values.has("state") && !el.hasAttribute("data-state")) values.set("state", [state(el)]);
    return {
      el: el, order: order, values: values, title: title ? title.textContent.trim() : "",
      // Rows without a date stand behind those that close, and before those that have closed.
      closes: next || (dates.length ? "b" + dates[dates.length - 1] : "a"),
      length: length(el), words: plain(el.textContent + " " + (el.dataset.names || "")),
      cells: keys.map((_, i) => { const cell = el.cells[i]; return cell.hasAttribute("data-value") ? cell.dataset.value : cell.textContent.trim(); })
    };
  });

  const start = (rows, lazy) => {
    const STEP = 60;
    let most = STEP;
    const more = document.createElement("button");
    more.className = "btn ghost";
    more.textContent = form.dataset.wordMore;
    more.type = "button";
    more.hidden = true;
    more.addEventListener("click", () => { const first = most; most += STEP; update(); const a = $("a", list.children[first] || list); if (a) a.focus(); });
    // Where nothing is asked for, the page stands as it was sent.
    const sent = Array.from(list.children);
    if (lazy) list.after(more);
    const byFacet = facets.map(facet => {
      const own = boxes.filter(box => box.facet === facet);
      return { name: facet, boxes: own, places: new Map(own.map((box, i) => [box.value, i])), tally: own.map(() => 0) };
    });
    for (const row of rows) {
      row.places = byFacet.map(facet => row.values.get(facet.name).map(value => facet.places.get(value)).filter(place => place !== undefined));
    }

    /* Each row that comes back is laid out anew: so many at once fill any screen, the rest follows frame by frame. */
    const AT_ONCE = 100;
    let waiting = [], frame = 0;
    const reveal = most => {
      for (const row of waiting.splice(0, most)) row.el.hidden = false;
      frame = waiting.length ? requestAnimationFrame(() => reveal(AT_ONCE)) : 0;
    };
    addEventListener("beforeprint", () => reveal(rows.length));

    /* One pass over the rows: which are shown, and how many there would be if a box were ticked too. */
    const update = () => {
      const asked = plain(text.value).split(/\s+/).filter(Boolean);
      const ticked = byFacet.map(facet => new Set(facet.boxes.map((box, i) => box.input.checked ? i : -1).filter(i => i >= 0)));
      for (const facet of byFacet) facet.tally.fill(0);
      let shown = 0;
      const drawn = [];
      cancelAnimationFrame(frame);
      waiting = [];
      for (const row of rows) {
        let failed = -1, fails = 0;
        if (!asked.every(word => row.words.includes(word))) fails = 2;
        for (let f = 0; f < byFacet.length && fails < 2; f++) {
          if (ticked[f].size && !row.places[f].some(place => ticked[f].has(place))) { failed = f; fails++; }
        }
        // A row that fails one facet only counts for the values of that one.
        if (fails === 0) for (let f = 0; f < byFacet.length; f++) for (const place of row.places[f]) byFacet[f].tally[place]++;
        else if (fails === 1) for (const place of row.places[failed]) byFacet[failed].tally[place]++;
        const hidden = fails > 0;
        if (!hidden) shown++;
        if (lazy) { if (!hidden && shown <= most) drawn.push(row.el); }
        else if (hidden && !row.el.hidden) row.el.hidden = true;
        else if (!hidden && row.el.hidden) waiting.push(row);
      }
      reveal(AT_ONCE);
      if (lazy) {
        const asks = asked.length > 0 || sort !== "" || ticked.some(on => on.size);
        list.replaceChildren(...asks ? drawn : sent);
        more.hidden = !asks || shown <= most;
        for (const pager of $$(".pager")) pager.hidden = asks;
        document.dispatchEvent(new Event("picks"));
      }
      for (const facet of byFacet) facet.boxes.forEach((box, i) => {
        const n = numbers.format(facet.tally[i]);
        if (box.count.textContent !== n) box.count.textContent = n;
        box.label.classList.toggle("none", !facet.tally[i] && !box.input.checked);
      });
      const said = sentence(shown);
      if (count.textContent !== said) count.textContent = said;
      none.hidden = shown > 0;
      list.hidden = shown === 0 && list === results;
      tags();
    };

    /* What is applied, each with a button that takes it away. */
    const tag = (name, element, remove) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip";
      button.textContent = name;
      if (element && element.lang) button.lang = element.lang;
      button.setAttribute("aria-label", fill(form.dataset.wordRemove, "value", name));
      button.addEventListener("click", () => {
        const place = Array.from(applied.children).indexOf(button);
        remove();
        change(true);
        // The focus goes on to the next tag, or to the number of entries where there is none.
        const left = $$(".chip:not(.clear)", applied);
        (left[Math.min(place, left.length - 1)] || count).focus();
      });
      return button;
    };
    const tags = () => {
      const on = boxes.filter(box => box.input.checked);
      const all = on.map(box => tag(box.name.textContent, box.name, () => { box.input.checked = false; }));
      const asked = text.value.trim();
      if (asked) all.push(tag(fill(form.dataset.wordQuery, "value", asked), null, () => { text.value = ""; }));
      if (all.length) {
        const clear = document.createElement("button");
        clear.type = "button";
        clear.className = "chip clear";
        clear.textContent = form.dataset.wordClear;
        clear.addEventListener("click", () => {
          for (const box of boxes) box.input.checked = false;
          text.value = "";
          change(true);
          count.focus();
        });
        all.push(clear);
      }
      applied.replaceChildren(...all);
      applied.hidden = !all.length;
      const paper = $("#page-asked");
      if (paper) paper.textContent = all.length ? paper.dataset.words + on.map(box => box.name.textContent).concat(asked || []).join(paper.dataset.separator) : "";
      if (badge) badge.textContent = on.length ? " (" + numbers.format(on.length) + ")" : "";
    };

    /* Order. `sort` is the name of an order or of a column, with a minus before it where that is turned round. */
    let sort = "", ordered = "";
    const compare = name => {
      if (name === "title") return (a, b) => collator.compare(a.title, b.title);
      if (name === "length") return (a, b) => a.length - b.length;
      const column = keys.indexOf(name);
      if (column >= 0) return (a, b) => {
        const [x, y] = [a.cells[column], b.cells[column]];
        return !x || !y ? (x ? -1 : y ? 1 : 0) : collator.compare(x, y);
      };
      return (a, b) => a.closes < b.closes ? -1 : a.closes > b.closes ? 1 : 0;
    };
    // Only an order by deadlines can have changed since the page was built.
    const dated = results.dataset.order === "deadline";
    const order = () => {
      if (sort === ordered) return;
      ordered = sort;
      const back = sort.startsWith("-"), name = back ? sort.slice(1) : sort;
      const by = name || dated ? compare(name) : () => 0;
      const all = rows.slice().sort((a, b) => (back ? by(b, a) : by(a, b)) || a.order - b.order);
      if (lazy) rows = all; else rows = lists.flatMap(own => {
        const mine = all.filter(row => row.el.parentElement === own);
        own.append(...mine.map(row => row.el));
        return mine;
      });
      for (const th of heads) {
        const mine = th.dataset.key === name;
        if (mine) th.setAttribute("aria-sort", back ? "descending" : "ascending"); else th.removeAttribute("aria-sort");
      }
      if (select) select.value = sort;
    };

    /* Columns of a register are sorted by buttons in their heads. */
    const heads = $$("thead [data-key]", results);
    for (const th of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sorter";
      button.append(...th.childNodes);
      button.title = fill(form.dataset.wordSort, "column", button.textContent);
      button.addEventListener("click", () => { sort = sort === th.dataset.key ? "-" + sort : th.dataset.key; change(true); });
      th.append(button);
    }

    /* The address says what is asked for, so that it can be sent on, reloaded and gone back to. */
    const query = () => {
      const asked = new URLSearchParams();
      if (text.value.trim()) asked.set("q", text.value.trim());
      for (const box of boxes) if (box.input.checked) asked.append(box.facet, box.value);
      if (sort) asked.set("sort", sort);
      const said = asked.toString();
      return said ? "?" + said : "";
    };
    const write = step => {
      const asked = query();
      if (asked !== location.search) {
        // File pages have no address of their own to change.
        try { history[step ? "pushState" : "replaceState"](null, "", asked || location.pathname); } catch (e) { /* the list is filtered all the same */ }
      }
      for (const a of $$("a.lang, .langs a, .foot a[hreflang]")) a.search = asked;
    };
    const read = () => {
      const asked = new URLSearchParams(location.search);
      for (const box of boxes) box.input.checked = asked.getAll(box.facet).includes(box.value);
      text.value = asked.get("q") || "";
      const wanted = asked.get("sort") || "", known = wanted.replace(/^-/, "");
      sort = keys.includes(known) || known === wanted && select && Array.from(select.options).some(o => o.value === known) ? wanted : "";
      // A facet that is in use is not folded away.
      for (const box of boxes) if (box.input.checked) box.input.closest("details").open = true;
    };
    // Both at once, since the order of rows matters to nobody who does not see them.
    const change = step => { most = STEP; order(); update(); write(step); };
    // All at once, since the browser scrolls to where the reader was.
    const restore = () => { read(); order(); update(); reveal(rows.length); write(false); };

    form.addEventListener("submit", e => e.preventDefault());
    search.addEventListener("submit", e => e.preventDefault());
    form.addEventListener("change", () => change(true));
    // What is typed is one step back, not one a letter.
    let typed = "";
    text.addEventListener("focus", () => { typed = text.value; });
    text.addEventListener("input", () => { change(text.value !== "" && typed === ""); typed = text.value; });
    if (select) select.addEventListener("change", () => { sort = select.value; change(true); });
    addEventListener("popstate", restore);
    // Browsers fill in forms again when a page is reloaded; the address knows better.
    addEventListener("pageshow", restore);
    if (dated) ordered = " ";
    // What was ticked while the entries were on their way counts already.
    if (lazy && !location.search) { if (select) sort = select.value; change(true); } else restore();
    // From here on the rules that filter without script would only do the same once more.
    const rules = $("#page-filters");
    if (rules) rules.disabled = true;
  };

  if (!form.dataset.all) { start(rowsOfPage(), false); return; }
  let asked = false;
  const fetchAll = () => {
    if (asked) return;
    asked = true;
    const before = count.textContent;
    count.textContent = form.dataset.wordLoading;
    // Both at once, run one after the other.
    const load = src => new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.async = false;
      script.src = src;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    Promise.all([load(form.dataset.rows), load(form.dataset.all)])
      .then(() => start(day.rowsOf((window.catalogue || {}).programs || [], facets, form, { plain: plain, days: days, applications: applications }), true))
      .catch(error => {
        // The list is there as it was sent; the next change tries again.
        count.textContent = form.dataset.wordFailed || before;
        asked = false;
        if (error instanceof Error) throw error;
      });
  };
  for (const event of ["change", "input", "submit"]) {
    form.addEventListener(event, fetchAll);
    search.addEventListener(event, e => { if (event === "submit") e.preventDefault(); fetchAll(); });
  }
  if (location.search) fetchAll();
})();
