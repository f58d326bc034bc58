//! Whole reports on small catalogues in memory: what only the whole can tell.

use std::collections::BTreeSet;
use std::time::Instant;

use super::{CheckOptions, check as check_draft};
use crate::address::EntryId;
use crate::catalogue::{Catalogue, Drafts, decode::decode, kind_names};
use crate::date::{CivilDay, Date};
use crate::diag::{Diagnostics, Form, MessageLang, Report};
use crate::fields::Cx;
use crate::project::{Found, LabelGroup, Project, What, arrange};

const SITE: &str = "title = {en = \"Catalogue\", zh = \"合作办学\"}\nbase_url = \"https://catalogue.example\"\nlanguages = [\"en\", \"zh\"]\n";

/// Two institutions that tests can refer to.
const BODIES: &str = "
-- content/institutions/wangchuan.yaml --
name: {en: Wangchuan University, zh: 望川大学}
type: university
country: CN
-- content/institutions/corrib-valley.yaml --
name: {en: Corrib Valley University, zh: 科里布谷大学}
type: university
country: IE
";

/// The project of a text in which `-- path --` begins each file; `site.toml` is [`SITE`] where it is not given.
fn project(files: &str) -> Project {
    let mut found = Vec::new();
    let mut folders = BTreeSet::from(["content".to_owned()]);
    let mut file = |path: &str, text: &str| {
        folders.extend(path.match_indices('/').map(|(at, _)| path[..at].to_owned()));
        let bytes = text.as_bytes().to_vec();
        found.push(Found { path: path.to_owned(), what: What::File { size: bytes.len() as u64, bytes } });
    };
    let mut has_site = false;
    for part in files.split("\n-- ").skip(1) {
        let (path, text) = part.split_once(" --\n").expect("a path ends with ` --`");
        has_site |= path == "site.toml";
        file(path, &format!("{}\n", text.trim_end()));
    }
    if !has_site {
        file("site.toml", SITE);
    }
    found.extend(folders.into_iter().map(|path| Found { path, what: What::Folder }));
    arrange("/site".into(), found, &kind_names(), &[])
}

fn today() -> CivilDay {
    let Ok(Date::Day(day)) = Date::parse("2026-11-21") else { panic!("a day") };
    day
}

/// Decodes and checks as a build does, and hands the catalogue to `then` where nothing is denied.
fn run<T>(project: &Project, drafts: Drafts, then: impl FnOnce(Catalogue) -> T) -> (Report, Option<T>) {
    let mut diags: Diagnostics = project.diags.clone();
    let (mut draft, found) = decode(project, drafts);
    diags.extend(found);
    let mut cx = Cx::new(&project.config.languages, &project.index);
    project.config.resolve(&mut cx);
    diags.extend(std::mem::take(&mut cx.diags));
    draft.misses.append(&mut cx.misses);
    let metrics: Vec<&str> = project.config.labels(LabelGroup::Metric).map(|(name, _)| name).collect();
    let options = CheckOptions {
        today: today(),
        drafts,
        windows: project.config.windows,
        metrics: &metrics,
        site: &cx.references,
        sources: &project.sources,
        levels: &project.config.levels,
    };
    diags.extend(check_draft(&draft, options));
    let report = Report::new(diags, &project.sources, &project.config.levels);
    let made = (!report.is_denied()).then(|| then(draft.seal(drafts, today())));
    (report, made)
}

fn short(project: &Project, report: &Report) -> String {
    report.text(Form::Short, &project.sources, MessageLang::En, false)
}

/// Holds the short report of `files` against `expected`, line by line.
#[track_caller]
fn check(files: &str, expected: &str) {
    let project = project(files);
    let (report, _) = run(&project, Drafts::Skip, |_| ());
    let written = short(&project, &report);
    let lines = |text: &str| text.trim().lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(&written), lines(expected), "\n{written}");
}

/// [`BODIES`], two texts between which the names stand, and `more`.
fn with_bodies(more: &str) -> String {
    format!("{}{more}", BODIES.trim_end())
}

#[test]
fn a_catalogue_without_faults_has_no_report() {
    check(&with_bodies(""), "");
}

#[test]
fn a_fee_names_a_stage_that_there_is_and_a_year_that_is_not_over() {
    check(
        &with_bodies(
            "
-- content/programs/robotics.yaml --
title: {en: Robotics, zh: 机器人工程}
level: bachelor
arrangement: double-degree
stages: [3 years at wangchuan, {id: final, at: corrib-valley, duration: 1 year}]
languages: [zh]
tuition:
  - {fee: 86000 CNY per year, stage: wangchuan, year: 2025/2026}
  - {fee: 86000 CNY per year, stage: institutions/wangchuan, year: 2026-spring}
  - {fee: 17500 EUR per year, stage: final, year: 2026/2027}
  - {fee: 17500 EUR per year, stage: 望川, note: {en: all, zh: 全部}}
  - {fee: 17500 EUR per year, stage: corib-valley}
  - {fee: 17500 EUR per year, year: 2024-autumn}
",
        ),
        "
        content/programs/robotics.yaml:7:55: warning[past-fee]: this fee is for 2025/2026, which is over
        content/programs/robotics.yaml:10:38: error[unknown-stage]: no stage of this program is called `望川`
        content/programs/robotics.yaml:11:38: error[unknown-stage]: no stage of this program is called `corib-valley`
        content/programs/robotics.yaml:12:37: warning[past-fee]: this fee is for 2024-autumn, which is over
        ",
    );
}

#[test]
fn a_party_of_two_stages_is_no_name_for_one_of_them() {
    check(
        &with_bodies(
            "
-- content/programs/robotics.yaml --
title: {en: Robotics, zh: 机器人工程}
level: bachelor
arrangement: single
stages: [1 year at wangchuan, 1 year at corrib-valley, 2 years at wangchuan]
languages: [zh]
tuition: {fee: 86000 CNY per year, stage: wangchuan}
",
        ),
        "
        content/programs/robotics.yaml:6:43: error[unknown-stage]: `wangchuan` is the party of 2 stages
        ",
    );
}

