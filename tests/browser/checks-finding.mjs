// Checks of finding and choosing: filters with and without script, the comparison, the search, the map.

import { gzipSync } from "node:zlib";
import { withPage } from "./browser.mjs";
import { FULL, check } from "./suite.mjs";
import { LANGUAGES, partners, programs, RICH } from "./site.mjs";
import { COPIES, pagesOf, textOf } from "./sites.mjs";

/* ---- filters -------------------------------------------------------------------------------------------------------- */

const INDEX = "/en/programs/";
const BOX = "form.facets input[type=checkbox]";

/** Into which values of each facet a program falls, told from the content and not from the page. */
function facetsOf(p) {
    const partner = partners.find(([slug]) => slug === p.partner);
    const rolling = p.kind === "4-0" && p.distance === null;
    const applications = p.phase !== "running" ? p.phase : rolling ? "open" : p.distance === null ? null : p.distance < 0 ? "closed" : p.distance <= 60 ? "soon" : "open";
    return {
        level: [p.level], arrangement: [p.arrangement], majors: [p.subject], languages: p.languages.map(l => l.split(" ")[0]),
        country: partner ? [partner[5].toLowerCase()] : p.kind === "planned" ? ["th"] : [], applications: applications ? [applications] : [],
    };
}
const model = new Map(programs.map(p => [p.slug, facetsOf(p)]));

/** The slugs of the rows that show, in the order of the page. */
const rows = page => page.evaluate(() => [...document.querySelectorAll(".prog")].filter(e => e.checkVisibility()).map(e => e.querySelector("h2 a, h3 a").getAttribute("href").split("/").filter(p => p && p !== "index.html").at(-1)));
const boxOf = (page, facet, value) => page.locator(`${BOX}[name="${facet}"][value="${value}"]`);
const difference = (found, expected) => {
    const more = found.filter(one => !expected.includes(one)), less = expected.filter(one => !found.includes(one));
    return more.length || less.length ? `shows ${more.join(", ") || "nothing"} too many, lacks ${less.join(", ") || "nothing"}` : null;
};
/** Facets fold; their boxes are ticked where they can be seen. */
const unfold = page => page.evaluate(() => document.querySelectorAll(".facets details").forEach(d => { d.open = true; }));

check("facets-without-script", async fail => {
    for (const width of [1280, 360]) await withPage("theme", INDEX, { script: false, width }, async page => {
        const where = `${INDEX} at ${width} without script`, master = programs.filter(p => p.level === "master" && p.arrangement === "joint").map(p => p.slug);
        const all = await rows(page);
        if (all.length !== programs.length) fail(where, ".prog", `${all.length} rows show, not ${programs.length}`);
        // Without script nothing folds by itself: what is folded is opened by a click on its summary.
        for (const [facet, value] of [["level", "master"], ["arrangement", "joint"]]) {
            const box = boxOf(page, facet, value);
            if (!(await box.count())) { fail(where, `${BOX}[value=${value}]`, "there is none"); return; }
            for (const summary of await page.locator(`.facets details:not([open]):has(input[value="${value}"]) > summary`).all()) await summary.click();
            await box.check();
        }
        const wrong = difference(await rows(page), master);
        if (wrong) fail(where, ".prog", wrong);
        const counts = await page.evaluate(() => [...document.querySelectorAll(".facets .c, #count, #page-count")].filter(e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length && e.textContent.trim()).map(e => e.textContent.trim()));
        if (counts.length) fail(where, ".c", `stale counts show: ${counts.slice(0, 5).join(", ")}`);
    });
});

/** Numbers that look random and are the same at every run. */
function random(seed) {
    return n => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor((seed / 2 ** 32) * n); };
}

check("facets-with-script", async fail => {
    const json = JSON.parse(textOf("theme", "/programs.json"));
    for (const one of json.programs) for (const [facet, values] of Object.entries(model.get(one.id))) if (one.facets[facet] && facet !== "country") {
        const wrong = difference(one.facets[facet], values);
        if (wrong) fail("/programs.json", `${one.id} ${facet}`, wrong);
    }
    await withPage("theme", INDEX, {}, async page => {
        const boxes = await page.evaluate(BOX => [...document.querySelectorAll(BOX)].map(b => [b.name, b.value]), BOX);
        // What this file does not know better is taken from the rows themselves.
        const said = await page.evaluate(() => [...document.querySelectorAll(".prog")].map(e => [e.querySelector("h2 a, h3 a").getAttribute("href").split("/").filter(p => p && p !== "index.html").at(-1), { ...e.dataset }]));
        const values = new Map(said.map(([slug, own]) => [slug, facet => model.get(slug)?.[facet] ?? (own[facet] ?? "").split(" ")]));
        const names = [...new Set(boxes.map(([name]) => name))], pick = random(2026);
        if (names.length < 4) fail(INDEX, "form.facets", `has ${names.length} facets: ${names}`);
        for (let round = 0; round < 50; round++) {
            const on = new Set(Array.from({ length: 1 + pick(4) }, () => pick(boxes.length)));
            const ticked = facet => boxes.filter(([name], i) => name === facet && on.has(i)).map(([, value]) => value);
            const fits = (slug, except) => names.every(facet => facet === except || !ticked(facet).length || values.get(slug)(facet).some(v => ticked(facet).includes(v)));
            const shown = await page.evaluate(({ BOX, on }) => {
                const all = [...document.querySelectorAll(BOX)];
                all.forEach((box, i) => { box.checked = on.includes(i); });
                all[0].dispatchEvent(new Event("change", { bubbles: true }));
                const slug = e => e.querySelector("h2 a, h3 a").getAttribute("href").split("/").filter(p => p && p !== "index.html").at(-1);
                return { rows: [...document.querySelectorAll(".prog")].filter(e => e.checkVisibility()).map(slug), counts: all.map(box => Number(box.closest("label").querySelector(".c").textContent)) };
            }, { BOX, on: [...on] });
            const where = `${INDEX} with ${[...on].map(i => boxes[i].join("=")).join(", ")}`;
            const wrong = difference(shown.rows, [...values.keys()].filter(slug => fits(slug)));
            if (wrong) fail(where, ".prog", wrong);
            boxes.forEach(([facet, value], i) => {
                const n = [...values.keys()].filter(slug => fits(slug, facet) && values.get(slug)(facet).includes(value)).length;
                if (shown.counts[i] !== n) fail(where, `.c of ${facet}=${value}`, `says ${shown.counts[i]}, not ${n}`);
            });
        }
    });
});

