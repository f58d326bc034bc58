// Checks of what pages say of time and place: routes, deadlines, countdowns.

import { openAsDocuments } from "./documents.mjs";
import { withPage } from "./browser.mjs";
import { check } from "./suite.mjs";
import { day, LANGUAGES, partners, programs, RICH } from "./site.mjs";
import { exists, textOf } from "./sites.mjs";

/** The moment `hours` after midnight of the day `n` days from today, at the host. */
const moment = (n, hours = 9) => new Date(Date.parse(`${day(n)}T00:00:00+08:00`) + hours * 36e5).toISOString();

/** Blocks of a route, as `[words, class, aria-hidden text left out]`, for `openAsDocuments`. */
const routes = document => [...document.querySelectorAll(".route")].map(route => ({
    label: route.getAttribute("aria-label"), weeks: route.classList.contains("weeks"), role: route.getAttribute("role"),
    blocks: [...route.children].map(li => ({ text: li.textContent.trim().replace(/\s+/g, " "), place: li.querySelector("b")?.textContent.trim() ?? "", years: Number([...li.classList].find(c => /^y\d$/.test(c))?.slice(1)), home: li.classList.contains("home"), known: ["home", "away", "tbd"].some(c => li.classList.contains(c)) })),
}));

check("route-adds-up", async fail => {
    const partnerOf = slug => partners.find(([own]) => own === slug);
    for (const { code } of LANGUAGES) await openAsDocuments("theme", programs.map(p => `/${code}/programs/${p.slug}/`), `document => (${routes})({ querySelectorAll: s => document.querySelectorAll("main " + s) })`, (address, found) => {
        const program = programs.find(p => address.includes(`/${p.slug}/`));
        if (!found.length) return fail(address, ".route", "there is none");
        const { label, role, weeks, blocks } = found[0];
        if (!label) fail(address, ".route", "has no name");
        if (role !== "list") fail(address, ".route", "is no list to VoiceOver: role=list is missing");
        if (blocks.length !== program.stages.length) return fail(address, ".route", `has ${blocks.length} blocks for ${program.stages.length} stages`);
        program.stages.forEach((stage, i) => {
            const [n, unit] = [parseInt(stage), stage.split(" ")[1]], block = blocks[i], where = `.route li:nth-child(${i + 1})`;
            if (!block.text) return fail(address, where, "is empty");
            if (!block.known) fail(address, where, "is neither at home, abroad nor to be found");
            if (unit.startsWith("year") && block.years !== n) fail(address, where, `is ${block.years} wide for ${n} years`);
            if (unit.startsWith("week") && !weeks) fail(address, ".route", "of weeks is drawn in years");
            if (!block.text.includes(String(n))) fail(address, where, `does not say how long: ${block.text}`);
            const at = stage.includes("@") ? program.partner && partnerOf(program.partner) : stage.includes("wangchuan") ? "wangchuan" : null;
            if (!block.place) fail(address, where, "does not say where");
            if (at && (at === "wangchuan") !== block.home) fail(address, where, `is drawn as ${block.home ? "home" : "abroad"}`);
            const place = at === "wangchuan" ? { en: "Wangchuan", zh: "望川", ru: "Ванчуань" } : at && { en: at[1], zh: at[2], ru: at[3] };
            const names = at && at !== "wangchuan" ? [place[code], at[6][["en", "zh", "ru"].indexOf(code)]].filter(Boolean) : place ? [place[code]] : [];
            if (names.length && !names.some(name => block.place.includes(name) || name.includes(block.place))) fail(address, where, `says “${block.place}”, not ${names.join(" or ")}`);
        });
    });
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

check("deadline-countdown", async fail => {
    for (const { code } of LANGUAGES) for (const n of [31, 30, 1, 0, -1]) for (const address of [`/${code}/programs/${RICH}/`, `/${code}/deadlines/`]) await withPage("theme", address, { clock: moment(AWAY - n) }, async page => {
        const found = await leftOf(page, DUE), where = `${address}, ${n} days before`, text = (await wanted(page, n)) ?? closed(code);
        if (!found.length) return fail(where, `[data-due="${DUE}"] .left`, "there is none");
        for (const left of found) {
            if (left.text !== text) fail(where, ".left", `says “${left.text}”, not “${text}”`);
            if (left.soon !== (n >= 0 && n <= 30)) fail(where, ".left", left.soon ? "is marked as soon" : "is not marked as soon");
            if (left.past !== n < 0) fail(where, ".left", left.past ? "is marked as past" : "is not marked as past");
        }
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
            dates: [...document.querySelectorAll("main [data-due]")].filter(e => e.checkVisibility() && (e.dataset.kind || "deadline") === "deadline" && !e.closest("details")).map(e => e.dataset.due),
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
