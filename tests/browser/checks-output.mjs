// Checks of what is delivered: print, without script, from a folder, privacy, sizes, motion, validity, screenshots.

import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { EXECUTABLE, open, origin, versions, withPage } from "./browser.mjs";
import { colours, decode, difference, encode, reduce } from "./png.mjs";
import { FULL, LOOKS, WIDTHS, check, examine } from "./suite.mjs";
import { programs, RICH } from "./site.mjs";
import { exists, fixtures, pagesOf, ROOT, site, templates, textOf, WORK } from "./sites.mjs";

const require = createRequire(import.meta.url);
const TWELVE = ["", "programs/", `programs/${RICH}/`, "institutions/", "institutions/corrib-valley/", "agreements/", "agreements/in-force/", "alliances/two-rivers/", "training/lantern-engineers/", "events/lantern-symposium/", "news/bell-rings/", "deadlines/"];

/* ---- print and reading ---------------------------------------------------------------------------------------------- */

check("print-two-pages", async fail => {
    for (const [address, most] of [[`/en/programs/${RICH}/`, 2], [`/zh/programs/${RICH}/`, 2], ["/en/programs/", Math.ceil(programs.length / 6)], ["/zh/how-to-apply/", 2]]) await withPage("theme", address, {}, async page => {
        const pdf = (await page.pdf({ format: "A4", printBackground: true })).toString("latin1");
        const n = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
        if (!n || n > most) fail(address, "(print)", `takes ${n} pages of A4, not ${most} at most`);
        await page.emulateMedia({ media: "print" });
        const found = await page.evaluate(() => {
            const name = e => e.tagName.toLowerCase() + [...e.classList].map(c => "." + c).join("");
            const shows = e => e.checkVisibility() && e.getClientRects().length > 0;
            return {
                chrome: [...document.querySelectorAll(".mast nav, .mast .menu, .tray, button, form.facets, input, select")].filter(shows).map(name),
                folded: [...document.querySelectorAll("main details > :not(summary)")].filter(e => e.textContent.trim() && !e.closest("form, nav, .js-only") && !(e.getBoundingClientRect().height > 0)).map(e => e.textContent.trim().slice(0, 40)),
            };
        });
        for (const element of new Set(found.chrome)) fail(address, element, "is printed");
        if (!(await page.locator("#page-asked").count())) return;
        await page.emulateMedia({ media: "screen" });
        await page.locator("form.facets input[type=checkbox][value=master]").check();
        await page.emulateMedia({ media: "print" });
        const asked = await page.locator("#page-asked:visible").textContent().catch(() => "");
        if (!asked.includes("Master")) fail(address, "#page-asked", `a filtered list does not say on paper by what: “${asked}”`);
        for (const text of found.folded) fail(address, "main details", `is folded in print: ${text}`);
    });
});

/** The texts that show on a page, but for what scripts alone can say. */
const readable = page => page.evaluate(() => {
    const skip = ".left, .js-only, .c, .count, .tray, [role=status], [data-state], noscript, script, style, template, [data-pick], .applied, [data-next] *, [data-none], [data-timeline] .vh, meter";
    const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const e = node.parentElement, text = node.data.trim().replace(/\s+/g, " ");
        if (text && !e.closest(skip) && e.checkVisibility({ visibilityProperty: true })) texts.push(text);
    }
    return texts;
});

// Lists that mend themselves show fewer dates with script; nothing may show that is not there without.
examine("no-script-readable", { sites: ["theme"] }, async ({ page, visit }) => {
    if (["compare", "search"].includes(visit.template) || !FULL && (visit.lang !== "en" || visit.brief)) return [];
    const without = await withPage(visit.site, visit.address, { script: false }, readable), there = new Map(), found = [];
    for (const text of without) there.set(text, (there.get(text) ?? 0) + 1);
    for (const text of await readable(page)) if (there.get(text)) there.set(text, there.get(text) - 1); else found.push(["body", `without script does not show “${text.slice(0, 60)}”`]);
    return found;
});

