// Checks of what pages give to other programs: what they tell search engines, calendars, feeds, and every link.
//
// What pages tell is held against the visible page, and against the vocabulary as others wrote it down
// (`vocabulary.mjs`). Readers that others wrote read calendars and feeds in `tests/readers`.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { read } from "./documents.mjs";
import { check } from "./suite.mjs";
import { LANGUAGES } from "./site.mjs";
import { site, textOf } from "./sites.mjs";
import { isA, isType, rangeOf } from "./vocabulary.mjs";

/* ---- search engines ------------------------------------------------------------------------------------------------- */

/** What the page of an entry of each kind is about. */
const TYPES = {
    programs: ["EducationalOccupationalProgram"], exchanges: ["EducationalOccupationalProgram"], training: ["Course"],
    scholarships: ["MonetaryGrant"], majors: ["DefinedTerm"], events: ["Event"], people: ["Person"], news: ["NewsArticle"],
    institutions: ["Organization"], units: ["Organization"], "joint-units": ["Organization"], alliances: ["Organization"],
    agreements: ["CreativeWork"], documents: ["CreativeWork"], initiatives: ["Thing"],
};
/** What must be said of each. */
const REQUIRED = { Course: ["provider"], NewsArticle: ["datePublished", "inLanguage"], MonetaryGrant: ["funder"], Event: ["startDate", "eventStatus"], DefinedTerm: ["inDefinedTermSet"] };
/** Properties that take only certain spellings. */
const FORMS = {
    URL: /^https?:\/\/[^\s"<>]+$/,
    Date: /^\d{4}(-\d{2}(-\d{2})?)?$/,
    DateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)$/,
    Duration: /^P(\d+[YMWD]|T\d+H)$/,
};
const PRIMITIVE = ["Text", "URL", "Date", "DateTime", "Duration", "Integer", "Number", "Time", "Boolean"];

const asList = value => value === undefined ? [] : Array.isArray(value) ? value : [value];
const escaped = text => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
const plain = text => text.replace(/\s+/g, " ").trim();
const wordsOf = value => typeof value === "object" && value ? value["@value"] : value;

/** What is wrong with a node, by the vocabulary alone: as `[where, what]`. */
function judged(node, where, wrong, nested = false) {
    const type = node["@type"];
    if (!type) {
        if (!node["@id"] || Object.keys(node).length > 1) wrong(where, "has no type");
        return;
    }
    if (!isType(type)) return wrong(where, `${type} is no type of schema.org`);
    if (nested && Object.keys(node).length < 2) wrong(where, "says nothing but its type");
    for (const [property, value] of Object.entries(node)) {
        if (property.startsWith("@")) continue;
        const range = rangeOf(type, property), here = `${where}.${property}`;
        if (!range) { wrong(here, `is no property of a ${type}`); continue; }
        for (const one of asList(value)) {
            if (one === null || one === "" || Array.isArray(one)) { wrong(here, "is empty"); continue; }
            if (typeof one === "object") {
                if ("@value" in one) { if (!one["@language"] || !range.includes("Text")) wrong(here, "is no text here"); continue; }
                judged(one, here, wrong, true);
                if (one["@type"] && !range.some(wanted => !PRIMITIVE.includes(wanted) && isA(one["@type"], wanted))) wrong(here, `takes no ${one["@type"]}, but ${range.join(", ")}`);
                continue;
            }
            if (typeof one === "number") { if (!range.some(r => r === "Number" || r === "Integer" && Number.isInteger(one))) wrong(here, "takes no number"); continue; }
            const forms = range.filter(r => PRIMITIVE.includes(r));
            const fits = forms.includes("Text") || forms.some(form => FORMS[form]?.test(one)) || (forms.includes("Number") && /^\d+(\.\d+)?$/.test(one)) || (/^https:\/\/schema\.org\/\w+$/.test(one));
            if (!fits) wrong(here, `“${one}” is none of ${range.join(", ")}`);
        }
    }
}

