// Indexes that can be filtered, in a real browser: with and without script, by address, by keyboard and for screen
// readers. Each exported function is one check: it takes `{browser, base, programs, other, agreements}` (a Playwright
// browser, the address of a served site, paths of an index in two languages and of the register), and throws at the
// first thing that is wrong. Deadlines are judged by the clock that is set here.

const NOW = new Date("2026-11-21T01:00:00Z");

async function open({ browser, base }, path, options = {}) {
  const { view = { width: 1280, height: 820 }, ownClock = false, ...rest } = options;
  const context = await browser.newContext({ viewport: view, ...rest });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", error => errors.push(String(error)));
  if (rest.javaScriptEnabled !== false && !ownClock) await page.clock.setFixedTime(NOW);
  await page.goto(new URL(path, base).href);
  return { page, errors, close: () => context.close() };
}

function same(what, found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: found ${a}, expected ${b}`);
}

/** The facets with their values and the rows with theirs, as the page holds them. */
const read = page => page.evaluate(() => {
  const boxes = [...document.querySelectorAll("#page-facets input[type=checkbox]")];
  const list = document.querySelector("#page-results"), body = list.tBodies ? list.tBodies[0] : list;
  const facets = {};
  for (const box of boxes) if (!box.closest("details").classList.contains("js-only")) (facets[box.name] ||= []).push(box.value);
  const rows = [...body.children].map(row => {
    const values = Object.fromEntries(Object.keys(facets).map(f => [f, (row.getAttribute("data-" + f) || "").split(" ").filter(Boolean)]));
    return { id: row.querySelector("a").getAttribute("href"), text: row.textContent, values };
  });
  return { facets, rows };
});

const shown = page => page.evaluate(() => {
  const list = document.querySelector("#page-results"), body = list.tBodies ? list.tBodies[0] : list;
  return [...body.children].filter(row => row.getClientRects().length > 0).map(row => row.querySelector("a").getAttribute("href"));
});

const matches = (row, ticked, except) =>
  Object.entries(ticked).every(([facet, values]) => facet === except || !values.length || row.values[facet].some(v => values.includes(v)));

/** Ticks exactly these, as a reader does: by a click on each box that changes. */
const tick = (page, ticked) => page.evaluate(ticked => {
  for (const box of document.querySelectorAll("#page-facets input[type=checkbox]")) {
    if (box.checked !== (ticked[box.name] || []).includes(box.value)) box.click();
  }
}, ticked);

/** Numbers that look like chance and are the same at every run. */
function* chance(seed) {
  for (let x = seed; ;) {
    x ^= x << 13; x ^= x >>> 17; x ^= x << 5;
    yield (x >>> 0) / 2 ** 32;
  }
}

function combination(facets, next) {
  const ticked = {};
  for (const [facet, values] of Object.entries(facets)) {
    if (next() < 0.45) ticked[facet] = values.filter(() => next() < 0.35);
  }
  return ticked;
}

export async function facets_without_script(site) {
  const { page, close } = await open(site, site.programs, { javaScriptEnabled: false });
  const { facets, rows } = await read(page);
  const random = chance(20261121), next = () => random.next().value;
  const tried = [{}, ...Object.entries(facets).map(([facet, values]) => ({ [facet]: values.slice(0, 2) }))];
  while (tried.length < 25) tried.push(combination(facets, next));
  for (const ticked of tried) {
    await tick(page, ticked);
    same(`rows by style sheet for ${JSON.stringify(ticked)}`, await shown(page), rows.filter(row => matches(row, ticked)).map(row => row.id));
    const any = Object.values(ticked).some(values => values.length);
    same("stale numbers are seen", await page.evaluate(() => getComputedStyle(document.querySelector("#page-count")).visibility), any ? "hidden" : "visible");
  }
  await close();
}

export async function facets_with_script(site) {
  const { page, errors, close } = await open(site, site.programs);
  const { facets, rows } = await read(page);
  const random = chance(50), next = () => random.next().value;
  for (let i = 0; i < 50; i++) {
    const ticked = combination(facets, next);
    await tick(page, ticked);
    const expected = rows.filter(row => matches(row, ticked));
    same(`rows for ${JSON.stringify(ticked)}`, (await shown(page)).sort(), expected.map(row => row.id).sort());
    const counts = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll("#page-facets details:not(.js-only) input")].map(b => [b.id, Number(b.closest("label").querySelector(".c").textContent)])));
    for (const [facet, values] of Object.entries(facets)) for (const value of values) {
      const wanted = rows.filter(row => matches(row, ticked, facet) && row.values[facet].includes(value)).length;
      same(`the number at ${facet}=${value} for ${JSON.stringify(ticked)}`, counts[`page-${facet}-${value}`], wanted);
    }
    same("the number of entries", await page.evaluate(() => document.querySelector("#page-count").textContent.match(/\d+/)?.[0]), String(expected.length));
  }
  same("errors in scripts", errors, []);
  await close();
}

export async function facets_in_address(site) {
  const { page, close } = await open(site, site.programs);
  const { facets } = await read(page);
  const [facet, values] = Object.entries(facets).find(([, values]) => values.length > 1);
  const before = await shown(page);
  await page.click(`label:has(#page-${facet}-${values[0]})`);
  await page.click(`label:has(#page-${facet}-${values[1]})`);
  const two = await shown(page);
  same("the address", new URL(page.url()).search, `?${facet}=${values[0]}&${facet}=${values[1]}`);
  await page.reload();
  same("rows after reloading", await shown(page), two);
  await page.goBack();
  same("the address after going back", new URL(page.url()).search, `?${facet}=${values[0]}`);
  same("boxes after going back", await page.isChecked(`#page-${facet}-${values[1]}`), false);
  await page.goForward();
  same("rows after going on again", await shown(page), two);
  const switched = await page.evaluate(() => document.querySelector("a.lang").href);
  same("the query of the language switch", new URL(switched).search, new URL(page.url()).search);
  await page.goto(switched);
  same("rows in the other language", (await shown(page)).map(id => id.split("/").at(-2)).sort(), two.map(id => id.split("/").at(-2)).sort());
  await page.goto(new URL(site.programs, site.base).href);
  await page.fill("#page-q", "zzzz nothing");
  same("rows for a text that nothing has", await shown(page), []);
  await page.fill("#page-q", "");
  await page.selectOption("#page-sort", "title");
  same("the address of an order", new URL(page.url()).search, "?sort=title");
  const titles = await page.$$eval("#page-results h2", all => all.map(h => h.textContent.trim()));
  same("titles in the order of the language", titles, await page.evaluate(titles => titles.slice().sort(new Intl.Collator(document.documentElement.lang, { numeric: true }).compare), titles));
  await page.reload();
  same("the order after reloading", await page.inputValue("#page-sort"), "title");
  await page.selectOption("#page-sort", "");
  same("rows in their first order", await shown(page), before);
  await close();
}

export async function facets_announced(site) {
  const { page, close } = await open(site, site.programs);
  const { facets } = await read(page);
  const [facet, values] = Object.entries(facets).find(([, values]) => values.length > 1);
  same("the role of the number", await page.getAttribute("#page-count", "role"), "status");
  const label = value => page.evaluate(id => document.getElementById(id).closest("label").querySelector("span").textContent, `page-${facet}-${value}`);
  await page.click(`label:has(#page-${facet}-${values[0]})`);
  await page.click(`label:has(#page-${facet}-${values[1]})`);
  const names = await page.$$eval("#page-applied .chip:not(.clear)", all => all.map(chip => chip.getAttribute("aria-label")));
  const pattern = await page.getAttribute("#page-facets", "data-word-remove");
  same("names of the tags", names, [pattern.replace("{value}", await label(values[0])), pattern.replace("{value}", await label(values[1]))]);
  await page.focus("#page-applied .chip >> nth=0");
  await page.keyboard.press("Enter");
  same("the focus goes to the next tag", await page.evaluate(() => document.activeElement.getAttribute("aria-label")), names[1]);
  await page.keyboard.press("Enter");
  same("the focus goes to the number", await page.evaluate(() => document.activeElement.id), "page-count");
  await page.click(`label:has(#page-${facet}-${values[0]})`);
  await page.click("#page-applied .clear");
  same("everything is cleared", [await page.isChecked(`#page-${facet}-${values[0]}`), await page.isVisible("#page-applied"), new URL(page.url()).search], [false, false, ""]);
  await close();
}

export async function empty_state(site) {
  const { page, close } = await open(site, site.programs + "?q=zzzz+nothing");
  same("what is seen of an empty list", [await page.isVisible("#page-none"), await shown(page), await page.isVisible("#page-applied .chip")], [true, [], true]);
  same("values that would show nothing are grey and can be ticked", await page.$$eval("#page-facets .check", all => all.every(l => l.classList.contains("none") && !l.querySelector("input").disabled)), true);
  await page.click("#page-applied .chip >> nth=0");
  same("the list is back", [await page.isVisible("#page-none"), (await shown(page)).length > 0], [false, true]);
  await close();
}

export async function register_sorts(site) {
  const { page, errors, close } = await open(site, site.agreements);
  for (const key of await page.$$eval("thead [data-key]", all => all.map(th => th.dataset.key))) {
    const column = await page.evaluate(key => [...document.querySelectorAll("thead th")].findIndex(th => th.dataset.key === key), key);
    const cells = () => page.$$eval("#page-results tbody tr", (all, column) => all.map(tr => tr.cells[column].dataset.value ?? tr.cells[column].textContent.trim()), column);
    for (const [state, sign] of [["ascending", 1], ["descending", -1]]) {
      await page.click(`thead [data-key="${key}"] .sorter`);
      same(`aria-sort of ${key}`, await page.getAttribute(`thead [data-key="${key}"]`, "aria-sort"), state);
      same(`columns that are sorted`, await page.$$eval("thead [aria-sort]", all => all.length), 1);
      const found = (await cells()).filter(Boolean);
      const sorted = await page.evaluate(([found, sign]) => { const c = new Intl.Collator(document.documentElement.lang, { numeric: true }); return found.slice().sort((a, b) => sign * c.compare(a, b)); }, [found, sign]);
      same(`the column ${key}, ${state}`, found, sorted);
    }
  }
  same("errors in scripts", errors, []);
  await close();
}

/** 400 rows are filtered, laid out and counted within 50 ms. */
export async function facets_are_quick(site) {
  // A clock that stands still would measure nothing.
  const { page, close } = await open(site, site.programs, { ownClock: true });
  const times = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("#page-facets details:not(.js-only) input")].slice(0, 12);
    const change = box => {
      const start = performance.now();
      box.click();
      document.body.getBoundingClientRect();
      return performance.now() - start;
    };
    // Of each change the quickest of three rounds: what is slower is the machine's other work.
    const rounds = [0, 1, 2].map(() => boxes.map(box => Math.max(change(box), change(box))));
    return boxes.map((_, i) => Math.min(...rounds.map(round => round[i])));
  });
  const slowest = Math.max(...times);
  if (slowest > 50) throw new Error(`a change takes ${slowest.toFixed(1)} ms; all: ${times.map(t => t.toFixed(0))}`);
  await close();
  return { slowest };
}
