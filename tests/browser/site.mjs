// Writes the test site: a made-up university with 40 programs and 30 partners in English, Chinese and Russian.
//
// The same bytes at every run. Every date is told from `TODAY`, the day at which the pages are built and read. What the
// checks must know of the content (which program lacks which language, whose deadline is how far) is exported beside
// it, so that they need not read it out of the pages. Names are in `names.mjs`.

import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { majors, partners } from "./names.mjs";
import { encode } from "./png.mjs";

export { majors, partners };
export const TODAY = "2026-11-21";
export const LANGUAGES = [
    { code: "en", tag: "en", name: "English" },
    { code: "zh", tag: "zh-Hans", name: "中文" },
    { code: "ru", tag: "ru", name: "Русский" },
];

/** The day `n` days after today, as an ISO date. */
export const day = n => new Date(Date.parse(TODAY) + n * 864e5).toISOString().slice(0, 10);

/** How far the deadlines of programs are, in days; one program takes one of them. */
const DISTANCES = [31, 30, 1, 0, -1, 90, 60, 61, -200, 200, 400, 12, null];

/** Where one studies when: name, level, arrangement, stages (`@` is the partner), kinds of award. */
const ROUTES = [
    ["3-1", "3+1", "bachelor", "double-degree", ["3 years at wangchuan", "1 year at @"], 2],
    ["2-2", "2+2", "bachelor", "joint-degree", ["2 years at wangchuan", "2 years at @"], 1],
    ["1-1", "1+1", "master", "double-degree", ["1 year at wangchuan", "1 year at @"], 2],
    ["4-0", "4+0", "bachelor", "joint", ["4 years at wangchuan"], 0],
    ["phd", null, "doctoral", "credit-transfer", ["2 years at wangchuan", "1 year at @", "1 year at wangchuan"], 0],
    ["course", null, "non-degree", "single", ["6 weeks at wangchuan"], 0],
    ["1-1-1", "1+1+1", "master", "joint", ["1 year at @", "1 year at wangchuan", "1 year at @"], 0],
    ["planned", "2+2", "bachelor", "joint", ["2 years at wangchuan", "2 years at unnamed"], 0],
];
const KIND_OF_ROUTE = {
    phd: ["Doctorate", "博士", "аспирантура"],
    course: ["short course", "短期班", "краткосрочный курс"],
    planned: ["planned", "筹备中", "планируется"],
};

const text = (en, zh, ru) => Object.fromEntries(Object.entries({ en, zh, ru }).filter(([, t]) => t !== null && t !== undefined));

/** The partners among whom programs are dealt out: those at which one can study. */
const studied = partners.filter(p => ["university", "college", "research-institute"].includes(p[4]) && p[0] !== "kite-hill");

/**
 * Every program as the checks need it: slug, level, arrangement, stages in years, partner's slug or null, languages,
 * distance of the deadline in days or null, and what it lacks: `only` one language, `body` of one, `part` of two.
 */
export const programs = Array.from({ length: 40 }, (_, i) => {
    const [subject, en, zh, ru] = majors[i % majors.length];
    const route = ROUTES[(i + 3 * Math.floor(i / 10)) % ROUTES.length];
    const [kind, pattern, level, arrangement, stages, awards] = route;
    const partner = kind === "4-0" || kind === "course" || kind === "planned" ? null : studied[(i * 5) % studied.length];
    const words = pattern && kind !== "planned" ? [pattern, pattern, pattern] : KIND_OF_ROUTE[kind];
    const distance = kind === "planned" || kind === "4-0" && i % 3 ? null : DISTANCES[i % DISTANCES.length];
    const title = text(`${en} (${words[0]})`, zh && `${zh}（${words[1]}）`, ru && `${ru} (${words[2]})`);
    const lacks = { 3: "only en", 14: "only zh", 21: "body zh", 10: "part" }[i] ?? null;
    if (lacks?.startsWith("only")) for (const code of ["en", "zh", "ru"]) if (code !== lacks.slice(5)) delete title[code];
    return {
        slug: `${subject}-${kind}`, subject, kind, level, arrangement, stages, awards, title, distance, lacks,
        partner: partner && partner[0],
        languages: [["en"], ["en 60%", "zh 40%"], ["zh"], ["ru", "zh"]][i % 4],
        phase: kind === "planned" ? "planned" : i === 37 ? "closed" : "running",
    };
});