check("opens-from-folder", async fail => {
    const folder = site("folder"), url = path => pathToFileURL(join(folder, path)).href;
    const page = await open("folder", url("en/index.html"));
    const where = path => `file: ${path}`;
    try {
        const go = async (selector, path, what) => {
            const link = page.locator(selector).first();
            if (!(await link.count())) { fail(where(path), selector, `there is no link to ${what}`); return false; }
            const href = await link.evaluate(a => a.href);
            if (!href.endsWith(".html") && !/\.html[?#]/.test(href)) fail(where(path), selector, `leads to ${href.slice(-50)}, which opens no file`);
            const there = await page.goto(href).catch(() => null);
            if (!there) fail(where(path), selector, `leads to ${href.slice(-50)}, where there is nothing`);
            return Boolean(there);
        };
        if (!(await go(".mast .bar a[href*=programs]", "en/index.html", "the programs"))) return;
        if (await page.locator("form.facets").count()) {
            await page.evaluate(() => document.querySelectorAll(".facets details").forEach(d => { d.open = true; }));
            await page.locator("form.facets input[value=master]").check();
            const left = await page.locator(".prog:visible").count();
            if (left !== programs.filter(p => p.level === "master").length) fail(where("en/programs/index.html"), "form.facets", `leaves ${left} rows`);
        }
        if (!(await go(`main a[href*="${RICH}/"]`, "en/programs/index.html", "a program"))) return;
        const left = await page.evaluate(() => [...document.querySelectorAll("[data-due] .left")].map(e => e.textContent.trim()).filter(Boolean));
        if (!left.length) fail(where(`en/programs/${RICH}/`), ".left", "shows no days left");
        const styled = await page.evaluate(() => [...document.styleSheets].length > 0 && getComputedStyle(document.body).backgroundColor !== "rgba(0, 0, 0, 0)");
        if (!styled) fail(where(`en/programs/${RICH}/`), "body", "has no styles");
        if (!(await go(".mast a[hreflang=zh-Hans]", `en/programs/${RICH}/`, "Chinese"))) return;
        if (!page.url().includes(`/zh/programs/${RICH}/index.html`)) fail(where(`en/programs/${RICH}/`), ".mast a[hreflang=zh-Hans]", `leads to ${page.url().slice(-50)}`);
        if (exists("folder", "/zh/search/")) {
            await page.goto(url("zh/search/index.html"));
            await page.locator("main input[type=search]").pressSequentially("机器人");
            if (!(await page.waitForSelector("main ol li a:visible", { timeout: 5000 }).catch(() => null))) fail(where("zh/search/"), "main ol", "finds nothing");
        }
        if (exists("folder", "/zh/compare/") && exists("folder", "/data/programs.zh.js")) {
            await page.goto(url(`zh/compare/index.html`) + `?ids=${RICH}`);
            if (await page.locator("main table").count() && !(await page.locator("main table thead a").count())) fail(where("zh/compare/"), "main table", "shows no program");
        }
        for (const message of page.seen.messages.filter(m => m.startsWith("error"))) fail(where("(all)"), "(console)", message);
    } finally {
        await page.context().close();
    }
});

/* ---- privacy and policy --------------------------------------------------------------------------------------------- */

examine("no-third-party", {}, async ({ page, visit }) => {
    const own = await origin(visit.site), cookies = await page.context().cookies();
    const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    return [
        ...page.seen.requests.filter(url => !url.startsWith(own + "/") && !url.startsWith("data:")).map(url => ["(request)", `goes to ${url}`]),
        ...cookies.map(cookie => ["(cookie)", cookie.name]),
        ...keys.filter(key => !["theme", "compare", "lang"].includes(key)).map(key => ["(storage)", `keeps ${key}`]),
    ];
});

examine("csp-clean", { at: "width", widths: [1280] }, async ({ page }) => {
    const breaches = await page.evaluate(() => window.breaches);
    const logged = page.seen.messages.filter(m => /Content.Security.Policy/i.test(m));
    const attributes = await page.evaluate(() => [...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => /^on/i.test(a.name) || a.name === "style")).slice(0, 3).map(e => e.outerHTML.slice(0, 60)));
    const wrong = page.seen.messages.filter(m => m.startsWith("error") && !/Content.Security.Policy|404 \(Not Found\)/i.test(m));
    return [...breaches.map(b => ["(policy)", b]), ...(breaches.length ? [] : logged.map(m => ["(policy)", m])), ...attributes.map(a => [a, "has a style or an event in an attribute"]), ...wrong.map(m => ["(console)", m])];
});

/* ---- sizes ---------------------------------------------------------------------------------------------------------- */

const sizes = new Map();
const gzipped = (name, address) => {
    const key = name + address;
    if (!sizes.has(key)) sizes.set(key, gzipSync(readFileSync(join(site(name), address)), { level: 9 }).length);
    return sizes.get(key);
};
const local = (html, pattern) => [...html.matchAll(pattern)].map(m => m[1]).filter(href => href.startsWith("/"));

check("budget-bytes", async fail => {
    for (const name of ["theme", "own"]) for (const address of pagesOf(name)) {
        const html = textOf(name, address), where = `${name} ${address}`, rows = (html.match(/<(?:li class="(?:prog|row)|tr data-)/g) ?? []).length, long = rows > 60;
        const most = (element, n, limit, unit = "bytes") => { if (n > limit) fail(where, element, `${n} ${unit}, ${limit} at most`); };
        const file = address.endsWith("/") ? address + "index.html" : address;
        most("html", Buffer.byteLength(html), long ? 1e6 : 250e3);
        most("html (gzip)", gzipped(name, file), long ? 80e3 : 30e3);
        const head = html.replace(/<template[\s\S]*?<\/template>/g, "");
        const css = local(head, /<link rel="stylesheet" href="([^"]+)"/g), scripts = local(head, /<script src="([^"]+)"/g);
        most("css (gzip)", css.reduce((n, href) => n + gzipped(name, href), 0), 20e3);
        // Lists of entries are no script, and the comparison is nothing without its list.
        most("script (gzip)", scripts.filter(src => !src.startsWith("/data/")).reduce((n, src) => n + gzipped(name, src), 0), 10e3);
        const blocking = [...head.matchAll(/<script src="([^"]+)"(?![^>]*defer)[^>]*>/g)].map(m => m[1]);
        for (const src of blocking) if (!/\/early\.[0-9a-f]+\.js$/.test(src)) fail(where, `script[src="${src}"]`, "blocks"); else most("early.js", statSync(join(site(name), src)).size, 512);
        most("(requests for the first paint)", 1 + css.length + blocking.length, 5, "requests");
        // Elements are counted in the source: near enough, and of every page.
        most("(elements)", (html.match(/<[a-z]/g) ?? []).length, long ? 15000 : rows ? 4000 : 1500, "elements");
        for (const img of html.match(/<img\b[^>]*>/g) ?? []) if (!/class="logo"/.test(img) && !(/\bwidth=/.test(img) && /\bheight=/.test(img))) fail(where, img.slice(0, 60), "has no width and height");
    }
});

check("layout-shift-zero", async fail => {
    const pages = FULL ? templates("en").map(p => p.address) : TWELVE.map(path => `/en/${path}`);
    const observe = page => page.addInitScript(() => {
        window.shift = 0;
        window.shifted = [];
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) {
                window.shift += entry.value;
                for (const source of entry.sources) if (source.node?.nodeType === 1) window.shifted.push((source.node.closest(".mast") ? ".mast " : "") + source.node.tagName.toLowerCase() + [...source.node.classList].map(c => "." + c).join(""));
            }
        }).observe({ type: "layout-shift", buffered: true });
    });
    // What a slow line halts at: somewhere in the page, and in the middle of a form.
    const halts = address => {
        const html = textOf("theme", address), bytes = at => Buffer.byteLength(html.slice(0, at)), form = html.indexOf('for="page-sort"');
        return [...(FULL ? [0.25, 0.5, 0.75] : [0.5]).map(part => bytes(Math.floor(html.length * part))), ...(form > 0 ? [bytes(form)] : [])];
    };
    const ways = address => [["", 0, 0], [", script late", 500, 0], ...halts(address).map(first => [`, halting after ${first} bytes`, 0, first])];
    for (const address of pages) for (const width of [360, 1280]) for (const [how, delay, first] of ways(address)) {
        const before = async page => {
            await observe(page);
            if (first) await page.setExtraHTTPHeaders({ "x-first": String(first) });
            if (delay) await page.route(url => url.pathname.endsWith(".js") && !url.pathname.includes("early"), async route => { await new Promise(done => setTimeout(done, delay)); await route.continue(); });
        };
        await withPage("theme", address, { width, before }, async page => {
            // Two frames after the load the last shift is known.
            const { shift, shifted } = await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done({ shift: window.shift, shifted: window.shifted }), 0)))));
            // Columns of a table are as wide as their widest cell, which may be still to come. And a busy browser may paint
            // half a header: the name takes the whole line until the buttons beside it are there.
            const all = pattern => shifted.every(element => pattern.test(element));
            const most = all(/^\.mast /) ? 0.01 : first && all(/^(\.mast |td|th|tr)/) ? 0.05 : 0;
            if (shift > most) fail(`${address} at ${width}${how}`, [...new Set(shifted)].slice(0, 3).join(", ") || "html", `shifts by ${shift.toFixed(4)}`);
        });
    }
});