#[test]
fn the_dates_of_an_intake_have_an_order() {
    check(
        &with_bodies(
            "
-- content/exchanges/spring.yaml --
title: {en: Spring in Corrib Valley, zh: 科里布谷之春}
type: semester
direction: out
host: corrib-valley
intakes:
  - {starts: 2027-02-01, opens: 2026-12-01, nominate_by: 2026-11-30, apply_by: 2027-02-02}
  - {starts: 2027-02-01, opens: 2027-03}
  - {starts: 2027, opens: 2026, nominate_by: 2026-12, apply_by: 2027-spring}
  - {starts: 2027-02-01, opens: 2027-02-02, apply_by: 2027-02-01}
",
        ),
        "
        content/exchanges/spring.yaml:6:14: error[dates-out-of-order]: `starts` (2027-02-01) is before `apply_by` (2027-02-02)
        content/exchanges/spring.yaml:6:58: error[dates-out-of-order]: `nominate_by` (2026-11-30) is before `opens` (2026-12-01)
        content/exchanges/spring.yaml:7:14: error[dates-out-of-order]: `starts` (2027-02-01) is before `opens` (2027-03)
        content/exchanges/spring.yaml:9:55: error[dates-out-of-order]: `apply_by` (2027-02-01) is before `opens` (2027-02-02)
        ",
    );
}

#[test]
fn intakes_that_are_all_over_are_reported_once_and_one_that_may_be_open_silences_them() {
    let intakes = |intakes: &str| {
        with_bodies(&format!(
            "
-- content/exchanges/spring.yaml --
title: {{en: Spring in Corrib Valley, zh: 科里布谷之春}}
type: semester
direction: out
host: corrib-valley
intakes: {intakes}
"
        ))
    };
    check(
        &intakes(
            "[{term: 2024-autumn, apply_by: 2024-05}, {starts: 2025-09-01}, {starts: 2027-09-01, cancelled: true}]",
        ),
        "
        content/exchanges/spring.yaml:5:51: warning[past-intakes]: all intakes are over: the last date was 2025-09-01
        ",
    );
    check(&intakes("[{term: 2024-autumn, apply_by: 2024-05}, {rolling: true}]"), "");
    check(&intakes("[{term: 2024-autumn, apply_by: 2024-05}, {starts: 2026-11}]"), "");
    check(&intakes("[{starts: 2027-09-01, cancelled: true}]"), "");
}

#[test]
fn approvals_are_judged_by_their_end_their_order_and_their_number() {
    check(
        &with_bodies(
            "
-- content/programs/robotics.yaml --
title: {en: Robotics, zh: 机器人工程}
level: bachelor
arrangement: single
parties: wangchuan
duration: 4 years
languages: [zh]
approval:
  - {number: MOE11CN1A20111234N, valid: until 2026-11-20}
  - {number: MOE11CN1A20111234N, valid: until 2027-05-20}
  - {number: MOE11CN1A20111234N, valid: until 2027-05-21}
  - {number: MOE11CN1A20111234N, valid: until 2020, status: stopped}
  - {number: MOE11CN1A2011123N, valid: 2026-11-22 to 2026-11-21, status: closed}
  - {number: 教外综函2011-12号, valid: until 2026}
",
        ),
        "
        content/programs/robotics.yaml:8:41: warning[expired]: this ended on 2026-11-20
        content/programs/robotics.yaml:9:41: warning[expiring]: this ends on 2027-05-20, in 180 days
        content/programs/robotics.yaml:12:14: warning[approval-number]: `MOE11CN1A2011123N` does not have the form of an approval number
        content/programs/robotics.yaml:12:54: error[dates-out-of-order]: `until` (2026-11-21) is before `from` (2026-11-22)
        content/programs/robotics.yaml:13:35: warning[expiring]: this ends on 2026, in 40 days
        ",
    );
}

#[test]
fn a_figure_has_a_date_and_a_source_of_its_own_or_of_its_group_or_entry() {
    let stats = |sources: &str, stats: &str| {
        format!(
            "
-- content/institutions/wangchuan.yaml --
name: {{en: Wangchuan University, zh: 望川大学}}
type: university
country: CN
sources: {sources}
stats:
{stats}
"
        )
    };
    let one = "[{title: {en: A report, zh: 报告}}]";
    let two = "[{title: {en: A report, zh: 报告}}, {title: {en: News, zh: 新闻}}]";
    let figures = "  - {as_of: 2017, students: 30000, partners: almost 40}\n  - {graduates: {value: 1500, since: 2007}, 在校生: over 3, studnts: 3}";
    check(
        &stats(one, figures),
        "
        content/institutions/wangchuan.yaml:7:45: error[unknown-figure]: there is no figure called `在校生`
        content/institutions/wangchuan.yaml:7:45: warning[unsourced-figure]: `在校生` has no date
        content/institutions/wangchuan.yaml:7:58: error[unknown-figure]: there is no figure called `studnts`
        content/institutions/wangchuan.yaml:7:58: warning[unsourced-figure]: `studnts` has no date
        ",
    );
    check(
        &stats(two, figures),
        "
        content/institutions/wangchuan.yaml:6:19: warning[unsourced-figure]: `students` has no source
        content/institutions/wangchuan.yaml:6:36: warning[unsourced-figure]: `partners` has no source
        content/institutions/wangchuan.yaml:7:6: warning[unsourced-figure]: `graduates` has no source
        content/institutions/wangchuan.yaml:7:45: error[unknown-figure]: there is no figure called `在校生`
        content/institutions/wangchuan.yaml:7:45: warning[unsourced-figure]: `在校生` has neither a date nor a source
        content/institutions/wangchuan.yaml:7:58: error[unknown-figure]: there is no figure called `studnts`
        content/institutions/wangchuan.yaml:7:58: warning[unsourced-figure]: `studnts` has neither a date nor a source
        ",
    );
    check(
        &stats(two, "  - {as_of: 2017, source: {title: {en: A report, zh: 报告}}, students: [30000, over 31000]}"),
        "",
    );
}