const told = (site, address) => !/404\.html$|^\/(en|zh|ru)\/(compare|search)\/$/.test(address);
const codes = Object.fromEntries(LANGUAGES.map(l => [l.tag, l.code]));
/** A day as pages in a language write it: in English the day first. */
const written = (day, tag) => new Intl.DateTimeFormat(tag === "en" ? "en-GB" : tag, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

read("json-ld-valid", ["theme", "own"], told, document => {
    const text = e => e?.textContent ?? "";
    const main = document.querySelector("main")?.cloneNode(true);
    main?.querySelectorAll("script, style, template").forEach(e => e.remove());
    return {
        blocks: [...document.querySelectorAll("script[type='application/ld+json']")].map(e => e.textContent),
        heading: text(document.querySelector("h1")),
        crumbs: [...document.querySelectorAll(".crumbs li")].map(li => li.textContent.trim()),
        tag: document.documentElement.lang,
        canonical: document.querySelector("link[rel=canonical]")?.href ?? null,
        image: document.querySelector("meta[property='og:title']")?.content ?? null,
        visible: text(main),
        refresh: Boolean(document.querySelector("meta[http-equiv=refresh]")),
    };
}, (fail, address, { blocks, heading, crumbs, tag, image, visible, refresh }, site) => {
    const where = `${site} ${address}`;
    if (refresh) { if (blocks.length) fail(where, "script", "leads on, and tells of itself"); return; }
    if (blocks.length !== 1) return fail(where, "script[type='application/ld+json']", `there are ${blocks.length}`);
    if (!image) fail(where, "meta[property='og:title']", "is missing");
    if (/[<>&\u2028\u2029]/.test(blocks[0])) fail(where, "script", "holds a character that HTML or JavaScript could mistake");
    let block;
    try { block = JSON.parse(blocks[0]); } catch (e) { return fail(where, "script", e.message); }
    if (block["@context"] !== "https://schema.org" || !Array.isArray(block["@graph"])) return fail(where, "@graph", "is missing");
    const graph = block["@graph"], of = id => graph.find(node => node["@id"] === id);
    graph.forEach(node => judged(node, node["@type"], (element, what) => fail(where, element, what)));
    const page = graph.find(node => node["@type"] === "WebPage");
    if (!page) return fail(where, "WebPage", "is missing");
    if (!/^https:\/\//.test(page.url) || !page.url.endsWith(address.replace(/^\//, ""))) fail(where, "WebPage.url", `is ${page.url}`);
    if (!page.inLanguage) fail(where, "WebPage.inLanguage", "is missing");
    const shown = plain(visible), sees = (value, what) => { if (!shown.includes(plain(value))) fail(where, what, `“${value}” is not on the page`); };
    for (const part of ["mainEntity", "breadcrumb"]) if (page[part] && !of(page[part]["@id"])) fail(where, `WebPage.${part}`, "leads to nothing in the block");

    const kind = address.match(/^\/(?:en|zh|ru)\/([a-z-]+)\/[a-z0-9-]+\/$/)?.[1], thing = page.mainEntity && of(page.mainEntity["@id"]);
    if (kind && TYPES[kind]) {
        if (!thing) return fail(where, "WebPage.mainEntity", "is missing");
        if (!TYPES[kind].some(type => isA(thing["@type"], type))) fail(where, "mainEntity", `is a ${thing["@type"]}, not a ${TYPES[kind].join(" or ")}`);
        if (plain(wordsOf(thing.name)) !== plain(heading)) fail(where, `${thing["@type"]}.name`, `is “${wordsOf(thing.name)}”, the heading “${plain(heading)}”`);
        for (const other of asList(thing.alternateName)) {
            if (typeof other === "string") { sees(other, `${thing["@type"]}.alternateName`); continue; }
            const there = plain(textOf(site, address.replace(/^\/../, `/${codes[other["@language"]]}`)).replaceAll("<wbr>", ""));
            if (!there.includes(`>${escaped(plain(other["@value"]))}</h1>`)) fail(where, `${thing["@type"]}.alternateName`, `the page in ${other["@language"]} is not called “${other["@value"]}”`);
        }
        if (thing.url !== page.url) fail(where, `${thing["@type"]}.url`, `is ${thing.url}`);
        // A source may not say who the partner of an exchange is.
        const required = kind === "programs" ? ["provider"] : REQUIRED[thing["@type"]] ?? [];
        for (const property of required) if (!(property in thing)) fail(where, thing["@type"], `has no ${property}`);
        for (const property of ["provider", "organizer", "funder", "member", "parentOrganization"]) for (const one of asList(thing[property])) sees(wordsOf(one.name), `${thing["@type"]}.${property}`);
        // A range says the year of both days once, and the month where it is the same: so days of events are not looked for.
        for (const property of ["applicationDeadline", "applicationStartDate", "startDate", "datePublished", "dateCreated", "foundingDate"]) for (const day of asList(thing[property])) {
            if (kind !== "events" && /^\d{4}-\d{2}-\d{2}$/.test(day)) sees(written(day, tag), `${thing["@type"]}.${property}`);
            else sees(String(Number(day.slice(0, 4))), `${thing["@type"]}.${property}`);
        }
        for (const offer of asList(thing.offers)) if (offer.priceCurrency && !shown.replace(/[\s\u00a0\u202f,.]/g, "").includes(offer.price.replace(/\D/g, ""))) fail(where, `${thing["@type"]}.offers`, `${offer.price} is not on the page`);
    }
    const list = graph.find(node => node["@type"] === "ItemList");
    if (/^\/(en|zh|ru)\/[a-z-]+\/$/.test(address) && TYPES[address.split("/")[2]] && !list) fail(where, "ItemList", "is missing");
    for (const [i, item] of asList(list?.itemListElement).entries()) {
        if (i && item.position !== list.itemListElement[i - 1].position + 1) fail(where, "ItemList", `position ${item.position} is out of order`);
        sees(wordsOf(item.name), "ItemList");
    }
    const way = graph.find(node => node["@type"] === "BreadcrumbList");
    if (crumbs.length > 1 && JSON.stringify(asList(way?.itemListElement).map(item => plain(wordsOf(item.name)))) !== JSON.stringify(crumbs.map(plain))) fail(where, "BreadcrumbList", `is not ${crumbs.join(" › ")}`);
});

/* ---- calendars ------------------------------------------------------------------------------------------------------ */

/** The files of a site whose names end so, as addresses. */
const filesOf = (name, ending) => readdirSync(site(name), { recursive: true }).map(String).filter(file => file.endsWith(ending)).map(file => "/" + file.split(sep).join("/")).sort();

/** The events of a calendar, each a map from the property's name to its parameters and value. */
function eventsOf(text) {
    const events = [];
    let event = null, inside = 0;
    for (const line of text.replaceAll("\r\n ", "").split("\r\n")) {
        const [, name, parameters, value] = line.match(/^([A-Z-]+)((?:;[^:]*)?):([\s\S]*)$/) ?? [];
        if (name === "BEGIN" && value === "VEVENT") events.push(event = new Map());
        else if (name === "BEGIN") inside++;
        else if (name === "END" && value === "VEVENT") event = null;
        else if (name === "END") inside--;
        // What an alarm says is its own.
        else if (event && name && inside === 1) { if (event.has(name)) event.set("twice", name); else event.set(name, { parameters, value }); }
    }
    return events;
}
const next = day => new Date(Date.UTC(+day.slice(0, 4), +day.slice(4, 6) - 1, +day.slice(6) + 1)).toISOString().slice(0, 10).replaceAll("-", "");

check("ics-valid", async fail => {
    for (const name of ["theme", "own"]) {
        const files = filesOf(name, ".ics");
        if (name === "theme" && files.length < 20) fail(name, "(files)", `there are ${files.length} calendars`);
        for (const file of files) {
            const where = `${name} ${file}`, bytes = readFileSync(join(site(name), file));
            const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
            if (!text.endsWith("\r\n") || /\r(?!\n)|(?<!\r)\n/.test(text)) fail(where, "(lines)", "do not all end with CR LF");
            for (let at = 0, end; (end = bytes.indexOf("\r\n", at)) !== -1; at = end + 2) {
                const line = bytes.subarray(at, end);
                if (line.length > 75) fail(where, "(lines)", `one has ${line.length} octets: ${line.toString().slice(0, 30)}`);
                try { new TextDecoder("utf-8", { fatal: true }).decode(line); } catch { fail(where, "(lines)", `a character is cut: ${line.toString().slice(0, 30)}`); }
            }
            const lang = file.match(/^\/(\w+)\//)[1], tag = LANGUAGES.find(l => l.code === lang).tag;
            for (const property of ["VERSION:2.0", "PRODID:", "METHOD:PUBLISH", "X-WR-CALNAME:"]) if (!text.includes(`\r\n${property}`)) fail(where, property, "is missing");
            const events = eventsOf(text), uids = events.map(event => event.get("UID")?.value);
            if (!events.length) fail(where, "VEVENT", "there is none");
            if (new Set(uids).size !== uids.length) fail(where, "UID", "is there twice");
            for (const event of events) {
                const uid = event.get("UID")?.value ?? "(no UID)", of = property => event.get(property)?.value ?? "";
                if (event.has("twice")) fail(where, uid, `has ${event.get("twice")} twice`);
                for (const property of ["UID", "DTSTAMP", "DTSTART", "SUMMARY"]) if (!of(property)) fail(where, uid, `has no ${property}`);
                if (!/^\d{8}T\d{6}Z$/.test(of("DTSTAMP"))) fail(where, uid, `DTSTAMP is ${of("DTSTAMP")}`);
                if (!event.get("SUMMARY")?.parameters.includes(`LANGUAGE=${tag}`)) fail(where, uid, "does not say its language");
                const days = event.get("DTSTART")?.parameters === ";VALUE=DATE";
                if (days && !(of("DTEND") >= next(of("DTSTART")))) fail(where, uid, `DTEND is ${of("DTEND")}, DTSTART ${of("DTSTART")}`);
                if (/^(apply|nominate|register)\b/.test(uid) && of("DTEND") !== next(of("DTSTART"))) fail(where, uid, `is no day: from ${of("DTSTART")} to ${of("DTEND")}`);
                if (!days && !/^\d{8}T\d{6}Z$/.test(of("DTSTART"))) fail(where, uid, `DTSTART is ${of("DTSTART")}`);
            }
        }
    }
    // The same site, built again with other links, has the same dates by the same names.
    for (const file of filesOf("theme", ".ics")) {
        const uids = name => eventsOf(readFileSync(join(site(name), file), "utf8")).map(event => event.get("UID").value + event.get("DTSTAMP").value).join("\n");
        if (uids("theme") !== uids("folder")) fail(`theme ${file}`, "UID", "is another in another build");
    }
});

/* ---- feeds, downloads and links ------------------------------------------------------------------------------------- */

const BASES = { theme: "https://wangchuan.example/", own: "https://catalogue.example/" };
const there = (name, path) => {
    const clean = decodeURIComponent(path.split(/[?#]/)[0]), file = join(site(name), clean.endsWith("/") ? clean + "index.html" : clean);
    try { return statSync(file).isFile(); } catch { return false; }
};

check("feeds-lead-somewhere", async fail => {
    for (const [name, base] of Object.entries(BASES)) {
        for (const file of [...filesOf(name, ".atom"), ...filesOf(name, ".ics"), ...filesOf(name, "/news.json"), ...filesOf(name, "sitemap.xml")]) {
            const text = readFileSync(join(site(name), file), "utf8").replaceAll("\r\n ", "").replaceAll("&quot;", '"').replaceAll('\\"', '"');
            const addresses = [...text.matchAll(/https:\/\/[^\s"'<>\\]+/g)].map(m => m[0]).filter(url => url.startsWith(base));
            if (!addresses.length) fail(`${name} ${file}`, "(addresses)", "there are none of the site");
            for (const url of new Set(addresses)) if (!there(name, "/" + url.slice(base.length))) fail(`${name} ${file}`, "(address)", `${url} is not there`);
            for (const [, url] of text.matchAll(/(?:href|src)="(?!https?:|mailto:|tel:)([^"]*)"/g)) fail(`${name} ${file}`, "(address)", `${url} is not whole`);
        }
        for (const lang of name === "theme" ? ["en", "zh", "ru"] : ["en", "zh"]) {
            const home = textOf(name, `/${lang}/`);
            if (!new RegExp(`<link rel="alternate" type="application/atom\\+xml" href="/${lang}/news.atom"`).test(home)) fail(`${name} /${lang}/`, "head", "leads to no feed");
        }
    }
});

/** The ids of each page, for links to parts of it. */
const ids = new Map();
const idsOf = (name, address) => {
    if (!ids.has(name + address)) ids.set(name + address, new Set([...textOf(name, address).matchAll(/\sid="([^"]+)"/g)].map(m => m[1])));
    return ids.get(name + address);
};

read("feeds-and-links", ["theme", "own"], () => true, document => {
    const own = e => e.getAttribute("href") ?? e.getAttribute("src");
    const named = a => (a.textContent + [...a.querySelectorAll("img[alt], svg[aria-label]")].map(e => e.getAttribute("alt") ?? e.getAttribute("aria-label")).join("") + (a.getAttribute("aria-label") ?? "")).trim();
    const all = [...document.querySelectorAll("[id]")].map(e => e.id);
    return {
        targets: [...new Set([...document.querySelectorAll("a[href], link[href], img[src], script[src], source[src]")].map(own))],
        // What an author writes as a whole address is elsewhere, whatever its host.
        elsewhere: [...document.querySelectorAll("a[href]")].map(own).filter(href => /^https?:/.test(href)),
        nameless: [...document.querySelectorAll("a[href]")].filter(a => !named(a)).map(a => a.getAttribute("href")),
        doubled: all.filter((id, i) => all.indexOf(id) !== i),
    };
}, (fail, address, { targets, elsewhere, nameless, doubled }, name) => {
    const where = `${name} ${address}`, base = BASES[name];
    for (const href of nameless) fail(where, `a[href="${href}"]`, "has no text");
    for (const id of new Set(doubled)) fail(where, `#${id}`, "is there twice");
    for (const target of targets.filter(target => !elsewhere.includes(target))) {
        const inner = target.startsWith(base) ? "/" + target.slice(base.length) : target;
        if (/^(?:[a-z]+:|\/\/)/.test(inner)) continue;
        const [path, fragment] = inner.split("#"), page = path.split("?")[0] || address;
        if (!there(name, page)) { fail(where, `[href="${target}"]`, "leads nowhere"); continue; }
        if (fragment && (page.endsWith("/") || page.endsWith(".html")) && !idsOf(name, page).has(decodeURIComponent(fragment))) fail(where, `[href="${target}"]`, "leads to no part of the page");
    }
});
