// Checks of languages: tags, the switch, what is not translated, headings and breadcrumbs, Chinese and Russian setting.

import { read } from "./documents.mjs";
import { withPage } from "./browser.mjs";
import { check, examine } from "./suite.mjs";
import { LANGUAGES, RICH, gap, programs } from "./site.mjs";
import { exists, pagesOf, templates, textOf } from "./sites.mjs";

const HAN = /\p{Script=Han}/u, CYRILLIC = /\p{Script=Cyrillic}/u;
const SCRIPT = { en: /\p{Script=Latin}/u, zh: HAN, ru: CYRILLIC };

examine("lang-on-html", {}, async ({ page, visit }) => {
    const { lang, title } = await page.evaluate(() => ({ lang: document.documentElement.lang, title: document.title }));
    const tag = LANGUAGES.find(l => l.code === visit.lang).tag;
    // The page that is told apart from no other language, and the gate, are in the first.
    return [
        ...(lang === tag ? [] : [["html", `lang is ${lang}, not ${tag}`]]),
        ...(SCRIPT[visit.lang].test(title) ? [] : [["title", `is not in ${tag}: ${title}`]]),
    ];
});

/** Latin words that are the same in every language and so need none: names of tests, codes, zones, licences. */
const SAME = /^(IELTS|TOEFL|iBT|HSK|CEFR|ROR|ISNI|PIC|SCHAC|ISCED|Asia\/Shanghai|UTC|CC|BY|SA|NC|LG|Wangchuan|[A-Z]{2,6})$/;

examine("lang-of-parts", {}, ({ page, visit }) => page.evaluate(({ zh, same }) => {
    const SAME = new RegExp(same), han = /\p{Script=Han}{2,}/u, cyrillic = /\p{Script=Cyrillic}{3,}/u, latin = /\p{Script=Latin}[\p{Script=Latin}'’-]*/gu;
    const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map(c => "." + c).join("");
    const found = [], judge = (e, text, where) => {
        const lang = e.closest("[lang]").lang.slice(0, 2), wrong = what => found.push([name(e) + where, `${what} in lang=${lang}: ${text.trim().slice(0, 60)}`]);
        if (han.test(text) && !["zh", "ja"].includes(lang)) wrong("Chinese");
        if (cyrillic.test(text) && !["ru", "be", "uk", "bg", "sr", "kk"].includes(lang)) wrong("Russian");
        if (!zh || lang !== "zh" || /https?:|www\.|@/.test(text)) return;
        // Three Latin words one after another, with nothing but blanks and light punctuation between them.
        for (const run of text.match(/\p{Script=Latin}[\p{Script=Latin}'’.-]*(?:[\s,&]+\p{Script=Latin}[\p{Script=Latin}'’.-]*){2,}/gu) ?? []) if (run.match(latin).filter(w => !SAME.test(w)).length >= 3) wrong("English");
    };
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const e = node.parentElement;
        if (!/\S/.test(node.data) || e.closest("script, style, template, title, noscript, .web, .print-url, code")) continue;
        judge(e, node.data, "");
    }
    for (const e of document.body.querySelectorAll("[aria-label], [alt], [title], [placeholder]")) for (const attribute of ["aria-label", "alt", "title", "placeholder"]) if (e.getAttribute(attribute)) judge(e, e.getAttribute(attribute), `[${attribute}]`);
    return found.slice(0, 6);
}, { zh: visit.lang === "zh", same: SAME.source }));

const LANGS = { theme: ["en", "zh", "ru"], own: ["en", "zh"] };
const inLanguage = (site, address) => /^\/(en|zh|ru)\//.test(address);

read("switch-same-page", ["theme", "own"], inLanguage, document => {
    const links = [...document.querySelectorAll(".mast a.lang, .mast .langs a, .foot nav a[hreflang]")].map(a => [a.getAttribute("href"), a.hreflang, a.lang, a.textContent.trim()]);
    return { links, refresh: Boolean(document.querySelector("meta[http-equiv=refresh]")), flag: /[\u{1F1E6}-\u{1F1FF}]/u.test(document.body.textContent), mast: Boolean(document.querySelector(".mast")) };
}, (fail, address, { links, refresh, flag, mast }, site) => {
    const where = `${site} ${address}`;
    if (flag) fail(where, "body", "shows a flag");
    if (!mast || refresh) return;
    const lang = address.slice(1, 3), rest = address.slice(3);
    for (const { code, tag, name } of LANGUAGES.filter(l => LANGS[site].includes(l.code) && l.code !== lang)) {
        const to = links.filter(l => l[1] === tag);
        if (to.length < 2) fail(where, `a[hreflang=${tag}]`, `${to.length} links lead there, not one in the header and one in the footer`);
        for (const [href, , own, label] of to) {
            if (href !== `/${code}${rest}`) fail(where, `a[hreflang=${tag}]`, `leads to ${href}, not to the same page`);
            else if (!exists(site, href)) fail(where, `a[hreflang=${tag}]`, `leads to ${href}, where there is nothing`);
            if (own !== tag || label !== name) fail(where, `a[hreflang=${tag}]`, `is called “${label}” in lang=${own}`);
        }
    }
});