/* ---- motion and schemes --------------------------------------------------------------------------------------------- */

check("reduced-motion-still", async fail => {
    for (const address of ["/en/", "/en/programs/", `/en/programs/${RICH}/`, "/zh/institutions/"]) await withPage("theme", address, { width: 360 }, async page => {
        const moving = async when => {
            const found = await page.evaluate(() => document.getAnimations().filter(a => a.playState === "running" && a.effect?.getComputedTiming().duration > 1).map(a => a.effect.target?.tagName.toLowerCase() + "." + a.effect.target?.className));
            for (const element of new Set(found)) fail(`${address} ${when}`, element, "moves");
        };
        await moving("at load");
        await page.click(".menu summary");
        await moving("with the menu open");
        await page.keyboard.press("Escape");
        await moving("with the menu closed");
        await page.locator("[data-theme-toggle]").click({ timeout: 2000 }).catch(() => {});
        await moving("in the other colours");
        if (await page.locator(".prog [data-pick]").count()) {
            await page.locator(".prog [data-pick]").first().check();
            await moving("with the tray");
        }
    });
});

/** How light a screenshot is on the whole, from 0 to 255. */
const lightness = png => {
    const { rgb } = decode(png);
    let sum = 0;
    for (let i = 0; i < rgb.length; i += 30) sum += rgb[i] + rgb[i + 1] + rgb[i + 2];
    return sum / (rgb.length / 30) / 3;
};

