// Checks of what pages say of time and place: routes, deadlines, countdowns.

import { read } from "./documents.mjs";
import { withPage } from "./browser.mjs";
import { FULL, check } from "./suite.mjs";
import { day, LANGUAGES, partners, programs, RICH } from "./site.mjs";
import { exists, textOf } from "./sites.mjs";

/** The moment `hours` after midnight of the day `n` days from today, at the host. */
const moment = (n, hours = 9) => new Date(Date.parse(`${day(n)}T00:00:00+08:00`) + hours * 36e5).toISOString();

/** What a route says of one block of one stage: place in each language, and whether it is at home. */
function expected(program, stage) {
    if (stage.includes("wangchuan")) return { home: true, names: { en: ["Wangchuan"], zh: ["望川"], ru: ["Ванчуань"] } };
    const at = partners.find(([slug]) => slug === program.partner);
    if (!at || !stage.includes("@")) return { home: false, names: null };
    const [, en, zh, ru, , , city] = at;
    return { home: false, names: { en: [en, city[0]], zh: [zh ?? en, city[1]], ru: [ru ?? en, city[2]] } };
}

// The large route of a program has one column for each year, the small one of a row one block for each stage.
read("route-adds-up", ["theme"], (_, address) => /\/programs\/([^/]+\/)?$/.test(address), document => {
    const blocks = list => ({
        label: list.getAttribute("aria-label"), role: list.getAttribute("role"), weeks: list.classList.contains("weeks"), large: list.classList.contains("years"),
        slug: list.closest("li")?.querySelector("h2 a, h3 a")?.getAttribute("href").split("/").filter(Boolean).at(-1) ?? null,
        blocks: [...list.children].map(li => ({ text: li.textContent.trim().replace(/\s+/g, " "), place: li.querySelector("b")?.textContent.trim() ?? "", wide: Number([...li.classList].find(c => /^y\d$/.test(c))?.slice(1)), home: li.classList.contains("home"), known: ["home", "away", "tbd"].some(c => li.classList.contains(c)) })),
    });
    const own = document.querySelector("main .years, main article header .route");
    const listed = [...document.querySelectorAll("main li .route")];
    return { own: own && blocks(own), listed: listed.map(blocks) };
}, (fail, address, { own, listed }) => {
    const slug = address.match(/\/programs\/([^/]+)\/$/)?.[1], code = address.slice(1, 3), program = programs.find(p => p.slug === slug);
    if (program && !own) fail(address, ".years", "there is none");
    if (!slug && listed.length !== programs.length) fail(address, ".route", `${listed.length} rows have a route, of ${programs.length} programs`);
    for (const route of [...(program && own ? [{ ...own, slug }] : []), ...(slug ? [] : listed)]) {
        const one = programs.find(p => p.slug === route.slug), name = route.large ? ".years" : ".route", where = `${address} ${route.slug}`;
        if (!one) { fail(where, name, "is of no program"); continue; }
        if (!route.label) fail(where, name, "has no name");
        if (route.role !== "list") fail(where, name, "is no list to VoiceOver: role=list is missing");
        const stages = one.stages.map(stage => ({ n: parseInt(stage), unit: stage.split(" ")[1], ...expected(one, stage) }));
        const wanted = route.large ? stages.flatMap(stage => Array.from({ length: stage.unit.startsWith("year") ? stage.n : 1 }, () => stage)) : stages;
        if (route.blocks.length !== wanted.length) { fail(where, name, `has ${route.blocks.length} blocks, not ${wanted.length}`); continue; }
        wanted.forEach((stage, i) => {
            const block = route.blocks[i], element = `${name} li:nth-child(${i + 1})`;
            if (!block.text) return fail(where, element, "is empty");
            if (!block.known) fail(where, element, "is neither at home, abroad nor to be found");
            if (stage.unit.startsWith("week") && !route.large && !route.weeks) fail(where, name, "of weeks is drawn in years");
            if (stage.unit.startsWith("year") && !route.large && block.wide !== stage.n) fail(where, element, `is ${block.wide} wide for ${stage.n} years`);
            if (!block.text.includes(String(route.large && stage.unit.startsWith("year") ? i + 1 : stage.n))) fail(where, element, `does not say when or how long: ${block.text}`);
            if (!block.place) fail(where, element, "does not say where");
            if (block.home !== stage.home) fail(where, element, `is drawn as ${block.home ? "home" : "abroad"}`);
            if (stage.names && !stage.names[code].some(name => block.place.includes(name) || name.includes(block.place))) fail(where, element, `says “${block.place}”, not ${stage.names[code].join(" or ")}`);
        });
    }
});

check("route-not-colour-alone", async fail => {
    for (const [scheme, media] of [["light", "screen"], ["dark", "screen"], ["light", "print"]]) for (const address of [`/en/programs/${RICH}/`, "/zh/programs/"]) await withPage("theme", address, { scheme }, async page => {
        await page.emulateMedia({ media, colorScheme: scheme });
        const found = await page.evaluate(() => [...document.querySelectorAll(".route .away")].map(li => ({ text: li.textContent.trim(), plain: [li, ...li.querySelectorAll("*")].every(e => ["", "::before", "::after"].every(part => getComputedStyle(e, part || null).backgroundImage === "none")) })));
        if (!found.length) fail(address, ".route .away", "there is none");
        for (const { text, plain } of found) if (plain) fail(`${address} ${scheme} ${media}`, `.away “${text}”`, "has no pattern");
    });
});

/* ---- deadlines ------------------------------------------------------------------------------------------------------ */