/** The program without gaps that the checks of single pages open. */
export const RICH = programs.find(p => p.kind === "3-1" && p.lacks === null && p.distance !== null && p.distance > 20).slug;
export const gap = lacks => programs.find(p => p.lacks === lacks).slug;

const programFacts = (p, i) => {
    const at = p.partner ?? "unnamed (TH)";
    const stages = p.stages.map(s => s.replace("@", at).replace(/at unnamed$/, "at unnamed (TH)"));
    const facts = {
        level: p.level,
        arrangement: p.arrangement,
        parties: ["wangchuan (lead)", ...(p.partner ? [p.partner] : p.kind === "planned" ? ["unnamed (TH)"] : [])],
        stages,
        languages: p.languages,
        majors: [p.subject],
        phase: p.phase,
    };
    if (p.lacks === "part") facts.admission = [{ en: "A letter in your own hand, written by the light of a lantern" }];
    else if (i % 3 !== 1) facts.admission = [text("School leaving certificate", "高中毕业证书", "Аттестат о среднем образовании"), text("A swim of 50 metres", "能游50米", "Заплыв на 50 метров")];
    if (p.awards === 2) facts.awards = [
        { title: text("Degree of Wangchuan University", "望川大学学位", "Диплом Университета Ванчуань"), awarded_by: ["wangchuan"] },
        { title: text("Degree of the partner", "合作院校学位", "Диплом университета-партнёра"), awarded_by: [p.partner] },
    ];
    if (p.awards === 1) facts.awards = [{ title: text("Joint degree", "联合学位", "Совместный диплом"), awarded_by: ["wangchuan", p.partner] }];
    if (i % 2 === 0 && p.kind !== "planned") facts.tuition = [{ fee: `${18000 + 500 * i} CNY per year`, year: "2027/2028" }];
    if (i % 4 === 0) facts.language_proof = { en: "IELTS 6.0 or TOEFL iBT 80", zh: "HSK 4" };
    if (i % 5 === 0) facts.courses = [
        { code: `RIV${100 + i}`, title: text("Robots in Water", "水中机器人", "Подводные роботы"), credits: "4 cn", year: 1, type: "core" },
        { code: `RIV${200 + i}`, title: text("Rivers in Robots", "机器人中的江河", "Реки в роботах"), credits: "3 cn", year: 2, type: "elective" },
    ];
    if (p.distance !== null) facts.intakes = [{
        term: "2027-autumn", starts: day(Math.max(p.distance, 0) + 120), apply_by: day(p.distance), capacity: 20 + i,
        ...(p.slug === RICH ? { nominate_by: day(p.distance - 10), url: "https://wangchuan.example/apply" } : {}),
    }];
    else if (p.kind === "4-0") facts.intakes = [{ term: "2027-autumn", rolling: true }];
    if (p.slug === RICH) Object.assign(facts, { agreements: ["in-force"], credits: "160 cn", checked: { on: day(-9), by: "he-an" }, tags: ["rivers"] });
    return facts;
};

const BODY = {
    en: "Students spend their years on two rivers. Read [how to apply](entry:pages/how-to-apply) and what the [partner](#partner) offers.\n\n## The partner {#partner}\n\nWorkshops stand open at night, and every bench has a lamp.\n",
    zh: "学生在两条河畔度过学习时光。请阅读[申请流程](entry:pages/how-to-apply)，了解[合作院校](#partner)的*特色*。\n\n## 合作院校 {#partner}\n\n工作坊夜间开放，每张工作台都有一盏灯。\n",
    ru: "Студенты проводят годы обучения на берегах двух рек. Прочитайте, [как подать заявление](entry:pages/how-to-apply), и узнайте о [партнёре](#partner).\n\n## Партнёр {#partner}\n\nМастерские открыты ночью, и на каждом столе стоит лампа.\n",
};
const SUMMARY = text("Years on two rivers, with a lamp on every bench.", "两河之畔的求学岁月，每张台上都有一盏灯。", "Годы учёбы на берегах двух рек, и лампа на каждом столе.");

/** A picture: a dusk over a river in sixteen bands, as a PNG of `width` by `height`. */
const picture = (width, height) => encode({
    width, height, palette: Array.from({ length: 16 }, (_, i) => ((3 + (i >> 1)) << 8) | (5 << 4) | (12 - (i >> 1))),
    indices: Uint8Array.from({ length: width * height }, (_, i) => Math.floor((16 * Math.floor(i / width)) / height)),
});

/**
 * Writes the site into `folder`, which it empties first; `theme` is the folder that holds the theme. With `copies` every
 * program is there so many times, as `<slug>`, `<slug>-2` and so on: a list too long for one page.
 */
