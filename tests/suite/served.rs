//! The site in memory is the site that a build would make: after every edit, byte for byte, whatever was edited.
//!
//! Edits are drawn from a seed, which a failure names. `PROSPECTUS_FULL=1` draws more of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use camino::{Utf8Path, Utf8PathBuf};
use prospectus::build::{Destination, Error, Request, Today, build, check};
use prospectus::catalogue::Drafts;
use prospectus::date::CivilDay;
use prospectus::diag::{Form, MessageLang, Report};
use prospectus::serve::live::{Change, Live, State};
use prospectus::source::Sources;
use prospectus::stop::Stop;

use crate::folder::{Folder, copy_site, full, project, request, snapshot};
use crate::pages::Files;

/// Numbers that are the same for the same seed (SplitMix64, by S. Vigna).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

/// A site that is being written, and what a server keeps of it.
struct Desk {
    folder: Folder,
    request: Request,
    live: Live,
    dice: Dice,
    original: Files,
    /// What changed since the site in memory was told.
    touched: BTreeSet<Utf8PathBuf>,
    /// The last good site: what it was made from, and what a build made of it where that was asked for already.
    good_files: Files,
    good: Option<Files>,
    number: usize,
}

impl Desk {
    fn new(site: &str, seed: u64, drafts: Drafts) -> Self {
        let folder = Folder::new();
        copy_site(&project().join("tests/sites").join(site), &folder.path().join("site"));
        let root = folder.path().join("site");
        let request = Request { drafts, ..request(&root) };
        let live = Live::open(&request).unwrap_or_else(|error| panic!("{error}"));
        let original = snapshot(&root);
        let touched = BTreeSet::new();
        let good_files = original.clone();
        let mut desk =
            Self { folder, request, live, dice: Dice(seed), original, touched, good_files, good: None, number: 0 };
        desk.compare("opened");
        desk
    }

    fn root(&self) -> Utf8PathBuf {
        self.folder.path().join("site")
    }

    fn files(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
        snapshot(&self.root()).into_keys().filter(|path| is_wanted(path)).collect()
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap_or_default()
    }

    fn write(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        self.folder.write(Utf8Path::new("site").join(path), bytes);
        self.touched.insert(path.into());
    }

    fn remove(&mut self, path: &str) {
        let at = self.root().join(path);
        let removed = if at.is_dir() { std::fs::remove_dir_all(at) } else { std::fs::remove_file(at) };
        removed.unwrap_or_else(|error| panic!("{path}: {error}"));
        self.touched.insert(path.into());
    }

    fn rename(&mut self, from: &str, to: &str) {
        std::fs::rename(self.root().join(from), self.root().join(to)).unwrap_or_else(|error| panic!("{from}: {error}"));
        self.touched.extend([from.into(), to.into()]);
    }

    /// Folders and single files below the folder of a kind.
    fn entries(&self) -> Vec<String> {
        let parts = |path: &str| path.split('/').take(3).collect::<Vec<_>>().join("/");
        let all = self.files(|path| path.starts_with("content/") && path.matches('/').count() >= 2);
        let all: BTreeSet<String> = all.iter().map(|path| parts(path)).collect();
        all.into_iter().collect()
    }

