// Checks of access: axe, contrast, reflow, targets, focus and keyboard.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { addStyle, withPage } from "./browser.mjs";
import { FULL, LOOKS, check, examine } from "./suite.mjs";
import { RICH } from "./site.mjs";
import { exists, hueSheet } from "./sites.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that a change of colours alone can break. */
const COLOUR = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page as it stands, as failures. */
export async function axe(page, rules) {
    if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(axeSource);
    const found = await page.evaluate(async ({ tags, rules }) => {
        const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
        const result = await window.axe.run(document, { runOnly, preload: false, resultTypes: ["violations"] });
        return result.violations.flatMap(rule => rule.nodes.map(node => [node.target.join(" "), `${rule.id}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`]));
    }, { tags: TAGS, rules });
    return found;
}

// By default all rules are asked in the narrowest and the widest view; in between and in the dark those of colours.
examine("axe-no-violations", { at: "view", sites: LOOKS }, ({ page, width, scheme }) => axe(page, FULL || scheme === "light" && width !== 768 ? null : COLOUR));

check("axe-with-states", async fail => {
    const state = async (address, name, width, act, needs = true) => {
        if (!needs) return;
        for (const scheme of ["light", "dark"]) await withPage("theme", address, { width, scheme }, async page => {
            await act(page);
            for (const [element, what] of await axe(page)) fail(`${address} at ${width} ${scheme}, ${name}`, element, what);
        });
    };
    const facets = exists("theme", "/en/programs/level/bachelor/"), tick = "form.facets input[type=checkbox]:visible";
    for (const lang of ["en", "zh"]) {
        await state(`/${lang}/`, "menu open", 360, page => page.click(".menu summary"));
        await state(`/${lang}/`, "languages open", 1280, page => page.click(".tools .langs summary"));
        await state(`/${lang}/programs/${RICH}/`, "all open", 768, page => page.evaluate(() => document.querySelectorAll("details").forEach(d => { d.open = !d.matches(".menu, .langs"); })));
        await state(`/${lang}/how-to-apply/`, "all open", 768, page => page.evaluate(() => document.querySelectorAll("details").forEach(d => { d.open = !d.matches(".menu, .langs"); })));
        await state(`/${lang}/programs/`, "two filters", 1280, async page => {
            await page.locator(tick).first().check();
            await page.locator(tick).nth(1).check();
        }, facets);
        await state(`/${lang}/programs/?q=qqqqqqq`, "nothing left", 1280, page => page.waitForSelector(".empty:visible"), facets);
    }
    const picks = await withPage("theme", "/en/programs/", {}, page => page.locator("[data-pick]").count());
    await state("/en/programs/", "tray with two", 360, async page => {
        for (const i of [0, 1]) await page.locator("[data-pick]").nth(i).check();
        await page.waitForSelector(".tray:visible");
    }, picks);
    await state("/zh/search/", "results", 1280, async page => {
        await page.locator("main input[type=search]").pressSequentially("机器人");
        await page.waitForSelector("main ol li a");
    }, exists("theme", "/zh/search/"));
});

/* ---- contrast ------------------------------------------------------------------------------------------------------- */

/** Pairs of tokens with the least contrast that each must have: words 4.5, graphics and borders of controls 3. */
const WORDS = [["ink", "paper"], ["ink", "wash"], ["ink-2", "paper"], ["ink-2", "wash"], ["ink-2", "wash-2"], ["accent", "paper"], ["accent", "wash"], ["accent-2", "wash-2"], ["on-accent", "accent"], ["away-ink", "wash"], ["away-ink", "paper"], ["alert", "paper"], ["on-deep", "deep"], ["on-deep-2", "deep"]];
const GRAPHICS = ["edge", "away", "accent", "focus"].flatMap(token => [[token, "paper"], [token, "wash"]]);