check("dark-no-flash", async fail => {
    for (const address of ["/en/", "/zh/programs/"]) for (const [stored, scheme] of [["dark", "light"], ["light", "dark"]]) {
        const before = async page => {
            await page.addInitScript(stored => {
                try { localStorage.setItem("theme", stored); } catch { /* no storage */ }
                new PerformanceObserver(() => { window.painted = true; }).observe({ type: "paint", buffered: true });
            }, stored);
            // What is deferred comes late: the first frame is painted without it.
            await page.route(url => /\/(app|facets|tray|compare|search)\.[0-9a-f]+\.js$/.test(url.pathname), async route => { await new Promise(done => setTimeout(done, 3000)); await route.continue().catch(() => {}); });
        };
        await withPage("theme", address, { scheme, before, wait: "commit" }, async page => {
            await page.waitForFunction(() => window.painted, null, { polling: 20 });
            const waits = await page.evaluate(() => document.readyState !== "complete"), light = lightness(await page.screenshot());
            if (!waits) fail(address, "(check)", "the script was not late, so this proves nothing");
            if (stored === "dark" ? light > 100 : light < 150) fail(`${address}, ${stored} stored, ${scheme} by system`, "html", `the first frame has a lightness of ${Math.round(light)}`);
        });
    }
});

check("forced-colors-usable", async fail => {
    for (const address of [`/en/programs/${RICH}/`, "/zh/programs/"]) await withPage("theme", address, { width: 1280, forcedColors: "active" }, async page => {
        await page.evaluate(() => document.querySelectorAll(".facets details").forEach(d => { d.open = true; }));
        for (const selector of [".route .home", ".route .away", "main .btn, main button:not([hidden])", "form.facets input[type=checkbox]", "[data-theme-toggle]"]) {
            const element = page.locator(selector).locator("visible=true").first();
            if (!(await element.count())) { if (/route|toggle/.test(selector)) fail(address, selector, "there is none"); continue; }
            // A shot of the element alone, with what lies just outside of it.
            await element.scrollIntoViewIfNeeded();
            const box = await element.boundingBox(), clip = { x: Math.max(0, box.x - 3), y: Math.max(0, box.y - 3), width: Math.max(8, box.width + 6), height: Math.max(8, box.height + 6) };
            if (colours(decode(await page.screenshot({ clip }))) < 2) fail(address, selector, "cannot be seen");
        }
        const link = page.locator("main a:visible").first();
        const shot = async () => { const box = await link.boundingBox(); return decode(await page.screenshot({ clip: { x: Math.max(0, box.x - 8), y: Math.max(0, box.y - 8), width: box.width + 16, height: box.height + 16 } })); };
        await link.scrollIntoViewIfNeeded();
        const plain = await shot();
        await page.keyboard.press("Tab");
        await link.focus();
        if (difference(plain, await shot()) < 0.01) fail(address, "main a", "its focus cannot be seen");
    });
});