/** The filters of a page as they stand. */
const filters = page => page.evaluate(BOX => ({
    on: [...document.querySelectorAll(BOX)].filter(b => b.checked).map(b => `${b.name}=${b.value}`).sort().join("&"),
    text: document.querySelector("main input[type=search]").value, sort: document.querySelector("main select").value,
}), BOX);

check("facets-in-address", async fail => {
    await withPage("theme", INDEX, {}, async page => {
        await unfold(page);
        await boxOf(page, "level", "bachelor").check();
        await boxOf(page, "level", "master").check();
        await page.fill("main input[type=search]", "engineering");
        await page.selectOption("main select", "title");
        const before = { state: await filters(page), rows: await rows(page), search: new URL(page.url()).search };
        const params = new URLSearchParams(before.search);
        if (params.getAll("level").sort().join() !== "bachelor,master" || params.get("q") !== "engineering" || params.get("sort") !== "title") fail(INDEX, "(address)", `is ${before.search}`);
        const titles = await page.evaluate(() => [...document.querySelectorAll(".prog")].filter(e => e.checkVisibility()).map(e => e.querySelector("h2").textContent.trim()));
        const sorted = await page.evaluate(titles => [...titles].sort(new Intl.Collator(document.documentElement.lang, { numeric: true }).compare), titles);
        if (titles.join() !== sorted.join()) fail(INDEX, ".prog", "is not sorted by title");
        const same = async what => {
            const now = { state: await filters(page), rows: await rows(page) };
            if (JSON.stringify(now.state) !== JSON.stringify(before.state)) fail(INDEX, "form.facets", `after ${what} is ${JSON.stringify(now.state)}`);
            if (now.rows.join() !== before.rows.join()) fail(INDEX, ".prog", `after ${what} shows other rows`);
        };
        await page.reload();
        await same("a reload");
        await page.goto(new URL("/en/", page.url()).href);
        await page.goBack();
        await same("Back");
        const href = await page.evaluate(() => [...document.querySelectorAll(".mast a[hreflang=zh-Hans]")][0].href);
        if (new URL(href).search !== before.search) fail(INDEX, ".mast a[hreflang=zh-Hans]", `leads to ${new URL(href).search || "no filters"}`);
        await page.goto(href);
        const state = await filters(page);
        if (state.on !== before.state.on) fail("/zh/programs/", "form.facets", `after the switch is ${state.on}`);
    });
});

check("facets-announced", async fail => {
    await withPage("theme", INDEX, {}, async page => {
        await unfold(page);
        const count = page.locator(".count[role=status]");
        if (await count.count() !== 1) return fail(INDEX, ".count", "is no status, or there are several");
        const words = [await count.textContent()];
        for (const [facet, value] of [["level", "bachelor"], ["arrangement", "joint-degree"]]) {
            await boxOf(page, facet, value).check();
            words.push(await count.textContent());
        }
        if (new Set(words).size !== 3) fail(INDEX, ".count", `does not change: ${words.join(" | ")}`);
        const chips = await page.evaluate(() => [...document.querySelectorAll(".applied button:not(.clear)")].map(b => b.getAttribute("aria-label") ?? b.textContent));
        if (chips.length !== 2) fail(INDEX, ".applied", `has ${chips.length} buttons for two filters`);
        for (const name of chips) if (!/^Remove filter: \S/.test(name)) fail(INDEX, ".applied button", `is named “${name}”`);
        for (const then of [".applied button", ".count"]) {
            await page.locator(".applied button:not(.clear)").first().press("Enter");
            const on = await page.evaluate(then => document.activeElement.matches(then) ? null : document.activeElement.localName + [...document.activeElement.classList].map(c => "." + c).join(""), then);
            if (on) fail(INDEX, on, `has the focus after a filter was removed, not ${then}`);
        }
    });
});

check("empty-state", async fail => {
    for (const lang of ["en", "zh"]) await withPage("theme", `/${lang}/programs/`, {}, async page => {
        await unfold(page);
        await boxOf(page, "level", "doctoral").check();
        await boxOf(page, "arrangement", "single").check();
        const found = await page.evaluate(() => ({ rows: [...document.querySelectorAll(".prog")].filter(e => e.checkVisibility()).length, empty: [...document.querySelectorAll("main .empty")].filter(e => e.checkVisibility()).map(e => e.textContent.trim()), tags: [...document.querySelectorAll(".applied button:not(.clear)")].filter(e => e.checkVisibility()).length }));
        if (found.rows) fail(`/${lang}/programs/`, ".prog", `${found.rows} rows show`);
        if (found.empty.length !== 1 || !found.empty[0]) fail(`/${lang}/programs/`, ".empty", `there are ${found.empty.length} texts for an empty list`);
        if (found.tags !== 2) fail(`/${lang}/programs/`, ".applied", `shows ${found.tags} filters, not two`);
    });
});