/** The head of a page: canonical, alternates and whether it asks not to be indexed. */
const headOf = (site, address) => {
    const html = textOf(site, address), at = (tag, name) => tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
    const tags = html.slice(0, html.indexOf("<body")).match(/<(?:link|meta)\b[^>]*>/g) ?? [];
    return {
        canonical: tags.filter(t => at(t, "rel") === "canonical").map(t => at(t, "href")),
        alternates: tags.filter(t => at(t, "rel") === "alternate" && at(t, "hreflang")).map(t => [at(t, "hreflang"), at(t, "href")]),
        noindex: tags.some(t => at(t, "name") === "robots" && at(t, "content").includes("noindex")),
        refresh: tags.some(t => at(t, "http-equiv") === "refresh"),
    };
};
const BASE = { theme: "https://wangchuan.example", own: "https://catalogue.example" };

check("hreflang-reciprocal", async fail => {
    for (const site of ["theme", "own"]) {
        const heads = new Map(pagesOf(site).map(address => [BASE[site] + address, headOf(site, address)]));
        for (const [url, head] of heads) {
            const where = `${site} ${url.slice(BASE[site].length)}`, { alternates } = head;
            if (!alternates.length || head.refresh) continue;
            const own = alternates.filter(([tag]) => tag !== "x-default");
            if (!own.some(([, href]) => href === url)) fail(where, "link[hreflang]", "does not name the page itself");
            if (!alternates.some(([tag]) => tag === "x-default")) fail(where, "link[hreflang]", "has no x-default");
            if (head.canonical[0] !== url) fail(where, "link[rel=canonical]", `is ${head.canonical[0]}, not the page itself`);
            for (const [tag, href] of own) {
                const back = heads.get(href);
                if (!back) fail(where, `link[hreflang=${tag}]`, `leads to ${href}, where there is nothing`);
                else if (JSON.stringify(back.alternates) !== JSON.stringify(alternates)) fail(where, `link[hreflang=${tag}]`, `${href} names other pages`);
            }
        }
    }
    for (const [lacks, source] of [["only en", "en"], ["only zh", "zh"]]) for (const { code } of LANGUAGES) {
        const address = `/${code}/programs/${gap(lacks)}/`, head = headOf("theme", address);
        if (head.canonical.join() !== `${BASE.theme}/${source}/programs/${gap(lacks)}/`) fail(address, "link[rel=canonical]", `is ${head.canonical}, not the page in ${source}`);
        if (code !== source && head.alternates.length) fail(address, "link[hreflang]", "stands on a page that is not translated");
    }
    const translated = headOf("theme", `/en/programs/${RICH}/`).alternates.map(([tag]) => tag).sort().join();
    if (translated !== "en,ru,x-default,zh-Hans") fail(`/en/programs/${RICH}/`, "link[hreflang]", `are ${translated}`);
});

/** The notices of a page in an element: their words and languages. */
const notices = (page, within) => page.evaluate(within => [...document.querySelector(within).querySelectorAll(".note")].filter(n => n.checkVisibility()).map(n => ({ text: n.textContent.trim(), lang: n.closest("[lang]").lang })), within);

check("missing-section-notice", async fail => {
    // One field is in English alone: its section says so, in the language of the page.
    const part = `/zh/programs/${gap("part")}/`;
    await withPage("theme", part, {}, async page => {
        const found = await page.evaluate(() => {
            const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode());) if (node.data.includes("by the light of a lantern")) {
                const section = node.parentElement.closest("section, .part") ?? document.querySelector("main");
                return { lang: node.parentElement.closest("[lang]").lang, notes: [...section.querySelectorAll(".note")].map(n => n.textContent.trim()) };
            }
            return null;
        });
        if (!found) return fail(part, "main", "does not show the text that is in English alone");
        if (found.lang !== "en") fail(part, "(text in English)", `stands in lang=${found.lang}`);
        if (found.notes.length !== 1 || !HAN.test(found.notes[0])) fail(part, ".note", `the section of the untranslated text has ${found.notes.length} notices in Chinese, not one`);
    });
    // The title is translated and the prose is not.
    const body = `/zh/programs/${gap("body zh")}/`;
    await withPage("theme", body, {}, async page => {
        const list = await notices(page, "main");
        if (list.length !== 1 || !HAN.test(list[0]?.text) || list[0].lang !== "zh-Hans") fail(body, ".note", `the page has ${list.length} notices in Chinese, not one`);
        const lang = await page.evaluate(() => [...document.querySelectorAll(".prose p")].find(p => p.textContent.includes("two rivers"))?.closest("[lang]").lang);
        if (lang !== "en") fail(body, ".prose", `the English text stands in lang=${lang}`);
        if (!HAN.test(await page.textContent("h1"))) fail(body, "h1", "is not in Chinese");
    });
});

