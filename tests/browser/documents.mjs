// Many pages read as documents, without showing them: for checks of what stands in the source.
//
// All pages of a site are fetched and parsed once, for all such checks that were asked for; a check may be one of both
// sorts, as it pleases. Not here: pages as they look (`suite.mjs`).

import { withPage } from "./browser.mjs";
import { check, chosen } from "./suite.mjs";
import { pagesOf } from "./sites.mjs";

const readers = [];

/**
 * A check of sources. For each site of `sites` and each address that `wanted(site, address)` picks, `look(document)` runs
 * in the browser and sees nothing but its argument; `judge(fail, address, what look gave, site)` runs here.
 */
export function read(name, sites, wanted, look, judge) {
    const reader = { name, sites, wanted, look: String(look), judge, found: [] };
    readers.push(reader);
    check(name, async fail => {
        await all();
        for (const [site, address, one] of reader.found) judge(fail, address, one, site);
    });
}

let reading;
function all() {
    reading ??= (async () => {
        const names = new Set(chosen().map(one => one.name)), asked = readers.filter(one => names.has(one.name));
        for (const site of ["theme", "own"]) await withPage(site, "/404.html", {}, async page => {
            // As an expression of the protocol, which the policy does not bind; `eval` in the page it would refuse.
            await page.evaluate(`window.looks = [${asked.map(one => `(${one.look})`).join(",")}]; null`);
            const list = pagesOf(site).map(address => [address, asked.map((one, i) => one.sites.includes(site) && one.wanted(site, address) ? i : -1).filter(i => i >= 0)]).filter(([, wanted]) => wanted.length);
            for (let i = 0; i < list.length; i += 50) {
                const part = list.slice(i, i + 50);
                const found = await page.evaluate(part => Promise.all(part.map(async ([address, wanted]) => {
                    const document = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
                    return wanted.map(i => window.looks[i](document));
                })), part);
                found.forEach((values, n) => values.forEach((value, k) => asked[part[n][1][k]].found.push([site, part[n][0], value])));
            }
        });
    })();
    return reading;
}