check("facets-quick", async fail => {
    if (!FULL) return "a time says much about the machine; PROSPECTUS_FULL=1 measures it";
    // Rows of the test site several times over: some 400, which a change must not take more than 50 ms to filter and lay out.
    for (const [address, row, times] of [[INDEX, /<li class="prog"[\s\S]*?<\/article><\/li>/g, 10], ["/en/institutions/", /<li class="spot"[\s\S]*?<\/li>/g, 13], ["/en/agreements/", /<tr data-[\s\S]*?<\/tr>/g, 50]]) {
        const body = textOf("theme", address).replace(row, found => found.repeat(times));
        const before = page => page.route(url => url.pathname === address, async route => route.fulfill({ response: await route.fetch(), body }));
        // A clock that stands still would measure nothing.
        await withPage("theme", address, { before, clock: null }, async page => {
            const { took, rows } = await page.evaluate(BOX => {
                const boxes = [...document.querySelectorAll(BOX)].filter(box => !box.closest(".js-only")).slice(0, 12);
                const change = box => {
                    const start = performance.now();
                    box.click();
                    document.body.getBoundingClientRect();
                    return performance.now() - start;
                };
                // Of each change the quickest of five rounds: what is slower is the machine's other work.
                const rounds = [0, 1, 2, 3, 4].map(() => boxes.map(box => Math.max(change(box), change(box))));
                return { took: boxes.map((box, i) => [Math.min(...rounds.map(round => round[i])), `${box.name}=${box.value}`]), rows: document.querySelectorAll("[data-listed] > *").length };
            }, BOX);
            if (rows < 360) fail(address, "[data-listed] > *", `${rows} rows: too few to prove anything`);
            const [slowest, box] = took.sort((a, b) => b[0] - a[0])[0];
            if (!(slowest <= 50)) fail(address, box, `takes ${slowest.toFixed(1)} ms with ${rows} rows; all: ${took.map(([t]) => t.toFixed(0))}`);
        });
    }
});

/* ---- lists too long for one page ------------------------------------------------------------------------------------- */

/** The program of the model that a slug of the site `long` is a copy of. */
const original = slug => model.get(slug) ?? model.get(slug.replace(/-\d+$/, ""));
const copies = fits => programs.filter(p => fits(model.get(p.slug))).length * COPIES;
/** Every row that is left, however often "more" must be pressed for it. */
const allRows = async page => {
    for (let more; (more = page.locator("main .results + button:visible")) && await more.count();) await more.click();
    return rows(page);
};
/** What each row says and leads to, by slug. */
const rowsSay = page => page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".prog")].map(row => {
    const shows = e => e.checkVisibility();
    const tell = e => e.nodeType === 3 ? e.data.replace(/\s+/g, " ") : !shows(e) && !e.matches(".vh, .vh *, .left") || e.matches("template") ? "" :
        `<${e.localName}${[...e.classList].sort().map(c => "." + c).join("")}${["href", "lang", "value", "aria-label", "datetime"].map(name => e.getAttribute(name) ? ` ${name}=${e.getAttribute(name)}` : "").join("")}>${[...e.childNodes].map(tell).join("").trim()}`;
    return [row.querySelector("h2 a").getAttribute("href").split("/").filter(p => p && p !== "index.html").at(-1), tell(row.firstElementChild)];
})));

check("long-list-without-script", async fail => {
    const total = programs.length * COPIES, pages = pagesOf("long").filter(address => /^\/en\/programs\/(page\/\d+\/)?$/.test(address));
    const listed = pages.flatMap(address => [...textOf("long", address).matchAll(/<li class="prog"[\s\S]*?<h2><a href="([^"]+)"/g)].map(m => m[1]));
    if (new Set(listed).size !== total || listed.length !== total) fail("/en/programs/", ".prog", `${pages.length} pages list ${listed.length} programs, ${new Set(listed).size} different ones, not ${total}`);
    for (const width of [1280, 360]) await withPage("long", INDEX, { script: false, width }, async page => {
        const where = `long ${INDEX} at ${width} without script`;
        if ((await rows(page)).length !== 60) fail(where, ".prog", `${(await rows(page)).length} rows show, not 60`);
        const form = await page.locator("form.facets, #page-search, .tray").evaluateAll(all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 60)));
        for (const element of form) fail(where, element, "shows, but does nothing");
        const next = page.locator(".pager a[rel=next]:visible");
        if (await next.count() !== 1) fail(where, ".pager a[rel=next]", "is not there"); else await next.press("Enter");
        await page.waitForURL(/\/programs\/page\/2\//, { timeout: 5000 }).catch(() => fail(where, ".pager a[rel=next]", `leads to ${page.url()}`));
        await page.goto(new URL(INDEX, page.url()).href);
        const link = page.locator("nav.facets a[href*='/programs/level/master/']");
        if (!(await link.count())) return fail(where, "nav.facets", "has no link to the programs for a master's degree");
        for (const summary of await page.locator("nav.facets details:not([open]):has(a[href*='/programs/level/master/']) > summary").all()) await summary.click();
        await link.click();
        for (const slug of await rows(page)) if (original(slug).level[0] !== "master") fail(`${where}, then ${new URL(page.url()).pathname}`, `.prog ${slug}`, "is none");
        const said = await page.locator("main .count").first().textContent(), n = copies(p => p.level[0] === "master");
        if (!said.includes(String(n))) fail(new URL(page.url()).pathname, ".count", `says “${said}”, not ${n}`);
    });
});