check("missing-page-fallback", async fail => {
    const map = exists("theme", "/sitemap.xml") ? textOf("theme", "/sitemap.xml") : null;
    if (map === null) fail("/sitemap.xml", "(file)", "there is none");
    for (const [slug, source, code] of [[gap("only en"), "en", "zh"], [gap("only en"), "en", "ru"], [gap("only zh"), "zh-Hans", "en"]]) {
        const address = `/${code}/programs/${slug}/`;
        if (map?.includes(`<loc>${BASE.theme}${address}</loc>`)) fail("/sitemap.xml", address, "is listed and not translated");
        if (!map?.includes(`<loc>${BASE.theme}/${source.slice(0, 2)}/programs/${slug}/</loc>`)) fail("/sitemap.xml", address, "its source is not listed");
        if (!exists("theme", address)) { fail(address, "(page)", "there is none"); continue; }
        await withPage("theme", address, {}, async page => {
            const list = await notices(page, "main");
            if (list.length !== 1 || !SCRIPT[code].test(list[0]?.text)) fail(address, ".note", `there are ${list.length} notices in the language of the page, not one`);
            const menu = await page.textContent(".mast .bar"), h1 = await page.evaluate(() => document.querySelector("h1").closest("[lang]").lang);
            if (!SCRIPT[code].test(menu)) fail(address, ".mast .bar", `is not translated: ${menu.slice(0, 40)}`);
            if (h1 !== source) fail(address, "h1", `the untranslated title stands in lang=${h1}`);
        });
    }
});

const programOf = address => programs.find(p => address.endsWith(`/programs/${p.slug}/`));

read("twin-title-once", ["theme"], (_, address) => Boolean(programOf(address)), document => {
    const h1 = document.querySelector("h1"), head = h1.closest("header") ?? h1.parentElement;
    return { lang: h1.closest("[lang]").lang, text: head.textContent, h1: h1.textContent.trim(), twins: [...head.querySelectorAll(".twin")].map(t => [t.textContent.trim(), t.closest("[lang]").lang, Boolean(t.closest("h1"))]) };
}, (fail, address, { lang, text, h1, twins }) => {
    const { title } = programOf(address), { code, tag } = LANGUAGES.find(l => l.code === address.slice(1, 3)), others = LANGUAGES.filter(l => l.code !== code && title[l.code]);
    if (!title[code]) return twins.length ? fail(address, ".twin", "repeats a title that is not translated") : undefined;
    if (!others.length) return;
    if (lang !== tag || h1 !== title[code]) return fail(address, "h1", `is “${h1}” in ${lang}`);
    if (twins.length !== 1) return fail(address, ".twin", `there are ${twins.length} under the title, not one`);
    const [name, itsLang, inHeading] = twins[0], language = LANGUAGES.find(l => l.tag === itsLang);
    if (!language || title[language.code] !== name) fail(address, ".twin", `is “${name}” in lang=${itsLang}`);
    if (inHeading) fail(address, ".twin", "stands in the heading");
    if (text.split(name).length !== 2) fail(address, ".twin", `“${name}” stands ${text.split(name).length - 1} times in the head`);
});

