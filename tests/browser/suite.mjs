// The list of checks, and the one walk over the pages that most of them share.
//
// A check has a name and finds failures; a failure is a page, an element and what is wrong with it. Checks of single
// pages are examiners: a page is loaded once, brought into each width and scheme, and shown to all of them. The others
// open pages of their own. `PROSPECTUS_CHECK=name,name` runs those alone; `PROSPECTUS_FULL=1` the long form.
// Not here: the checks (`checks-*.mjs`), how they are reported (`browser.test.mjs`).

import { open } from "./browser.mjs";
import { fixtures, own, states, templates } from "./sites.mjs";

export const FULL = process.env.PROSPECTUS_FULL === "1";
export const CHOSEN = (process.env.PROSPECTUS_CHECK || "").split(",").map(name => name.trim()).filter(Boolean);

export const WIDTHS = [360, 768, 1280];
/** The sites whose pages are looked at, be they pages of a catalogue or components by themselves. */
export const LOOKS = ["theme", "own", "components"];
const checks = new Map();

/**
 * A check that opens pages of its own. `run(fail)` calls `fail(page, element, what)` for each failure and may return a
 * sentence on why it did not run at all.
 */
export function check(name, run) {
    add(name, { run });
}

/**
 * A check that is shown every page of the walk. `at` is `page` (once), `width` (in each width) or `view` (in each width
 * and scheme); `widths` are those that it asks for; `sites` the sites of its pages, of which `LOOKS` are all; `examine({page, width, scheme, visit})` returns failures
 * as `[element, what]`.
 */
export function examine(name, options, examine) {
    add(name, { at: "page", widths: WIDTHS, sites: ["theme", "own"], ...options, examine });
}

function add(name, one) {
    if (checks.has(name)) throw new Error(`two checks are called ${name}`);
    checks.set(name, { name, failures: [], ...one });
}

/** The checks in the order in which they were written, without those that were not asked for. */
export function chosen() {
    const strange = CHOSEN.filter(name => !checks.has(name));
    if (strange.length) throw new Error(`there is no check ${strange.join(", ")}; there are ${[...checks.keys()].join(", ")}`);
    return [...checks.values()].filter(one => !CHOSEN.length || CHOSEN.includes(one.name));
}

/** Runs one check and returns its failures as lines, or a sentence on why it did not run. */
export async function run(one) {
    const fail = (page, element, what) => one.failures.push(`${page}  ${element}  ${what}`);
    const reason = one.run ? await one.run(fail) : await walk();
    return { failures: [...new Set(one.failures)], reason: typeof reason === "string" ? reason : null };
}

/* ---- the walk ------------------------------------------------------------------------------------------------------ */

/**
 * The pages of the walk. By default each template in English and in Chinese, further states in one language of three,
 * some of this repository's own pages; in the long form all of them in all languages.
 */
function visits() {
    const all = ["en", "zh", "ru"];
    const one = (pages, langs) => pages(langs[0]).map((_, i) => pages(langs[i % langs.length])[i]).filter(Boolean);
    if (FULL) return [...all.flatMap(templates), ...all.flatMap(states), ...["en", "zh"].flatMap(own), ...["en", "zh"].flatMap(fixtures)];
    return [...templates("en"), ...templates("zh").slice(1), ...one(states, ["zh", "ru", "en"]).map(v => ({ ...v, brief: true })), ...one(own, ["en", "zh"]).map(v => ({ ...v, brief: true })), ...one(fixtures, ["zh", "en", "zh"])];
}

let walking;
/** Visits every page once, for all checks that were asked for. */
function walk() {
    walking ??= (async () => {
        const examiners = chosen().filter(one => one.examine && !NOT_YET.has(one.name));
        const queue = visits();
        const worker = async () => { for (let visit; (visit = queue.shift());) await stop(visit, examiners); };
        await Promise.all([worker(), worker()]);
    })();
    return walking;
}

async function stop(visit, examiners) {
    const wanted = examiners.filter(one => one.sites.includes(visit.site));
    const where = visit.site !== "theme" ? `${visit.site} ${visit.address}` : visit.address;
    let page;
    try {
        page = await open(visit.site, visit.address);
    } catch (e) {
        for (const one of wanted) one.failures.push(`${where}  (page)  it does not load: ${e.message.split("\n")[0]}`);
        return;
    }
    const show = async (one, at, suffix) => {
        let found;
        try { found = await one.examine({ page, visit, ...at }); } catch (e) { found = [["(check)", e.message.split("\n").slice(0, 3).join(" ")]]; }
        for (const [element, what] of found ?? []) one.failures.push(`${where}${suffix}  ${element}  ${what}`);
    };
    try {
        for (const one of wanted.filter(one => one.at === "page")) await show(one, { width: 1280, scheme: "light" }, "");
        const sizes = [...new Set(wanted.filter(one => one.at !== "page").flatMap(one => one.widths))].sort((a, b) => b - a);
        for (const width of visit.brief ? sizes.filter(w => w !== 768) : sizes) {
            await page.setViewportSize({ width, height: width < 500 ? 740 : width < 1000 ? 1024 : 820 });
            for (const scheme of WIDTHS.includes(width) ? ["light", "dark"] : ["light"]) {
                const here = wanted.filter(one => one.widths.includes(width) && (one.at === "view" || one.at === "width" && scheme === "light"));
                if (!here.length) continue;
                await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
                for (const one of here) await show(one, { width, scheme }, ` at ${width}${scheme === "dark" ? " dark" : ""}`);
            }
        }
    } finally {
        await page.context().close();
    }
}

/* ---- what the theme does not have yet ------------------------------------------------------------------------------ */

/**
 * Checks of what the theme does not have yet, each with the reason: they are printed as not run. With its name in
 * PROSPECTUS_CHECK one of them runs all the same. To be emptied.
 */
export const NOT_YET = new Map(CHOSEN.length ? [] : []);
