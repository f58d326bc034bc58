//! The files of a theme: the built-in one, and the site's own over it, one file at a time; or the site's own alone,
//! where its `theme.toml` says `base = "none"`.

use std::borrow::Cow;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use crate::assets::StaticFile;
use crate::diag::codes::theme as codes;
use crate::diag::reason::{Own, reason};
use crate::diag::{Both, Diagnostic, Diagnostics, MessageLang};
use crate::project::regular::{self, Links};
use crate::project::{Config, MAX_FILE, is_passed_over};
use crate::source::{FileId, Sources, Span};
use crate::syntax::toml;

use super::CONTRACT;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme; a file of the site takes the place of the built-in one of the same name.
#[derive(Debug)]
pub struct ThemeFiles {
    /// The theme's folder below `themes/`.
    pub name: String,
    /// Template name (`program.html`) and file, sorted by name.
    pub templates: Vec<(String, FileId)>,
    /// Language code and file; of two for one language the later lies over the earlier, key by key.
    pub strings: Vec<(String, FileId)>,
    /// Of a theme that stands alone: the built-in files of strings, of which only what the program itself asks for is
    /// taken (`strings::is_vocabulary`). Empty where the built-in theme lies below.
    pub vocabulary: Vec<(String, FileId)>,
    /// Sorted by name.
    pub statics: Vec<StaticFile>,
    /// Where what the theme lacks as a whole is reported.
    pub site_toml: FileId,
    pub without: Without,
}

/// What templates of a theme never ask for, and so is not made for them: `without` of its `theme.toml`.
///
/// In a large catalogue these are a good part of a build, and a theme of few words shows none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Without {
    pub row_facts: bool,
    pub row_facets: bool,
    /// Nor those of an entry on its own page, which are the same.
    pub row_deadlines: bool,
    pub row_names: bool,
    pub entry_similar: bool,
}

impl Without {
    /// As the reference of names has them.
    const NAMES: [&str; 5] = ["row.facts", "row.facets", "row.deadlines", "row.names", "entry.similar"];

    fn named(&mut self, name: &str) -> Option<&mut bool> {
        let all = [
            &mut self.row_facts,
            &mut self.row_facets,
            &mut self.row_deadlines,
            &mut self.row_names,
            &mut self.entry_similar,
        ];
        Self::NAMES.iter().zip(all).find_map(|(known, without)| (*known == name).then_some(without))
    }
}

impl ThemeFiles {
    pub fn has_template(&self, name: &str) -> bool {
        self.templates.iter().any(|(template, _)| template == name)
    }
}

/// A theme that cannot be read: the environment's failure.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(MessageLang::En))]
pub struct LoadError {
    pub path: Utf8PathBuf,
    pub source: io::Error,
}

impl LoadError {
    /// What failed, as one line without a full stop.
    pub fn message(&self, lang: MessageLang) -> String {
        let (path, reason) = (&self.path, reason(&self.source, lang));
        match lang {
            MessageLang::En => format!("`{path}` of the theme cannot be read: {reason}"),
            MessageLang::Zh => format!("无法读取主题的 `{path}`：{reason}"),
        }
    }
}