    /// One edit; returns what it was.
    fn edit(&mut self) -> String {
        self.number += 1;
        let n = self.number;
        let is_words = |path: &str| path.starts_with("content/") && path.ends_with(".md");
        let is_text = |path: &str| is_words(path) || path.starts_with("content/") && path.ends_with(".yaml");
        let words = self.files(is_words);
        let texts = self.files(is_text);
        let entries = self.entries();
        if words.is_empty() || entries.len() < 8 {
            return self.restore();
        }
        match self.dice.roll(27) {
            0..=3 => {
                let path = self.dice.pick(&words).clone();
                let text = format!("{}\nA further sentence {n}，又一句。\n", self.read(&path));
                self.write(&path, text);
                format!("body of {path}")
            }
            4..=7 => {
                let path = self.dice.pick(&texts).clone();
                let text = self.read(&path);
                let mark =
                    ["title: ", "name: {en: ", "title: {en: ", "zh: ", "en: "].into_iter().find(|m| text.contains(m));
                let Some(mark) = mark else { return format!("nothing in {path}") };
                self.write(&path, text.replacen(mark, &format!("{mark}Z{n} "), 1));
                format!("title of {path}")
            }
            8 => {
                let path = self.dice.pick(&words).clone();
                let to = self.dice.pick(&entries).trim_start_matches("content/").trim_end_matches(".yaml").to_owned();
                let text = format!(
                    "{}\n## 学费 {n} {{#fees-{n}}}\n\n[](entry:{to}) and [this](#fees-{n})\n",
                    self.read(&path)
                );
                self.write(&path, text);
                format!("link from {path} to {to}")
            }
            9 => {
                let path = self.dice.pick(&texts).clone();
                let text = self.read(&path);
                let all: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).collect();
                if all.is_empty() {
                    return format!("nothing in {path}");
                }
                let (one, other) = (*self.dice.pick(&all), *self.dice.pick(&all));
                let changed = text.replacen(one, other, 1);
                self.write(&path, changed);
                format!("`{one}` becomes `{other}` in {path}")
            }
            10 => {
                let path = self.dice.pick(&texts).clone();
                self.remove(&path);
                format!("{path} is gone")
            }
            11 => {
                let path = self.dice.pick(&entries).clone();
                self.remove(&path);
                format!("{path} is gone")
            }
            12 => {
                let path = self.dice.pick(&entries).clone();
                let to = match path.strip_suffix(".yaml") {
                    Some(stem) => format!("{stem}-{n}.yaml"),
                    None => format!("{path}-{n}"),
                };
                self.rename(&path, &to);
                format!("{path} becomes {to}")
            }
            13..=14 => {
                let path = self.dice.pick(&texts).clone();
                let parts: Vec<&str> = path.split('/').collect();
                let text = self.read(&path);
                let to = match parts[..] {
                    [content, kind, file] if file.ends_with(".yaml") => format!("{content}/{kind}/new-{n}.yaml"),
                    [content, kind, _, file] => format!("{content}/{kind}/new-{n}/{file}"),
                    _ => return format!("nothing for {path}"),
                };
                self.write(&to, text);
                format!("{to} is new, from {path}")
            }
            15 => {
                let path =
                    *self.dice.pick(&["content/notes.txt", "content/majors/loose.md", "content/novelties/a.yaml"]);
                self.write(path, "name: {en: A, zh: 甲}\n");
                format!("{path} where it does not belong")
            }
            16 => {
                let folder = self.dice.pick(&words).rsplit_once('/').map(|(folder, _)| folder.to_owned());
                let folder = folder.unwrap_or_default();
                let pictures: Vec<Vec<u8>> = snapshot(&self.root())
                    .into_iter()
                    .filter(|(path, _)| path.ends_with(".png"))
                    .map(|(_, bytes)| bytes)
                    .collect();
                let Some(bytes) = (!pictures.is_empty()).then(|| self.dice.pick(&pictures).clone()) else {
                    return self.restore();
                };
                let name = *self.dice.pick(&["one.png", "two.png"]);
                self.write(&format!("{folder}/{name}"), bytes);
                let path = format!("{folder}/zh.md");
                if self.root().join(&path).is_file() {
                    let text = format!("{}\n![图 {n}]({name})\n", self.read(&path));
                    self.write(&path, text);
                }
                format!("a picture {name} in {folder}")
            }
            17 => {
                let path = self.dice.pick(&texts).clone();
                let line = *self.dice.pick(&[
                    "draft: true\n",
                    "visibility: internal\n",
                    "aliases: [once-there]\n",
                    "tags: [robots]\n",
                    "share_contact: false\n",
                ]);
                let text = self.read(&path);
                let text = match text.strip_prefix("---\n") {
                    Some(rest) => format!("---\n{line}{rest}"),
                    None => format!("{line}{text}"),
                };
                self.write(&path, text);
                format!("{} in {path}", line.trim())
            }
            18 => {
                let text = String::from_utf8_lossy(&self.original["site.toml"]).into_owned();
                let (from, to) = *self.dice.pick(&[
                    ("hue = 30", "hue = 200"),
                    ("noindex = true", "noindex = false"),
                    ("links = \"absolute-path\"", "links = \"explicit\""),
                    ("zh = \"灯笼\"", "zh = \"船灯\""),
                    ("[exports]", "[exports]\nsearch = false\nprograms_js = false"),
                    ("[checks]", "[checks]\nmissing-translation = \"deny\"\nunlinked-name = \"warn\""),
                    ("featured = [", "featured = [\"programs/nowhere\", "),
                    ("title = {", "title = "),
                    ("code = \"zh\"", "code = \"zh-hant\""),
                ]);
                self.write("site.toml", text.replacen(from, to, 1));
                format!("site.toml says {to}")
            }
            19 => {
                self.write("themes/default/theme.toml", "contract = 1\n");
                let (path, text) = match self.dice.roll(5) {
                    0 => ("strings/en.yaml", format!("nav: {{home: Home {n}}}\n")),
                    1 => ("templates/gate.html", format!("<h1>{{{{ site.title }}}} {n}</h1>\n")),
                    2 => ("templates/gate.html", format!("<h1>{{{{ site.title }}</h1> {n}\n")),
                    3 => ("static/assets/own.css", format!("p {{ order: {n} }}\n")),
                    _ => ("strings/zh.yaml", format!("nav: [{n}\n")),
                };
                self.write(&format!("themes/default/{path}"), text);
                format!("the theme's {path}")
            }
            20 => {
                let path = self.dice.pick(&texts).clone();
                let text = self.read(&path);
                self.write(&path, text);
                format!("{path} is written without a change")
            }
            21 => {
                let path = self.dice.pick(&texts).clone();
                let text = self.read(&path);
                let to = self.dice.pick(&texts).clone();
                self.write(&to, text);
                format!("{to} becomes a copy of {path}")
            }
            22 => {
                // Words in another language beside those that there are, right or wrong.
                let path = self.dice.pick(&words).clone();
                let to = path.replace("/en.md", "/zh.md");
                let to = if to == path { path.replace("/zh.md", "/en.md") } else { to };
                let to = if self.dice.roll(4) == 0 { to.replace(".md", " (1).md") } else { to };
                let text = self.read(&path);
                self.write(&to, text);
                format!("{to} is as {path}")
            }
            23..=24 => {
                let beside = |path: &str| path.starts_with("content/") && !is_text(path);
                let beside = self.files(beside);
                let Some(path) = (!beside.is_empty()).then(|| self.dice.pick(&beside).clone()) else {
                    return self.restore();
                };
                match self.dice.roll(4) {
                    0 => {
                        self.remove(&path);
                        format!("{path} is gone")
                    }
                    1 => {
                        let (folder, name) = path.rsplit_once('/').unwrap_or_default();
                        let to = format!("{folder}/{n}-{name}");
                        self.rename(&path, &to);
                        format!("{path} becomes {to}")
                    }
                    2 => {
                        let from = self.dice.pick(&beside).clone();
                        let bytes = std::fs::read(self.root().join(&from)).unwrap_or_default();
                        self.write(&path, bytes);
                        format!("{path} becomes a copy of {from}")
                    }
                    _ => {
                        self.write(&path, b"GIF89a");
                        format!("{path} is broken")
                    }
                }
            }
            _ => self.restore(),
        }
    }

    /// Every file as it was at first.
    fn restore(&mut self) -> String {
        let now = snapshot(&self.root());
        for path in now.keys().filter(|path| !self.original.contains_key(*path)).cloned().collect::<Vec<_>>() {
            self.remove(&path);
        }
        for (path, bytes) in self.original.clone() {
            if now.get(&path) != Some(&bytes) {
                self.write(&path, bytes);
            }
        }
        "all as it was".to_owned()
    }

    /// Tells the site in memory what changed, as exactly as the dice will have it.
    fn tell(&mut self) {
        let touched = std::mem::take(&mut self.touched);
        let change = match self.dice.roll(8) {
            0 => Change::All,
            1 => Change::Paths(
                touched.iter().map(|path| path.parent().map_or(path.clone(), Utf8Path::to_owned)).collect(),
            ),
            2 => Change::Paths(touched.iter().map(|path| self.root().join(path)).collect()),
            _ => Change::Paths(touched),
        };
        self.live.apply(change).unwrap_or_else(|error| panic!("{error}"));
        if self.live.current().is_good() {
            self.good_files = snapshot(&self.root());
            self.good = None;
        }
    }

    /// What a build makes of `files`, in another folder; `None` where a template fails.
    fn built(&self, files: &Files, history: &str) -> Option<Files> {
        let folder = Folder::new();
        files.iter().for_each(|(path, bytes)| folder.write(Utf8Path::new("site").join(path), bytes));
        let output = folder.path().join("public");
        let request = Request { root: folder.path().join("site"), ..self.request.clone() };
        let to = Destination { output: output.clone(), home: None, verify: false };
        build(&request, &to).unwrap_or_else(|error| panic!("{history}{error}")).built?;
        let mut built = snapshot(&output);
        built.retain(|path, _| path != ".prospectus-manifest");
        Some(built)
    }

    fn report(&self) -> String {
        let state = self.live.current();
        report(state.report(), state.sources())
    }

    /// Holds the site in memory against a build of the same files.
    fn compare(&mut self, history: &str) {
        let state = self.live.current();
        let checked = check(&self.request).unwrap_or_else(|error| panic!("{history}{error}"));
        assert_eq!(
            report(state.report(), state.sources()),
            report(&checked.report, &checked.sources),
            "the report after:\n{history}"
        );
        assert_eq!(state.is_good(), !checked.report.is_denied(), "{history}");
        // Nobody may have looked at the last good site while its files were there.
        if self.good.is_none() {
            self.good = self.built(&self.good_files, history);
        }
        let Some(good) = &self.good else {
            // A template that fails says so on the pages that it fails on.
            assert!(state.paths().any(|path| state.get(path.as_str()).is_some_and(|got| got.is_err())), "{history}");
            return;
        };
        // Of a site that is broken, what is read from the disk may be gone or another already.
        let is_held =
            |path: &str| state.is_good() || !path.starts_with("files/") && !path.starts_with("assets/pictures/");
        let served = served(&state, is_held);
        let planned: Vec<&str> = state.paths().map(prospectus::address::OutputPath::as_str).collect();
        assert_eq!(planned, good.keys().map(String::as_str).collect::<Vec<_>>(), "paths after:\n{history}");
        for (path, bytes) in good.iter().filter(|(path, _)| is_held(path)) {
            let served = &served[path];
            if served != bytes {
                let (served, built) = (String::from_utf8_lossy(served), String::from_utf8_lossy(bytes));
                let line = served.lines().zip(built.lines()).find(|(one, other)| one != other);
                panic!("{path} differs: {line:?}\nafter:\n{history}");
            }
        }
    }
}