/** The contrast of pairs of tokens on a page, as `[[one, other, ratio]]`; null for a token that there is not. */
const contrasts = (page, pairs) => page.evaluate(pairs => {
    const probe = document.body.appendChild(document.createElement("i")), context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    const luminance = token => {
        if (!getComputedStyle(document.documentElement).getPropertyValue("--" + token).trim()) return null;
        probe.style.setProperty("color", `var(--${token})`);
        context.fillStyle = getComputedStyle(probe).color;
        context.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = pairs.map(([a, b]) => {
        const [one, other] = [luminance(a), luminance(b)];
        return [a, b, one === null || other === null ? null : (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)];
    });
    probe.remove();
    return found;
}, pairs);

/** Shows a page of the test site in each hue and scheme. */
async function inHues(hues, address, examine) {
    for (const hue of hues) {
        const sheet = hueSheet(hue);
        const before = page => page.route(/\/assets\/hue\.[0-9a-f]+\.css$/, route => route.fulfill({ contentType: "text/css", body: sheet }));
        await withPage("theme", address, { before }, async page => {
            for (const scheme of ["light", "dark"]) {
                await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
                await examine(page, `${address} in hue ${hue} ${scheme}`);
            }
        });
    }
}
const every = step => Array.from({ length: 360 / step }, (_, i) => i * step);

check("contrast-any-hue", async fail => {
    const pages = FULL ? ["/en/", "/en/programs/", `/en/programs/${RICH}/`, "/en/agreements/in-force/", "/en/alliances/two-rivers/"] : [`/en/programs/${RICH}/`];
    for (const address of pages) await inHues(every(30), address, async (page, where) => {
        for (const [element, what] of await axe(page, ["color-contrast"])) fail(where, element, what);
        for (const [a, b, ratio] of await contrasts(page, WORDS)) if (ratio === null) fail(where, `--${a} on --${b}`, "there is no such token"); else if (ratio < 4.5) fail(where, `--${a} on --${b}`, `${ratio.toFixed(2)}:1, less than 4.5:1`);
    });
});

check("contrast-graphics", async fail => {
    const hues = FULL ? every(5) : [...new Set([...every(30), 45, 65, 70, 80, 85])];
    await inHues(hues, "/404.html", async (page, where) => {
        for (const [a, b, ratio] of await contrasts(page, GRAPHICS)) if (ratio === null) fail(where, `--${a} on --${b}`, "there is no such token"); else if (ratio < 3) fail(where, `--${a} on --${b}`, `${ratio.toFixed(2)}:1, less than 3:1`);
    });
});

/* ---- reflow and size ------------------------------------------------------------------------------------------------ */

/** The elements that reach over the end edge of the page, outermost first. */
const tooWide = page => page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(e => {
        const box = e.getBoundingClientRect();
        if (!box.width || box.right <= width + 0.5 && box.left >= -0.5) return false;
        for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return false;
        return true;
    });
    const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map(c => "." + c).join("");
    const inner = wide.filter(e => !wide.some(other => other !== e && e.contains(other)));
    return (inner.length ? inner.slice(0, 3).map(e => [name(e), `reaches to ${Math.round(e.getBoundingClientRect().right)} of ${width} px: ${e.textContent.trim().slice(0, 40)}`]) : [["html", `scrolls to ${document.documentElement.scrollWidth} of ${width} px`]]);
});
examine("no-horizontal-scroll", { sites: LOOKS, at: "width", widths: [320, 360, 768, 1280] }, ({ page }) => tooWide(page));

/** Elements whose text is cut by their own box. */
const cut = page => page.evaluate(() => {
    const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map(c => "." + c).join("");
    return [...document.body.querySelectorAll("*")].filter(e => {
        if (e.matches(".vh, .vh *, svg *, input, select, textarea, img, .skip") || !e.textContent.trim()) return false;
        const style = getComputedStyle(e), box = e.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1 || style.visibility === "hidden") return false;
        const x = /hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1, y = /hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
        return x || y;
    }).slice(0, 3).map(e => [name(e), `its text is cut: ${e.scrollWidth}×${e.scrollHeight} in ${e.clientWidth}×${e.clientHeight} px: ${e.textContent.trim().slice(0, 40)}`]);
});

/** A few pages on which every component stands. */
const SOME = ["", "programs/", `programs/${RICH}/`, "institutions/", "agreements/in-force/", "alliances/two-rivers/", "training/lantern-engineers/", "events/lantern-symposium/", "news/bell-rings/", "about/", "deadlines/", "compare/", "search/"];
const some = lang => SOME.map(path => `/${lang}/${path}`).filter(address => exists("theme", address));

