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
    Form::Short.write(report, &project.sources, MessageLang::En)
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
