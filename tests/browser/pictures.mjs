// The pictures of the README, in docs/screenshots/.
//
//     node tests/browser/pictures.mjs CATALOGUE SAMPLE
//
// CATALOGUE is the folder into which this repository's own site was built, SAMPLE that of a site that `prospectus new`
// wrote. Not a check, and no check reads the pictures: they are made anew when the theme looks different.

import { createReadStream, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { browser, close } from "./browser.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg" };
const [catalogue, sample] = process.argv.slice(2);
if (!sample) {
    console.error("node tests/browser/pictures.mjs CATALOGUE SAMPLE");
    process.exit(2);
}
const PICTURES = [
    { name: "home", root: catalogue, address: "/en/", width: 1280, height: 860 },
    { name: "program", root: sample, address: "/zh/programs/robotics-3-1/", width: 360, height: 860 },
    { name: "programs", root: sample, address: "/en/programs/", width: 1280, height: 860 },
    { name: "compare", root: sample, address: "/en/compare/?ids=robotics-3-1,river-engineering-2-2,robotics-master", width: 1280, height: 860, scheme: "dark" },
];

const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
mkdirSync(folder, { recursive: true });
for (const { name, root, address, width, height, scheme } of PICTURES) {
    const server = createServer((request, response) => {
        const path = normalize(decodeURIComponent(request.url.split("?")[0]));
        const file = join(root, path.endsWith("/") ? path + "index.html" : path);
        if (!existsSync(file)) return response.writeHead(404).end();
        response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
        createReadStream(file).pipe(response);
    });
    await new Promise(done => server.listen(0, "127.0.0.1", done));
    const page = await (await browser()).newPage({ viewport: { width, height }, colorScheme: scheme ?? "light", reducedMotion: "reduce" });
    await page.goto(`http://127.0.0.1:${server.address().port}${address}`, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    server.close();
}
await close();