check("zoom-400", async fail => {
    for (const lang of FULL ? ["en", "zh", "ru"] : ["ru"]) for (const address of some(lang)) await withPage("theme", address, { width: 320, height: 205, deviceScaleFactor: 4 }, async page => {
        for (const [element, what] of [...await tooWide(page), ...await cut(page)]) fail(address, element, what);
        const unreachable = await page.evaluate(() => {
            const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map(c => "." + c).join("");
            return [...document.querySelectorAll("a[href], button, input, select, summary")].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".vh, .skip") && !e.disabled && e.getClientRects().length).filter(e => {
                const target = e.closest("label") ?? e;
                target.scrollIntoView({ block: "center", inline: "center" });
                const box = target.getClientRects()[0], x = box.left + box.width / 2, y = box.top + box.height / 2;
                const hit = document.elementFromPoint(x, y);
                return !hit || !(target.contains(hit) || hit.contains(target));
            }).slice(0, 3).map(e => [name(e), `cannot be reached: ${e.textContent.trim().slice(0, 40)}`]);
        });
        for (const [element, what] of unreachable) fail(address, element, what);
    });
});

examine("text-spacing", { sites: LOOKS, at: "width", widths: [360, 1280] }, async ({ page }) => {
    await addStyle(page, "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    try { return await cut(page); } finally { await page.evaluate(() => { document.adoptedStyleSheets = []; }); }
});

examine("target-size-24", { sites: LOOKS, at: "width", widths: [360, 1280] }, ({ page }) => page.evaluate(() => {
    const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map(c => "." + c).join("");
    const small = [];
    for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
        if (!e.checkVisibility({ visibilityProperty: true }) || e.closest(".vh, .skip") || e.closest("svg")) continue;
        const style = getComputedStyle(e);
        // Links inside a sentence are excepted: words stand before or after them in the same block.
        if (e.tagName === "A" && style.display === "inline") {
            let block = e.parentElement;
            while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
            const rest = [...block.childNodes].filter(n => !(n.nodeType === 1 && (n.contains(e) || getComputedStyle(n).display !== "inline"))).map(n => n.textContent).join("").trim();
            if (rest.length > 1 || block.closest(".prose")) continue;
        }
        const box = (e.closest("label") ?? e).getBoundingClientRect();
        if (box.width && (box.width < 23.9 || box.height < 23.9)) small.push([name(e) + (e.parentElement ? ` in ${name(e.parentElement)}` : ""), `${Math.round(box.width)}×${Math.round(box.height)} px: ${(e.textContent.trim() || e.getAttribute("aria-label") || "").slice(0, 40)}`]);
    }
    return small.slice(0, 5);
}));

// A table that is laid out as something else, on a phone, is a table to nobody who hears it, but for its roles.
examine("tables-stay-tables", { sites: LOOKS, at: "width", widths: [360] }, ({ page }) => page.evaluate(() => {
    const usual = { table: "table", thead: "table-header-group", tbody: "table-row-group", tr: "table-row", th: "table-cell", td: "table-cell" };
    const found = [...document.querySelectorAll("main :is(table, thead, tbody, tr, th, td)")].filter(e => e.checkVisibility() && !e.getAttribute("role") && getComputedStyle(e).display !== usual[e.localName]);
    return found.slice(0, 3).map(e => [`${e.localName} in .${e.closest("table").parentElement.className.replaceAll(" ", ".")}`, `is laid out as ${getComputedStyle(e).display} and has no role: ${e.textContent.trim().slice(0, 40)}`]);
}));

/* ---- focus and keyboard --------------------------------------------------------------------------------------------- */