export function writeSite(folder, theme, ruStrings, copies = 1) {
    rmSync(folder, { recursive: true, force: true });
    const put = (path, content) => {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
    };
    // Facts are written as JSON, which is YAML too.
    const facts = (path, value) => put(`content/${path}`, JSON.stringify(value, null, 1) + "\n");
    const words = (path, front, body) => put(`content/${path}`, `---\n${JSON.stringify(front, null, 1)}\n---\n${body}`);
    const entry = (path, value) => facts(`${path}.yaml`, value);

    cpSync(theme, join(folder, "themes/default"), { recursive: true });
    cpSync(ruStrings, join(folder, "themes/default/strings/ru.yaml"));

    put("site.toml", `title = { en = "Wangchuan International Programs", zh = "望川大学国际项目", ru = "Международные программы Университета Ванчуань" }
description = { en = "Joint degrees, exchanges and training of a made-up university.", zh = "一所虚构大学的合作办学、交流与培训项目。", ru = "Совместные программы, обмены и курсы вымышленного университета." }
base_url = "https://wangchuan.example/"
languages = [
${LANGUAGES.map(l => `    { code = "${l.code}", tag = "${l.tag}", name = "${l.name}" },`).join("\n")}
]
home = ["wangchuan"]
office = "units/far-bank-office"
zone = "Asia/Shanghai"
menu = ["programs", "exchanges", "institutions", "training", "deadlines", "pages/about"]
featured = ["alliances/two-rivers", "programs/${RICH}"]
data_license = "CC-BY-4.0"
show_coverage = true
`);

    entry("institutions/wangchuan", {
        name: text("Wangchuan University", "望川大学", "Университет Ванчуань"), other_names: { acronym: ["WCU"], short: ["望大"] }, type: "university",
        country: "CN", city: text("Wangchuan", "望川", "Ванчуань"), geo: { lat: 31.5, lon: 110.25 }, founded: 1903, website: "https://wangchuan.example/",
        stats: [{ as_of: 2025, source: "documents/yearbook", students: "over 20000", partners: 30, "exchange-programs": "almost 40" }],
    });
    partners.forEach(([slug, en, zh, ru, type, country, city, lat, lon], i) => entry(`institutions/${slug}`, {
        name: text(en, zh, ru), type, ...(country ? { country } : {}), city: text(...city),
        ...(lat === null ? {} : { geo: { lat, lon } }),
        ...(i % 4 === 0 ? { founded: 1880 + i, website: `https://${slug}.example/` } : {}),
        ...(slug === "corrib-valley" ? { other_names: [{ value: "CVI", type: "acronym" }, { value: "Corrib School of Boats", lang: "en", type: "former" }, { value: "Corib Valley", type: "misspelling" }], summary: text("An institute by the other river.", "另一条河畔的学院。", "Институт у другой реки.") } : {}),
        ...(slug === "kite-hill" ? { sources: [{ title: { zh: "风筝年鉴" } }] } : {}),
    }));
    for (const [slug, en, zh, ru, isced] of majors) entry(`majors/${slug}`, {
        name: text(en, zh, ru), isced_f: isced, levels: ["bachelor", "master"],
        discipline: text("Engineering", "工学", "Инженерное дело"), offered_by: ["lantern-school"],
        ...(slug === "robotics" ? { related: ["communications"], careers: [text("They keep rivers in order.", "维护江河秩序。", "Следят за порядком на реках.")] } : {}),
    });
    // No program has it: its page shows what stands in place of a list.
    entry("majors/tide-studies", { name: text("Tide Studies", "潮汐学", "Океанографическая гидрометеорология"), isced_f: "0532" });

    programs.forEach((p, i) => {
        const value = programFacts(p, i), has = code => p.title[code] !== undefined;
        for (let n = 2; n <= copies; n++) entry(`programs/${p.slug}-${n}`, { title: Object.fromEntries(Object.entries(p.title).map(([code, title]) => [code, `${title} ${n}`])), ...value });
        if (i % 2 && !p.lacks) return entry(`programs/${p.slug}`, { title: p.title, ...value });
        facts(`programs/${p.slug}/facts.yaml`, value);
        for (const { code } of LANGUAGES) if (has(code)) {
            const front = { title: p.title[code], summary: SUMMARY[code], ...(p.slug === RICH ? { updated: day(code === "en" ? -3 : -60) } : {}) };
            words(`programs/${p.slug}/${code}.md`, front, p.lacks === `body ${code}` ? "" : BODY[code]);
        }
    });

    const host = i => studied[(i * 3) % studied.length];
    for (let i = 0; i < 12; i++) {
        const [slug, en, zh, ru, , , city] = host(i), incoming = i % 4 === 3;
        entry(`exchanges/${slug}-semester`, {
            title: text(`A semester at ${en}`, zh && `${zh}交换学期`, ru && `Семестр: ${ru}`),
            type: ["semester", "year", "summer-school"][i % 3], direction: incoming ? "in" : i % 2 ? "both" : "out", host: slug,
            levels: i % 2 ? ["bachelor"] : ["bachelor", "master"], languages: [i % 3 ? "en" : "zh"], quota: ["10 persons per year out"],
            length: i % 3 === 1 ? "1 year" : "5 months", tuition_waived: i % 2 === 0,
            eligibility: [text("Second year or later", "二年级及以上学生", "Со второго курса")],
            ...(i < 9 ? { intakes: [{ term: "2027-autumn", nominate_by: day(10 + 7 * i), apply_by: day(25 + 7 * i), direction: incoming ? "in" : "out" }] } : {}),
            ...(i === 0 ? { agreement: "in-force", summary: text(`Half a year in ${city[0]}.`, `在${city[1]}学习半年。`, `Полгода: ${city[2]}.`) } : {}),
        });
    }

    const both = slug => ["wangchuan", slug];
    const agreement = (slug, en, zh, ru, rest) => entry(`agreements/${slug}`, { title: text(en, zh, ru), ...rest });
    agreement("in-force", "Double degree agreement with Corrib Valley", "与科里布谷学院的双学位协议", "Соглашение о двойных дипломах с Институтом долины Корриб", {
        type: "double-degree", parties: [{ party: "wangchuan", signatories: ["he-an"] }, { party: "corrib-valley" }], signed: "2024-05-31", event: "lantern-symposium",
        validity: "2024-09-01 to 2029-08-31", renewal: "automatic for 5 years", notice: "6 months",
        scope: ["student-exchange", { activity: "joint-education", levels: ["bachelor"], fields: ["robotics"] }],
    });
    agreement("expiring", "Exchange agreement with Heron Bay", "与鹭湾大学的交换协议", "Соглашение об обмене с Университетом Залива Цапель", { type: "exchange", parties: both("heron-bay"), signed: "2022-01-10", validity: `2022-02-01 to ${day(90)}`, renewal: "on-review" });
    agreement("ended", "Letter of intent with the Quiet Harbour", "与静港大学的意向书", "Протокол о намерениях с Университетом Тихой Гавани", { type: "letter-of-intent", parties: both("quiet-harbour"), signed: 2018, validity: "2018-03-01 to 2023-02-28", renewal: "none" });
    agreement("renewing", "Memorandum with Northern Lamp", "与北灯理工大学的谅解备忘录", "Меморандум с Политехническим университетом Северной Лампы", { type: "mou", parties: both("northern-lamp"), signed: "2020-06-15", validity: `2020-07-01 to ${day(-30)}`, renewal: "automatic" });
    agreement("coming", "Agreement on a laboratory with Moss Robot Works", "与苔藓机器人公司共建实验室的协议", "Соглашение о лаборатории с Заводом моховых роботов", { type: "industry", parties: both("moss-robot"), signed: day(-20), validity: `${day(41)} to 2031-12-31` });
    agreement("without-end", "Framework of the lanterns", "灯笼框架协议", "Рамочное соглашение о фонарях", { type: "framework", parties: ["wangchuan", "lake-of-bells", "salt-fjord"], parties_total: 5, validity: "indefinite" });
    agreement("chinese-only", undefined, "与风筝山大学的合作协议", undefined, { type: "cooperation", parties: both("kite-hill"), signed: "2021-09" });
    agreement("charter", "Charter of the Two Rivers", "双河联盟章程", "Устав Двух рек", { type: "alliance-charter", parties: ["alliances/two-rivers"], signed: "2019-05-23" });

    entry("alliances/two-rivers", {
        name: text("Alliance of the Two Rivers", "双河联盟", "Альянс двух рек"), other_names: { acronym: ["TRA"] }, type: "alliance", founded: "2019-05", seat: "wangchuan (secretariat)",
        theme: text("Universities that look across the water", "隔水相望的大学", "Университеты, глядящие через реку"), summary: text("Twelve universities on rivers.", "十二所临河大学。", "Двенадцать университетов на реках."),
        members: ["wangchuan (chair)", ...studied.slice(0, 7).map(p => p[0]), { party: "moss-robot", role: "associate", joined: "2020-03" }], members_total: 15, agreements: ["charter"],
    });
    entry("alliances/two-rivers-robots", { name: text("Working Group on Robots", "机器人工作组", "Рабочая группа по робототехнике"), type: "sub-alliance", parent: "two-rivers", members: ["wangchuan", "corrib-valley", "mountain-sea-council (observer)"] });
    entry("alliances/lantern-net", { name: text("Lantern Net", "灯笼网络", "Сеть фонарей"), other_names: { short: ["绿灯网"] }, type: "network", countries_total: 3 });

    entry("units/far-bank-office", { name: text("Far Bank Office", "对岸事务处", "Управление международных связей"), of: "wangchuan", type: "office", address: text("1 Lantern Road, Wangchuan 000001", "云雾省望川市灯笼路1号，邮编000001", "Ванчуань, Фонарная дорога, 1, 000001"), contacts: [{ role: text("Coordinator", "协调人", "Координатор"), person: "he-an", email: "office@wangchuan.example", phone: "+862500000000", hours: text("Monday to Friday, 9 to 17", "周一至周五9时至17时", "С понедельника по пятницу с 9 до 17") }] });
    entry("units/lantern-school", { name: text("School of Lanterns", "灯笼学院", "Институт фонарей"), of: "wangchuan", type: "school" });
    entry("units/mist-laboratory", { name: text("Mist Laboratory", "云雾实验室", "Лаборатория туманов"), of: "units/lantern-school", type: "laboratory", functions: [text("Keeps the weather of twelve rivers", "记录十二条河流的天气", "Наблюдает за погодой двенадцати рек")] });
    entry("joint-units/bridge-laboratory", { name: text("Bridge Laboratory", "桥梁联合实验室", "Лаборатория мостов"), type: "laboratory", phase: "running", partners: both("corrib-valley"), founded: 2021, majors: ["robotics"] });
    entry("joint-units/cloud-college", { name: text("Cloud College", "云学院", "Облачный колледж"), type: "college", phase: "planned", partners: both("paper-crane"), levels: ["bachelor"] });
    entry("people/he-an", { name: text("He An", "何安", "Хэ Ань"), positions: [{ title: text("Director", "处长", "Директор"), at: "units/far-bank-office", from: "2020-03" }], public_contact: true });
    entry("people/mara-lund", { name: { en: "Mara Lund" }, positions: [{ title: text("Rector", "校长", "Ректор"), at: "corrib-valley", from: 2015, until: 2023 }, { title: text("Professor", "教授", "Профессор"), at: "corrib-valley", from: 2023 }] });
    entry("people/bo-yu", { name: { zh: "薄雨" }, positions: [{ title: text("Keeper of lanterns", "掌灯人", "Хранитель фонарей"), at: "units/lantern-school", as_of: 2024 }] });
    entry("initiatives/lantern-road", { name: text("Lantern Road", "灯笼之路", "Фонарный путь"), period: "2020 to 2030", by: ["mountain-sea-council"], summary: text("A frame for exchanges along rivers.", "沿江交流的框架。", "Основа обменов вдоль рек.") });

    entry("documents/yearbook", { title: text("Yearbook of the Two Rivers", "双河年鉴", "Ежегодник Двух рек"), type: "report", publisher: "wangchuan", published: 2025, language: ["en", "zh"], url: "https://wangchuan.example/yearbook" });
    entry("documents/boat-form", { title: text("Form for boats", "乘船申请表", "Заявление на лодку"), type: "form", publisher: "wangchuan", url: "https://wangchuan.example/form" });

    entry("training/lantern-engineers", {
        title: text("Lantern Engineers", "灯笼工程师培训", "Повышение квалификации инженеров-светотехников"), provider: "wangchuan", fields: ["robotics", text("Lantern making", "灯笼制作", "Изготовление фонарей")],
        audience: text("Engineers of ministries and operators", "各国主管部门和运营商的工程师", "Инженеры министерств и операторов"),
        editions: [
            { number: 27, period: `${day(60)} to ${day(81)}`, place: { at: "wangchuan" }, mode: "blended", languages: ["en"], apply_by: day(20), fee: "free", funder: "mountain-sea-council", agenda: [{ date: day(60), title: text("Opening on the bridge", "桥上开班", "Открытие на мосту") }, text("Floating", "上浮", "Всплытие")] },
            { number: 26, period: "2024-05-06 to 2024-05-24", attended: { value: 24, as_of: 2024, source: "documents/yearbook" }, countries: ["TH", "IE", "CN"] },
        ],
    });
    entry("training/on-request", { title: text("Bridges on Request", "桥梁定制班", "Мосты по запросу"), provider: "league-of-bridges", audience: text("Anyone with a river", "临河而居者", "Все, у кого есть река") });

    facts("events/lantern-symposium/facts.yaml", {
        type: "symposium", from: "2024-05-31", until: "2024-06-01", place: text("Lantern House, Wangchuan", "望川灯笼楼", "Дом фонарей, Ванчуань"), organisers: ["wangchuan"],
        participants: { chair: ["people/he-an"], guest: ["people/mara-lund"] }, outcomes: [text("A charter of lanterns", "灯笼宪章", "Хартия фонарей")],
        sessions: [{ type: "plenary", title: text("Light on water", "水上之光", "Свет на воде"), start: "2024-05-31 09:00", end: "2024-05-31 10:30" }, { type: "tour", title: text("By boat", "乘船参观", "На лодке"), start: "2024-06-01 14:00" }],
    });
    for (const { code } of LANGUAGES) words(`events/lantern-symposium/${code}.md`, { title: text("Symposium of Lanterns", "灯笼研讨会", "Симпозиум фонарей")[code] }, BODY[code]);
    entry("events/open-door", { title: text("Open door by the river", "河畔开放日", "День открытых дверей у реки"), type: "open-day", from: day(34), place: text("Bridge Campus", "桥畔校区", "Кампус у моста"), organisers: ["wangchuan"], registration: { url: "https://wangchuan.example/open-door", register_by: day(30) } });
    entry("events/cancelled-talk", { title: text("A talk in the rain", "雨中讲座", "Лекция под дождём"), type: "lecture", from: day(14), organisers: ["wangchuan"], change: { type: "cancelled", reason: text("Too much rain", "雨太大", "Слишком сильный дождь") } });

    put("content/news/bell-rings/bell.png", picture(960, 600));
    facts("news/bell-rings/facts.yaml", { published: "2026-10-12", publisher: "wangchuan", about: ["institutions/corrib-valley", `programs/${RICH}`], media: [{ file: "bell.png", caption: text("The bell at dusk", "暮色中的钟", "Колокол в сумерках"), alt: text("A dusk sky over a river", "河面上的暮色", "Сумеречное небо над рекой"), credit: text("Photograph by nobody", "摄影：无名氏", "Фото: никто") }] });
    for (const { code } of LANGUAGES) words(`news/bell-rings/${code}.md`, { title: text("A bell rings twice", "钟声响了两次", "Колокол звонит дважды")[code], summary: SUMMARY[code] }, BODY[code]);
    words("news/only-english/en.md", { title: "A letter that nobody translated" }, BODY.en);
    facts("news/only-english/facts.yaml", { published: "2026-09-01", publisher: "wangchuan" });
    for (let i = 0; i < 4; i++) entry(`news/note-${i + 1}`, { title: text(`Lantern note ${i + 1}`, `灯笼简讯之${"一二三四"[i]}`, `Фонарная заметка ${i + 1}`), published: `2026-0${i + 3}-15`, publisher: "wangchuan" });

    for (const { code } of LANGUAGES) {
        words(`pages/about/${code}.md`, { title: text("About us", "关于我们", "О нас")[code], summary: SUMMARY[code] }, BODY[code]);
        words(`pages/how-to-apply/${code}.md`, { title: text("How to apply", "申请流程", "Как подать заявление")[code] }, BODY[code].replaceAll("entry:pages/how-to-apply", "entry:pages/about"));
    }
    facts("pages/how-to-apply/facts.yaml", { questions: [{ q: text("Must I swim?", "必须会游泳吗？", "Нужно ли уметь плавать?"), a: text("Fifty metres.", "五十米。", "Пятьдесят метров.") }], lists: [{ kind: "programs", where: { level: "doctoral" }, title: text("Doctorates", "博士项目", "Аспирантура") }] });
    words("pages/home/en.md", { title: "Wangchuan International Programs", summary: "Study on two rivers, in one degree." }, "");
    words("pages/home/zh.md", { title: "望川大学国际项目", summary: "两河求学，一朝学成。" }, "");
    words("pages/home/ru.md", { title: "Международные программы", summary: "Учёба на берегах двух рек." }, "");
}