/** The deadline of the program that the checks follow. */
const DUE = day(programs.find(p => p.slug === RICH).distance);
const AWAY = programs.find(p => p.slug === RICH).distance;

/** What a page says of days left: for each box of the date that shows them. */
const leftOf = (page, due) => page.evaluate(due => [...document.querySelectorAll(`[data-due="${due}"]`)].filter(box => box.querySelector(".left")).map(box => {
    const out = box.querySelector(".left");
    return { text: out.textContent.trim(), shown: out.checkVisibility(), soon: box.classList.contains("is-soon") || out.classList.contains("is-soon"), past: box.classList.contains("is-past") };
}), due);
const wanted = (page, n) => page.evaluate(n => n < 0 ? null : new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(n, "day"), n);
const CLOSED = { en: "Closed", ru: "Приём закрыт" };
const closed = lang => CLOSED[lang] ?? textOf("theme", `/${lang}/`).match(/data-word-closed="([^"]*)"|"closed":"([^"]*)"/)?.slice(1).find(Boolean) ?? "已截止";

/** What is wrong with the days left that a page shows for one date, `n` days ahead. */
async function judge(page, where, due, n, lang, fail) {
    const found = await leftOf(page, due), text = (await wanted(page, n)) ?? closed(lang);
    if (!found.length) return fail(where, `[data-due="${due}"] .left`, "there is none");
    for (const left of found) {
        if (left.text !== text) fail(where, `[data-due="${due}"] .left`, `says “${left.text}”, not “${text}”`);
        if (left.soon !== (n >= 0 && n <= 30)) fail(where, `[data-due="${due}"] .left`, left.soon ? "is marked as soon" : "is not marked as soon");
        if (left.past !== n < 0) fail(where, `[data-due="${due}"] .left`, left.past ? "is marked as past" : "is not marked as past");
    }
}

check("deadline-countdown", async fail => {
    // One program as its deadline comes nearer, and the list of all deadlines, in which every distance stands.
    for (const { code } of LANGUAGES) for (const n of FULL || code === "en" ? [31, 30, 1, 0, -1] : [30, -1]) {
        const address = `/${code}/programs/${RICH}/`;
        await withPage("theme", address, { clock: moment(AWAY - n) }, page => judge(page, `${address}, ${n} days before`, DUE, n, code, fail));
    }
    for (const { code } of LANGUAGES) await withPage("theme", `/${code}/deadlines/`, { clock: moment(1) }, async page => {
        for (const n of [31, 30, 1, 0, 60, 200]) await judge(page, `/${code}/deadlines/, a day later`, day(n), n - 1, code, fail);
    });
});

check("deadline-host-day", async fail => {
    for (const zone of ["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Shanghai"]) for (const [n, hours] of [[0, 0.25], [0, 23.75], [AWAY, 23.75], [AWAY + 1, 0.25]]) await withPage("theme", `/en/programs/${RICH}/`, { zone, clock: moment(n, hours) }, async page => {
        const text = (await wanted(page, AWAY - n)) ?? closed("en"), where = `/en/programs/${RICH}/ in ${zone}, ${moment(n, hours)}`, found = await leftOf(page, DUE);
        if (!found.length) fail(where, ".left", "there is none");
        for (const left of found) if (left.text !== text) fail(where, ".left", `says “${left.text}”, not “${text}”`);
    });
});

check("upcoming-self-heals", async fail => {
    for (const [years, n] of [[0, 0], [1, 365], [6, 6 * 365]]) for (const { code } of LANGUAGES) for (const path of ["", "deadlines/"]) await withPage("theme", `/${code}/${path}`, { clock: moment(n) }, async page => {
        const found = await page.evaluate(() => ({
            dates: [...document.querySelectorAll("main .ledger [data-due], main [data-upcoming]:not([data-upcoming='1']) [data-due]")].filter(e => e.checkVisibility() && (e.dataset.kind || "deadline") === "deadline" && !e.closest("details")).map(e => e.dataset.due),
            empty: [...document.querySelectorAll("main .empty, main [data-none]")].some(e => e.checkVisibility() && e.textContent.trim()),
        }));
        const where = `/${code}/${path}, ${years} years later`, over = found.dates.filter(due => due < day(n));
        for (const due of over) fail(where, `[data-due="${due}"]`, "is over and shown");
        if (!found.dates.length && !found.empty) fail(where, "main .empty", "there is neither a date ahead nor an empty state");
        if (found.dates.length && found.empty) fail(where, "main .empty", "shows beside dates that are ahead");
        if (!years && !found.dates.length) fail(where, "[data-due]", "none of today's deadlines shows");
        if (path === "" && found.dates.length > 4) fail(where, "[data-upcoming]", `shows ${found.dates.length} dates, not four at most`);
    });
});

check("countdown-absent-in-print", async fail => {
    for (const address of [`/en/programs/${RICH}/`, "/zh/", "/en/deadlines/", "/zh/programs/"]) if (exists("theme", address)) await withPage("theme", address, {}, async page => {
        if (!(await page.locator(".left").count())) fail(address, ".left", "there is none on the screen either");
        await page.emulateMedia({ media: "print" });
        const found = await page.evaluate(() => ({
            left: [...document.querySelectorAll(".left")].filter(e => e.checkVisibility() && e.textContent.trim()).map(e => e.textContent.trim()),
            dates: [...document.querySelectorAll("main [data-due] time")].filter(e => e.checkVisibility()).length,
        }));
        for (const text of found.left) fail(address, ".left", `“${text}” is printed`);
        if (!found.dates) fail(address, "[data-due] time", "no date is printed");
    });
});
