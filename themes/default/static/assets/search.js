/* The search page: as you type, in all languages at once, with slips of the keyboard, in Chinese and in pinyin.
   The list of entries is loaded at the first key; everything is written as text, never as HTML. */
(() => {
  "use strict";

  const form = document.querySelector("form[data-search]");
  if (!form) return;
  const field = form.querySelector("input[type=search]");
  const status = document.querySelector("[data-search-status]");
  const groups = [...document.querySelectorAll("[data-search-kind]")];
  const start = document.querySelector("[data-search-start]");
  const none = document.querySelector("[data-search-none]");
  const near = document.querySelector("[data-search-near]");

  /* Pages of the site lie beside this one; with links that open from a folder their addresses name the file. */
  const isExplicit = location.pathname.endsWith(".html") || location.protocol === "file:";
  const home = new URL("../", isExplicit ? location.href : document.baseURI);
  const address = (id) => new URL(`${id}/${isExplicit ? "index.html" : ""}`, home).href;

  /* ---- words ---------------------------------------------------------------------------------------------------- */

  const HAN = /\p{Script=Han}+/gu;
  const marks = /\p{M}+/gu;
  /* й is a letter of its own, ё is typed as е. */
  const plain = (text) =>
    text
      .toLowerCase()
      .replace(/ё/g, "е")
      .normalize("NFKD")
      .replace(/и\u0306/g, "й")
      .replace(marks, "")
      .replace(/ß/g, "ss")
      .replace(/ł/g, "l")
      .replace(/ø/g, "o")
      .replace(/[’']/g, "");

  /* Latin, Cyrillic and other words as they are; Chinese as overlapping pairs of characters, since it has no spaces. */
  function words(text) {
    const found = [];
    for (const word of plain(text).match(/[\p{L}\p{N}]+/gu) || []) {
      let at = 0;
      for (const run of word.matchAll(HAN)) {
        if (run.index > at) found.push(word.slice(at, run.index));
        const characters = [...run[0]];
        if (characters.length === 1) found.push(characters[0]);
        for (let i = 0; i + 1 < characters.length; i++) found.push(characters[i] + characters[i + 1]);
        at = run.index + run[0].length;
      }
      if (at < word.length) found.push(word.slice(at));
    }
    return found;
  }

  /* A Chinese name ends where another begins: every ending of its pinyin is a word, so that `gongcheng`, `jiqiren` and
     `ji qi ren` all find 机器人工程. Beside them the first letters: `jqrgc`. */
  const READINGS = 8, NEAR = 3;
  const joined = (readings) => readings.map((own) => own[0]).join("");
  function pinyin(text) {
    const found = new Set();
    for (const name of text.split("\n")) {
      for (const run of name.split(" | ")) {
        /* ü is typed as v, and u is what is left of it without its dots. */
        const typed = (reading) => (reading.includes("ü") ? [reading.replace("ü", "v"), reading.replace("ü", "u")] : [reading]);
        const syllables = run.split(" ").map((syllable) => syllable.split("/").flatMap(typed));
        for (let i = 0; i < syllables.length; i++) {
          /* All readings of the first characters, which are typed first; the usual ones of the others. */
          const after = joined(syllables.slice(i + NEAR));
          let starts = [""];
          for (const own of syllables.slice(i, i + NEAR)) {
            const many = starts.length * own.length <= READINGS ? own : own.slice(0, 1);
            starts = starts.flatMap((start) => many.map((reading) => start + reading));
          }
          for (const start of starts) found.add(start + after);
        }
        /* From the beginning, any one character read otherwise. */
        for (let i = NEAR; i < syllables.length; i++) {
          for (const reading of syllables[i].slice(1)) found.add(joined(syllables.slice(0, i)) + reading + joined(syllables.slice(i + 1)));
        }
        if (syllables.length > 1) found.add(syllables.map((own) => own[0][0]).join(""));
      }
    }
    return [...found];
  }

  /* ---- the list of entries -------------------------------------------------------------------------------------- */

  const FIELDS = ["kind", "id", "title", "lang", "others", "names", "pinyin", "summary", "about", "text"];
  const NAMES = ["title", "others", "names"], ALL = [...NAMES, "pinyin", "summary", "about", "text"];
  /* More entries than this are looked through by their names first, while the rest is being read. */
  const FEW = 300;
  let rows = null;
  let engine = null;
  let isWhole = false;
  let loading = null;

  const made = (fields) =>
    new MiniSearch({
      fields,
      idField: "n",
      tokenize: (text, name) => (name === "pinyin" ? pinyin(text) : words(text)),
      processTerm: (term) => term,
    });

  function load() {
    loading ||= new Promise((resolve, reject) => {
      window.prospectus = Object.assign(window.prospectus || {}, { search: (list) => (rows = list) });
      const wanted = [...document.querySelector("template[data-search-scripts]").content.querySelectorAll("script")];
      let left = wanted.length;
      for (const one of wanted) {
        const script = document.createElement("script");
        script.src = new URL(one.getAttribute("src"), document.baseURI).href;
        script.async = false;
        script.onload = () => --left || resolve();
        script.onerror = reject;
        document.head.append(script);
      }
    }).then(() => {
      const titles = rows.map((row) => [row[2], ...row[4].map(([, text]) => text)].join("\n"));
      rows = rows.map((row, n) => {
        const entry = Object.assign({ n }, ...FIELDS.map((name, i) => ({ [name]: row[i] || "" })));
        entry.twins = entry.others;
        entry.others = entry.twins.map(([, text]) => text).join("\n");
        entry.about = [...entry.about].map((one) => (typeof one === "number" ? titles[one] : one)).join("\n");
        return entry;
      });
      const isSmall = rows.length <= FEW;
      engine = made(isSmall ? ALL : NAMES);
      engine.addAll(rows);
      isWhole = isSmall;
      if (!isSmall) rest();
    });
    return loading;
  }

  /* Everything, in slices between which keys are answered. */
  async function rest() {
    const whole = made(ALL);
    await whole.addAllAsync(rows, { chunkSize: 60 });
    engine = whole;
    isWhole = true;
    /* What is there already is shown anew, unless the reader is in it. */
    if (!document.activeElement || !document.activeElement.closest(".found")) show(field.value);
  }

  /* ---- looking -------------------------------------------------------------------------------------------------- */

  const isHan = (term) => /^\p{Script=Han}/u.test(term);
  const slips = (term) => (isHan(term) || /\d/.test(term) || term.length < 5 ? false : term.length < 8 ? 1 : 2);
  const boost = { title: 8, others: 7, names: 6, pinyin: 3, summary: 2, about: 0.8, text: 0.6 };

  function find(query, options) {
    const wanted = plain(query).trim();
    const is = (text) => text && text.split("\n").some((name) => plain(name) === wanted);
    return engine.search(query, {
      tokenize: words,
      boost,
      prefix: (term) => !isHan(term) || [...term].length === 1,
      fuzzy: slips,
      maxFuzzy: 2,
      weights: { fuzzy: 0.3, prefix: 0.6 },
      combineWith: "AND",
      boostDocument: (n) => (is(rows[n].title) || is(rows[n].others) ? 100 : is(rows[n].names) ? 30 : 1),
      ...options,
    });
  }

  /* All words, else most of them; `near` where nothing but the spelling is alike. */
  function look(query) {
    const all = find(query, {});
    if (all.length) return { found: all, near: false };
    const alike = find(query, { combineWith: "OR", fuzzy: (term) => (isHan(term) ? false : 0.4), maxFuzzy: 4 });
    return { found: alike.slice(0, 3), near: true };
  }

  /* ---- showing -------------------------------------------------------------------------------------------------- */

  const SHOWN = 5;

  function element(name, text, lang) {
    const made = document.createElement(name);
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  }

  function item(row) {
    const li = document.createElement("li");
    const link = element("a", row.title, row.lang);
    link.href = address(row.id);
    li.append(link);
    if (row.twins.length) {
      const [lang, text] = row.twins[0];
      const twin = element("span", text, lang);
      twin.className = "twin";
      li.append(" ", twin);
    }
    if (row.summary) li.append(element("p", row.summary));
    return li;
  }

  function show(query) {
    const wanted = query.trim();
    const { found, near: isNear } = wanted ? look(wanted) : { found: [], near: false };
    /* Names alone do not tell that nothing is found. */
    if (!isWhole && wanted && (isNear || !found.length)) return;
    start.hidden = found.length > 0;
    none.hidden = !wanted || (found.length > 0 && !isNear);
    near.hidden = !isNear || !found.length;
    const order = [];
    const byKind = new Map();
    for (const { id } of found) {
      const row = rows[id];
      if (!byKind.has(row.kind)) {
        byKind.set(row.kind, []);
        order.push(row.kind);
      }
      byKind.get(row.kind).push(row);
    }
    for (const group of groups) {
      const kind = group.dataset.searchKind;
      const all = byKind.get(kind) || [];
      group.hidden = !all.length;
      const list = group.querySelector("ol");
      list.replaceChildren(...all.slice(0, SHOWN).map(item));
      const more = group.querySelector("button");
      more.hidden = all.length <= SHOWN;
      more.onclick = () => {
        list.replaceChildren(...all.map(item));
        more.hidden = true;
        list.children[SHOWN].querySelector("a").focus();
      };
    }
    /* The kind of the best result comes first, on the page and in the order of reading. */
    const parent = groups[0]?.parentNode;
    for (const kind of order) parent.append(groups.find((group) => group.dataset.searchKind === kind));
    status.textContent = wanted ? status.dataset.words.replace("{n}", isNear ? 0 : found.length) : "";
  }

  let wish = 0;
  async function update() {
    const mine = ++wish;
    const query = field.value;
    const url = new URL(location.href);
    if (query.trim()) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    try {
      history.replaceState(history.state, "", url);
    } catch {
      /* A page from a folder may have no history of its own. */
    }
    try {
      await load();
    } catch {
      status.textContent = status.dataset.failed;
      return;
    }
    if (mine === wish) show(query);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  field.addEventListener("input", (event) => {
    if (!event.isComposing) update();
  });
  field.addEventListener("compositionend", update);

  /* Arrow keys go through the results, Escape empties the field. */
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = groups.filter((group) => !group.hidden);
    const stops = [field, ...links.sort(byPlace).flatMap((group) => [...group.querySelectorAll("a")])];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === "Escape") {
      field.value = "";
      field.focus();
      update();
    } else if (event.key === "ArrowDown" && at + 1 < stops.length) {
      stops[at + 1].focus();
    } else if (event.key === "ArrowUp" && at > 0) {
      stops[at - 1].focus();
    } else {
      return;
    }
    event.preventDefault();
  });
  const byPlace = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

  const asked = new URL(location.href).searchParams.get("q");
  if (asked) {
    field.value = asked;
    update();
  }
})();
