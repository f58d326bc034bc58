// Checks of `prospectus serve` in a browser: a page follows its files, and shows what is wrong with them.
//
// The server runs on a copy of the site in three languages, with the theme under test. Not here: what it answers and
// tells (`tests/suite/serve.rs`).

import { spawn } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { open } from "./browser.mjs";
import { axe } from "./checks-access.mjs";
import { check } from "./suite.mjs";
import { PROGRAM, ROOT, THEME, WORK } from "./sites.mjs";
import { TODAY } from "./site.mjs";

const WORDS = "content/programs/robotics-3-1/zh.md", PAGE = "zh/programs/robotics-3-1/";

/** A served copy of the site: its address, its folder, a way to end it. */
async function serve() {
    const root = join(WORK, "served");
    rmSync(root, { recursive: true, force: true });
    for (const part of ["site.toml", "content"]) cpSync(join(ROOT, "tests/sites/trilingual", part), join(root, part), { recursive: true });
    cpSync(THEME, join(root, "themes/default"), { recursive: true });
    writeFileSync(join(root, "site.toml"), readFileSync(join(root, "site.toml"), "utf8") + '\n[checks]\nmissing-translation = "allow"\nstrings-missing = "allow"\n');
    // Long enough to be scrolled.
    const words = readFileSync(join(root, WORDS), "utf8") + "\n望川与科里布谷轮流授课。\n".repeat(60);
    writeFileSync(join(root, WORDS), words);
    const child = spawn(PROGRAM, ["serve", "--root", root, "--port", "0", "--today", TODAY, "--messages", "en"], { stdio: ["ignore", "ignore", "pipe"] });
    const ended = new Promise(resolve => child.once("exit", resolve));
    const address = await new Promise((resolve, reject) => {
        ended.then(code => reject(new Error(`serve ended with ${code}`)));
        createInterface({ input: child.stderr }).on("line", line => { const found = line.match(/http:\S+/); if (found) resolve(found[0]); });
    });
    return { root, words, address, end: () => { child.kill("SIGTERM"); return ended; } };
}

check("serve-follows-and-tells", async fail => {
    const { root, words, address, end } = await serve();
    const save = text => writeFileSync(join(root, WORDS), text);
    const where = "serve";
    let page;
    try {
        page = await open(null, address + PAGE, { clock: null });
        const listening = page.waitForRequest(/\/\.prospectus\/events/);
        await page.reload();
        await listening;

        // A saved file shows, and the reader stays where they were.
        await page.evaluate(() => scrollTo(0, 900));
        save(words + "\n望川新修了一座桥。\n");
        await page.getByText("望川新修了一座桥。").waitFor({ state: "attached" });
        await page.waitForFunction(() => document.readyState === "complete");
        const at = await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(scrollY)))));
        if (Math.abs(at - 900) > 2) fail(where, "(page)", `is at ${at} after a change, not at 900`);

        // A mistake lies over the old page, in its language and as text.
        save(words.replace("title:", "\"<img src=x>\": 桥\ntitle:"));
        const dialog = page.getByRole("dialog");
        await dialog.waitFor();
        const text = await dialog.innerText();
        for (const part of ["1 个文件中有 1 个错误", "项目没有字段 <img src=x>", `${WORDS}:2:1`, "建议："]) if (!text.includes(part)) fail(where, "dialog", `does not say ${part}: ${text}`);
        if (await dialog.locator("img").count()) fail(where, "dialog", "takes a text for markup");
        const look = await dialog.evaluate(e => ({ lang: e.lang, name: e.getRootNode().getElementById(e.getAttribute("aria-labelledby")).textContent, focused: e.getRootNode().activeElement === e, href: e.querySelector("a").getAttribute("href") }));
        if (look.lang !== "zh-Hans" || look.name !== "1 个文件中有 1 个错误") fail(where, "dialog", `has the language ${look.lang} and the name ${look.name}`);
        if (!look.focused) fail(where, "dialog", "has no focus, so Tab does not begin in it");
        if (!/^vscode:\/\/file\/.*\/zh\.md:2:1$/.test(look.href)) fail(where, "dialog a", `leads to ${look.href}`);
        if (!(await page.getByText("望川新修了一座桥。").count())) fail(where, "(page)", "is not the last good one");

        // It can be put away and brought back with keys alone, and fits every screen.
        await page.keyboard.press("Escape");
        const show = page.getByRole("button", { name: /^显示错误/ });
        if (await dialog.count() || !(await show.evaluate(e => e.getRootNode().activeElement === e))) fail(where, "dialog", "is not put away by Escape");
        await page.keyboard.press("Enter");
        await dialog.waitFor();
        for (const width of [360, 1280]) for (const colorScheme of ["light", "dark"]) {
            await page.setViewportSize({ width, height: 740 });
            await page.emulateMedia({ colorScheme });
            const box = await dialog.boundingBox();
            if (box.x < 0 || box.x + box.width > width || box.height > 740 * 0.75) fail(`${where} at ${width} ${colorScheme}`, "dialog", `lies at ${JSON.stringify(box)}`);
            for (const [element, what] of await axe(page)) fail(`${where} at ${width} ${colorScheme}`, element, what);
            await page.screenshot({ path: join(WORK, `serve-${width}-${colorScheme}.png`) });
        }

        // It goes by itself.
        save(words);
        await dialog.waitFor({ state: "detached" });
        await page.getByText("望川新修了一座桥。").waitFor({ state: "detached" });
        for (const breach of await page.evaluate(() => window.breaches)) fail(where, "(policy)", breach);
        for (const message of page.seen.messages.filter(message => message.startsWith("error"))) fail(where, "(console)", message);
    } finally {
        if (page) await page.context().close();
        await end();
    }
});
