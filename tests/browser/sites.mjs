// The sites that the checks read, built with the program under test into `target/browser`, and their pages.
//
// `theme` is the test site, `components` each component of the theme by itself (`tests/sites/components`), `folder` the same with links that open from a folder, `long` the same with each program
// `COPIES` times, `own` the catalogue of this repository; `programs-3400` and `entries-2000` are made by the generator of
// `benches/`. Not here: what is in the test site (`site.mjs`), how it is served (`browser.mjs`).

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gap, programs, RICH, TODAY, writeSite } from "./site.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** The theme and the program under test: this repository's own, unless the environment names others. */
export const THEME = process.env.PROSPECTUS_THEME || join(ROOT, "themes/default");
export const PROGRAM = process.env.PROSPECTUS_BIN || join(ROOT, "target/debug/prospectus");
/** What the checks write: sites, screenshots, reports. Git-ignored. */
export const WORK = join(ROOT, "target/browser");

/** Builds the site at `root` into `output`, which is emptied first. */
function build(root, output, ...options) {
    rmSync(output, { recursive: true, force: true });
    try {
        execFileSync(PROGRAM, ["build", "--root", root, "--output", output, "--today", TODAY, "--messages", "en", "--format", "short", ...options], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    } catch (e) {
        if (e.code === "ENOENT") throw new Error(`there is no ${PROGRAM}: run \`cargo build\` first`);
        const lines = `${e.stderr}${e.stdout}`.split("\n").filter(line => !line.includes(": warning["));
        throw new Error(`the site ${relative(ROOT, root) || "."} was not built:\n${lines.join("\n")}`);
    }
    return output;
}

const built = new Map();
/** The output folder of a site; it is built when it is first asked for. */
export function site(name) {
    if (!built.has(name)) {
        try { built.set(name, { folder: makers[name]() }); } catch (error) { built.set(name, { error }); }
    }
    const { folder, error } = built.get(name);
    if (error) throw error;
    return folder;
}
/** How often each program stands in the site `long`: more often than one page takes. */
export const COPIES = 13;
/** A made-up catalogue with so many programs. */
function generated(programs) {
    const root = join(WORK, `generated-${programs}`);
    rmSync(root, { recursive: true, force: true });
    execFileSync("python3", [join(ROOT, "benches/gen_catalogue.py"), "--programs", String(programs), "--out", root, "--format", "prospectus"]);
    cpSync(THEME, join(root, "themes/default"), { recursive: true });
    return build(root, join(WORK, `programs-${programs}`));
}
const source = join(WORK, "source");
const makers = {
    theme() {
        writeSite(source, THEME, fileURLToPath(new URL("ru.yaml", import.meta.url)));
        return build(source, join(WORK, "theme"));
    },
    folder() {
        site("theme");
        const config = join(source, "site.toml"), before = readFileSync(config, "utf8");
        writeFileSync(config, before.replace("home = ", "links = \"explicit\"\nhome = "));
        try { return build(source, join(WORK, "folder")); } finally { writeFileSync(config, before); }
    },
    long() {
        writeSite(join(WORK, "long-source"), THEME, fileURLToPath(new URL("ru.yaml", import.meta.url)), COPIES);
        return build(join(WORK, "long-source"), join(WORK, "long"));
    },
    "programs-3400": () => generated(3400),
    // 1370 programs with what belongs to them.
    "entries-2000": () => generated(1370),
    components() {
        const root = join(WORK, "components-source"), from = join(ROOT, "tests/sites/components");
        rmSync(root, { recursive: true, force: true });
        for (const part of ["site.toml", "content"]) cpSync(join(from, part), join(root, part), { recursive: true });
        // The theme under test with the one template of the fixtures over it.
        cpSync(THEME, join(root, "themes/fixtures"), { recursive: true });
        for (const part of ["templates", "strings"]) for (const file of readdirSync(join(from, "themes/fixtures", part))) {
            const to = join(root, "themes/fixtures", part, file), own = readFileSync(join(from, "themes/fixtures", part, file), "utf8");
            writeFileSync(to, part === "strings" && existsSync(to) ? `${readFileSync(to, "utf8")}\n${own}` : own);
        }
        return build(root, join(WORK, "components"));
    },
    own() {
        if (!process.env.PROSPECTUS_THEME) return build(ROOT, join(WORK, "own"));
        const root = join(WORK, "own-source");
        rmSync(root, { recursive: true, force: true });
        for (const part of ["site.toml", "content"]) cpSync(join(ROOT, part), join(root, part), { recursive: true });
        cpSync(THEME, join(root, "themes/default"), { recursive: true });
        return build(root, join(WORK, "own"));
    },
};

let hued = false;
/** The style sheet that a site of this hue gets. */
export function hueSheet(hue) {
    const root = join(WORK, "hue-source"), output = join(WORK, "hue");
    if (!hued) {
        rmSync(root, { recursive: true, force: true });
        cpSync(THEME, join(root, "themes/default"), { recursive: true });
        mkdirSync(join(root, "content/institutions"), { recursive: true });
        writeFileSync(join(root, "content/institutions/wangchuan.yaml"), "name: Wangchuan University\ntype: university\ncountry: CN\n");
        hued = true;
    }
    writeFileSync(join(root, "site.toml"), `title = "Hue"\nbase_url = "https://hue.example/"\nlanguages = ["en"]\nhue = ${hue}\n`);
    build(root, output);
    const name = readdirSync(join(output, "assets")).find(name => name.startsWith("hue."));
    return readFileSync(join(output, "assets", name), "utf8");
}

/** The addresses of all pages of a site, sorted. */
export function pagesOf(name) {
    const folder = site(name);
    const files = readdirSync(folder, { recursive: true }).map(String).filter(file => file.endsWith(".html"));
    return files.map(file => "/" + file.split(sep).join("/").replace(/(^|\/)index\.html$/, "$1")).sort();
}
export const fileOf = (name, address) => join(site(name), address.endsWith("/") ? address + "index.html" : address);
export const textOf = (name, address) => readFileSync(fileOf(name, address), "utf8");
export const exists = (name, address) => existsSync(fileOf(name, address));
export const sizeOf = (name, address) => statSync(fileOf(name, address)).size;

/** The kinds that the test site has, each with the entry whose page says most. */
const ENTRIES = {
    programs: RICH, exchanges: "corrib-valley-semester", institutions: "corrib-valley", majors: "robotics", units: "far-bank-office",
    "joint-units": "bridge-laboratory", training: "lantern-engineers", agreements: "in-force", alliances: "two-rivers",
    initiatives: "lantern-road", events: "lantern-symposium", people: "he-an", news: "bell-rings", documents: "yearbook",
};
/** Pages in states that the first of their template are not in: closed, planned, ended, empty, untranslated. */
const STATES = () => [
    `programs/${gap("only en")}`, `programs/${gap("only zh")}`, `programs/${gap("body zh")}`, `programs/${programs.find(p => p.phase === "planned").slug}`,
    `programs/${programs.find(p => p.phase === "closed").slug}`, "majors/tide-studies", "alliances/two-rivers-robots", "agreements/ended", "agreements/without-end",
    "events/cancelled-talk", "training/on-request", "institutions/kite-hill", "institutions/mountain-sea-council", "people/bo-yu", "how-to-apply", "joint-units/cloud-college",
];

/**
 * Every template of the test site once, in `lang`: each as `{template, address, lang, site}`.
 *
 * Pages of features that the theme does not have are absent.
 */
export function templates(lang) {
    const of = (template, path) => ({ template, address: `/${lang}/${path}`, lang, site: "theme" });
    const list = [{ template: "gate", address: "/", lang: "en", site: "theme" }, of("home", ""), of("about", "about/"), of("deadlines", "deadlines/"), of("compare", "compare/"), of("search", "search/"), of("not-found", "404.html")];
    for (const [kind, slug] of Object.entries(ENTRIES)) list.push(of(`${kind}-index`, `${kind}/`), of(kind, `${kind}/${slug}/`));
    list.push(of("facet-value", "programs/level/bachelor/"));
    return list.filter(page => exists("theme", page.address));
}
/** The further states of templates, in `lang`. */
export const states = lang => STATES().map(path => ({ template: path, address: `/${lang}/${path}/`, lang, site: "theme" })).filter(page => exists("theme", page.address));

/** Every component by itself, in each state. */
export const fixtures = lang => ["many", "one", "none"].map(state => ({ template: `components ${state}`, address: `/${lang}/${state}/`, lang, site: "components" }));

/** Pages of this repository's own catalogue: home, indexes and the first entry of each kind. */
export function own(lang) {
    const of = path => ({ template: `own ${path}`, address: `/${lang}/${path}`, lang, site: "own" });
    const all = pagesOf("own");
    const list = [of("")];
    for (const kind of ["programs", "institutions", "alliances", "agreements", "events", "news", "people", "training"]) {
        list.push(of(`${kind}/`));
        const first = all.find(address => address.startsWith(`/${lang}/${kind}/`) && address !== `/${lang}/${kind}/`);
        if (first) list.push({ ...of(""), template: `own ${kind}`, address: first });
    }
    return list.filter(page => exists("own", page.address));
}