fn report(report: &Report, sources: &Sources) -> String {
    report.text(Form::Rich, sources, MessageLang::En, false)
}

fn served(state: &State, is_wanted: impl Fn(&str) -> bool) -> BTreeMap<String, Vec<u8>> {
    let each = state.paths().filter(|path| is_wanted(path.as_str())).map(|path| {
        let served = state.get(path.as_str()).expect("it is among the paths");
        let served = served.unwrap_or_else(|diagnostic| panic!("{path}: {diagnostic:?}"));
        (path.as_str().to_owned(), served.bytes.to_vec())
    });
    each.collect()
}

fn random_edits(site: &str, seed: u64, count: usize, drafts: Drafts) {
    let mut desk = Desk::new(site, seed, drafts);
    let mut history = format!("{site}, seed {seed}\n");
    let mut broken = 0;
    for _ in 0..count {
        let edit = if broken > 2 { desk.restore() } else { desk.edit() };
        writeln!(history, "{}. {edit}", desk.number).expect("a text takes all");
        desk.tell();
        broken = if desk.live.current().is_good() { 0 } else { broken + 1 };
        // Where nobody looks, less is kept: that must not matter either.
        if desk.dice.roll(3) > 0 {
            desk.compare(&history);
        }
    }
    desk.compare(&history);
}