/* ---- validity ------------------------------------------------------------------------------------------------------- */

check("html-valid", async fail => {
    const { HtmlValidate } = await import("html-validate");
    const judge = new HtmlValidate({
        extends: ["html-validate:standard"],
        // `role=list` is deliberate: VoiceOver drops the role of lists without bullets. The others are matters of
        // taste, not of conformance, or measured by axe.
        rules: { "no-redundant-role": "off", "prefer-native-element": "off", "long-title": "off", "void-style": "off", "no-trailing-whitespace": "off", "no-inline-style": "error", "wcag/h37": "off", "tel-non-breaking": "off", "attribute-boolean-style": "off", "attribute-empty-style": "off", "unique-landmark": "off", "no-implicit-button-type": "error", "require-sri": "off", "valid-id": "off", "doctype-style": "off", "svg-focusable": "off" },
    });
    const pages = FULL ? LOOKS.flatMap(name => pagesOf(name).map(address => [name, address])) : [...["en", "zh", "ru"].flatMap(templates).map(p => ["theme", p.address]), ...pagesOf("own").filter(address => address.startsWith("/en/")).map(address => ["own", address]), ...["en", "zh"].flatMap(fixtures).map(p => ["components", p.address])];
    for (const [name, address] of pages) {
        const report = await judge.validateString(textOf(name, address), address);
        for (const { messages } of report.results) for (const m of messages) if (m.severity === 2) fail(`${name} ${address}:${m.line}`, m.selector ?? "(source)", `${m.ruleId}: ${m.message}`);
    }
});