/// Reads the theme that `config` names, of the site at `root`; text files are added to `sources`.
///
/// Adds a diagnostic for a theme that does not exist, for a contract it was not written for, for a base that there is
/// not and for files that are no text. Symbolic links are not followed.
///
/// # Errors
/// A file cannot be read.
pub fn load(
    root: &Utf8Path,
    config: &Config,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<ThemeFiles, LoadError> {
    read(root, &config.theme, config.file, sources, diags)
}

/// The theme `theme` of the site whose site.toml is `site_toml`.
fn read(
    root: &Utf8Path,
    theme: &str,
    site_toml: FileId,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<ThemeFiles, LoadError> {
    let mut files = ThemeFiles {
        name: theme.to_owned(),
        templates: Vec::new(),
        strings: Vec::new(),
        vocabulary: Vec::new(),
        statics: Vec::new(),
        site_toml,
        without: Without::default(),
    };
    let mut raw: Vec<(String, String, Cow<'static, [u8]>)> = Vec::new();
    built_in(&BUILT_IN, &mut raw);
    let folder = root.join("themes").join(theme);
    let own = own_files(root, &folder)?;
    let has_contract = own.iter().any(|(name, ..)| name == MANIFEST);
    if own.is_empty() && theme != "default" {
        diags.push(
            Diagnostic::new(&codes::UNKNOWN_THEME, named_at(site_toml, sources))
                .arg("theme", theme)
                .maybe("suggestion", crate::text::nearest(theme, themes(root).iter().map(String::as_str))),
        );
    } else if !own.is_empty() && !has_contract {
        diags.push(
            Diagnostic::new(&codes::THEME_WITHOUT_CONTRACT, named_at(site_toml, sources))
                .arg("file", format!("themes/{theme}/{MANIFEST}"))
                .arg("contract", CONTRACT),
        );
    }
    if stands_alone(&own) {
        for (name, path, bytes) in raw.drain(..) {
            let code = name.strip_prefix("strings/").and_then(|name| name.strip_suffix(".yaml"));
            if let (Some(code), Ok(text)) = (code, std::str::from_utf8(&bytes)) {
                files.vocabulary.push((code.to_owned(), sources.add(path, text)));
            }
        }
    }
    for (name, path, bytes) in own {
        // Strings are laid over each other key by key; everything else file by file.
        if !name.starts_with("strings/") {
            raw.retain(|(other, ..)| *other != name);
        }
        raw.push((name, path, Cow::Owned(bytes)));
    }
    raw.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, path, bytes) in raw {
        let (part, rest) = name.split_once('/').unwrap_or((&name, ""));
        if part == "static" && !rest.is_empty() {
            files.statics.push(StaticFile { name: rest.to_owned(), bytes });
            continue;
        }
        if !matches!(part, "templates" | "strings" | MANIFEST) {
            continue;
        }
        let Ok(text) = std::str::from_utf8(&bytes) else {
            let file = sources.add(path, "");
            diags.push(Diagnostic::new(&codes::THEME_NOT_TEXT, Span::whole(file)));
            // It is there, so it is not reported as lacking, too.
            if part == "templates" {
                files.templates.push((rest.to_owned(), file));
            }
            continue;
        };
        match part {
            MANIFEST => {
                let file = sources.add(path, text);
                files.without = manifest(file, text, diags);
            }
            "templates" if !rest.is_empty() => files.templates.push((rest.to_owned(), sources.add(path, text))),
            "strings" => {
                if let Some(code) = rest.strip_suffix(".yaml") {
                    files.strings.push((code.to_owned(), sources.add(path, text)));
                }
            }
            _ => {}
        }
    }
    Ok(files)
}

/// Where site.toml names the theme; the whole file where it does not.
fn named_at(site_toml: FileId, sources: &Sources) -> Span {
    let root = toml::parse(site_toml, &sources[site_toml].text, &mut Diagnostics::default());
    root.and_then(|root| root.get("theme").map(|theme| theme.span)).unwrap_or(Span::whole(site_toml))
}

/// The file of a theme that says which version of the names in templates it was written for, and what it lies over.
const MANIFEST: &str = "theme.toml";

/// What a theme may lie over, as `base` of its `theme.toml`.
const BASES: &[&str] = &["default", ALONE];

/// A theme that takes nothing of the built-in one.
const ALONE: &str = "none";

/// Whether `theme.toml` among `own` files asks for nothing to lie below. What is wrong in it is reported later, once.
fn stands_alone(own: &[(String, String, Vec<u8>)]) -> bool {
    let manifest = own.iter().find(|(name, ..)| name == MANIFEST);
    let Some(text) = manifest.and_then(|(.., bytes)| std::str::from_utf8(bytes).ok()) else { return false };
    let file = Sources::default().add(MANIFEST, text);
    let root = toml::parse(file, text, &mut Diagnostics::default());
    root.is_some_and(|root| root.get("base").and_then(|base| base.as_text()) == Some(ALONE))
}

/// What a `theme.toml` says its theme can do without. Reports a contract that is not [`CONTRACT`], a base that there is
/// not, what no theme can do without, and keys that it does not have.
fn manifest(file: FileId, text: &str, diags: &mut Diagnostics) -> Without {
    let mut without = Without::default();
    let Some(root) = toml::parse(file, text, diags) else { return without };
    let mut found = false;
    for (key, value) in root.as_map().unwrap_or_default() {
        if key.text == "base" {
            let written = value.as_text().unwrap_or_default();
            if !BASES.contains(&written) {
                diags.push(
                    Diagnostic::new(&codes::THEME_BASE, value.span)
                        .arg("written", written)
                        .maybe("suggestion", crate::text::nearest(written, BASES.iter().copied())),
                );
            }
            continue;
        }
        if key.text == "without" {
            for name in value.as_list().unwrap_or(std::slice::from_ref(value)) {
                let written = name.as_text().unwrap_or_default();
                match without.named(written) {
                    Some(without) => *without = true,
                    None => diags.push(
                        Diagnostic::new(&codes::THEME_WITHOUT, name.span)
                            .arg("written", written)
                            .maybe("suggestion", crate::text::nearest(written, Without::NAMES))
                            .arg("known", Without::NAMES.map(str::to_owned).to_vec()),
                    ),
                }
            }
            continue;
        }
        if key.text != "contract" {
            diags.push(Diagnostic::new(&codes::THEME_KEY, key.span).arg("key", &*key.text));
            continue;
        }
        found = true;
        let written = value.as_text().unwrap_or_default();
        if written != CONTRACT.to_string() {
            diags.push(
                Diagnostic::new(&codes::THEME_CONTRACT, value.span).arg("written", written).arg("contract", CONTRACT),
            );
        }
    }
    if !found {
        diags.push(
            Diagnostic::new(&codes::THEME_WITHOUT_CONTRACT, Span::whole(file))
                .arg("file", "theme.toml")
                .arg("contract", CONTRACT),
        );
    }
    without
}

/// The folders of `themes/`, sorted; empty where they cannot be read.
#[allow(clippy::disallowed_methods, reason = "a site's own themes are read here and nowhere else")]
fn themes(root: &Utf8Path) -> Vec<String> {
    let folders = root.join("themes").read_dir_utf8().into_iter().flatten().flatten();
    let mut names: Vec<String> = folders.map(|folder| folder.file_name().to_owned()).collect();
    names.sort();
    names
}

fn built_in(dir: &'static Dir, raw: &mut Vec<(String, String, Cow<'static, [u8]>)>) {
    for file in dir.files() {
        if let Some(name) = file.path().to_str() {
            raw.push((name.to_owned(), format!("themes/default/{name} (built in)"), Cow::Borrowed(file.contents())));
        }
    }
    for inner in dir.dirs() {
        built_in(inner, raw);
    }
}

/// Name below the theme's folder, path below the root, bytes; sorted.
#[allow(clippy::disallowed_methods, reason = "a site's own theme is read here and nowhere else")]
fn own_files(root: &Utf8Path, folder: &Utf8Path) -> Result<Vec<(String, String, Vec<u8>)>, LoadError> {
    let fail = |path: &Utf8Path, source: io::Error| LoadError { path: path.to_owned(), source };
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for found in WalkDir::new(folder).sort_by_file_name() {
        let found = found.map_err(|error| {
            let path = error.path().map_or_else(|| folder.as_str().into(), |path| path.to_string_lossy());
            let path = Utf8PathBuf::from(path.into_owned());
            fail(&path, error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()))
        })?;
        if !found.file_type().is_file() {
            continue;
        }
        let path = Utf8Path::from_path(found.path()).ok_or_else(|| {
            let shown = found.path().to_string_lossy().into_owned();
            fail(Utf8Path::new(&shown), Own(Both::new("its name is not UTF-8", "名称不是 UTF-8 文本")).into())
        })?;
        let name = path.strip_prefix(folder).expect("the walk stays in its folder").as_str().replace('\\', "/");
        let shown = path.strip_prefix(root).unwrap_or(path).as_str().replace('\\', "/");
        if is_passed_over(&shown) {
            continue;
        }
        let bytes = regular::read(path, Links::Refuse, MAX_FILE + 1).map_err(|error| fail(path, error))?;
        if bytes.len() as u64 > MAX_FILE {
            return Err(fail(path, Own(Both::new("it has more than 20 MiB", "它超过 20 MiB")).into()));
        }
        files.push((name, shown, bytes));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Form, Levels, MessageLang, Report};

    /// What is reported when the theme `name` is loaded over these files of a site.
    #[allow(clippy::disallowed_methods, reason = "the files of a site are written for this test")]
    fn report(name: Option<&str>, files: &[(&str, &[u8])]) -> (ThemeFiles, Sources, String) {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        for (path, bytes) in files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let mut sources = Sources::default();
        let site_toml = sources.add("site.toml", name.map_or(String::new(), |name| format!("theme = \"{name}\"\n")));
        let mut diags = Diagnostics::default();
        let files = read(root, name.unwrap_or("default"), site_toml, &mut sources, &mut diags).unwrap();
        let text = Report::new(diags, &sources, &Levels::default()).text(Form::Short, &sources, MessageLang::En, false);
        (files, sources, text)
    }

    #[test]
    fn the_built_in_theme_is_complete_and_says_nothing() {
        let (files, _, report) = report(None, &[]);
        let names: Vec<&str> = files.templates.iter().map(|(name, _)| name.as_str()).collect();
        let shared = [
            "404",
            "atlas",
            "base",
            "compare",
            "components",
            "deadlines",
            "entry",
            "facets",
            "gate",
            "home",
            "listing",
            "redirect",
            "search",
        ]
        .into_iter();
        let of_kinds = crate::catalogue::KINDS.iter().map(|kind| kind.name.folder);
        let mut expected: Vec<String> = shared.chain(of_kinds).map(|name| format!("{name}.html")).collect();
        expected.sort();
        assert_eq!(names, expected);
        assert_eq!(files.strings.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["en", "zh"]);
        assert_eq!(report, "");
    }

    #[test]
    fn one_file_of_a_site_takes_the_place_of_the_built_in_one() {
        let own: [(&str, &[u8]); 2] = [
            ("themes/default/templates/gate.html", "<h1>语言</h1>".as_bytes()),
            ("themes/default/theme.toml", b"contract = 1\n"),
        ];
        let (files, sources, report) = report(None, &own);
        let gates: Vec<&str> = files
            .templates
            .iter()
            .filter(|(name, _)| name == "gate.html")
            .map(|(_, file)| &*sources[*file].text)
            .collect();
        assert_eq!(gates, ["<h1>语言</h1>"]);
        assert_eq!(report, "");
    }

    #[test]
    fn a_theme_that_stands_alone_has_its_own_files_only() {
        let own: [(&str, &[u8]); 3] = [
            ("themes/竹/theme.toml", b"contract = 1\nbase = \"none\"\n"),
            ("themes/竹/templates/gate.html", "<h1>语言</h1>".as_bytes()),
            ("themes/竹/strings/zh.yaml", "nav: {home: 首页}".as_bytes()),
        ];
        let (files, _, report) = report(Some("竹"), &own);
        assert_eq!(files.templates.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["gate.html"]);
        assert_eq!(files.strings.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["zh"]);
        assert_eq!(files.vocabulary.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["en", "zh"]);
        assert!(files.statics.is_empty());
        assert_eq!(report, "");
    }

    #[test]
    fn what_editors_leave_behind_in_a_theme_is_none_of_it() {
        let own: [(&str, &[u8]); 5] = [
            ("themes/竹/theme.toml", b"contract = 1\nbase = \"none\"\n"),
            ("themes/竹/static/logo.svg~", b"<svg/>"),
            ("themes/竹/static/#校徽.svg#", b"<svg/>"),
            ("themes/竹/templates/.gate.html.swp", b"\xff"),
            ("themes/竹/static/.well-known/security.txt", b"Contact: mailto:it@wangchuan.example\n"),
        ];
        let (files, _, report) = report(Some("竹"), &own);
        assert!(files.templates.is_empty());
        let statics: Vec<&str> = files.statics.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(statics, [".well-known/security.txt"]);
        assert_eq!(report, "");
    }

    #[test]
    fn a_theme_that_does_not_exist_is_reported_with_the_nearest() {
        let (.., report) = report(Some("unversity"), &[("themes/university/templates/gate.html", b"")]);
        assert_eq!(report, "site.toml:1:9: error[unknown-theme]: there is no theme `unversity`\n");
    }

    #[test]
    fn a_theme_says_which_contract_it_was_written_for() {
        let gate: (&str, &[u8]) = ("themes/default/templates/gate.html", b"");
        let (.., without) = report(None, &[gate]);
        assert_eq!(
            without,
            "site.toml: warning[theme-without-contract]: the theme does not say which contract it was written for\n"
        );
        let (.., other) = report(None, &[gate, ("themes/default/theme.toml", "名称 = 1\n".as_bytes())]);
        assert!(other.contains("toml"), "{other}");
        let (.., other) = report(None, &[gate, ("themes/default/theme.toml", b"contract = 2\ncolour = \"red\"\n")]);
        assert_eq!(
            other,
            "themes/default/theme.toml:1:12: error[theme-contract]: this theme was written for contract 2; the program has contract 1\n\
             themes/default/theme.toml:2:1: error[theme-key]: theme.toml has no key `colour`\n"
        );
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the files of a site are written for this test")]
    fn a_file_of_a_theme_that_is_too_large_ends_the_build_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        let film = root.join("themes/竹/static/film.mp4");
        std::fs::create_dir_all(film.parent().unwrap()).unwrap();
        std::fs::File::create(&film).unwrap().set_len(MAX_FILE + 1).unwrap();
        let mut sources = Sources::default();
        let site_toml = sources.add("site.toml", "");
        let error = read(root, "竹", site_toml, &mut sources, &mut Diagnostics::default()).unwrap_err();
        assert_eq!(error.to_string(), format!("`{film}` of the theme cannot be read: it has more than 20 MiB"));
        assert_eq!(error.message(MessageLang::Zh), format!("无法读取主题的 `{film}`：它超过 20 MiB"));
    }

    #[test]
    fn a_template_that_is_no_text_is_reported_and_a_picture_beside_it_is_not() {
        let (files, _, report) = report(
            None,
            &[
                ("themes/default/theme.toml", b"contract = 1"),
                ("themes/default/templates/gate.html", b"\xff\xfe"),
                ("themes/default/static/logo.png", b"\xff\xfe"),
                ("themes/default/notes.bin", b"\xff\xfe"),
            ],
        );
        assert_eq!(
            report,
            "themes/default/templates/gate.html: error[theme-not-text]: this file of the theme is not UTF-8 text\n"
        );
        assert!(files.statics.iter().any(|file| file.name == "logo.png"));
    }
}