/// With this many edits each; the long form draws from more seeds.
fn seeds(first: u64) -> (std::ops::Range<u64>, usize) {
    if full() { (first..first + 8, 50) } else { (first..first + 1, 12) }
}

#[test]
fn after_random_edits_every_page_is_as_a_clean_build_makes_it() {
    let (seeds, count) = seeds(2026);
    seeds.for_each(|seed| random_edits("every-field", seed, count, Drafts::Skip));
}

#[test]
fn after_random_edits_a_site_in_three_languages_with_its_drafts_is_as_a_clean_build_makes_it() {
    let (seeds, count) = seeds(11);
    seeds.for_each(|seed| random_edits("trilingual", seed, count, Drafts::Include));
}

/// Wanted until it was asked `times` times.
fn wanted(times: usize) -> Stop {
    let asked = AtomicUsize::new(0);
    Stop::when(move || asked.fetch_add(1, Ordering::Relaxed) >= times)
}

#[test]
fn work_that_a_newer_change_breaks_off_leaves_the_state_whole_and_is_made_with_it() {
    for older in ["a title", "a new entry", "the theme", "site.toml"] {
        let mut desk = Desk::new("every-field", 1, Drafts::Skip);
        for times in 0.. {
            desk.number += 1;
            let n = desk.number;
            match older {
                "a title" => {
                    desk.write("content/majors/bridges.yaml", format!("name: {{en: Bridges {n}, zh: 桥梁}}\n"));
                }
                "a new entry" => desk.write(&format!("content/majors/new-{n}.yaml"), "name: {en: Ships, zh: 船舶}\n"),
                "the theme" => {
                    desk.write("themes/default/theme.toml", "contract = 1\n");
                    desk.write("themes/default/strings/zh.yaml", format!("nav: {{home: 首页 {n}}}\n"));
                }
                _ => {
                    let text =
                        String::from_utf8_lossy(&desk.original["site.toml"]).replace("hue = 30", &format!("hue = {n}"));
                    desk.write("site.toml", text);
                }
            }
            let generation = desk.live.current().generation();
            let touched = std::mem::take(&mut desk.touched);
            match desk.live.apply_until(Change::Paths(touched), &wanted(times)) {
                Err(Error::Stopped) => {}
                done => {
                    assert!(done.unwrap_or_else(|error| panic!("{error}")).changed && times > 2, "{older}, {times}");
                    break;
                }
            }
            let state = desk.live.current();
            assert_eq!(state.generation(), generation, "{older}, asked {times} times");
            // What comes next says nothing of it, and holds it all the same.
            let words = desk.read("content/majors/robotics/zh.md");
            desk.write("content/majors/robotics/zh.md", format!("{words}\n又一句 {n}。\n"));
            let touched = std::mem::take(&mut desk.touched);
            desk.live.apply(Change::Paths(touched)).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(desk.live.current().generation(), generation + 1);
            if times == 1 {
                (desk.good_files, desk.good) = (snapshot(&desk.root()), None);
                desk.compare(older);
            }
        }
        (desk.good_files, desk.good) = (snapshot(&desk.root()), None);
        desk.compare(older);
    }
}