#[test]
fn figures_that_site_toml_names_are_known() {
    check(
        &format!(
            "
-- site.toml --
{SITE}
[labels.metric]
libraries = {{en = \"libraries\", zh = \"图书馆\"}}
-- content/institutions/wangchuan.yaml --
name: {{en: Wangchuan University, zh: 望川大学}}
type: university
country: CN
sources: {{title: {{en: A report, zh: 报告}}}}
stats: {{as_of: 2017, libraries: 3, librarys: 3}}
"
        ),
        "
        content/institutions/wangchuan.yaml:5:36: error[unknown-figure]: there is no figure called `librarys`
        ",
    );
}

#[test]
fn more_parties_than_the_total_are_reported_and_an_agreement_has_two() {
    check(
        &with_bodies(
            "
-- content/agreements/a.yaml --
title: {en: A, zh: 甲}
type: mou
parties: [wangchuan, corrib-valley, unnamed (TH)]
parties_total: up-to 2
-- content/agreements/g.yaml --
title: {en: G, zh: 庚}
type: mou
parties: [wangchuan, corrib-valley, unnamed (TH)]
parties_total: over 2
-- content/agreements/b.yaml --
title: {en: B, zh: 乙}
type: mou
parties: [wangchuan, wangchuan (lead)]
-- content/agreements/c.yaml --
title: {en: C, zh: 丙}
type: mou
parties: wangchuan
batch: {count: 17, hub: wangchuan}
-- content/agreements/d.yaml --
title: {en: D, zh: 丁}
type: mou
parties: [wangchuan]
parties_total: more
-- content/agreements/e.yaml --
title: {en: E, zh: 戊}
type: mou
parties: [unnamed, unnamed]
-- content/agreements/f.yaml --
title: {en: F, zh: 己}
type: mou
parties: not-stated
",
        ),
        "
        content/agreements/a.yaml:4:16: warning[more-than-declared]: 3 are listed, but the total is 2
        content/agreements/b.yaml:3:10: error[too-few-parties]: an agreement needs two parties, and this one has 1
        ",
    );
}

#[test]
fn dates_of_mixed_precision_are_out_of_order_only_if_no_reading_makes_them_right() {
    check(
        &with_bodies(
            "
-- content/agreements/a.yaml --
title: {en: A, zh: 甲}
type: mou
parties: [wangchuan, corrib-valley]
signed: 2031
validity: 2029-autumn to 2029-03-01
conditions: [{first_year: 2030, last_year: 2029}]
-- content/agreements/b.yaml --
title: {en: B, zh: 乙}
type: mou
parties: [wangchuan, corrib-valley]
validity: 2029-09 to 2029
-- content/agreements/c.yaml --
title: {en: C, zh: 丙}
type: mou
parties: [wangchuan, corrib-valley]
validity: 2029-09 to 2029-08-31
",
        ),
        "
        content/agreements/a.yaml:5:26: error[dates-out-of-order]: `validity` (2029-03-01) is before `signed` (2031)
        content/agreements/a.yaml:6:44: error[dates-out-of-order]: `last_year` (2029) is before `first_year` (2030)
        content/agreements/c.yaml:4:22: error[dates-out-of-order]: `until` (2029-08-31) is before `from` (2029-09)
        ",
    );
}

#[test]
fn an_agreement_that_is_renewed_or_known_to_end_is_not_reported_as_expired() {
    let agreement = |slug: &str, more: &str| {
        format!(
            "
-- content/agreements/{slug}.yaml --
title: {{en: \"{slug}\", zh: 协议{slug}}}
type: mou
parties: [wangchuan, corrib-valley]
{more}"
        )
    };
    let all = [
        agreement("a", "validity: until 2020"),
        agreement("b", "validity: until 2020\nrenewal: automatic for 5 years"),
        agreement("c", "validity: until 2020\nrenewal: none"),
        agreement("d", "validity: until 2020"),
        agreement("e", "validity: until 2027-01\nrenews: d"),
        agreement("f", "validity: until 2027-01\nrenewal: none"),
        agreement("g", "validity: until 2020\nrenewal: on-review"),
        agreement("h", "validity: indefinite"),
    ];
    check(
        &with_bodies(&all.concat()),
        "
        content/agreements/a.yaml:4:11: warning[expired]: this ended on 2020
        content/agreements/e.yaml:4:11: warning[expiring]: this ends on 2027-01, in 71 days
        content/agreements/f.yaml:4:11: warning[expiring]: this ends on 2027-01, in 71 days
        content/agreements/g.yaml:4:11: warning[expired]: this ended on 2020
        ",
    );
}

fn majors(count: usize, broader: impl Fn(usize) -> Option<usize>) -> String {
    let major = |i: usize| {
        let broader = broader(i).map(|to| format!("broader: m-{to:05}\n")).unwrap_or_default();
        format!("\n-- content/majors/m-{i:05}.yaml --\nname: {{en: Major {i}, zh: 专业{i}}}\n{broader}")
    };
    (0..count).map(major).collect()
}

#[test]
fn a_chain_of_thousands_is_no_cycle_and_is_walked_without_recursion() {
    check(&majors(10_000, |i| (i > 0).then(|| i - 1)), "");
}

#[test]
fn a_cycle_of_thousands_is_reported_once() {
    check(&majors(3_000, |i| Some((i + 1) % 3_000)), "
        content/majors/m-00000.yaml:2:10: error[cycle]: `broader` leads round in a circle: `m-00000`, `m-00001`, `m-00002`, `m-00003`, `m-00004`, `m-00005`, `m-00006`, `m-00007`, `m-00008`, `m-00009`, `m-00010`, `m-00011`, `m-00012`, `m-00013`, `m-00014`, `m-00015` and 2985 more
        ");
}

#[test]
fn each_cycle_is_reported_once_with_the_way_round_and_what_leads_into_it_is_not() {
    check(&majors(6, |i| [Some(1), Some(2), Some(1), Some(3), Some(3), None][i]), "
        content/majors/m-00001.yaml:2:10: error[cycle]: `broader` leads round in a circle: `m-00001`, `m-00002`, `m-00001`
        content/majors/m-00003.yaml:2:10: error[cycle]: `broader` of `m-00003` leads to `m-00003` itself
        ");
}

#[test]
fn names_are_the_same_without_regard_to_case_and_marks_once_a_pair() {
    check(
        "
-- content/institutions/a.yaml --
name: {en: Wangchuan University, zh: 望川大学}
type: university
country: CN
-- content/institutions/b.yaml --
name: {en: \"WANGCHUAN, University\", zh: 望川 · 大学}
type: university
country: CN
-- content/institutions/c.yaml --
name: {en: Wangchuan Normal University, zh: 望川大学}
type: university
country: CN
-- content/majors/a.yaml --
name: {en: Wangchuan University, zh: 望川大学}
",
        "
        content/institutions/b.yaml:1:12: warning[same-name]: two institutions are called `WANGCHUAN, University`: this one and `institutions/a`
        content/institutions/c.yaml:1:45: warning[same-name]: two institutions are called `望川大学`: this one and `institutions/a`
        ",
    );
}

#[test]
fn acronyms_are_claimed_once_and_misspellings_may_be_shared() {
    check(
        "
-- content/institutions/a.yaml --
name: {en: Alpha, zh: 甲大学}
other_names: {acronym: [NUST, NUST], short: 望川}
type: university
country: CN
-- content/institutions/b.yaml --
name: {en: Beta, zh: 乙大学}
other_names: [{value: NUST, type: acronym}, {value: 望川, type: short, lang: zh}]
type: university
country: PK
",
        "
        content/institutions/b.yaml:2:23: warning[acronym-twice]: `NUST` is an acronym of `institutions/a` too
        ",
    );
}

#[test]
fn former_slugs_lead_to_one_entry_and_take_no_address_of_another() {
    check(
        "
-- content/majors/a.yaml --
name: {en: Alpha, zh: 甲}
aliases: [b, old, older]
-- content/majors/b.yaml --
name: {en: Beta, zh: 乙}
aliases: [old, b]
-- content/pages/about.yaml --
title: {en: About, zh: 关于}
aliases: [programs, home, search, old]
",
        "
        content/majors/a.yaml:2:11: error[alias-taken]: the former address `b` is that of `majors/b` now
        content/majors/b.yaml:2:11: error[alias-taken]: two entries claim the former address `old`
        content/majors/b.yaml:2:16: error[alias-taken]: the former address `b` is that of `majors/b` now
        content/pages/about.yaml:2:11: error[alias-taken]: the former address `programs` is that of `/programs/` now
        content/pages/about.yaml:2:21: error[alias-taken]: the former address `home` is that of `/home/` now
        content/pages/about.yaml:2:27: error[alias-taken]: the former address `search` is that of `/search/` now
        ",
    );
}

#[test]
fn what_is_internal_is_shown_nowhere() {
    let files = with_bodies(
        "
-- content/majors/secret.yaml --
name: {en: Secret, zh: 机密}
visibility: internal
related: [open]
-- content/majors/open.yaml --
name: {en: Open, zh: 公开}
discipline: {same: 08}
-- content/majors/shows.yaml --
name: {en: Shows, zh: 显示}
related: [secret]
-- content/pages/about/zh.md --
---
title: 关于
---
参见[机密](entry:majors/secret)和[](entry:majors/open)。
",
    );
    check(&files, "
        content/majors/shows.yaml:2:11: error[internal-shown]: `majors/secret` is internal, but this entry would show it to everyone
        content/pages/about/zh.md: warning[missing-translation]: this entry has no `title`, `en.md` in English
        content/pages/about/zh.md:4:8: error[internal-shown]: `majors/secret` is internal, but this entry would show it to everyone
        ");
}

#[test]
fn who_leads_to_an_entry_by_a_field_or_in_prose_is_told_once_and_in_order() {
    let files = "
-- content/majors/a.yaml --
name: {en: A, zh: 甲}
related: [c]
-- content/majors/b/facts.yaml --
related: [a, c]
-- content/majors/b/en.md --
---
name: B
---
See [C](entry:majors/c) and [itself](entry:majors/b).
-- content/majors/b/zh.md --
---
name: 乙
---
参见[丙](entry:majors/c)。
-- content/majors/c.yaml --
name: {en: C, zh: 丙}
";
    let project = project(files);
    let (report, found) = run(&project, Drafts::Include, |catalogue| {
        let name = |id: &EntryId| catalogue.index.name(*id);
        let leads = |id: EntryId| catalogue.leads().to(id).iter().map(name).collect::<Vec<_>>().join(" ");
        catalogue.index.all().map(leads).collect::<Vec<_>>()
    });
    assert!(found.is_some(), "{}", short(&project, &report));
    assert_eq!(found.unwrap(), ["majors/b", "majors/b", "majors/a majors/b"]);
}

#[test]
fn an_internal_entry_is_no_referrer_and_no_reason_for_a_page() {
    let files = "
-- content/majors/bare.yaml --
name: {en: Bare, zh: 空}
-- content/majors/secret.yaml --
name: {en: Secret, zh: 机密}
visibility: internal
related: [bare]
-- content/majors/open.yaml --
name: {en: Open, zh: 公开}
related: [bare]
";
    let project = project(files);
    let (_, found) = run(&project, Drafts::Include, |catalogue| {
        let name = |id: &EntryId| catalogue.index.name(*id);
        let bare = catalogue.index.all().next().expect("the first");
        let referrers: Vec<String> = catalogue.referrers(bare).iter().map(name).collect();
        let published: Vec<String> = catalogue.iter().map(|entry| catalogue.index.name(entry.id)).collect();
        (referrers, published, catalogue.has_page(bare))
    });
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(found, Some((names(&["majors/open"]), names(&["majors/bare", "majors/open"]), false)));
}

/// `(published, with a page)` by the names of entries; nothing may be denied.
fn published(files: &str, drafts: Drafts) -> (Vec<String>, Vec<String>) {
    let project = project(files);
    let (report, found) = run(&project, drafts, |catalogue| {
        let name = |id: EntryId| catalogue.index.name(id);
        let all = catalogue.iter().map(|entry| name(entry.id)).collect();
        let pages = catalogue.iter().filter(|entry| catalogue.has_page(entry.id)).map(|entry| name(entry.id));
        (all, pages.collect())
    });
    found.unwrap_or_else(|| panic!("{}", short(&project, &report)))
}

#[test]
fn a_name_with_nothing_else_has_a_page_once_two_entries_name_it_in_fields_or_prose() {
    let files = "
-- content/institutions/once.yaml --
name: {en: Once, zh: 一次}
type: university
country: CN
other_names: {acronym: ONCE}
-- content/institutions/twice.yaml --
name: {en: Twice, zh: 两次}
type: university
country: not-stated
-- content/institutions/city.yaml --
name: {en: More, zh: 更多}
type: university
country: CN
city: {en: City, zh: 城}
-- content/exchanges/spring.yaml --
title: {en: Spring, zh: 春}
type: semester
direction: out
host: twice
-- content/exchanges/empty.yaml --
title: {en: Empty, zh: 空}
type: not-stated
direction: not-stated
host: not-stated
-- content/pages/about/en.md --
---
title: About
---
[](entry:institutions/twice), [](entry:institutions/once) and [again](entry:institutions/once).
-- content/pages/about/zh.md --
---
title: 关于
---
[](entry:institutions/once)
";
    let (all, pages) = published(files, Drafts::Skip);
    assert_eq!(all.len(), 6);
    assert_eq!(pages, ["institutions/city", "institutions/twice", "exchanges/spring", "pages/about"]);
}

const DRAFTS: &str = "
-- content/majors/a/facts.yaml --
name: {en: Alpha, zh: 甲}
related: [c]
-- content/majors/a/zh.md --
参见[](entry:majors/c)。
-- content/majors/a/en.md --
See [Gamma](entry:majors/c).
-- content/majors/c.yaml --
name: {en: Gamma, zh: 丙}
draft: true
related: [a]
";

#[test]
fn a_reference_to_a_draft_is_reported_unless_drafts_are_built_and_the_draft_s_own_are_not() {
    check(DRAFTS, "
        content/majors/a/en.md:1:13: warning[draft-shown]: `majors/c` is a draft: it stands here as mere text until it is published
        content/majors/a/facts.yaml:2:11: warning[draft-shown]: `majors/c` is a draft: it stands here as mere text until it is published
        content/majors/a/zh.md:1:6: warning[draft-shown]: `majors/c` is a draft: it stands here as mere text until it is published
        ");
    assert_eq!(published(DRAFTS, Drafts::Skip).0, ["majors/a"]);
    assert_eq!(published(DRAFTS, Drafts::Include).0, ["majors/a", "majors/c"]);
    let project = project(DRAFTS);
    let (report, _) = run(&project, Drafts::Include, |_| ());
    assert_eq!(short(&project, &report), "");
    let (_, titles) = run(&project, Drafts::Skip, |catalogue| {
        let title = |id| catalogue.title(id).map(|title| title.best(crate::lang::Lang::SOURCE).0.to_owned());
        catalogue.index.all().map(title).collect::<Vec<_>>()
    });
    assert_eq!(titles, Some(vec![Some("Alpha".to_owned()), Some("Gamma".to_owned())]));
}

#[test]
fn the_draft_of_one_language_is_left_out_and_of_all_languages_is_a_draft_of_the_entry() {
    let files = "
-- content/pages/one/en.md --
---
title: One
draft: true
---
Not yet.
-- content/pages/one/zh.md --
---
title: 一
---
正文。
-- content/pages/all/en.md --
---
title: All
draft: true
---
-- content/pages/all/zh.md --
---
title: 全部
draft: true
---
正文。
";
    check(
        files,
        "
        content/pages/all/en.md: warning[missing-translation]: this entry has no `en.md` in English
        content/pages/one/en.md: warning[missing-translation]: this entry has no `title`, `en.md` in English
        ",
    );
    assert_eq!(published(files, Drafts::Skip).0, ["pages/one"]);
    assert_eq!(published(files, Drafts::Include).0, ["pages/all", "pages/one"]);
}

#[test]
fn whatever_a_language_lacks_is_listed_once_a_language() {
    check(
        "
-- content/pages/title/facts.yaml --
title: {zh: 只有中文}
-- content/pages/summary/facts.yaml --
title: {same: LG}
summary: only in English
-- content/pages/prose/facts.yaml --
title: {en: Prose, zh: 正文}
-- content/pages/prose/zh.md --
只有中文。
-- content/pages/lg/facts.yaml --
title: {same: LG 电子}
summary: {same: LG}
-- content/pages/nested/facts.yaml --
title: {en: Nested, zh: 嵌套}
questions:
  - {q: {en: Why}, a: {zh: 因为}}
  - {q: {en: Who}, a: {zh: 所有人}}
note: {en: A note}
sources: {title: {zh: 一份报告}}
-- content/pages/words/en.md --
---
title: Words
summary: In words
---
-- content/pages/words/zh.md --
---
title: 文字
---
",
        "
        content/pages/lg/facts.yaml:1:17: warning[space-between-scripts]: a space is typed between Chinese characters and Latin letters or digits
        content/pages/nested/facts.yaml: warning[missing-translation]: this entry has no `questions` in English
        content/pages/nested/facts.yaml: warning[missing-translation]: this entry has no `note`, `questions` in 中文
        content/pages/prose/facts.yaml: warning[missing-translation]: this entry has no `en.md` in English
        content/pages/summary/facts.yaml: warning[missing-translation]: this entry has no `summary` in 中文
        content/pages/title/facts.yaml: warning[missing-translation]: this entry has no `title` in English
        content/pages/words/en.md: warning[missing-translation]: this entry has no `summary` in 中文
        ",
    );
}

#[test]
fn a_language_that_is_older_than_another_is_reported_unless_their_dates_may_be_the_same() {
    let page = |slug: &str, en: &str, zh: &str| {
        format!(
            "
-- content/pages/{slug}/en.md --
---
title: About {slug}
updated: {en}
---
-- content/pages/{slug}/zh.md --
---
title: 关于{slug}
updated: {zh}
---
"
        )
    };
    let all = [page("a", "2026-05-01", "2026-04-30"), page("b", "2026-05", "2026-05-31"), page("c", "2025", "2026-01")];
    check(&all.concat(), "
        content/pages/a/zh.md:3:10: warning[stale-translation]: the 中文 is of 2026-04-30; the English was changed after that, on 2026-05-01
        content/pages/c/en.md:3:10: warning[stale-translation]: the English is of 2025; the 中文 was changed after that, on 2026-01
        ");
}

#[test]
fn a_review_is_overdue_after_the_last_day_that_it_may_mean() {
    check(
        "
-- content/pages/a.yaml --
title: {en: A, zh: 甲}
review_by: 2026-11
-- content/pages/b.yaml --
title: {en: B, zh: 乙}
review_by: 2026-11-20
-- content/pages/c.yaml --
title: {en: C, zh: 丙}
review_by: 2026-10
",
        "
        content/pages/b.yaml:2:12: warning[review-overdue]: this entry was to be looked at again by 2026-11-20
        content/pages/c.yaml:2:12: warning[review-overdue]: this entry was to be looked at again by 2026-10
        ",
    );
}

#[test]
fn misspellings_are_shown_at_their_place_in_prose_titles_and_fields_but_not_in_quotations_and_code() {
    check(
        "
-- content/institutions/njust.yaml --
name: {en: Nanjing University of Science and Technology, zh: 南京理工大学}
other_names: {misspelling: [NUNT, 南京里工大学]}
type: university
country: CN
sources: {title: {en: NUNT signs, zh: 南京里工大学签约}}
-- content/pages/about/facts.yaml --
title: {en: \"About NUNT\", zh: 关于南京里工大学}
questions: {q: {en: Where is NUNT?, zh: 在哪里？}, a: {en: NUNTIUS, zh: 南京}}
-- content/pages/about/en.md --
---
updated: 2026-05-01
---
`NUNT` is not [NUNT](https://nunt.example/NUNT), nor **NUNT**.
-- content/pages/about/zh.md --
我校与
南京里工大学合作。
",
        "
        content/pages/about/en.md:4:16: warning[misspelling]: the text says `NUNT`, which is a misspelling of `Nanjing University of Science and Technology` (`institutions/njust`)
        content/pages/about/facts.yaml:1:20: warning[misspelling]: the text says `NUNT`, which is a misspelling of `Nanjing University of Science and Technology` (`institutions/njust`)
        content/pages/about/facts.yaml:1:33: warning[misspelling]: the text says `南京里工大学`, which is a misspelling of `南京理工大学` (`institutions/njust`)
        content/pages/about/zh.md:2:1: warning[misspelling]: the text says `南京里工大学`, which is a misspelling of `南京理工大学` (`institutions/njust`)
        ",
    );
}

#[test]
fn names_that_are_not_linked_are_reported_only_where_the_site_asks_for_it() {
    let entries = with_bodies(
        "
-- content/pages/about/en.md --
---
title: About
---
# Wangchuan University

Wangchuan University and `Corrib Valley University`.

- [Corrib Valley University](https://corrib.example)
- Corrib Valley University, Wangchuan University

Wangchuan Universityless.
-- content/pages/about/zh.md --
---
title: 关于
---
望川大学与[](entry:institutions/corrib-valley)，科里布谷大学。
",
    );
    check(&entries, "
        content/pages/about/en.md:4:1: warning[heading-level-one]: a heading of the first level is shown as one of the second
        ");
    let site = format!("\n-- site.toml --\n{SITE}\n[checks]\nunlinked-name = \"warn\"");
    check(&format!("{site}{entries}"), "
        content/pages/about/en.md:4:1: warning[heading-level-one]: a heading of the first level is shown as one of the second
        content/pages/about/en.md:6:1: warning[unlinked-name]: `Wangchuan University` has an entry, `institutions/wangchuan`, and is not linked to it
        content/pages/about/en.md:9:3: warning[unlinked-name]: `Corrib Valley University` has an entry, `institutions/corrib-valley`, and is not linked to it
        content/pages/about/zh.md:4:1: warning[unlinked-name]: `望川大学` has an entry, `institutions/wangchuan`, and is not linked to it
        ");
}

#[test]
fn a_typed_space_between_scripts_is_reported_in_fields_too() {
    check(
        "
-- content/majors/a.yaml --
name: {en: A, zh: \"软件 Software 工程\"}
summary: {en: A, zh: 学习 4 年}
note:
  en: A
  zh: >-
    软件
    Software
outcomes: [{en: two  words, zh: \"会 写程序\"}]
sort_key: {zh: ruan 软件}
sources: {title: {zh: 软件 Software}}
",
        "
        content/majors/a.yaml:1:22: warning[space-between-scripts]: a space is typed between Chinese characters and Latin letters or digits
        content/majors/a.yaml:2:24: warning[space-between-scripts]: a space is typed between Chinese characters and Latin letters or digits
        ",
    );
}

#[test]
fn a_reference_to_an_entry_that_could_not_be_read_is_silent() {
    check(
        &with_bodies(
            "
-- content/majors/broken.yaml --
name: {en: Broken, zh: 坏}
colour: red
-- content/majors/a.yaml --
name: {en: Alpha, zh: 甲}
broader: broken
related: [broken]
-- content/pages/about/zh.md --
---
title: {zh: 关于}
---
-- content/pages/us/zh.md --
---
title: 我们
---
[坏](entry:majors/broken)和[](entry:pages/about)
",
        ),
        "
        content/majors/broken.yaml:2:1: error[unknown-field]: majors have no field `colour`
        content/pages/about/zh.md:2:8: error[languages-in-words]: `title` lists languages inside the file of one language
        content/pages/us/zh.md: warning[missing-translation]: this entry has no `title`, `en.md` in English
        ",
    );
}

#[test]
fn what_site_toml_names_is_not_hidden() {
    check(
        &format!(
            "
-- site.toml --
home = [\"secret\"]
featured = [\"majors/draft\"]
menu = [\"pages/secret\"]
{SITE}
-- content/institutions/secret.yaml --
name: {{en: Secret, zh: 机密}}
type: university
country: CN
visibility: internal
-- content/majors/draft.yaml --
name: {{en: Draft, zh: 草稿}}
draft: true
-- content/pages/secret.yaml --
title: {{en: Secret, zh: 机密}}
visibility: internal
"
        ),
        "
        site.toml:1:9: error[internal-shown]: `institutions/secret` is internal, but this entry would show it to everyone
        site.toml:2:13: warning[draft-shown]: `majors/draft` is a draft: it stands here as mere text until it is published
        site.toml:3:9: error[internal-shown]: `pages/secret` is internal, but this entry would show it to everyone
        ",
    );
}

#[test]
fn not_stated_answers_every_required_field_and_no_other() {
    check(
        "
-- content/institutions/a.yaml --
name: {en: Alpha, zh: 甲}
type: not-stated
country: not-stated
closed: not-stated
-- content/programs/a.yaml --
title: {en: Alpha, zh: 甲}
level: not-stated
arrangement: not-stated
parties: not-stated
stages: not-stated
languages: not-stated
-- content/programs/b.yaml --
title: {en: Beta, zh: 乙}
level: not-stated
arrangement: not-stated
parties: not-stated
duration: not-stated
languages: not-stated
credits: not-stated
tuition: not-stated
-- content/exchanges/a.yaml --
title: {en: Alpha, zh: 甲}
type: not-stated
direction: not-stated
host: not-stated
-- content/agreements/a.yaml --
title: {en: Alpha, zh: 甲}
type: not-stated
parties: not-stated
-- content/news/a.yaml --
title: {en: Alpha, zh: 甲}
published: not-stated
-- content/pages/a.yaml --
title: not-stated
",
        "
        content/pages/a.yaml:1:8: error[name-not-stated]: `title` cannot be `not-stated`: an entry without it could not be listed
        content/programs/b.yaml:7:10: error[not-stated-optional]: `credits` need not be answered, so `not-stated` says nothing here
        content/programs/b.yaml:8:10: error[not-stated-optional]: `tuition` need not be answered, so `not-stated` says nothing here
        ",
    );
}

#[test]
fn fields_that_another_may_answer_for_are_missing_where_none_does() {
    check(
        &with_bodies(
            "
-- content/institutions/itu.yaml --
name: {en: Union, zh: 联盟}
type: intergovernmental
-- content/institutions/lg.yaml --
name: {en: LG, zh: 公司}
type: company
-- content/programs/a.yaml --
title: {en: Alpha, zh: 甲}
level: bachelor
arrangement: single
-- content/programs/b.yaml --
title: {en: Beta, zh: 乙}
level: bachelor
arrangement: single
stages: [{at: wangchuan, languages: [zh]}]
-- content/programs/c.yaml --
title: {en: Gamma, zh: 丙}
level: bachelor
arrangement: single
duration: 4 years
languages: zh
awards: {title: {en: Bachelor, zh: 学士}, awarded_by: wangchuan}
",
        ),
        "
        content/institutions/lg.yaml: error[missing-field]: institutions need `country`, and it is missing here
        content/programs/a.yaml: error[missing-field]: programs need `duration`, and it is missing here
        content/programs/a.yaml: error[missing-field]: programs need `languages`, and it is missing here
        content/programs/a.yaml: error[missing-field]: programs need `parties`, and it is missing here
        ",
    );
}

#[test]
fn degrees_are_awarded_by_as_many_bodies_as_the_arrangement_says() {
    let program = |slug: &str, arrangement: &str, awards: &str| {
        format!(
            "
-- content/programs/{slug}.yaml --
title: {{en: \"{slug}\", zh: 项目{slug}}}
level: bachelor
arrangement: {arrangement}
duration: 4 years
languages: zh
awards: [{awards}]"
        )
    };
    let all = [
        program("a", "joint-degree", "{title: {same: B.A.}, awarded_by: [wangchuan, wangchuan]}"),
        program("b", "joint-degree", "{title: {same: B.A.}, awarded_by: [wangchuan, corrib-valley]}"),
        program(
            "c",
            "double-degree",
            "{title: {same: B.A.}, awarded_by: wangchuan}, {title: {same: B.A.}, awarded_by: wangchuan}",
        ),
        program(
            "d",
            "double-degree",
            "{title: {same: B.A.}, awarded_by: wangchuan}, {title: {same: B.A.}, awarded_by: corrib-valley}",
        ),
        program("e", "double-degree", "{title: {same: B.A.}, awarded_by: [wangchuan, corrib-valley]}"),
        program(
            "f",
            "double-degree",
            "{title: {same: B.A.}, awarded_by: unnamed}, {title: {same: B.A.}, awarded_by: unnamed}",
        ),
        program("g", "double-degree", "{title: {en: B.A., zh: 文学士}}, {title: {en: B.Sc., zh: 理学士}}"),
    ];
    check(&with_bodies(&all.concat()), "
        content/programs/a.yaml:3:14: error[joint-degree-of-one]: a joint degree is awarded by two bodies together, and no award here is
        content/programs/c.yaml:3:14: error[double-degree-of-one]: a double degree is two awards of two bodies, and the awards here are not
        content/programs/e.yaml:3:14: error[double-degree-of-one]: a double degree is two awards of two bodies, and the awards here are not
        ");
}

#[test]
fn many_references_to_nothing_do_not_take_long() {
    let mut files = majors(3_000, |_| None);
    for i in 0..3_000 {
        files.push_str(&format!("\n-- content/majors/x-{i:05}.yaml --\nname: {{same: X{i}}}\nbroader: gone-{i:05}\n"));
    }
    let project = project(&files);
    let start = Instant::now();
    let (report, _) = run(&project, Drafts::Skip, |_| ());
    println!("6,000 entries with 3,000 misses: {:?}", start.elapsed());
    assert_eq!(report.errors(), 3_000);
}

#[test]
fn an_exchange_says_which_home_it_is_of_where_the_site_has_several() {
    let exchange = |slug: &str, home: &str| {
        format!(
            "
-- content/exchanges/{slug}.yaml --
title: {{en: Spring {slug}, zh: 春季交流{slug}}}
type: semester
direction: out
host: corrib-valley
{home}"
        )
    };
    let exchanges = [exchange("a", ""), exchange("b", "home: wangchuan"), exchange("c", "home: not-stated")].concat();
    let site = |home: &str| format!("\n-- site.toml --\n{SITE}\nhome = {home}{}", with_bodies(&exchanges));
    check(&site("[\"wangchuan\"]"), "");
    check(
        &site("[\"wangchuan\", \"corrib-valley\"]"),
        "
        content/exchanges/a.yaml: error[missing-field]: exchanges need `home`, and it is missing here
        ",
    );
}

#[test]
fn entries_are_sorted_by_their_key_and_else_by_their_title() {
    let project = project(
        "
-- content/majors/chong.yaml --
name: {en: Chongqing studies, zh: 重庆研究}
sort_key: {zh: 虫庆研究}
-- content/majors/law.yaml --
name: {zh: 法学}
",
    );
    let (_, found) = run(&project, Drafts::Skip, |catalogue| {
        let keys = |entry: &crate::catalogue::Entry| {
            catalogue.languages.all().map(|lang| entry.sorts_as(lang).to_owned()).collect::<Vec<_>>()
        };
        catalogue.iter().map(keys).collect::<Vec<_>>()
    });
    assert_eq!(found.expect("nothing is denied"), [["Chongqing studies", "虫庆研究"], ["法学", "法学"]]);
}

#[test]
fn front_matter_says_when_a_language_was_changed_and_checked_and_whether_it_is_a_draft() {
    let project = project(
        "
-- content/pages/about/facts.yaml --
updated: 2026-01
aliases: [us]
extra: {telephone: \"+86\", 说明: {en: text, zh: 文字}}
-- content/pages/about/en.md --
---
title: About
updated: 2026-02-01
checked: 2026-03-01
draft: false
---
-- content/pages/about/zh.md --
---
title: 关于
---
",
    );
    let (report, found) = run(&project, Drafts::Skip, |catalogue| {
        let entry = catalogue.iter().next().expect("one entry");
        let updated = |lang| entry.head.updated.get(lang).map(|date| date.value.iso());
        let checked = |lang| entry.head.checked.get(lang).and_then(|c| Some(c.value.on.stated()?.iso()));
        let of = |lang| (updated(lang), checked(lang));
        catalogue.languages.all().map(of).collect::<Vec<_>>()
    });
    assert_eq!(short(&project, &report), "");
    let day = |iso: &str| Some(iso.to_owned());
    assert_eq!(found, Some(vec![(day("2026-02-01"), day("2026-03-01")), (day("2026-01"), None)]));
}

/// The entries that stand on the page of an institution, by their names.
fn referrers(files: &str, institution: &str) -> Vec<String> {
    let project = project(files);
    let (report, found) = run(&project, Drafts::Skip, |catalogue| {
        let id = catalogue.index.find(catalogue.index.kind("institutions")?, institution)?;
        Some(catalogue.referrers(id).iter().map(|id| catalogue.index.name(*id)).collect())
    });
    found.flatten().unwrap_or_else(|| panic!("{}", short(&project, &report)))
}

#[test]
fn units_of_units_by_the_thousand_belong_to_the_institution_at_their_end() {
    let unit = |i: usize| {
        let of = if i == 0 { "wangchuan".to_owned() } else { format!("units/u-{:05}", i - 1) };
        format!("\n-- content/units/u-{i:05}.yaml --\nname: {{en: Unit {i}, zh: 单位{i}}}\ntype: office\nof: {of}\n")
    };
    let units: String = (0..10_000).map(unit).collect();
    let all: Vec<String> = (0..10_000).map(|i| format!("units/u-{i:05}")).collect();
    assert_eq!(referrers(&with_bodies(&units), "wangchuan"), all);
}

#[test]
fn what_a_joint_unit_takes_part_in_shows_with_its_partners_also_where_they_lead_round_in_a_circle() {
    let files = with_bodies(
        "
-- content/joint-units/bridge.yaml --
name: {en: Bridge College, zh: 桥学院}
type: college
phase: running
partners: [joint-units/mist, wangchuan]
-- content/joint-units/mist.yaml --
name: {en: Mist College, zh: 云雾学院}
type: college
phase: running
partners: [joint-units/bridge, corrib-valley]
-- content/agreements/ferry.yaml --
title: {en: Ferry, zh: 渡船}
type: industry
parties: [joint-units/bridge, unnamed]
-- content/agreements/lamp.yaml --
title: {en: Lamp, zh: 灯}
type: industry
parties: [joint-units/mist, joint-units/bridge]
",
    );
    let expected = ["joint-units/bridge", "joint-units/mist", "agreements/ferry", "agreements/lamp"];
    assert_eq!(referrers(&files, "wangchuan"), expected);
    assert_eq!(referrers(&files, "corrib-valley"), expected);
}