check("lighthouse-100", async fail => {
    if (!FULL) return "it takes minutes; PROSPECTUS_FULL=1 runs it";
    const cli = join(require.resolve("lighthouse/package.json"), "../cli/index.js");
    for (const path of ["", "programs/", `programs/${RICH}/`, "compare/"]) {
        const address = `/en/${path}`, url = await origin("theme") + address;
        // Not synchronously: the server is in this very process.
        const { stdout } = await promisify(execFile)(process.execPath, [cli, url, "--output=json", "--quiet", "--only-categories=performance,accessibility,best-practices,seo", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"], { env: { ...process.env, CHROME_PATH: EXECUTABLE }, encoding: "utf8", maxBuffer: 1 << 27, timeout: 180e3 });
        const report = JSON.parse(stdout);
        for (const [name, { score, auditRefs }] of Object.entries(report.categories)) {
            const least = name === "performance" ? 0.95 : path === "compare/" && name === "seo" ? 0 : 1;
            if (score >= least) continue;
            const why = auditRefs.filter(ref => ref.weight && (report.audits[ref.id].score ?? 1) < 1).map(ref => ref.id);
            fail(address, name, `${Math.round(score * 100)}, not ${least * 100}: ${why.join(", ")}`);
        }
    }
});

/* ---- screenshots ---------------------------------------------------------------------------------------------------- */

const SHOTS = join(WORK, "screens"), REFERENCES = new URL("screens/", import.meta.url), MADE_WITH = new URL("versions.json", REFERENCES);
const UPDATE = process.env.PROSPECTUS_UPDATE === "1";
/** All reference screenshots together take at most so many bytes. */
const ROOM = 4e6;

check("screens-match", async fail => {
    rmSync(SHOTS, { recursive: true, force: true });
    mkdirSync(SHOTS, { recursive: true });
    const shots = new Map();
    // One page in English, the next in Chinese: fonts of both are looked at.
    const queue = TWELVE.map((path, i) => [i % 2 ? "zh" : "en", path]);
    const worker = async () => {
        for (let one; (one = queue.shift());) await withPage("theme", `/${one[0]}/${one[1]}`, {}, async page => {
            for (const width of WIDTHS) for (const scheme of ["light", "dark"]) {
                await page.setViewportSize({ width, height: width < 500 ? 740 : width < 1000 ? 1024 : 820 });
                await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
                await page.evaluate(() => { scrollTo(0, 0); return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); });
                const name = `${`${one[0]}/${one[1]}`.replace(/\/$/, "").replaceAll("/", "-")}-${width}-${scheme}.png`;
                // The first screen is what is compared; the whole page is for people to look at.
                shots.set(name, reduce(decode(await page.screenshot())));
                writeFileSync(join(SHOTS, name), await page.screenshot({ fullPage: true }));
            }
        });
    };
    await Promise.all([worker(), worker()]);
    const now = versions();
    if (UPDATE) {
        rmSync(REFERENCES, { recursive: true, force: true });
        mkdirSync(REFERENCES, { recursive: true });
        let bytes = 0;
        for (const [name, shot] of [...shots].sort()) { const png = encode(shot); bytes += png.length; writeFileSync(new URL(name, REFERENCES), png); }
        writeFileSync(MADE_WITH, JSON.stringify(now, null, 2) + "\n");
        if (bytes > ROOM) fail("tests/browser/screens", "(files)", `${bytes} bytes, ${ROOM} at most`);
        return `${shots.size} references were written anew: look at them before they are committed`;
    }
    if (!existsSync(MADE_WITH)) return `there are no references yet; PROSPECTUS_UPDATE=1 writes them. This run's screenshots are in ${SHOTS.slice(ROOT.length)}`;
    const then = JSON.parse(readFileSync(MADE_WITH, "utf8"));
    if (JSON.stringify(then) !== JSON.stringify(now)) return `the references were made with Chromium ${then.chromium} and ${then.fonts.join(", ")}; here are Chromium ${now.chromium} and ${now.fonts.join(", ")}`;
    for (const name of readdirSync(REFERENCES).filter(name => name.endsWith(".png"))) if (!shots.has(name)) fail(name, "(reference)", "is of a page that is not looked at");
    for (const [name, shot] of shots) {
        const file = new URL(name, REFERENCES);
        if (!existsSync(file)) { fail(name, "(reference)", "there is none"); continue; }
        const part = difference(decode(readFileSync(file)), decode(encode(shot)));
        if (part > 0.001) fail(name, "(first screen)", `${(part * 100).toFixed(2)} % of the pixels differ; see target/browser/screens/${name}`);
    }
});