check("long-list-quick", async fail => {
    if (!FULL) return "a time says much about the machine; PROSPECTUS_FULL=1 measures it";
    for (const lang of ["en", "zh"]) {
        const address = `/${lang}/programs/`, where = `programs-3400 ${address}`, html = textOf("programs-3400", address), file = `/data/programs.${lang}.js`;
        const most = (element, n, limit, unit) => { if (!(n <= limit)) fail(where, element, `${Math.round(n)} ${unit}, ${limit} at most`); };
        most("html", Buffer.byteLength(html), 250e3, "bytes");
        most("html (gzip)", gzipSync(html).length, 30e3, "bytes");
        most(file, Buffer.byteLength(textOf("programs-3400", file)), 2e6, "bytes");
        const first = [], changes = [];
        for (let round = 0; round < 3; round++) await withPage("programs-3400", address, { clock: null }, async page => {
            const [loaded, ...later] = await page.evaluate(async BOX => {
                const boxes = [...document.querySelectorAll(BOX)].filter(box => !box.closest(".js-only .js-only")).slice(0, 6), sent = document.querySelector(".prog");
                const start = performance.now(), drawn = [];
                boxes[0].click();
                while (document.querySelector(".prog") === sent) await new Promise(done => setTimeout(done, 5));
                document.body.getBoundingClientRect();
                drawn.push(performance.now() - start);
                for (const box of boxes) {
                    const before = performance.now();
                    box.click();
                    document.body.getBoundingClientRect();
                    drawn.push(performance.now() - before);
                }
                return drawn;
            }, BOX);
            first.push(loaded);
            changes.push(Math.max(...later));
        });
        // The quickest round: what is slower is the machine's other work.
        most(".prog (first row)", Math.min(...first), 1000, "ms");
        most(".prog (a further change)", Math.min(...changes), 100, "ms");
    }
});

check("long-list-with-script", async fail => {
    for (const lang of FULL ? ["en", "zh"] : ["zh"]) await withPage("long", `/${lang}/programs/`, {}, async page => {
        const where = `long /${lang}/programs/`, loads = () => page.seen.requests.filter(url => /\/data\/|\/rows\./.test(url)).length;
        if (loads()) fail(where, "(request)", "loads all programs before a reader asks for one");
        await unfold(page);
        const sent = await rowsSay(page), before = await rows(page);
        const settled = async n => page.waitForFunction(n => new RegExp(`(^|\\D)${n}(\\D|$)`).test(document.querySelector("#page-count").textContent.replace(/[,\u00a0]/g, "")), n)
            .catch(async () => fail(where, "#page-count", `says “${await page.textContent("#page-count")}”, not ${n}`));
        const expect = async (what, fits) => {
            await settled(copies(fits));
            const found = await allRows(page), wrong = found.filter(slug => !fits(original(slug)));
            if (wrong.length || found.length !== copies(fits)) fail(where, ".prog", `${what}: shows ${found.length} rows, not ${copies(fits)}; wrong are ${wrong.slice(0, 3).join(", ") || "none"}`);
        };
        await boxOf(page, "level", "bachelor").check();
        await settled(copies(p => p.level[0] === "bachelor"));
        if ((await rows(page)).length !== 60) fail(where, ".prog", `${(await rows(page)).length} rows show at first, not 60`);
        if (await page.locator(".pager:visible").count()) fail(where, ".pager", "shows, though the list is filtered");
        // The focus goes on to the first row that "more" brings.
        await page.locator("main .results + button").press("Enter");
        const on = await page.evaluate(() => [...document.querySelectorAll(".prog")].findIndex(row => row.contains(document.activeElement)));
        if (on !== 60) fail(where, ".results + button", `moves the focus to row ${on + 1}, not 61`);
        await expect("bachelor", p => p.level[0] === "bachelor");
        await boxOf(page, "majors", "robotics").check();
        await expect("bachelor, robotics", p => p.level[0] === "bachelor" && p.majors.includes("robotics"));
        for (const box of await page.locator(`${BOX}[name=applications]`).all()) {
            const value = await box.getAttribute("value"), n = copies(p => p.level[0] === "bachelor" && p.majors.includes("robotics") && p.applications.includes(value));
            const said = await box.evaluate(box => box.closest("label").querySelector(".c").textContent);
            if (said !== String(n)) fail(where, `.c of applications=${value}`, `says ${said}, not ${n}`);
        }
        // Back, step by step, to the page as it was sent.
        await page.goBack();
        await expect("after Back", p => p.level[0] === "bachelor");
        await page.goBack();
        await page.waitForFunction(n => document.querySelectorAll(".prog").length === n, before.length).catch(() => {});
        if ((await rows(page)).join() !== before.join() || !(await page.locator(".pager:visible").count())) fail(where, ".prog", "after Back is not the list that was sent");
        // Text: what rows say, further names of partners, names in other languages.
        const partner = programs.filter(p => p.partner === "corrib-valley").length * COPIES;
        for (const words of ["CVI", "School of Boats", "科里布谷", "Институт долины"]) {
            await page.fill("#page-q", words);
            await settled(partner);
        }
        await page.fill("#page-q", "");
        // Order by title, in the order of the language.
        await page.selectOption("#page-sort", "title");
        await settled(programs.length * COPIES);
        const titles = await page.evaluate(() => [...document.querySelectorAll(".prog h2")].map(h => h.textContent.trim()));
        const sorted = await page.evaluate(titles => [...titles].sort(new Intl.Collator(document.documentElement.lang, { numeric: true }).compare), titles);
        if (titles.join() !== sorted.join() || titles.length !== 60) fail(where, ".prog", `are ${titles.length} rows, not sorted by title`);
        // With every level ticked the list is that of the page; its rows are made by a script, element for element the same.
        await page.selectOption("#page-sort", "");
        for (const box of await page.locator(`${BOX}[name=level]`).all()) await box.check();
        const made = await rowsSay(page), unlike = Object.keys(sent).find(slug => made[slug] !== sent[slug]);
        if (unlike) fail(where, `.prog ${unlike}`, `is made as ${made[unlike]}, was sent as ${sent[unlike]}`);
        for (const box of await page.locator(`${BOX}[name=level]`).all()) await box.uncheck();
        // Choosing, and the address.
        await page.selectOption("#page-sort", "title");
        await page.locator(".prog [data-pick]").first().check();
        if (!(await page.locator(".tray:visible").count())) fail(where, ".prog [data-pick]", "of a row that a script made does not open the tray");
        await boxOf(page, "level", "master").check();
        await settled(copies(p => p.level[0] === "master"));
        await page.reload();
        await settled(copies(p => p.level[0] === "master"));
        await expect("after a reload", p => p.level[0] === "master");
        await page.locator(".tray a").click();
        if (!(await page.waitForSelector(".cmp thead th a").catch(() => null))) fail(where, ".tray a", `leads to ${page.url()}, which shows no program`);
        for (const message of page.seen.messages.filter(m => m.startsWith("error"))) fail(where, "(console)", message);
    });
});

