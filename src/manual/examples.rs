//! Longer examples of values, with the rules that no declaration tells. A test checks each as content of its kind.

use crate::diag::Both;

/// One value as it stands in the facts of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The form of values that it belongs to, by its anchor on the page of values.
    pub anchor: &'static str,
    /// The folder of the kind in whose facts it may stand.
    pub kind: &'static str,
    pub about: Both,
    /// One field of the kind or several, without a line break at the end.
    pub yaml: &'static str,
}

/// In the order of their anchors.
pub const EXAMPLES: &[Example] = &[
    Example {
        anchor: "approvals",
        kind: "programs",
        about: Both::new(
            "An approval or an accreditation by an authority. One that is stopped, or past its end, is never shown as open. The number is written as it stands in the document.",
            "主管部门的批准书或认证。已停止或已过期的批准书不会显示为有效。编号照文件原样填写。",
        ),
        yaml: r"approval:
  - number: MOE11IE1A20230001X
    valid: 2023-09-01 to 2099-08-31
    status: active",
    },
    Example {
        anchor: "awards",
        kind: "programs",
        about: Both::new(
            "What graduates receive, one item a certificate, each with the body that awards it. A double degree has two of different bodies, a joint degree one of both.",
            "毕业时获得的证书，每份证书写一项，并写明由谁授予。双学位要有不同机构授予的两份；联合学位是由多方共同授予的一份。",
        ),
        yaml: r"awards:
  - title: {en: Bachelor of Engineering, zh: 工学学士}
    awarded_by: wangchuan
  - title: {en: Bachelor of Science, zh: 理学学士}
    awarded_by: corrib-valley",
    },
    Example {
        anchor: "batches",
        kind: "agreements",
        about: Both::new(
            "Several of a kind of which the source gives the number only, as one entry.",
            "来源只给出数量的多份同类协议或项目，合写成一个条目。",
        ),
        yaml: r"parties: [wangchuan]
batch: {count: 17, hub: wangchuan}",
    },
    Example {
        anchor: "changes",
        kind: "events",
        about: Both::new(
            "That an event does not take place as announced. The page says so at its top; the entry stays.",
            "活动有变动。网页会在最上方说明；条目不要删除。",
        ),
        yaml: r"from: 2026-05-31
change:
  type: postponed
  reason: {en: The hall is being repaired., zh: 礼堂维修。}",
    },
    Example {
        anchor: "checks",
        kind: "programs",
        about: Both::new(
            "When somebody last held the entry against its sources, and who. Each language may have its own, in the front matter of its file.",
            "最近一次对照来源核对的日期和核对人。各语言可在自己的文件开头分别填写。",
        ),
        yaml: "checked: {on: 2026-05-31, by: lin-qing}",
    },
    Example {
        anchor: "conditions",
        kind: "agreements",
        about: Both::new("Who sends whom, and how many.", "谁派出、谁接收、多少人。"),
        yaml: r"parties: [wangchuan, corrib-valley]
conditions:
  - sending: wangchuan
    receiving: corrib-valley
    activity: student-exchange
    quota: 10 persons per year out",
    },
    Example {
        anchor: "contacts",
        kind: "programs",
        about: Both::new(
            "Whom to ask. An office outlives the people in it: give its address rather than a person's. Email and telephone of people are shown only where their entry has `public_contact: true`.",
            "咨询时找谁。人员会变动，单位的邮箱比个人邮箱更可靠。个人的邮箱和电话只有在其条目写了 `public_contact: true` 时才显示。",
        ),
        yaml: r"contacts:
  - unit: wangchuan-international
    email: office@wangchuan.example
    hours: {en: weekdays 9:00 to 17:00, zh: 工作日9:00—17:00}",
    },
    Example {
        anchor: "coordinates",
        kind: "institutions",
        about: Both::new("Degrees with decimals, as maps show them.", "十进制度数，与地图上显示的一致。"),
        yaml: r"type: university
country: CN
geo: {lat: 32.11, lon: 118.93}",
    },
    Example {
        anchor: "costs",
        kind: "programs",
        about: Both::new("What has to be paid beside tuition.", "学费以外要付的费用。"),
        yaml: r"other_costs:
  - title: {en: Accommodation, zh: 住宿费}
    fee: 900 CNY per month",
    },
    Example {
        anchor: "courses",
        kind: "programs",
        about: Both::new(
            "What is taught. Only what the source says of a course needs to be written; most have a title and a size.",
            "课程。来源写了什么就填什么，通常有名称和学分即可。",
        ),
        yaml: r"courses:
  - {code: RIV101, title: {en: Rivers, zh: 河流学}, credits: 4 cn, year: 1, type: core}",
    },
    Example {
        anchor: "credits",
        kind: "programs",
        about: Both::new(
            "A number and the system by whose rules it counts; systems are never converted.",
            "数字加学分体系。不同体系之间不换算。",
        ),
        yaml: "credits: 160 cn",
    },
    Example {
        anchor: "date",
        kind: "programs",
        about: Both::new(
            "The year first, and only as exact as the source: the page prints it as exactly, no more. Two dates are out of order only if no reading makes them right. A season is any day of its year, unless `[terms]` of site.toml says more.",
            "年份写在最前，来源精确到哪里就写到哪里，网页也只显示到那里。只有怎样理解都说不通时，才会报告日期先后有误。季节泛指当年的任意一天，除非 site.toml 的 `[terms]` 另有说明。",
        ),
        yaml: "started: 2019-autumn",
    },
    Example {
        anchor: "designations",
        kind: "institutions",
        about: Both::new("A status that a body has been given.", "获得的称号或资格。"),
        yaml: r"type: university
country: CN
designations:
  - {title: {en: Centre of Rivers, zh: 河流研究中心}, by: corrib-valley, since: 2019}",
    },
    Example {
        anchor: "documents",
        kind: "programs",
        about: Both::new(
            "A document of the catalogue by its slug; a file beside the entry by its name, which has an ending; anything elsewhere by its address and title.",
            "本目录中的资料写短名；条目文件夹里的文件写文件名（带扩展名）；别处的文件写网址和名称。",
        ),
        yaml: r#"documents:
  - fact-sheet
  - {url: "https://wangchuan.example/rules", title: {en: Rules, zh: 章程}, lang: zh}"#,
    },
    Example {
        anchor: "editions",
        kind: "training",
        about: Both::new("The times at which a course is given, one item each.", "每举办一次写一项。"),
        yaml: r"provider: wangchuan
sources: [fact-sheet]
editions:
  - number: 3
    period: 2026-07-01 to 2026-07-14
    attended: over 40",
    },
    Example {
        anchor: "fees",
        kind: "training",
        about: Both::new(
            "Digits without commas, the three capitals of the currency behind them, and `per` with what it is paid for. `free` says that nothing is paid.",
            "金额只写数字、不加逗号，后面写三个大写字母的货币代码；按周期收费的再写 `per`。`free` 表示免费。",
        ),
        yaml: r"provider: wangchuan
editions:
  - fee: 900.50 EUR",
    },
    Example {
        anchor: "figures",
        kind: "programs",
        about: Both::new(
            "A number in plain digits, with one word before it where it is not exact. Say when it held and who says so; where the entry has exactly one source, that is taken.",
            "数字写阿拉伯数字，不精确的在前面加一个词。要写明数字的日期和来源；条目只有一个来源时可省略来源。",
        ),
        yaml: r"sources: [fact-sheet]
graduates: {value: 1500, qualifier: over, as_of: 2017}",
    },
    Example {
        anchor: "groups-of-figures",
        kind: "institutions",
        about: Both::new(
            "Figures of one date and source, each under its name. Where sources disagree, write a group for each: both are shown.",
            "同一日期、同一来源的一组数字，按指标名填写。来源说法不一致时，各写一组，网页会并列显示。",
        ),
        yaml: r"type: university
country: CN
stats:
  - as_of: 2017
    source: fact-sheet
    students: 30000
    exchange-programs: almost 40",
    },
    Example {
        anchor: "id-of-a-stage",
        kind: "programs",
        about: Both::new(
            "To which stage a fee belongs: the stage's `id`, or its party where only one stage is there.",
            "费用属于哪个阶段：写该阶段的 `id`；若某院校只有一个阶段，也可写院校短名。",
        ),
        yaml: r"stages:
  - {id: years-1-3, at: wangchuan, duration: 3 years}
  - {at: corrib-valley, duration: 1 year}
tuition:
  - {fee: 86000 CNY per year, stage: years-1-3}
  - {fee: 17500 EUR per year, stage: corrib-valley}",
    },
    Example {
        anchor: "identifiers",
        kind: "institutions",
        about: Both::new(
            "Identifiers in registers, checked where they have check digits.",
            "在各公共名录中的编号；带校验码的会检查。",
        ),
        yaml: r"type: university
country: CN
ids:
  schac: wangchuan.example",
    },
    Example {
        anchor: "intakes",
        kind: "programs",
        about: Both::new(
            "One item a term for which people are admitted. The dates must follow each other: it opens, the home university nominates, students apply, study starts. A deadline ends at the end of its day in the site's time zone. An intake that is over may stay.",
            "每个招生学期写一项。日期要按先后：开放申请、学校提名、申请截止、开学。截止日期以网站时区当天结束为准。过去的招生可以保留。",
        ),
        yaml: r"intakes:
  - term: 2099-autumn
    opens: 2099-03-01
    apply_by: 2099-06-30
    starts: 2099-09-01
    capacity: 60",
    },
    Example {
        anchor: "interests",
        kind: "institutions",
        about: Both::new("What an institution looks for in partners.", "机构希望开展的合作。"),
        yaml: r"type: university
country: IE
interests:
  - {activity: student-exchange, fields: [robotics], levels: [bachelor]}",
    },
    Example {
        anchor: "language-tests",
        kind: "programs",
        about: Both::new("A test with least scores for its parts.", "写明考试各部分最低分的写法。"),
        yaml: r"language_proof:
  en:
    - {test: IELTS, score: 6.5, sections: {writing: 6.0}}",
    },
    Example {
        anchor: "languages-of-teaching",
        kind: "programs",
        about: Both::new("A language, with its share where that is known.", "语言代码，知道比例的写上比例。"),
        yaml: "languages: [en 55%, zh 45%]",
    },
    Example {
        anchor: "lengths-of-time",
        kind: "programs",
        about: Both::new(
            "A whole number and a unit: years, terms, months, weeks or days. Only years and months are ever turned into each other.",
            "整数加单位：years（年）、terms（学期）、months（月）、weeks（周）、days（天）。只有年和月会互相换算。",
        ),
        yaml: "duration: 4 years",
    },
    Example {
        anchor: "levels-or-tests",
        kind: "programs",
        about: Both::new(
            "For each language what must be proved: a level of the European framework (CEFR) or a test with its least score; `or` between several of which one will do. A level is never worked out from a test.",
            "按语言写明要求：欧洲语言框架（CEFR）等级，或考试及最低分；满足其一即可的用 `or` 隔开。等级不会由考试分数推算。",
        ),
        yaml: r"language_proof:
  en: IELTS 6.0 or TOEFL iBT 80
  zh: HSK 4",
    },
    Example {
        anchor: "lists-of-a-page",
        kind: "pages",
        about: Both::new(
            "A list of entries under the words of a page, of one kind, and only those with the words given.",
            "页面正文下方的条目列表：某一类别的全部条目，或只列出含有指定词的条目。",
        ),
        yaml: r"lists:
  - {kind: programs, where: {level: bachelor}}",
    },
    Example {
        anchor: "members",
        kind: "alliances",
        about: Both::new(
            "As [parties](#parties), with the dates of joining and leaving.",
            "与[参与方](#parties)相同，另可写加入和退出的日期。",
        ),
        yaml: r"members:
  - wangchuan (chair)
  - {party: corrib-valley, joined: 2019}
members_total: 12",
    },
    Example {
        anchor: "name",
        kind: "institutions",
        about: Both::new(
            "Further names, by their type. Misspellings are found by the search and never shown.",
            "其他名称，按类型填写。误写只用于搜索，不会显示。",
        ),
        yaml: r"type: university
country: CN
other_names:
  acronym: [WCU]
  former: [望川学院]",
    },
    Example {
        anchor: "names",
        kind: "institutions",
        about: Both::new(
            "The long form of a further name, where its language must be said.",
            "其他名称的长写法，用于需要注明语言的情况。",
        ),
        yaml: r"type: university
country: CN
other_names:
  - {value: Wangchuan Shuyuan, type: transliteration, lang: zh-Latn}",
    },
    Example {
        anchor: "national-codes",
        kind: "majors",
        about: Both::new("The codes of a subject in national catalogues.", "专业在各国专业目录中的代码。"),
        yaml: "national_codes: {cn: 080803T}",
    },
    Example {
        anchor: "notes-on-mobility",
        kind: "institutions",
        about: Both::new("What students who go there should know.", "给前往该校的学生的须知。"),
        yaml: r"type: university
country: IE
mobility:
  housing: {en: Rooms on campus, zh: 校内宿舍}",
    },
    Example {
        anchor: "participants",
        kind: "events",
        about: Both::new(
            "Who takes part. A bare list of bodies claims no part; by part, or with long forms, more can be said. People stand with the position they had then.",
            "参加活动的机构和人。直接列出机构时不说明身份；也可按身份分组，或用长写法。人物写当时的职务。",
        ),
        yaml: r"from: 2026-05-31
participants:
  chair:
    name: {en: Lin Qing, zh: 林青}
    position: {en: Dean, zh: 院长}
  guest: [corrib-valley]",
    },
    Example {
        anchor: "parties",
        kind: "agreements",
        about: Both::new(
            "A body by its slug, with its role in brackets where the source gives one. A bare list claims no role, and its order says nothing. `unnamed` is a body that the source does not name, `unnamed (TH)` one of which it gives the country. Who is no institution is written with its folder: `units/…`, `alliances/…`.",
            "用短名表示机构，来源写明角色的在括号里写角色。只列短名不表示角色，先后次序也没有含义。`unnamed` 表示来源没有写明名称的机构，`unnamed (TH)` 表示只知道国家的机构。不是院校的要带文件夹：`units/…`、`alliances/…`。",
        ),
        yaml: r"parties:
  - party: wangchuan
    role: lead
    signatories: [lin-qing]
    signed: 2026-05-31
  - corrib-valley",
    },
    Example {
        anchor: "periods",
        kind: "agreements",
        about: Both::new(
            "From when until when; `until` is the last day and counts. `indefinite` says that the source states no end. The end of `5 years from 2024` is as exact as its beginning: until 2028.",
            "从何时到何时；`until` 是最后一天，包含在内。`indefinite` 表示来源写明没有期限。`5 years from 2024` 的结束时间与开始时间一样精确：到 2028 年。",
        ),
        yaml: r"parties: [wangchuan, corrib-valley]
validity: 5 years from 2099-09-01",
    },
    Example {
        anchor: "pictures",
        kind: "news",
        about: Both::new(
            "A picture beside the entry. Each says in `alt` what it shows, for those who do not see it.",
            "条目文件夹里的图片。每张都要在 `alt` 里说明画面内容，供看不到图片的读者使用。",
        ),
        yaml: r"published: 2026-05-31
media:
  - caption: {en: The two presidents on the bridge, zh: 两位校长在桥上}",
    },
    Example {
        anchor: "places",
        kind: "events",
        about: Both::new(
            "Words, or parts of which each may be left out.",
            "直接写地点文字，或分项填写，各项都可省略。",
        ),
        yaml: r"from: 2026-05-31
place:
  at: wangchuan
  room: {en: Boat house, zh: 船屋}",
    },
    Example {
        anchor: "plans",
        kind: "agreements",
        about: Both::new("Things agreed upon that are no entry yet.", "已商定、但还不是条目的事项。"),
        yaml: r"parties: [wangchuan, corrib-valley]
plans:
  - title: {en: A joint laboratory of mist, zh: 云雾联合实验室}",
    },
    Example {
        anchor: "positions",
        kind: "people",
        about: Both::new(
            "What somebody is or was, one item a position; several at once are several items. Where the source says only that somebody held it at a time, write `as_of`.",
            "担任的职务，每个职务写一项，同时担任多个就写多项。来源只说明某时在任的，写 `as_of`。",
        ),
        yaml: r"positions:
  - {title: {en: Dean, zh: 院长}, at: wangchuan, as_of: 2026}",
    },
    Example {
        anchor: "questions",
        kind: "pages",
        about: Both::new(
            "Questions with their answers, shown under the words of a page. Answers may hold links.",
            "常见问题与回答，显示在页面正文下方。回答里可以有链接。",
        ),
        yaml: r#"questions:
  - q: {en: "Is the river real?", zh: 这条河真的存在吗？}
    a: {en: "No, see [](entry:institutions/wangchuan).", zh: "不存在，见 [](entry:institutions/wangchuan)。"}"#,
    },
    Example {
        anchor: "quotas",
        kind: "exchanges",
        about: Both::new(
            "In this order: a number, `person`, `person-term`, `person-month` or `person-day`, the time for which it counts, and the direction.",
            "按顺序写：数量，单位（`persons` 人、`person-terms` 人·学期、`person-months` 人·月、`person-days` 人·天），统计周期，方向。",
        ),
        yaml: r"host: corrib-valley
quota: [10 persons per year out, 40 person-months per year in]",
    },
    Example {
        anchor: "people-and-bodies",
        kind: "initiatives",
        about: Both::new(
            "Who said something or has put it forward: a body by its slug, a person by `people/…` or by name with the position of that time, or words for either.",
            "说了某句话或提出某事的个人或机构：机构写短名；个人写 `people/…`，或写姓名和当时的职务；也可以只用文字说明。",
        ),
        yaml: r"by:
  - corrib-valley
  - {name: {en: Lin Qing, zh: 林青}, position: {en: Dean, zh: 院长}}
  - {en: The towns on the river, zh: 沿河各镇}",
    },
    Example {
        anchor: "quotes",
        kind: "news",
        about: Both::new(
            "What somebody said, with name and position as they were.",
            "某人说的话，写明姓名和当时的职务。",
        ),
        yaml: r"published: 2026-05-31
quotes:
  - by: {name: {en: Lin Qing, zh: 林青}, position: {en: Dean, zh: 院长}, party: corrib-valley}
    text: {en: The bridge is open., zh: 桥已经通了。}",
    },
    Example {
        anchor: "rankings",
        kind: "institutions",
        about: Both::new("A place in a ranking: either the position or the percentile.", "排名：写名次或百分位。"),
        yaml: r"type: university
country: CN
rankings:
  - {list: {en: River Ranking, zh: 河流排名}, edition: 2026, position: 12}",
    },
    Example {
        anchor: "registrations",
        kind: "events",
        about: Both::new("How to take part: an address, or more.", "如何报名：写网址即可，也可写更多内容。"),
        yaml: r"from: 2099-05-31
registration:
  url: https://wangchuan.example/register
  register_by: 2099-05-01",
    },
    Example {
        anchor: "renewals",
        kind: "agreements",
        about: Both::new("What happens at the end of an agreement.", "协议到期后怎么办。"),
        yaml: r"parties: [wangchuan, corrib-valley]
renewal: automatic for 5 years",
    },
    Example {
        anchor: "scopes",
        kind: "agreements",
        about: Both::new(
            "What the parties do together: a word, or a word with levels and subjects.",
            "合作内容：写一个词，或再写明层次和学科。",
        ),
        yaml: r"parties: [wangchuan, corrib-valley]
scope:
  - joint-research
  - {activity: student-exchange, levels: [bachelor], fields: [robotics]}",
    },
    Example {
        anchor: "sessions",
        kind: "events",
        about: Both::new(
            "The program of an event; times are in its time zone.",
            "活动的议程；时间以活动所在时区为准。",
        ),
        yaml: r"from: 2026-05-31
sessions:
  - title: {en: Opening, zh: 开幕式}
    type: plenary
    start: 2026-05-31 09:00
    end: 2026-05-31 10:30
    speakers: [corrib-valley]",
    },
    Example {
        anchor: "sources",
        kind: "programs",
        about: Both::new(
            "Where a fact comes from. What is no document or news item of the catalogue is written with its title.",
            "信息来源。不是本目录中资料或新闻的，写明标题。",
        ),
        yaml: r"sources:
  - fact-sheet
  - title: {en: Prospectus of 2026, zh: 2026 年招生简章}
    publisher: wangchuan
    published: 2026-03",
    },
    Example {
        anchor: "stages",
        kind: "programs",
        about: Both::new(
            "Where one studies when, in order. What is called 3+1 follows from it and is never written. The lengths must add up to `duration` where both are given.",
            "先后在哪里学习、各多久。“3+1”由此得出，不用另写。如果也写了 `duration`，各阶段之和要与它相等。",
        ),
        yaml: r"stages:
  - 3 years at wangchuan
  - at: corrib-valley
    duration: 1 year
    languages: [en]",
    },
    Example {
        anchor: "term-or-an-academic-year",
        kind: "exchanges",
        about: Both::new(
            "A season of a year, an academic year, or one of its terms: `2026/2027-1/2` is the first of two.",
            "某年的季节、学年，或学年中的某个学期：`2026/2027-1/2` 表示两个学期中的第一个。",
        ),
        yaml: r"host: corrib-valley
terms: [2099-autumn, 2099/2100-1/2]",
    },
    Example {
        anchor: "totals",
        kind: "alliances",
        about: Both::new(
            "How many there are where a list names only some: the number that the source gives, or `more`.",
            "列表只写了一部分时的总数：来源给出的数字，或 `more`。",
        ),
        yaml: r"members: [wangchuan, corrib-valley]
members_total: over 20",
    },
    Example {
        anchor: "tuition-fees",
        kind: "programs",
        about: Both::new(
            "A fee alone, or with its stage, academic year and audience.",
            "只写费用，或再写明阶段、学年和适用人群。",
        ),
        yaml: r"tuition:
  - fee: 86000 CNY per year
    year: 2099/2100
    audience: {en: students from Wangchuan, zh: 望川大学学生}",
    },
];