/** Every stop of the Tab key on a page, at most `most`: what it is, its place in the source, whether and how it shows. */
async function stops(page, most) {
    const list = [];
    await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); window.stopped = []; });
    for (let i = 0; i < most; i++) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
            const e = document.activeElement;
            if (!e || e === document.body || window.stopped.includes(e)) return null;
            window.stopped.push(e);
            const name = e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map(c => "." + c).join("") + ` “${(e.textContent.trim() || e.getAttribute("aria-label") || "").slice(0, 30)}”`;
            // The outline may stand on what is drawn around the link: its pseudo-elements, its parent, its label.
            const ring = (of, part) => { const s = getComputedStyle(of, part); return s.outlineStyle !== "none" && s.content !== "none" ? parseFloat(s.outlineWidth) : 0; };
            const around = [e, e.parentElement, e.closest("label")].filter(Boolean);
            // A point of a map is ringed by the stroke of a shape in the link, in the size at which the map is drawn.
            const drawn = e.closest("svg") ? [...e.querySelectorAll("circle, path, rect")].map(of => { const s = getComputedStyle(of); return s.stroke !== "none" && s.visibility === "visible" && e.matches(":focus-visible") && of.matches(".hit") ? parseFloat(s.strokeWidth) * of.getScreenCTM().a : 0; }) : [];
            const width = Math.max(...around.map(of => ring(of)), ring(e, "::before"), ring(e, "::after"), ...drawn);
            const box = e.getClientRects()[0] ?? e.getBoundingClientRect(), x = box.left + Math.min(box.width / 2, innerWidth / 2), y = Math.min(Math.max(box.top, 0) + 4, innerHeight - 1);
            const over = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
            return {
                name, outline: width, inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                covered: Boolean(over?.closest(".tray") && !e.closest(".tray")), order: [...document.querySelectorAll("*")].indexOf(e), tabindex: e.tabIndex,
            };
        });
        if (!stop) break;
        list.push(stop);
    }
    return list;
}
const walked = new WeakMap();
const stopsOf = (page, visit) => {
    // By default a page in one language of two, and its first stops: the rest of a long list is of one sort.
    if (!FULL && (visit.lang === "zh" || visit.brief)) return [];
    if (!walked.has(page)) walked.set(page, stops(page, FULL ? 1000 : 60));
    return walked.get(page);
};
examine("focus-visible-everywhere", {}, async ({ page, visit }) => (await stopsOf(page, visit)).flatMap(s => [
    ...(s.outline < 2 ? [[s.name, `its focus shows by an outline of ${s.outline} px`]] : []),
    ...(s.inside ? [] : [[s.name, "has the focus outside of the window"]]),
    ...(s.covered ? [[s.name, "is covered by the tray"]] : []),
]));
examine("focus-order-matches-dom", {}, async ({ page, visit }) => {
    const list = await stopsOf(page, visit);
    return list.flatMap((s, i) => [...(i && s.order < list[i - 1].order ? [[s.name, `comes after ${list[i - 1].name}, which stands behind it in the source`]] : []), ...(s.tabindex > 0 ? [[s.name, `tabindex ${s.tabindex}`]] : [])]);
});

check("skip-link-works", async fail => {
    for (const lang of ["en", "zh", "ru"]) for (const address of FULL ? some(lang) : some(lang).slice(0, 3)) await withPage("theme", address, { width: 360 }, async page => {
        await page.keyboard.press("Tab");
        const first = await page.evaluate(() => { const e = document.activeElement, box = e.getBoundingClientRect(); return { name: e.className, shows: box.top >= 0 && box.left >= 0 && box.width > 20 && box.height > 20 }; });
        if (!first.name.includes("skip")) return fail(address, first.name || "(nothing)", "has the first focus, not the skip link");
        if (!first.shows) fail(address, "a.skip", "does not show when it has the focus");
        await page.keyboard.press("Enter");
        const on = await page.evaluate(() => document.activeElement.tagName);
        if (on !== "MAIN") fail(address, on.toLowerCase(), "has the focus after the skip link, not main");
    });
});

check("menu-keyboard", async fail => {
    for (const lang of ["en", "zh"]) {
        const address = `/${lang}/programs/`;
        await withPage("theme", address, { width: 360 }, async page => {
            await page.focus(".menu summary");
            await page.keyboard.press("Enter");
            if (!(await page.isVisible(".menu nav a"))) fail(address, ".menu", "Enter does not open it");
            await page.keyboard.press("Tab");
            await page.keyboard.press("Escape");
            if (await page.isVisible(".menu nav a")) fail(address, ".menu", "Escape does not close it");
            if (!(await page.evaluate(() => document.activeElement.matches(".menu summary")))) fail(address, ".menu summary", "has not the focus after Escape");
        });
        await withPage("theme", address, { width: 360, script: false }, async page => {
            await page.focus(".menu summary");
            await page.keyboard.press("Enter");
            if (!(await page.isVisible(".menu nav a"))) fail(address, ".menu", "without script Enter does not open it");
        });
    }
});