check("register-sorts", async fail => {
    for (const lang of ["en", "zh"]) await withPage("theme", `/${lang}/agreements/`, {}, async page => {
        const where = `/${lang}/agreements/`, keys = await page.$$eval("main thead [data-key]", all => all.map(th => th.dataset.key));
        if (keys.length < 4) fail(where, "thead [data-key]", `${keys.length} columns can be sorted`);
        for (const key of keys) for (const [state, sign] of [["ascending", 1], ["descending", -1]]) {
            await page.click(`main thead [data-key="${key}"] .sorter`);
            const { said, found, sorted } = await page.evaluate(([key, sign]) => {
                const heads = [...document.querySelectorAll("main thead th")], column = heads.findIndex(th => th.dataset.key === key);
                const cells = [...document.querySelectorAll("main tbody tr")].map(tr => column ? tr.cells[column].dataset.value ?? tr.cells[column].textContent.trim() : tr.querySelector("th a, th").textContent.trim()).filter(Boolean);
                const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
                return { said: heads.filter(th => th.ariaSort).map(th => `${th.dataset.key} ${th.ariaSort}`).join(), found: cells, sorted: [...cells].sort((a, b) => sign * compare(a, b)) };
            }, [key, sign]);
            if (said !== `${key} ${state}`) fail(where, "[aria-sort]", `is “${said}”, not “${key} ${state}”`);
            // Rows of one value stand as they stood.
            if (found.join("|") !== sorted.join("|")) fail(where, `tbody by ${key}, ${state}`, `is ${found.join(", ")}`);
        }
    });
});

/* ---- comparison ----------------------------------------------------------------------------------------------------- */

check("compare-limit-and-memory", async fail => {
    const picked = page => page.evaluate(() => [...document.querySelectorAll("[data-pick]")].filter(b => b.checked).map(b => b.value).sort().join());
    await withPage("theme", INDEX, {}, async page => {
        const boxes = page.locator(".prog [data-pick]");
        if (await boxes.count() < 5) return fail(INDEX, "[data-pick]", "there are not five");
        for (let i = 0; i < 4; i++) await boxes.nth(i).check();
        if (!(await boxes.nth(4).isDisabled())) fail(INDEX, "[data-pick]:nth(5)", "is not disabled when four are chosen");
        if (!(await page.isVisible(".tray"))) fail(INDEX, ".tray", "does not show");
        const before = await picked(page);
        await page.reload();
        if (await picked(page) !== before) fail(INDEX, "[data-pick]", "forgets the choice when the page is loaded anew");
        await page.goto(new URL("/en/", page.url()).href);
        await page.goto(new URL("/zh/programs/", page.url()).href);
        if (await picked(page) !== before) fail("/zh/programs/", "[data-pick]", "does not know the choice of another page");
        await page.click("[data-clear-picks]");
        if (await picked(page)) fail("/zh/programs/", "[data-clear-picks]", "leaves boxes ticked");
        if (await page.isVisible(".tray")) fail("/zh/programs/", ".tray", "shows when nothing is chosen");
    });
    const broken = page => page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } }));
    await withPage("theme", INDEX, { before: broken }, async page => {
        await page.locator(".prog [data-pick]").first().check();
        if (!(await page.isVisible(".tray"))) fail(`${INDEX} without storage`, ".tray", "does not show");
        for (const message of page.seen.messages.filter(m => m.startsWith("error"))) fail(`${INDEX} without storage`, "(console)", message);
    });
});