/// A picture that is wide enough to be made smaller.
fn picture(blue: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(600, 20, image::Rgb([200, 60, blue]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("it is written to memory");
    bytes.into_inner()
}

#[test]
fn each_sort_of_edit_leaves_every_page_as_a_clean_build_makes_it() {
    type Edit = fn(&mut Desk);
    let steps: [(&str, Edit); 11] = [
        ("other words", |desk| {
            let words = desk.read("content/majors/robotics/zh.md");
            desk.write("content/majors/robotics/zh.md", format!("{words}\n又一句。\n"));
        }),
        ("another title, which other pages show", |desk| {
            desk.write("content/majors/bridges.yaml", "name: {en: Ships, zh: 船舶}\n");
        }),
        ("a new picture, and words that show it", |desk| {
            let words = desk.read("content/majors/robotics/zh.md");
            desk.write("content/majors/robotics/arm.png", picture(0));
            desk.write("content/majors/robotics/zh.md", format!("{words}\n![机械臂](arm.png)\n"));
        }),
        ("another picture of the same name and size", |desk| {
            assert_eq!(picture(0).len(), picture(255).len());
            desk.write("content/majors/robotics/arm.png", picture(255));
        }),
        ("a picture with another name, and words with it", |desk| {
            desk.rename("content/majors/robotics/arm.png", "content/majors/robotics/手臂.png");
            let words = desk.read("content/majors/robotics/zh.md").replace("arm.png", "手臂.png");
            desk.write("content/majors/robotics/zh.md", words);
        }),
        ("a portrait of another size, which other pages show", |desk| {
            desk.write("content/people/he-an/portrait.png", picture(60));
        }),
        ("words in one language are gone", |desk| desk.remove("content/majors/robotics/en.md")),
        ("words in one language are new", |desk| {
            desk.write("content/majors/robotics/en.md", "---\nname: Robotic arms\nsummary: Arms.\n---\nArms.\n");
        }),
        ("the theme", |desk| {
            desk.write("themes/default/theme.toml", "contract = 1\n");
            desk.write("themes/default/strings/zh.yaml", "nav: {home: 门口}\n");
        }),
        ("a new entry", |desk| desk.write("content/majors/new.yaml", "name: {en: New, zh: 新}\n")),
        ("an entry under another name", |desk| {
            desk.rename("content/majors/new.yaml", "content/majors/newer.yaml");
        }),
    ];
    let mut desk = Desk::new("every-field", 1, Drafts::Skip);
    let mut history = String::new();
    for (what, edit) in steps {
        desk.number += 1;
        edit(&mut desk);
        let touched = std::mem::take(&mut desk.touched);
        desk.live.apply(Change::Paths(touched)).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(desk.live.current().is_good(), "{what}: {}", desk.report());
        (desk.good_files, desk.good) = (snapshot(&desk.root()), None);
        writeln!(history, "{what}").expect("a text takes all");
        desk.compare(&history);
    }
}

#[test]
fn a_switch_of_a_thousand_files_is_as_a_clean_build_makes_it() {
    let count = if full() { 1_000 } else { 120 };
    let mut desk = Desk::new("every-field", 1, Drafts::Skip);
    let name = |i: usize| match i % 3 {
        0 => format!("content/majors/m{i:04}/facts.yaml"),
        _ => format!("content/majors/m{i:04}.yaml"),
    };
    let switch = |desk: &mut Desk, step: &str| {
        // A flood names what was never there, and what did not change.
        desk.touched.extend((0..count).map(|i| format!("content/majors/sed{i:06}").into()));
        desk.touched.extend(desk.original.keys().map(Utf8PathBuf::from));
        desk.number += 1;
        desk.tell();
        assert!(desk.live.current().is_good(), "{step}");
        desk.compare(step);
    };
    for i in 0..count {
        desk.write(&name(i), format!("name: {{en: Major {i}, zh: 专业{i}}}\nlevels: [bachelor]\n"));
    }
    switch(&mut desk, "all are new");
    for i in 0..count {
        desk.write(&name(i), format!("name: {{en: Course {}, zh: 课程{i}}}\nlevels: [master]\n", count - i));
    }
    switch(&mut desk, "all are others");
    for i in (0..count).step_by(3) {
        desk.rename(&format!("content/majors/m{i:04}"), &format!("content/majors/n{i:04}"));
        if i % 2 == 0 && i + 1 < count {
            desk.remove(&name(i + 1));
        }
    }
    switch(&mut desk, "some have other names, some are gone");
    for i in (0..count).step_by(3) {
        desk.remove(&format!("content/majors/n{i:04}"));
    }
    desk.restore();
    switch(&mut desk, "all as it was");
}

#[test]
fn an_edit_of_the_theme_reads_no_content_again() {
    let mut desk = Desk::new("every-field", 1, Drafts::Skip);
    let gate = |desk: &Desk| {
        let served = desk.live.current().get("index.html").and_then(Result::ok).expect("the page is there");
        String::from_utf8(served.bytes.to_vec()).expect("a page is UTF-8")
    };
    // Of these nobody tells yet.
    desk.write("content/majors/bridges.yaml", "name: {en: Bridges, zh: 桥梁}\ncolour: red\n");
    desk.write("site.toml", "colour = \"red\"\n");
    desk.touched.clear();
    desk.write("themes/default/theme.toml", "contract = 1\n");
    desk.write("themes/default/templates/gate.html", "<h1>{{ site.title }} 灯笼</h1>\n");
    let touched = std::mem::take(&mut desk.touched);
    let applied = desk.live.apply(Change::Paths(touched)).unwrap_or_else(|error| panic!("{error}"));
    assert!(applied.changed && applied.is_good);
    assert!(gate(&desk).ends_with("灯笼</h1>\n"));
    desk.restore();
    desk.tell();
    desk.compare("all as it was");
}

#[test]
fn when_midnight_passes_in_the_zone_of_the_site_the_pages_follow() {
    let mut desk = Desk::new("every-field", 1, Drafts::Skip);
    // In Shanghai 23:59:30 of 31 March 2099, on which applications close, and a minute later.
    let (before, after) = (4_078_655_970, 4_078_656_030);
    let moment = Arc::new(AtomicI64::new(before));
    let clock = moment.clone();
    desk.request.today = Today::Moment(before);
    desk.live = Live::open_by(&desk.request, Arc::new(move || Today::Moment(clock.load(Ordering::Relaxed))))
        .unwrap_or_else(|error| panic!("{error}"));
    let day = |desk: &Desk| desk.live.current().today();
    assert_eq!(day(&desk), CivilDay::new(2099, 3, 31).unwrap());
    assert!(!desk.live.follow_clock().unwrap());
    desk.good = None;
    desk.compare("before midnight");
    let old = served(&desk.live.current(), |_| true);
    moment.store(after, Ordering::Relaxed);
    desk.request.today = Today::Moment(after);
    assert!(desk.live.follow_clock().unwrap());
    assert!(!desk.live.follow_clock().unwrap());
    assert_eq!(day(&desk), CivilDay::new(2099, 4, 1).unwrap());
    desk.good = None;
    desk.compare("after midnight");
    let new = served(&desk.live.current(), |_| true);
    let others: Vec<&String> = new.iter().filter(|(path, bytes)| old[*path] != **bytes).map(|(path, _)| path).collect();
    for page in ["en/deadlines/index.html", "zh/training/index.html", "zh/calendar.ics", "data/training.zh.csv"] {
        assert!(others.iter().any(|path| *path == page), "{page} is not among {others:?}");
    }
    // An edit that comes with another day, and one that comes after it.
    moment.store(after + 86_400, Ordering::Relaxed);
    desk.request.today = Today::Moment(after + 86_400);
    for text in ["name: {en: Ships, zh: 船舶}\n", "name: {en: Boats, zh: 船}\n"] {
        desk.write("content/majors/bridges.yaml", text);
        desk.tell();
        assert_eq!(day(&desk), CivilDay::new(2099, 4, 2).unwrap());
        desk.compare(text);
    }
}

#[test]
fn what_is_broken_shows_in_the_report_and_the_last_good_site_stays_until_it_is_mended() {
    let mut desk = Desk::new("every-field", 1, Drafts::Skip);
    let page = |desk: &Desk| {
        let served = desk.live.current().get("zh/majors/robotics/index.html").and_then(Result::ok);
        String::from_utf8(served.expect("the page is there").bytes.to_vec()).expect("a page is UTF-8")
    };
    let before = page(&desk);
    let words = desk.read("content/majors/robotics/zh.md");
    desk.write("content/majors/robotics/zh.md", format!("{words}\n见[](entry:majors/nirgends)。\n"));
    desk.write("content/majors/bridges.yaml", "name: {en: Bridges, zh: 桥梁}\ncolour: red\n");
    desk.tell();
    let state = desk.live.current();
    let short = state.report().text(Form::Short, state.sources(), MessageLang::En, false);
    let errors: Vec<&str> = short.lines().filter(|line| line.contains(": error[")).collect();
    let line = words.lines().count() + 2;
    assert_eq!(
        errors,
        [
            "content/majors/bridges.yaml:2:1: error[unknown-field]: majors have no field `colour`",
            &format!("content/majors/robotics/zh.md:{line}:5: error[unknown-reference]: no major is called `nirgends`"),
        ]
    );
    assert_eq!(page(&desk), before);
    desk.compare("broken");
    desk.write("content/majors/robotics/zh.md", format!("{words}\n新的一句。\n"));
    desk.tell();
    assert_eq!(page(&desk), before);
    desk.compare("half mended");
    desk.write("content/majors/bridges.yaml", "name: {en: Bridges, zh: 桥梁}\n");
    desk.tell();
    assert!(page(&desk).contains("新的一句。"));
    desk.compare("mended");
}

#[test]
fn a_site_that_is_broken_from_the_start_opens_without_pages_and_gets_them_when_it_is_mended() {
    let folder = Folder::new();
    let root = folder.path().join("site");
    copy_site(&project().join("tests/sites/monolingual"), &root);
    let site = std::fs::read_to_string(root.join("site.toml")).unwrap();
    folder.write("site/site.toml", format!("colour = 1\n{site}"));
    let live = Live::open(&request(&root)).unwrap();
    assert!(!live.current().is_good());
    assert_eq!(live.current().paths().count(), 0);
    assert!(live.current().get("index.html").is_none());
    folder.write("site/site.toml", site);
    let applied = live.apply(Change::Paths(BTreeSet::from(["site.toml".into()]))).unwrap();
    assert!(applied.changed && applied.is_good);
    assert!(live.current().get("index.html").is_some_and(|page| page.is_ok()));
}