read("one-h1-ordered-headings", ["theme", "own"], () => true, document => ({
    title: document.title, list: [...document.body.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(h => [Number(h.tagName[1]), h.textContent.trim().replace(/\s+/g, " ")]),
    parts: [...document.querySelectorAll("h1 [lang]")].map(e => e.textContent.trim()),
}), (fail, address, { title, list, parts }, site) => {
    const first = list.filter(([level]) => level === 1);
    if (first.length !== 1) fail(`${site} ${address}`, "h1", `there are ${first.length}`);
    // The home page is called as the site is, and its heading says what the site is for.
    else if (!/^\/(en|zh|ru)\/$/.test(address) && !title.includes(first[0][1]) && !parts.some(part => title.includes(part))) fail(`${site} ${address}`, "h1", `“${first[0][1]}” is not in the title “${title}”`);
    list.forEach(([level, text], i) => { if (level > (i ? list[i - 1][0] : 0) + 1) fail(`${site} ${address}`, `h${level}`, `“${text}” comes after ${i ? "h" + list[i - 1][0] : "nothing"}`); });
});

read("breadcrumbs-match-url", ["theme", "own"], (_, address) => /^\/(en|zh|ru)\/.+\/$/.test(address), document => {
    const items = [...document.querySelectorAll(".crumbs li")].map(li => [li.querySelector("a")?.getAttribute("href") ?? null, li.getAttribute("aria-current"), li.textContent.trim()]);
    return { items, refresh: Boolean(document.querySelector("meta[http-equiv=refresh]")) };
}, (fail, address, { items, refresh }, site) => {
    if (refresh) return;
    // Comparing is a way of looking at programs: it stands below them, though its address does not.
    if (/^\/..\/compare\//.test(address)) address = address.replace("compare/", "programs/compare/");
    const where = `${site} ${address}`, last = items.at(-1);
    if (!last) return fail(where, ".crumbs", "there are none");
    if (last[0] !== null || last[1] !== "page") fail(where, ".crumbs li:last-child", "is not the current page");
    for (const [i, [href, current, text]] of items.slice(0, -1).entries()) {
        if (current) fail(where, `.crumbs “${text}”`, "is marked as current");
        if (!href || !address.startsWith(href) || href === address) fail(where, `.crumbs “${text}”`, `leads to ${href}, which is not above this page`);
        if (i && href && items[i - 1][0] && href.length <= items[i - 1][0].length) fail(where, `.crumbs “${text}”`, "is not below the one before it");
    }
    if (items[0][0] !== address.slice(0, 4)) fail(where, ".crumbs li:first-child", `leads to ${items[0][0]}, not home`);
});

examine("chinese-typography", {}, ({ page, visit }) => visit.lang !== "zh" ? [] : page.evaluate(() => {
    const found = [], name = e => e.tagName.toLowerCase() + [...e.classList].map(c => "." + c).join("");
    const zh = e => e.closest("[lang]").lang.startsWith("zh");
    for (const h of document.querySelectorAll("h1, h2, h3, h4")) if (zh(h) && !/^(normal|0px|0)$/.test(getComputedStyle(h).letterSpacing)) found.push([name(h), `letters are spaced by ${getComputedStyle(h).letterSpacing}`]);
    for (const em of document.querySelectorAll("em, i, cite, address")) if (zh(em) && getComputedStyle(em).fontStyle !== "normal") found.push([name(em), "is set in italics"]);
    const body = getComputedStyle(document.body), ratio = parseFloat(body.lineHeight) / parseFloat(body.fontSize);
    if (!(ratio >= 1.7)) found.push(["body", `its lines are ${body.lineHeight} high, ${ratio.toFixed(2)} of the letters`]);
    if (/^["']?(system-ui|ui-sans-serif|sans-serif)/.test(body.fontFamily)) found.push(["body", `its first font is ${body.fontFamily.split(",")[0]}`]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        if (node.parentElement.closest("script, template, .print-url") || !zh(node.parentElement)) continue;
        const typed = node.data.match(/\p{Script=Han} +(?!\d{1,2}:)[A-Za-z0-9]|[A-Za-z0-9] +\p{Script=Han}/u);
        if (typed) found.push([name(node.parentElement), `has a space between Chinese and Latin: ${node.data.trim().slice(0, 40)}`]);
    }
    return found.slice(0, 5);
}));

check("long-words-russian", async fail => {
    for (const { address, site } of templates("ru")) await withPage(site, address, {}, async page => { for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 820 });
        const found = await page.evaluate(width => {
            const list = [], name = e => e.tagName.toLowerCase() + [...e.classList].map(c => "." + c).join("") + ` “${e.textContent.trim().slice(0, 30)}”`;
            if (document.documentElement.scrollWidth > document.documentElement.clientWidth) list.push(["html", `scrolls to ${document.documentElement.scrollWidth} px`]);
            if (width === 1280) {
                const tops = new Set([...document.querySelectorAll(".mast .bar li")].map(li => Math.round(li.getBoundingClientRect().top)));
                if (tops.size > 1) list.push([".mast .bar", `stands in ${tops.size} lines`]);
                for (const a of document.querySelectorAll(".mast .bar a")) if (a.getClientRects().length > 1) list.push([name(a), "is broken into lines"]);
            }
            for (const e of document.querySelectorAll("button, .btn, .tag, summary, .chip")) if (e.checkVisibility() && !e.closest(".vh") && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline") list.push([name(e), `is cut: ${e.scrollWidth} in ${e.clientWidth} px`]);
            return list;
        }, width);
        for (const [element, what] of found) fail(`${address} at ${width}`, element, what);
    } });
});