check("compare-table", async fail => {
    const two = programs.filter(p => p.level === "bachelor" && p.lacks === null && p.phase === "running").slice(0, 2).map(p => p.slug), address = `/en/compare/?ids=${two.join(",")}`;
    for (const width of [1280, 360]) await withPage("theme", address, { width }, async page => {
        const where = `${address} at ${width}`;
        const found = await page.evaluate(() => {
            const table = document.querySelector("main table");
            if (!table?.checkVisibility()) return null;
            const region = table.closest("[role=region]"), first = table.querySelector("tbody th"), shown = tr => tr.checkVisibility();
            return {
                region: region && [region.tabIndex, region.getAttribute("aria-label") ?? region.getAttribute("aria-labelledby")], caption: table.caption?.textContent.trim(),
                unscoped: [...table.querySelectorAll("th:not([scope])")].length, columns: [...table.querySelectorAll("thead th[scope=col]")].length, rows: [...table.querySelectorAll("tbody tr")].filter(shown).length,
                headed: [...table.querySelectorAll("tbody tr")].filter(shown).every(tr => tr.querySelector("th[scope=row]")), sticky: [getComputedStyle(first).position, getComputedStyle(first).insetInlineStart],
            };
        });
        if (!found) return fail(where, "main table", "does not show");
        if (found.columns !== 2) fail(where, "th[scope=col]", `there are ${found.columns} for two programs`);
        if (found.unscoped || !found.headed) fail(where, "th", "has no scope, or a row has no header");
        if (!found.region?.[1] || found.region[0] !== 0) fail(where, "[role=region]", "has no name or cannot have the focus");
        if (!found.caption) fail(where, "caption", "there is none");
        if (width === 360 && (found.sticky[0] !== "sticky" || !/^0(px)?$/.test(found.sticky[1]))) fail(where, "tbody th", `is not kept in view: ${found.sticky}`);
        await page.locator("main .cmp-tools input[type=checkbox]").check();
        const left = await page.evaluate(() => [...document.querySelectorAll("main tbody tr")].filter(tr => tr.checkVisibility()).map(tr => [tr.querySelector("th").textContent.trim(), new Set([...tr.querySelectorAll("td")].map(td => td.innerHTML)).size]));
        if (!left.length || left.length >= found.rows) fail(where, "tbody tr", `“only differences” leaves ${left.length} of ${found.rows} rows`);
        for (const [name, kinds] of left) if (kinds < 2) fail(where, `tr “${name}”`, "shows, though its cells are equal");
    });
});

/* ---- search --------------------------------------------------------------------------------------------------------- */

