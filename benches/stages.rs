//! Single stages of a build, each on its own: the time from one immutable value to the next.
//!
//! Measures the repository's own catalogue; `PROSPECTUS_BENCH_SITE=FOLDER cargo bench` measures another, such as one made
//! by `gen_catalogue.py`. What a stage takes is read before the clock starts. Writing is not here: how long a file system
//! takes is the machine's affair, and `compare/run.py` has whole builds.

#![allow(clippy::disallowed_methods, reason = "asks the environment which site to measure")]
#![allow(clippy::expect_used, reason = "a site that cannot be built is not measured")]

use camino::Utf8PathBuf;
use divan::Bencher;
use prospectus::build::{Inspected, Pages, Purpose, Request, Today};
use prospectus::catalogue::decode::decode_all;
use prospectus::catalogue::{Drafts, kind_names};
use prospectus::date::{CivilDay, Date};
use prospectus::plan::Plan;
use prospectus::project::{self, Edit, Project, ThemeNow};
use prospectus::render::render;
use prospectus::stop::Stop;
use prospectus::theme::Strings;
use prospectus::{export, verify};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn today() -> CivilDay {
    Date::parse("2026-12-01").expect("it is a day").earliest()
}

fn request() -> Request {
    let own = Utf8PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root = std::env::var("PROSPECTUS_BENCH_SITE").map_or(own, Utf8PathBuf::from);
    Request { root, today: Today::Day(today()), drafts: Drafts::Skip, strict: false, base_url: None }
}

fn discovered() -> Project {
    project::discover(&request().root, &kind_names(), &export::names()).expect("the site can be read")
}

fn inspected() -> Inspected {
    Inspected::new(&request(), &Stop::never()).expect("the site can be read")
}

fn pages(inspected: &Inspected) -> Pages {
    inspected
        .pages(Purpose::Serve, &Stop::never())
        .expect("pictures can be read")
        .expect("nothing is wrong with the site")
}

/// Walking the folders, reading every file, and the index of entries.
#[divan::bench]
fn discover(bencher: Bencher) {
    bencher.bench(discovered);
}

/// Every entry by itself: YAML, typed facts, Markdown to HTML.
#[divan::bench]
fn decode(bencher: Bencher) {
    let project = discovered();
    bencher.bench(|| decode_all(&project, Drafts::Skip));
}

/// All of `check`: reading, decoding, what only the whole can tell, and the theme.
#[divan::bench]
fn check(bencher: Bencher) {
    bencher.bench(inspected);
}

/// From the checked draft to what pages are made from: sealing, listings, files, the theme's values.
#[divan::bench]
fn seal_to_plan(bencher: Bencher) {
    let inspected = inspected();
    bencher.bench(|| pages(&inspected));
}

/// Every output path with its job, exports among them.
#[divan::bench]
fn plan(bencher: Bencher) {
    let inspected = inspected();
    let Pages { site, theme, .. } = pages(&inspected);
    let words = Strings::words(&theme.strings);
    bencher.bench(|| Plan::new(&site, &theme.assets, &words, &mut Default::default()));
}

/// The bytes of every page, in this thread; what pages share is made by the first.
#[divan::bench]
fn render_pages(bencher: Bencher) {
    let inspected = inspected();
    let sources = inspected.project.sources.clone();
    bencher.with_inputs(|| pages(&inspected)).bench_refs(|Pages { site, theme, plan, .. }| {
        let mut buffer = Vec::new();
        let pages = plan.outputs.iter().filter(|output| output.is_page());
        pages.map(|page| render(site, theme, page, &sources, &mut buffer).map_or(0, |bytes| bytes.len())).sum::<usize>()
    });
}

/// The bytes of every export, in this thread.
#[divan::bench]
fn write_exports(bencher: Bencher) {
    let inspected = inspected();
    let sources = inspected.project.sources.clone();
    let Pages { site, theme, plan, .. } = pages(&inspected);
    bencher.bench(|| {
        let mut buffer = Vec::new();
        let exports = plan.outputs.iter().filter(|output| matches!(output.job, prospectus::plan::Job::Export(_)));
        exports
            .map(|file| render(&site, &theme, file, &sources, &mut buffer).map_or(0, |bytes| bytes.len()))
            .sum::<usize>()
    });
}

/// The second look at every page: links, fragments and ids.
#[divan::bench]
fn verify_pages(bencher: Bencher) {
    let inspected = inspected();
    let sources = inspected.project.sources.clone();
    let Pages { site, theme, plan, .. } = pages(&inspected);
    let made: Vec<_> = plan
        .outputs
        .iter()
        .map(|output| {
            let mut buffer = Vec::new();
            let bytes = render(&site, &theme, output, &sources, &mut buffer).map(std::borrow::Cow::into_owned);
            (output, bytes.unwrap_or_default())
        })
        .collect();
    bencher.bench(|| {
        let verifier = verify::Verifier::new(site.config.base_url.as_str());
        for (output, bytes) in &made {
            match output.is_page() {
                true => verifier.page(&output.path, bytes),
                false => verifier.file(&output.path),
            }
        }
        verifier.finish().len()
    });
}

/// A save of one entry's prose, up to what its pages are made from.
#[divan::bench]
fn edit_of_prose(bencher: Bencher) {
    edit(bencher, |text| format!("{text}\nOne more paragraph.\n"));
}

/// A save of one entry's title, which other pages show.
#[divan::bench]
fn edit_of_title(bencher: Bencher) {
    edit(bencher, |text| text.replacen("title: ", "title: New ", 1));
}

fn edit(bencher: Bencher, change: impl Fn(&str) -> String + Sync) {
    let before = inspected();
    let shown = pages(&before);
    let index = &before.project.index;
    let programs = index.kind("programs").expect("it is a kind");
    let id = index.of_kind(programs).next().expect("the site has a program");
    let file = before.project.entries[id.index()].words[0].1;
    let text = change(&before.project.sources[file].text);
    bencher.bench(|| {
        let mut project = before.project.clone();
        project.sources.replace(file, text.as_str());
        let edit = Edit { project, entries: vec![id], reread: Vec::new(), theme: ThemeNow::Same };
        let (now, edits) = before.again(edit).expect("nothing is read");
        shown.again(&before, &now, &edits, &Stop::never()).expect("nothing is read").is_some()
    });
}
