// The acceptance checks of the default theme in a real browser, one test each, by name.
//
//     node --test tests/browser/browser.test.mjs
//     PROSPECTUS_CHECK=facets-without-script,empty-state node --test tests/browser/browser.test.mjs
//     PROSPECTUS_FULL=1 …      every page in every language and view, all hues, Lighthouse
//     PROSPECTUS_UPDATE=1 …    writes the reference screenshots anew
//
// Needs a built program (`cargo build`), the packages of tests/package-lock.json and a Chromium. What it writes lies in
// target/browser: the sites, this run's screenshots.

import { after, test } from "node:test";
import { close } from "./browser.mjs";
import "./checks-access.mjs";
import "./checks-language.mjs";
import "./checks-facts.mjs";
import "./checks-finding.mjs";
import "./checks-output.mjs";
import "./checks-exports.mjs";
import "./checks-serve.mjs";
import { chosen, NOT_YET, run } from "./suite.mjs";

after(close);
/** Of one check so many failures are printed; the rest is counted. */
const SHOWN = 25;

for (const one of chosen()) {
    const reason = NOT_YET.get(one.name);
    test(one.name, { skip: reason ? `not run: ${reason}` : false, timeout: 15 * 60e3 }, async t => {
        const { failures, reason } = await run(one);
        if (failures.length) {
            const more = failures.length > SHOWN ? [`… and ${failures.length - SHOWN} more`] : [];
            const error = new Error([`${failures.length} failures`, ...failures.slice(0, SHOWN), ...more].join("\n  "));
            error.stack = error.message;
            throw error;
        }
        if (reason) t.skip(`not run: ${reason}`);
    });
}