const FIELD = "main input[type=search]";
/** What readers type, in which language's page, what must be among the first three results, and whether it is only near. */
const QUERIES = [
    ["en", "robotics", "majors/robotics"], ["en", "corrib valley", "institutions/corrib-valley"], ["en", "robtics", "(majors/robotics|programs/robotics-.*)"], ["en", "Lake of Bells", "institutions/lake-of-bells"],
    ["en", "CVI", "institutions/corrib-valley"], ["en", "TRA", "alliances/two-rivers"], ["en", "Corib Valley", "institutions/corrib-valley"], ["en", "Corrib School of Boats", "institutions/corrib-valley"],
    ["zh", "机器", "(majors/robotics|programs/robotics-.*)"], ["zh", "鹭湾", "institutions/heron-bay"], ["zh", "湾大", "institutions/heron-bay"], ["zh", "双河联盟", "alliances/two-rivers"], ["zh", "望大", "institutions/wangchuan"],
    ["zh", "jiqirengongcheng", "(majors/robotics|programs/robotics-.*)"], ["zh", "luwan", "institutions/heron-bay"], ["en", "luwan daxue", "institutions/heron-bay"], ["zh", "Paper Crane", "institutions/paper-crane"],
    ["ru", "робототехника", "(majors/robotics|programs/robotics-.*)"], ["ru", "березовостепной", "institutions/birch-steppe"], ["ru", "Берёзовостепной", "institutions/birch-steppe"], ["ru", "метеорология", "majors/mist-studies"],
    // Slips of the keyboard: a letter too few, too many, another, two exchanged.
    ["en", "comunications", "(majors/communications|programs/communications-.*)"], ["en", "robbotics", "(majors/robotics|programs/robotics-.*)"], ["en", "managemint", "(majors/management|programs/management-.*)"],
    ["en", "hreon bay", "institutions/heron-bay", "near"], ["en", "university of the queit harbour", "institutions/quiet-harbour", "near"], ["en", "polytecnic lamp", "institutions/northern-lamp"], ["en", "lanten symposium", "events/lantern-symposium"],
    // The beginning of a word, words in another order, other letters and marks.
    ["en", "commun", "(majors/communications|programs/communications-.*)"], ["en", "bay heron", "institutions/heron-bay"], ["en", "HERON BAY", "institutions/heron-bay"], ["en", "hérön bay", "institutions/heron-bay"],
    // Pinyin with tones, with blanks, of the middle of a name, of first letters, of another reading.
    ["zh", "jīqìrén", "(majors/robotics|programs/robotics-.*)"], ["zh", "ji qi ren gong cheng", "(majors/robotics|programs/robotics-.*)"], ["zh", "jqrgc", "(majors/robotics|programs/robotics-.*)"], ["zh", "Lùwān Dàxué", "institutions/heron-bay"],
    ["en", "wangchuan daxue", "institutions/wangchuan"], ["zh", "lianmeng", "alliances/two-rivers"], ["zh", "shuanghe nianjian", "documents/yearbook"], ["zh", "yuanhejiaoliu", null], ["zh", "lvdeng", "alliances/lantern-net"], ["zh", "lǜdēng", "alliances/lantern-net"], ["zh", "ludeng", "alliances/lantern-net"],
    // Acronyms and codes in any case, short names.
    ["en", "cvi", "institutions/corrib-valley"], ["zh", "WCU", "institutions/wangchuan"], ["ru", "tra", "alliances/two-rivers"], ["en", "riv200", `programs/${RICH}`], ["zh", "0532", "majors/(mist|tide)-studies"],
    // ё and е, endings, slips.
    ["ru", "солёный фьорд", "institutions/salt-fjord", "near"], ["ru", "соленого фьорда", "institutions/salt-fjord"], ["ru", "робототехнка", "(majors/robotics|programs/robotics-.*)"], ["ru", "берёзовостепной государственный", "institutions/birch-steppe"], ["en", "институт долины", "institutions/corrib-valley"],
    ["en", "鹭湾大学", "institutions/heron-bay"], ["en", "RIV100", `programs/${RICH}`], ["ru", "симпозиум", "events/lantern-symposium"],
];
const results = page => page.evaluate(() => [...document.querySelectorAll("main ol li a, main [role=listbox] a")].filter(a => a.checkVisibility()).map(a => a.getAttribute("href").replace(/^.*\/(en|zh|ru)\//, "").replace(/(index\.html)?$/, "").replace(/\/$/, "")));

check("search-finds", async fail => {
    for (const { code } of LANGUAGES) await withPage("theme", `/${code}/search/`, {}, async page => {
        for (const [lang, query, expected, how = "found"] of QUERIES) if (lang === code) {
            await page.fill(FIELD, "");
            await page.fill(FIELD, query);
            if (expected === null) {
                await page.waitForFunction(() => document.querySelector("[data-search-none]")?.checkVisibility()).catch(() => fail(`/${code}/search/?q=${query}`, "[data-search-none]", "does not say that nothing is found"));
                continue;
            }
            const first = await page.waitForFunction(expected => [...document.querySelectorAll("main ol li a")].filter(a => a.checkVisibility()).slice(0, 3).some(a => new RegExp(`/${expected}/`).test(a.getAttribute("href"))), expected, { timeout: 3000 }).catch(() => null);
            const said = await page.locator("[data-search-near]:visible").count() ? "near" : "found";
            if (first && said !== how) fail(`/${code}/search/?q=${query}`, "[data-search-near]", how === "near" ? "does not say that this is only spelt alike" : `says that nothing is called that, though ${expected} is meant`);
            if (!first) fail(`/${code}/search/?q=${query}`, "main ol li a", `the first are ${(await results(page)).slice(0, 3).join(", ") || "none"}, not ${expected}`);
        }
    });
});

check("search-finds-every-pair", async fail => {
    // Any two neighbouring Chinese characters of a title find it, in the page of any language.
    const list = new Function("window", `let all; window.prospectus = { search: list => { all = list; } }; ${textOf("theme", "/data/search.zh.js")}; return all;`)({});
    const wanted = new Map();
    for (const [, id, title, lang, others] of list) for (const [, name] of [[lang || "zh-Hans", title], ...others].filter(([tag]) => tag === "zh-Hans")) for (const run of name.match(/\p{Script=Han}{2,}/gu) ?? []) {
        for (let i = 0; i + 2 <= run.length; i++) { const pair = run.slice(i, i + 2); wanted.set(pair, [...wanted.get(pair) ?? [], id]); }
    }
    if (wanted.size < 200) fail("/zh/search/", "(pairs)", `${wanted.size} pairs: too few to prove anything`);
    await withPage("theme", "/zh/search/", {}, async page => {
        await page.fill(FIELD, "大");
        await page.waitForFunction(() => document.querySelector("main ol li a"));
        const lost = await page.evaluate(async ([FIELD, pairs]) => {
            const field = document.querySelector(FIELD), lost = [];
            for (const [pair, ids] of pairs) {
                field.value = pair;
                field.dispatchEvent(new Event("input", { bubbles: true }));
                await new Promise(done => setTimeout(done));
                for (const more of document.querySelectorAll("[data-search-kind]:not([hidden]) button:not([hidden])")) more.click();
                const found = [...document.querySelectorAll("[data-search-kind]:not([hidden]) ol a")].map(a => new URL(a.href).pathname);
                for (const id of ids) if (!found.some(path => path.startsWith(`/zh/${id}/`))) lost.push([pair, id, found.length]);
            }
            return lost;
        }, [FIELD, [...wanted]]);
        for (const [pair, id, n] of lost) fail(`/zh/search/?q=${pair}`, "main ol li a", `does not find ${id} among ${n}`);
    });
});

check("search-quick", async fail => {
    if (!FULL) return "a time says much about the machine; PROSPECTUS_FULL=1 measures it";
    for (const [lang, key] of [["en", "r"], ["zh", "机"]]) {
        const where = `entries-2000 /${lang}/search/`, file = `/data/search.${lang}.js`, entries = pagesOf("entries-2000").filter(address => new RegExp(`^/${lang}/(programs|institutions|majors|exchanges|agreements|news)/[^/]*\\d/$`).test(address)).length;
        if (entries < 1900) fail(where, "(entries)", `there are ${entries}: too few to prove anything`);
        const size = gzipSync(textOf("entries-2000", file)).length;
        if (size > 250e3) fail(where, file, `has ${size} bytes compressed, 250000 at most`);
        const took = [];
        for (let round = 0; round < 5; round++) await withPage("entries-2000", `/${lang}/search/`, { clock: null, before: page => page.addInitScript(() => {
            addEventListener("input", event => { window.typed ??= event.timeStamp; }, true);
            new MutationObserver(() => { if (document.querySelector("main ol li a")) window.found ??= performance.now(); }).observe(document, { childList: true, subtree: true });
        }) }, async page => {
            await page.locator(FIELD).focus();
            await page.keyboard.insertText(key);
            await page.waitForFunction(() => window.found);
            took.push(await page.evaluate(() => window.found - window.typed));
        });
        // The quickest round: what is slower is the machine's other work.
        took.sort((a, b) => a - b);
        if (!(took[0] <= 300)) fail(where, "main ol li a", `the first result is there after ${took.map(t => t.toFixed(0)).join(", ")} ms, 300 at most`);
    }
});

check("search-keyboard", async fail => {
    await withPage("theme", "/en/search/", {}, async page => {
        const where = "/en/search/", before = page.seen.requests.length, status = page.locator("main [role=status], main [aria-live]").first();
        await page.focus(FIELD);
        const early = page.seen.requests.slice(before).filter(url => !url.endsWith(".svg"));
        if (early.length) fail(where, FIELD, `loads ${early} before a key is pressed`);
        if (page.seen.requests.some(url => /search\.[a-z-]+\.js|minisearch/.test(url))) fail(where, "(page)", "loads the list of entries before a key is pressed");
        await page.keyboard.type("corrib");
        await page.waitForFunction(() => [...document.querySelectorAll("main ol li a")].some(a => a.checkVisibility()));
        const said = (await status.textContent()).trim();
        if (!/\d/.test(said)) fail(where, "[role=status]", `says “${said}”, not how many there are`);
        await page.keyboard.press("ArrowDown");
        const one = await page.evaluate(() => document.activeElement.closest("main ol li a")?.href ?? document.querySelector("[aria-selected=true] a, [aria-selected=true]")?.textContent);
        if (!one) fail(where, FIELD, "the arrow does not move to the first result");
        await page.keyboard.press("ArrowDown");
        const two = await page.evaluate(() => document.activeElement.closest("main ol li a")?.href ?? document.querySelector("[aria-selected=true] a, [aria-selected=true]")?.textContent);
        if (one === two) fail(where, FIELD, "the arrow does not move to the second result");
        await page.keyboard.press("Escape");
        if (await page.inputValue(FIELD)) fail(where, FIELD, "is not emptied by Escape");
        if ((await results(page)).length) fail(where, "main ol", "shows results after Escape");
        if (!(await page.evaluate(FIELD => document.activeElement.matches(FIELD), FIELD))) fail(where, FIELD, "has not the focus after Escape");
        await page.keyboard.type("corrib valley institute");
        await page.waitForFunction(() => document.querySelector("main ol li a")?.checkVisibility());
        await page.keyboard.press("ArrowDown");
        await Promise.all([page.waitForURL(url => !url.pathname.includes("/search/"), { timeout: 5000 }).catch(() => fail(where, "main ol li a", "Enter does not open it")), page.keyboard.press("Enter")]);
    });
});

/* ---- map ------------------------------------------------------------------------------------------------------------ */

check("map-has-list", async fail => {
    const placed = partners.filter(p => p[7] !== null).map(p => p[0]);
    for (const { code } of LANGUAGES) await withPage("theme", `/${code}/institutions/`, {}, async page => {
        const found = await page.evaluate(() => {
            const svg = document.querySelector(".atlas svg");
            if (!svg) return null;
            const map = svg.closest(".atlas"), slugs = as => [...as].map(a => (a.getAttribute("href") ?? "").split("/").filter(p => p && p !== "index.html").at(-1));
            return {
                role: svg.getAttribute("role"), title: svg.querySelector("title")?.textContent.trim(), // A cluster leads to its part of the list.
                points: slugs([...map.querySelectorAll("svg a")].filter(a => !(a.getAttribute("href") ?? "").startsWith("#") || !document.getElementById(a.getAttribute("href").slice(1)))), clusters: map.querySelectorAll("svg a[href^='#']").length, list: slugs([...document.querySelectorAll("main a")].filter(a => !map.contains(a))),
                borders: [...svg.querySelectorAll("path, polygon, g")].filter(e => /border|countr|boundar|frontier/i.test(`${e.id} ${e.getAttribute("class")}`) || e.matches("polygon") || e.matches("path.land") && /[LlCcQqSsAaZz]/.test(e.getAttribute("d"))).map(e => e.outerHTML.slice(0, 60)),
            };
        });
        const where = `/${code}/institutions/`;
        if (!found) return fail(where, ".atlas svg", "there is none");
        if (!["img", "group", "graphics-document"].includes(found.role) || !found.title) fail(where, ".atlas svg", `has role ${found.role} and the title “${found.title}”`);
        for (const slug of found.points) if (!found.list.includes(slug)) fail(where, `.atlas a ${slug}`, "is not in the list");
        for (const slug of placed) if (!found.list.includes(slug)) fail(where, "main a", `${slug} is not in the list`);
        if (!found.points.length && !found.clusters) fail(where, ".atlas svg a", "the map has no points");
        for (const path of found.borders) fail(where, ".atlas svg", `draws a border: ${path}`);
    });
});
