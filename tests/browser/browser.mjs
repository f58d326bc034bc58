// One Chromium and one server a site for all checks.
//
// The browser is Debian's (`/usr/bin/chromium`), or the one that CHROMIUM names. Servers listen on the loopback address
// alone and send every page under the policy that the theme promises to satisfy. The clock of every page stands still
// at `NOW` unless a check says otherwise.

import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { TODAY } from "./site.mjs";
import { site } from "./sites.mjs";

/** The moment at which pages are read: nine in the morning at the host. */
export const NOW = `${TODAY}T09:00:00+08:00`;
export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".xml": "application/xml", ".ics": "text/calendar", ".txt": "text/plain" };

export const EXECUTABLE = process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** The versions on which a picture of a page depends. */
export function versions() {
    const run = (...command) => { try { return execFileSync(command[0], command.slice(1), { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim(); } catch { return ""; } };
    const version = run(EXECUTABLE, "--version").match(/[\d.]+/)?.[0] ?? "unknown";
    const fonts = run("dpkg-query", "-W", "-f=${Package} ${Version}\n", "fonts-*").split("\n").filter(line => / \S/.test(line)).sort();
    return { chromium: version, fonts };
}

let running;
export function browser() {
    if (!EXECUTABLE) throw new Error("there is no Chromium: install Debian's package `chromium`, or let CHROMIUM name one");
    running ??= chromium.launch({ executablePath: EXECUTABLE, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb", "--font-render-hinting=none"] });
    return running;
}

const servers = new Map();
/** The origin at which a site is served. */
export function origin(name) {
    if (!servers.has(name)) servers.set(name, serve(site(name)));
    return servers.get(name).then(server => `http://127.0.0.1:${server.address().port}`);
}
function serve(folder) {
    const server = createServer((request, response) => {
        const path = normalize(decodeURIComponent(request.url.split(/[?#]/)[0]));
        let file = join(folder, path), status = 200;
        if (path.endsWith("/")) file = join(file, "index.html");
        if (!file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory()) { file = join(folder, "404.html"); status = 404; }
        response.writeHead(status, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": POLICY, "cache-control": "no-store" });
        // A slow line, on request: so many bytes, a pause in which they are painted, and the rest.
        const first = Number(request.headers["x-first"]);
        if (first && file.endsWith(".html")) halting(readFileSync(file), first, response); else createReadStream(file).pipe(response);
    });
    return new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", () => resolve(server)));
}

const halting = async (bytes, first, response) => {
    response.write(bytes.subarray(0, first));
    await new Promise(done => setTimeout(done, 700));
    response.end(bytes.subarray(first));
};

/** Ends the browser and the servers. */
export async function close() {
    if (running) await (await running).close();
    for (const server of servers.values()) (await server).close();
}

/**
 * A page of a site in a context of its own, loaded. Options: width, height, scheme, clock (null for one that goes), zone, script (false for
 * none), still (false lets things move), before (run on the page before it loads), wait, and those of Playwright.
 *
 * What it did is in `page.seen`: messages of the console, breaches of the policy, requests.
 */
export async function open(name, address, options = {}) {
    const { width = 1280, height, scheme = "light", clock = NOW, zone = "Asia/Shanghai", script = true, still = true, before, wait = "load", ...rest } = options;
    const context = await (await browser()).newContext({
        viewport: { width, height: height ?? (width < 500 ? 740 : width < 1000 ? 1024 : 820) }, colorScheme: scheme, timezoneId: zone,
        javaScriptEnabled: script, reducedMotion: still ? "reduce" : "no-preference", ...rest,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20000);
    page.seen = { messages: [], breaches: [], requests: [] };
    page.on("console", message => page.seen.messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", error => page.seen.messages.push(`error: ${error.message}`));
    page.on("request", request => page.seen.requests.push(request.url()));
    if (script) {
        if (clock) await page.clock.setFixedTime(clock);
        await page.addInitScript(() => {
            window.breaches = [];
            addEventListener("securitypolicyviolation", e => window.breaches.push(`${e.violatedDirective}: ${e.blockedURI} at ${e.sourceFile || location.pathname}:${e.lineNumber}`));
        });
    }
    if (before) await before(page, context);
    await page.goto((/^(file|http):/.test(address) ? "" : await origin(name)) + address, { waitUntil: wait });
    return page;
}

/** Opens a page, hands it to `examine` and closes it, whatever happens. */
export async function withPage(name, address, options, examine) {
    const page = await open(name, address, options);
    try { return await examine(page); } finally { await page.context().close(); }
}

/** Adds a style sheet in a way that the policy allows. */
export const addStyle = (page, css) => page.evaluate(css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}, css);
