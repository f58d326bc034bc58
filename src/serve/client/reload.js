// Keeps the page that one is looking at up to date, and shows what is wrong with the site.
//
// The server says on a stream what this page would be now; where that differs from what it is, the page is loaded again
// (browsers keep the place in it). Texts come from the server in the page's language and are set as text, never as
// markup. Only a page that is seen listens: of many in the background none takes one of the browser's connections.
(() => {
    "use strict";
    const own = document.currentScript.dataset, place = "/.prospectus/";
    let stream = null, also = null;

    const marks = values => JSON.stringify(values);
    /** The files that the page shows under a name that does not change with their content, as `assets/` does. */
    const shown = () => {
        const here = url => { try { const to = new URL(url, location.href); return to.origin === location.origin ? to.pathname : ""; } catch { return ""; } };
        const paths = Array.from(document.images, image => here(image.currentSrc || image.src));
        return [...new Set(paths)].filter(path => path && !path.includes("/assets/")).slice(0, 32);
    };

    function listen() {
        if (stream || document.hidden) return;
        const asked = new URLSearchParams({ path: location.pathname, lang: document.documentElement.lang });
        if (own.page === "none") asked.set("alone", "yes");
        for (const path of also ? also.paths : shown()) asked.append("also", path);
        const paths = asked.getAll("also");
        stream = new EventSource(place + "events?" + asked);
        stream.onmessage = message => told(JSON.parse(message.data), paths);
    }

    function silence() {
        if (stream) stream.close();
        stream = null;
    }

    function told(news, paths) {
        const files = marks(news.also);
        const stale = news.boot !== own.boot || news.page !== null && news.page !== own.page || also && also.marks !== files;
        if (stale) {
            silence();
            location.reload();
            return;
        }
        also = { paths, marks: files };
        overlay(news.problems);
    }

    document.addEventListener("visibilitychange", () => document.hidden ? silence() : listen());
    addEventListener("pagehide", silence);
    addEventListener("pageshow", listen);
    if (document.readyState === "complete") listen();

    /* ---- a page that is not published -------------------------------------------------------------------------- */

    if (own.badge) {
        const badge = make("prospectus-badge"), tree = badge.attachShadow({ mode: "open" });
        tree.append(make("link", { rel: "stylesheet", href: place + "overlay.css" }), make("p", { class: "badge", role: "note" }, own.badge));
        document.body.append(badge);
    }

    /* ---- what is wrong ---------------------------------------------------------------------------------------- */

    let host = null, root = null, before = "null", hidden = false;

    /** An element with attributes; `null` children are left out, texts become text. */
    function make(name, attributes, ...children) {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes ?? {})) if (value !== null && value !== undefined) element.setAttribute(key, value);
        element.append(...children.flat().filter(child => child !== null && child !== undefined));
        return element;
    }

    /** A sentence, with what stands in back-ticks as code. */
    const worded = text => text.split("`").map((part, i) => i % 2 ? make("code", null, part) : part);

    function overlay(problems) {
        const now = JSON.stringify(problems);
        if (now === before) return;
        before = now;
        if (!problems) {
            if (host) host.remove();
            host = root = null;
            hidden = false;
            return;
        }
        if (!host) {
            // Its own tree, so that neither the theme's style reaches it nor its own the page.
            host = make("prospectus-problems");
            root = host.attachShadow({ mode: "open" });
            document.body.append(host);
        }
        // Something new is wrong: shown, also where the former was put away.
        hidden = false;
        draw(problems);
        if (!document.activeElement || document.activeElement === document.body) root.querySelector("section").focus({ preventScroll: true });
    }

    function draw(problems) {
        const { words } = problems;
        const sheet = make("link", { rel: "stylesheet", href: place + "overlay.css" });
        const hide = make("button", { type: "button", class: "hide" }, words.hide);
        const show = make("button", { type: "button", class: "show", "aria-label": `${words.show}: ${problems.title}` }, problems.title);
        const list = make("ol", { role: "list" }, problems.items.map(item => one(item, words)));
        // A page that has nothing else to show says the same without script; here it is better to read.
        const alone = own.page === "none", main = document.querySelector("main");
        if (alone && main) main.hidden = true;
        const panel = make("section", { role: alone ? "main" : "dialog", class: alone ? "alone" : null, "aria-labelledby": "title", "aria-describedby": "note", tabindex: "-1", lang: problems.lang },
            make("div", { class: "head" }, make(alone ? "h1" : "h2", { id: "title" }, problems.title), alone ? null : hide, make("p", { id: "note" }, problems.note)),
            list, problems.more === null ? null : make("p", { class: "more" }, problems.more));
        const put = () => { panel.hidden = hidden; show.hidden = !hidden; };
        const toggle = (to, next) => { hidden = to; put(); next.focus({ preventScroll: true }); };
        hide.addEventListener("click", () => toggle(true, show));
        show.addEventListener("click", () => toggle(false, panel));
        panel.addEventListener("keydown", event => { if (event.key === "Escape" && !alone) toggle(true, show); });
        show.lang = problems.lang;
        put();
        root.replaceChildren(sheet, panel, show);
    }

    function one(item, words) {
        const head = make("h3", null, make("span", { class: "level" }, item.word), " ", item.code === null ? null : make("code", { class: "name" }, item.code), " ", make("span", { class: "message" }, worded(item.message)));
        const place = item.place === null ? null : make("p", { class: "place" }, item.href === null ? item.place : make("a", { href: item.href, title: words.open }, item.place));
        const line = item.line === null ? null : make("pre", { tabindex: "0" }, make("code", null, make("span", { class: "number" }, `${item.line.number} `), item.line.before, make("mark", null, item.line.marked), item.line.behind));
        const label = item.label === null ? null : make("p", { class: "label" }, worded(item.label));
        return make("li", { class: item.level }, head, place, line, label, item.help.map(text => make("p", { class: "help" }, make("b", null, words.help), worded(text))));
    }
})();
