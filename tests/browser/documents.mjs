// Many pages read as documents, without showing them: for checks of what stands in the source.

import { withPage } from "./browser.mjs";
import { exists } from "./sites.mjs";

/**
 * Reads each address of a site as a document; `look(document)` runs in the browser and sees nothing but its argument,
 * `judge(address, what look gave)` here. A page that is not there is left to other checks.
 */
export async function openAsDocuments(site, addresses, look, judge) {
    const there = addresses.filter(address => exists(site, address));
    await withPage(site, "/404.html", {}, async page => {
        // As an expression of the protocol, which the policy does not bind; `eval` in the page it would refuse.
        await page.evaluate(`window.look = ${look}; null`);
        for (let i = 0; i < there.length; i += 50) {
            const part = there.slice(i, i + 50);
            const found = await page.evaluate(part => Promise.all(part.map(async address => window.look(new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")))), part);
            found.forEach((one, n) => judge(part[n], one));
        }
    });
}
