//! From a list of files and folders to the entries that they make, with what is wrong about names and places.
//!
//! Touches no disk, so that the rules can be tried on trees that no disk can hold. What is wrong but clear is reported
//! and read as it was meant (`Monash/` as `monash`, `facts.yml` as facts), so that the mistakes inside show in the same run
//! and references to the entry are not reported too.
//! Not here: reading the disk (`discover`), what the files say.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use camino::Utf8PathBuf;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::file_kind::{self, FileKind};
use super::{BesideFile, Config, EntryFiles, Project, Since, config::language_meant};
use crate::address::{EntryKey, Index, KindId, KindName, Slug, SlugError, is_windows_device};
use crate::diag::codes::{discover as codes, entry as entry_codes, text as text_codes};
use crate::diag::{Both, Diagnostic, Diagnostics};
use crate::lang::Lang;
use crate::source::{FileId, Sources, Span};
use crate::syntax::bytes::{self, read_text};
use crate::text::{fold, is_han, nearest};

/// The most bytes that a picture or document may have: 20 MiB.
pub const MAX_FILE: u64 = 20 << 20;
/// How many folders an entry's files may lie below it.
pub const MAX_FOLDERS: usize = 3;
/// The longest path below the root that Windows can write in a folder of usual depth, in UTF-16 units.
const MAX_PATH: usize = 200;

/// A file or folder as it was found on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Below the site's root, with `/`.
    pub path: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Folder,
    /// `bytes` are those that [`bytes_wanted`] asks for, or all if there are fewer.
    File {
        size: u64,
        bytes: Vec<u8>,
    },
    Symlink,
    /// A pipe, a socket or a device, in words.
    Special(Both),
    /// The name is no text; the path shows its bytes escaped.
    NotUtf8,
}

/// Orders paths as their lists of names: what lies in a folder comes right behind it.
fn by_folder(path: &str) -> impl Iterator<Item = u8> + '_ {
    path.bytes().map(|byte| if byte == b'/' { 0 } else { byte })
}

/// Endings of files that are meant for words; the first is right. Windows hides the ending that its editor adds.
const WORDS: [&str; 5] = ["md", "markdown", "mdown", "mdx", "md.txt"];

/// How many bytes of the file at `path` are read: of a text all that it may have and one more, else its beginning.
pub(super) fn bytes_wanted(path: &str) -> usize {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let end = |end: &&str| name.strip_suffix(*end).is_some_and(|stem| stem.ends_with('.'));
    // Also under the names that are taken for facts or words all the same.
    let text = WORDS.iter().chain(&["yaml", "yml", "toml"]).any(end) || name.starts_with("facts.");
    if text { bytes::MAX_BYTES + 1 } else { file_kind::HEAD }
}

/// Whether `name` is left by an editor or a file manager, so that it is passed over in silence.
///
/// All hidden files are: `.DS_Store`, `.git`, `.zh.md.swp`.
pub fn is_litter(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with("~$")
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || name.starts_with('#') && name.ends_with('#') && name.len() > 1
        || ["swp", "swo", "swx", "tmp", "crdownload"].iter().any(|litter| ending.eq_ignore_ascii_case(litter))
        || ["thumbs.db", "ehthumbs.db", "desktop.ini", "4913"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

/// Whether a part of `path`, below the site's root, is litter. A theme may have a folder that browsers and certificates
/// look for under a hidden name (RFC 8615).
pub fn is_passed_over(path: &str) -> bool {
    let is_well_known = |part: &str| part == ".well-known" && path.starts_with("themes/");
    path.split('/').any(|part| is_litter(part) && !is_well_known(part))
}

/// The project that `found` makes; `found` holds `site.toml`, everything below `content` and each folder on the way.
///
/// The order of `found` does not matter. `kinds` are those that there are, `exports` the formats.
pub fn arrange(root: Utf8PathBuf, mut found: Vec<Found>, kinds: &[KindName], exports: &[&'static str]) -> Project {
    found.retain(|one| !one.path.split('/').any(is_litter));
    found.par_sort_by(|a, b| by_folder(&a.path).cmp(by_folder(&b.path)));
    found.dedup_by(|a, b| a.path == b.path);

    let mut diags = Diagnostics::default();
    let mut texts: Vec<Arc<str>> = vec![Arc::default(); found.len()];
    let site =
        found.iter().rposition(|one| one.path == "site.toml").expect("discover refuses a root without site.toml");
    let site_file = FileId(site as u32);
    let (text, readable) = text_of(site, &mut found[site].what, &mut diags);
    let config = match readable {
        true => Config::read(&text, site_file, exports, &mut diags),
        false => Config::unreadable(site_file),
    };
    texts[site] = text.into();

    let index = Index::new(kinds.to_vec(), Vec::new());
    let mut places = Places { found: &found, config: &config, kinds: &index, diags, entries: Vec::new() };
    places.content(site_file);
    let Places { mut diags, mut entries, .. } = places;
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));

    let folders = found.iter().zip(0..).filter(|(one, _)| one.what == What::Folder).map(|(_, i)| FileId(i)).collect();
    let wanted =
        entries.iter().flat_map(|(_, files)| files.facts.into_iter().chain(files.words.iter().map(|(_, file)| *file)));
    let wanted: Vec<(usize, What)> =
        wanted.map(|file| file.0 as usize).map(|i| (i, std::mem::replace(&mut found[i].what, What::Folder))).collect();
    let read: Vec<_> = wanted
        .into_par_iter()
        .map(|(i, mut what)| {
            let mut diags = Diagnostics::default();
            let (text, readable) = text_of(i, &mut what, &mut diags);
            (i, Arc::from(text), readable, diags)
        })
        .collect();
    let mut unreadable = Vec::new();
    for (i, text, readable, found) in read {
        texts[i] = text;
        diags.extend(found);
        if !readable {
            unreadable.push(FileId(i as u32));
        }
    }
    unreadable.sort_unstable();

    let mut sources = Sources::default();
    for (one, text) in found.into_iter().zip(texts) {
        sources.add(one.path, text);
    }
    let (keys, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    if !unreadable.is_empty() {
        for entry in &mut entries {
            let own = entry.facts.into_iter().chain(entry.words.iter().map(|(_, file)| *file));
            entry.unreadable = own.filter(|file| unreadable.binary_search(file).is_ok()).collect();
            entry.unreadable.sort_unstable();
        }
    }
    let index = Arc::new(Index::new(kinds.to_vec(), keys));
    let (config, entries) = (Arc::new(config), Arc::new(entries));
    Project { root, sources, config, index, entries, folders: Arc::new(folders), since: Since::default(), diags }
}

/// The text of the file at `i`, taken out of `what`, and whether it is what its author wrote.
fn text_of(i: usize, what: &mut What, diags: &mut Diagnostics) -> (String, bool) {
    let file = FileId(i as u32);
    let What::File { size, bytes } = what else { return (String::new(), false) };
    if *size > bytes::MAX_BYTES as u64 {
        // Not all of it was read, so the reader of bytes could not name its size.
        diags.push(
            Diagnostic::new(&text_codes::TEXT_TOO_LARGE, Span::whole(file))
                .arg("size", *size as i64)
                .arg("limit", bytes::MAX_BYTES),
        );
        return (String::new(), false);
    }
    let read = read_text(file, std::mem::take(bytes), diags);
    (read.text, read.readable)
}

/// The walk over the sorted list.
struct Places<'a> {
    found: &'a [Found],
    config: &'a Config,
    /// Knows the kinds only.
    kinds: &'a Index,
    diags: Diagnostics,
    entries: Vec<(EntryKey, EntryFiles)>,
}

/// What may be an entry: a folder, or a file `slug.yaml`.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    /// The name that should be a slug.
    name: &'a str,
    at: usize,
    /// End of what lies in the folder; `None` for a file.
    folder: Option<usize>,
}

impl<'a> Places<'a> {
    fn span(&self, i: usize) -> Span {
        Span::whole(FileId(i as u32))
    }

    fn report(&self, code: &'static crate::diag::Code, i: usize) -> Diagnostic {
        Diagnostic::new(code, self.span(i))
    }

    /// The last part of the path.
    fn name(&self, i: usize) -> &'a str {
        let path = &self.found[i].path;
        path.rsplit('/').next().unwrap_or(path)
    }

    /// What lies directly in the folder whose contents are `range`: each with the end of what lies in it.
    fn children(&self, range: Range<usize>) -> Vec<(usize, usize)> {
        let mut children = Vec::new();
        let mut i = range.start;
        while i < range.end {
            let path = &self.found[i].path;
            let inside = |one: &Found| one.path.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('/'));
            let end = (i + 1..range.end).find(|next| !inside(&self.found[*next])).unwrap_or(range.end);
            children.push((i, end));
            i = end;
        }
        children
    }

    /// Reports what is neither a file nor a folder; tells whether it was.
    fn odd(&mut self, i: usize) -> bool {
        let diagnostic = match &self.found[i].what {
            What::Folder | What::File { .. } => return false,
            What::Symlink => self.report(&codes::SYMLINK, i),
            What::Special(what) => self.report(&codes::SPECIAL_FILE, i).arg("what", *what),
            What::NotUtf8 => self.report(&codes::NAME_NOT_UTF8, i),
        };
        self.diags.push(diagnostic);
        true
    }

    fn is_folder(&self, i: usize) -> bool {
        self.found[i].what == What::Folder
    }

    fn content(&mut self, site: FileId) {
        let Some(content) = self.found.iter().position(|one| one.path == "content") else {
            self.diags.push(Diagnostic::new(&codes::NO_CONTENT, Span::whole(site)));
            return;
        };
        if self.odd(content) {
            return;
        }
        if !self.is_folder(content) {
            self.diags.push(Diagnostic::new(&codes::NO_CONTENT, Span::whole(site)));
            return;
        }
        let children = self.children(content + 1..self.found.len());
        let children: Vec<_> =
            children.into_iter().filter(|(i, _)| self.found[*i].path.starts_with("content/")).collect();
        let mut unknown = Vec::new();
        let mut taken = Vec::new();
        for (i, end) in children {
            if self.odd(i) {
                continue;
            }
            let name = self.name(i);
            if !self.is_folder(i) {
                let notes = ["readme", "notes", "todo", "license", "说明"]
                    .iter()
                    .any(|word| name.to_lowercase().starts_with(word));
                let diagnostic = self.report(&codes::LOOSE_FILE, i).arg("file", name).arg("folder", "content");
                self.diags.push(diagnostic.maybe("notes", notes.then_some(name)));
                continue;
            }
            match self.kinds.kind(name) {
                Some(kind) => {
                    taken.push(kind);
                    self.kind(kind, i, end);
                }
                None => unknown.push((i, end)),
            }
        }
        for (i, end) in unknown {
            let name = self.name(i);
            let meant = kind_meant(name, self.kinds);
            self.diags.push(
                self.report(&codes::UNKNOWN_FOLDER, i)
                    .arg("folder", name)
                    .maybe("suggestion", meant.map(|kind| self.kinds.kind_name(kind).folder))
                    .arg("known", self.kinds.kinds().map(|(_, kind)| kind.folder.to_owned()).collect::<Vec<_>>()),
            );
            if let Some(kind) = meant
                && !taken.contains(&kind)
            {
                taken.push(kind);
                self.kind(kind, i, end);
            }
        }
    }

    /// Everything in the folder of one kind, which is at `at`.
    fn kind(&mut self, kind: KindId, at: usize, end: usize) {
        let mut candidates = Vec::new();
        for (i, end) in self.children(at + 1..end) {
            if self.odd(i) {
                continue;
            }
            let name = self.name(i);
            if self.is_folder(i) {
                candidates.push(Candidate { name, at: i, folder: Some(end) });
                continue;
            }
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            match extension.to_ascii_lowercase().as_str() {
                "yaml" if extension == "yaml" => candidates.push(Candidate { name: stem, at: i, folder: None }),
                "yaml" | "yml" => {
                    self.loose(i, at, |diagnostic| diagnostic.arg("single", format!("{stem}.yaml")));
                    if !candidates.iter().any(|other| other.name == stem) {
                        candidates.push(Candidate { name: stem, at: i, folder: None });
                    }
                }
                "md" | "markdown" => {
                    let folder = &self.found[at].path;
                    let slug = slug_proposal(stem).unwrap_or_else(|| EXAMPLE.to_owned());
                    let entry = format!("{folder}/{slug}/{}.md", self.config.languages[Lang::SOURCE].code);
                    self.loose(i, at, |diagnostic| diagnostic.arg("words", name).arg("entry", entry));
                }
                _ => self.loose(i, at, |diagnostic| diagnostic),
            }
        }

        let mut slugs: BTreeMap<Slug, Candidate> = BTreeMap::new();
        let mut folded: FxHashMap<String, usize> = FxHashMap::default();
        let mut wrong = Vec::new();
        for candidate in candidates {
            let Ok(slug) = Slug::parse(candidate.name) else {
                wrong.push(candidate);
                continue;
            };
            folded.insert(candidate.name.to_owned(), candidate.at);
            match slugs.get(&slug) {
                None => {
                    slugs.insert(slug, candidate);
                }
                Some(other) => {
                    // The folder has more to say than the file, so it stays.
                    let (folder, file) = if other.folder.is_some() { (*other, candidate) } else { (candidate, *other) };
                    let entry = format!("{}/{slug}", self.kinds.kind_name(kind).folder);
                    let facts = format!("{}/facts.yaml", self.found[folder.at].path);
                    let diagnostic =
                        self.report(&entry_codes::ENTRY_TWICE, file.at).arg("entry", entry).arg("facts", facts);
                    self.diags.push(diagnostic.and(self.span(folder.at)));
                    slugs.insert(slug, folder);
                }
            }
        }
        for candidate in wrong {
            let proposal = slug_proposal(candidate.name);
            let key = fold(candidate.name);
            if let Some(other) = folded.get(&key) {
                self.diags.push(
                    self.report(&codes::NAMES_CLASH, candidate.at)
                        .arg("name", self.name(candidate.at))
                        .arg("other", self.name(*other))
                        .and(self.span(*other)),
                );
                continue;
            }
            folded.insert(key, candidate.at);
            let ending = if candidate.folder.is_some() { "" } else { ".yaml" };
            self.diags.push(bad_slug(candidate.name, ending, self.span(candidate.at)));
            if let Some(slug) = proposal.and_then(|proposal| Slug::parse(&proposal).ok()) {
                slugs.entry(slug).or_insert(candidate);
            }
        }
        for (slug, candidate) in slugs {
            let files = match candidate.folder {
                Some(end) => self.entry(candidate.at, end),
                None => {
                    self.is_portable(candidate.at, self.name(candidate.at));
                    let (at, facts) = (self.span(candidate.at), Some(FileId(candidate.at as u32)));
                    EntryFiles {
                        at,
                        facts,
                        words: Vec::new(),
                        files: Vec::new(),
                        refused: Vec::new(),
                        unreadable: Vec::new(),
                    }
                }
            };
            self.entries.push((EntryKey { kind, slug }, files));
        }
    }

    /// Reports a file that lies in the folder at `folder`, where it does not belong.
    fn loose(&mut self, i: usize, folder: usize, more: impl FnOnce(Diagnostic) -> Diagnostic) {
        let diagnostic = self.report(&codes::LOOSE_FILE, i).arg("file", self.name(i));
        let plain = diagnostic.args.len();
        let mut diagnostic = more(diagnostic);
        let words = diagnostic.args[plain..].iter().any(|(name, _)| *name == "words");
        if !words {
            diagnostic = diagnostic.arg("folder", self.found[folder].path.as_str());
        }
        self.diags.push(diagnostic);
    }

    /// The files of the entry whose folder is at `at`.
    fn entry(&mut self, at: usize, end: usize) -> EntryFiles {
        let mut parts = Parts::default();
        let mut deep: Option<&str> = None;
        let folder = self.found[at].path.as_str();
        for i in at + 1..end {
            let path = self.found[i].path.as_str();
            let inside = &path[folder.len() + 1..];
            if deep.is_some_and(|deep| path.strip_prefix(deep).is_some_and(|rest| rest.starts_with('/'))) {
                continue;
            }
            if self.odd(i) {
                parts.attempted = true;
                continue;
            }
            let is_folder = self.is_folder(i);
            if is_folder && inside.split('/').count() > MAX_FOLDERS {
                let diagnostic = self.report(&codes::TOO_DEEP, i).arg("limit", MAX_FOLDERS);
                self.diags.push(diagnostic);
                parts.attempted = true;
                deep = Some(path);
                continue;
            }
            parts.any |= !is_folder;
            let portable = self.is_portable(i, self.name(i));
            let clash = match parts.names.entry(fold(inside)) {
                Entry::Occupied(other) => {
                    let other = *other.get();
                    self.diags.push(
                        self.report(&codes::NAMES_CLASH, i)
                            .arg("name", inside)
                            .arg("other", &self.found[other].path[folder.len() + 1..])
                            .and(self.span(other)),
                    );
                    true
                }
                Entry::Vacant(place) => {
                    place.insert(i);
                    false
                }
            };
            if is_folder || !portable || clash {
                continue;
            }
            self.file(i, inside, folder, &mut parts);
        }
        self.misnamed(&mut parts);
        parts.words.sort_unstable();
        parts.files.sort_by(|a, b| a.name.cmp(&b.name));
        if parts.facts.is_none() && parts.words.is_empty() && !parts.attempted {
            let code = if parts.any { &entry_codes::BARE_ENTRY } else { &entry_codes::EMPTY_ENTRY };
            let words = format!("{folder}/{}.md", self.config.languages[Lang::SOURCE].code);
            let diagnostic = self.report(code, at).arg("facts", format!("{folder}/facts.yaml"));
            self.diags.push(if parts.any { diagnostic.arg("words", words) } else { diagnostic });
        }
        let blame = parts.facts.or(parts.words.first().map(|(_, i)| *i)).unwrap_or(at);
        let file = |i: usize| FileId(i as u32);
        EntryFiles {
            at: self.span(blame),
            facts: parts.facts.map(file),
            words: parts.words.into_iter().map(|(lang, i)| (lang, file(i))).collect(),
            files: parts.files,
            refused: parts.refused,
            unreadable: Vec::new(),
        }
    }

    /// Sorts one file of an entry into its parts; `inside` is its path below the entry's folder.
    fn file(&mut self, i: usize, inside: &str, folder: &str, parts: &mut Parts) {
        let lower = inside.to_lowercase();
        let words = WORDS.iter().find_map(|end| {
            let stem = lower.strip_suffix(end)?.strip_suffix('.')?;
            // A character may change its length in small letters; then no language is meant either.
            inside.get(..stem.len())
        });
        let yaml = lower.ends_with(".yaml") || lower.ends_with(".yml");
        if inside.contains('/') && (words.is_some() || yaml) {
            parts.attempted = true;
            let kind = folder.rsplit_once('/').map_or(folder, |(kind, _)| kind);
            let parent = inside.rsplit('/').nth(1).and_then(slug_proposal).unwrap_or_else(|| EXAMPLE.to_owned());
            let diagnostic = self
                .report(&codes::LOOSE_FILE, i)
                .arg("nested", self.name(i))
                .arg("moved", format!("{kind}/{parent}/"));
            self.diags.push(diagnostic);
            return;
        }
        if inside == "facts.yaml" {
            parts.facts = Some(i);
            return;
        }
        let stem = lower.split('.').next().unwrap_or_default();
        if yaml || lower.starts_with("facts.y") || matches!(stem, "facts" | "fact") && lower.ends_with(".json") {
            parts.attempted = true;
            parts.misnamed_facts.push(i);
            return;
        }
        if let Some(stem) = words {
            match self
                .config
                .languages
                .by_code(stem)
                .filter(|_| inside.len() == stem.len() + 3 && inside.ends_with(".md"))
            {
                Some(lang) => parts.words.push((lang, i)),
                None => parts.misnamed_words.push((stem.to_owned(), i)),
            }
            return;
        }
        if let Some(kind) = self.file_kind(i) {
            let What::File { size, .. } = self.found[i].what else { return };
            parts.files.push(BesideFile { name: inside.nfc().collect(), file: FileId(i as u32), kind, size });
        } else {
            parts.refused.push(inside.nfc().collect());
        }
    }

    /// Reports facts and words under other names, and reads those whose meaning is clear.
    fn misnamed(&mut self, parts: &mut Parts) {
        for i in std::mem::take(&mut parts.misnamed_facts) {
            let name = self.name(i);
            let lower = name.to_lowercase();
            let stem = lower.split('.').next().unwrap_or_default();
            let meant = nearest(stem, ["facts"]).is_some() && parts.facts.is_none();
            let diagnostic = self.report(&entry_codes::FACTS_NAME, i).arg("file", name);
            self.diags.push(diagnostic.maybe("proposal", meant.then_some("facts.yaml")));
            if meant && !lower.ends_with(".json") {
                parts.facts = Some(i);
            }
        }
        for (stem, i) in std::mem::take(&mut parts.misnamed_words) {
            parts.attempted = true;
            if !self.config.languages_read {
                continue;
            }
            let languages = &self.config.languages;
            let spelled = stem.to_lowercase().replace(['_', ' '], "-");
            let code = language_meant(&stem);
            let begins = |code: &String| {
                let first = code.split('-').next();
                let mut alike = languages.codes().filter(|known| known.split('-').next() == first);
                alike.next().filter(|_| alike.next().is_none()).and_then(|known| languages.by_code(known))
            };
            let lang = languages
                .by_code(&spelled)
                .or_else(|| languages.by_code(code.as_deref()?))
                .or_else(|| begins(&code.clone().unwrap_or(spelled.clone())));
            let free = lang.filter(|lang| !parts.words.iter().any(|(other, _)| other == lang));
            let known: Vec<String> = languages.codes().map(str::to_owned).collect();
            // `zh (1).md`, `zh - 副本.md`, `zh_final.md`: what file managers and careful people make.
            let original = stem.split([' ', '(', '（', '-', '_']).next().unwrap_or_default().to_lowercase();
            let copy_of = languages.by_code(&original).filter(|_| original.len() < stem.len() && free.is_none());
            let same = lang.is_some_and(|lang| languages[lang].code == spelled);
            let named =
                (2..=11).contains(&stem.len()) && (code.is_some() || crate::registry::language_tag(&spelled).is_ok());
            let diagnostic = self
                .report(&entry_codes::WORDS_NAME, i)
                .arg("file", self.name(i))
                .maybe("language", (named && !same).then_some(stem))
                .maybe("proposal", free.map(|lang| format!("{}.md", languages[lang].code)))
                .maybe("original", copy_of.map(|lang| format!("{}.md", languages[lang].code)))
                .arg("known", known);
            self.diags.push(diagnostic);
            if let Some(lang) = free {
                parts.words.push((lang, i));
            }
        }
    }

    /// The kind of a picture or document; `None` after a diagnostic.
    fn file_kind(&mut self, i: usize) -> Option<FileKind> {
        let What::File { size, bytes } = &self.found[i].what else { return None };
        let name = self.name(i);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let lower = extension.to_lowercase();
        let head = &bytes[..bytes.len().min(file_kind::HEAD)];
        let sniffed = FileKind::of_bytes(head);
        let renamed = |kind: FileKind| format!("{stem}.{}", kind.extension());
        let Some(kind) = FileKind::by_extension(&lower) else {
            let diagnostic = if file_kind::is_active(&lower) {
                self.report(&codes::ACTIVE_FILE, i).arg("type", lower.as_str())
            } else {
                let known = FileKind::ALL.iter().map(|kind| kind.extension().to_owned()).collect::<Vec<_>>();
                // A ZIP may be an Office document or a book: what to rename it to is not known.
                let found = sniffed.filter(|kind| *kind != FileKind::Zip);
                let instead = file_kind::instead_of(&lower).filter(|_| found.is_none());
                self.report(&codes::UNPUBLISHED_TYPE, i)
                    .maybe("type", (!lower.is_empty()).then_some(lower.as_str()))
                    .maybe("instead", instead.map(FileKind::extension))
                    .maybe("found", found.map(FileKind::extension))
                    .maybe("proposal", found.map(renamed))
                    .arg("known", known)
            };
            self.diags.push(diagnostic);
            return None;
        };
        if *size == 0 {
            self.diags.push(self.report(&codes::FILE_EMPTY, i));
            return None;
        }
        if *size > MAX_FILE {
            let mib = |bytes: u64| bytes.div_ceil(1 << 20) as i64;
            let diagnostic = self.report(&codes::FILE_TOO_LARGE, i).arg("size", mib(*size)).arg("limit", mib(MAX_FILE));
            self.diags.push(diagnostic);
            return None;
        }
        let lfs = file_kind::is_lfs_pointer(head);
        if kind.fits(head) && !lfs {
            return Some(kind);
        }
        let diagnostic = self.report(&codes::TYPE_DISAGREES, i).arg("type", lower.as_str());
        self.diags.push(if lfs {
            let pointer = Both::new("only a pointer of Git LFS", " Git LFS 的指针，而不是文件本身");
            diagnostic.arg("found", pointer).arg("command", "git lfs pull")
        } else if file_kind::is_markup(head) {
            diagnostic.arg("found", Both::new("a page of HTML or XML", " HTML 或 XML 页面")).arg("again", lower)
        } else {
            match sniffed {
                Some(other) => {
                    diagnostic.arg("found", other.words()).arg("proposal", format!("{stem}.{}", other.extension()))
                }
                None => diagnostic.arg("again", lower),
            }
        });
        None
    }

    /// Whether every system can write `name`, the last part of the path at `i`; reports it if not.
    fn is_portable(&mut self, i: usize, name: &str) -> bool {
        let forbidden = |c: char| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\') || c.is_control();
        let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        let reason = if name.contains(forbidden) {
            Both::new("Windows cannot write one of its characters", "其中有 Windows 无法写入的字符")
        } else if name.contains(invisible) {
            Both::new("it holds an invisible character", "其中有看不见的字符")
        } else if name.ends_with(['.', ' ']) {
            Both::new("Windows drops a dot or blank at its end", "Windows 会去掉末尾的点或空格")
        } else if is_windows_device(name) {
            Both::new("Windows keeps it for a device", "它是 Windows 的设备名")
        } else if self.found[i].path.encode_utf16().count() > MAX_PATH {
            Both::new("with its folders it is too long for Windows", "连同文件夹名对 Windows 来说过长")
        } else {
            return true;
        };
        let cleaned: String =
            name.chars().filter(|c| !invisible(*c)).map(|c| if forbidden(c) { '-' } else { c }).collect();
        let cleaned = cleaned.trim_end_matches(['.', ' ']).trim_start();
        let fine = cleaned != name && !cleaned.is_empty() && !is_windows_device(cleaned);
        let diagnostic = self.report(&codes::NAME_NOT_PORTABLE, i).arg("name", name).arg("reason", reason);
        self.diags.push(diagnostic.maybe("proposal", fine.then_some(cleaned)));
        false
    }
}

/// What was found in an entry's folder; the numbers are places in the sorted list.
#[derive(Default)]
struct Parts {
    facts: Option<usize>,
    words: Vec<(Lang, usize)>,
    files: Vec<BesideFile>,
    refused: Vec<String>,
    misnamed_facts: Vec<usize>,
    /// With the name before the ending.
    misnamed_words: Vec<(String, usize)>,
    /// Every path inside, folded.
    names: FxHashMap<String, usize>,
    /// Whether there is a file at all.
    any: bool,
    /// Whether something was reported that may have been meant for facts or words.
    attempted: bool,
}

/// A slug for help where none can be made from the name.
const EXAMPLE: &str = "software-engineering";

/// The kind that a folder's name stands for: in the singular, in other letters, in words, or nearly spelled.
pub fn kind_meant(name: &str, kinds: &Index) -> Option<KindId> {
    let folded = name.to_lowercase().replace(['_', ' '], "-");
    let words = kinds.kinds().find(|(_, kind)| {
        [kind.folder, kind.one.en, kind.many.en, kind.one.zh, kind.many.zh]
            .iter()
            .any(|word| word.to_lowercase().replace(' ', "-") == folded)
    });
    let near = || nearest(&folded, kinds.kinds().map(|(_, kind)| kind.folder));
    words.map(|(kind, _)| kind).or_else(|| kinds.kind(near()?))
}

/// Says why `name` is no slug and which would be, with the `ending` that a file of it has.
pub fn bad_slug(name: &str, ending: &str, at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(&codes::BAD_SLUG, at).arg("slug", name).arg("reason", slug_reason(name));
    match slug_proposal(name) {
        Some(proposal) => diagnostic.arg("proposal", format!("{proposal}{ending}")),
        None => diagnostic.arg("example", EXAMPLE),
    }
}

/// A slug made from `name`: accents are dropped, blanks and signs become hyphens. `None` where letters are not Latin.
fn slug_proposal(name: &str) -> Option<String> {
    let mut slug = String::with_capacity(name.len());
    for c in name.nfkd() {
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            '\'' | '’' => {}
            'ß' | 'ẞ' => slug.push_str("ss"),
            'æ' | 'Æ' => slug.push_str("ae"),
            'œ' | 'Œ' => slug.push_str("oe"),
            'þ' | 'Þ' => slug.push_str("th"),
            'ø' | 'Ø' => slug.push('o'),
            'ł' | 'Ł' => slug.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => slug.push('d'),
            'ı' => slug.push('i'),
            c if is_combining_mark(c) => {}
            c if c.is_alphanumeric() => return None,
            _ if !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    let mut slug = slug.trim_matches('-');
    if slug.len() > 100 {
        slug = slug[..100].rsplit_once('-').map_or(&slug[..100], |(start, _)| start);
    }
    Slug::parse(slug).ok().map(|slug| slug.to_string())
}

fn slug_reason(name: &str) -> Both {
    match Slug::parse(name) {
        Err(SlugError::Long) => Both::new("it has more than 100 characters", "它超过 100 个字符"),
        Err(SlugError::Word) => Both::new("the word has a meaning of its own as a value", "这个词作为值另有含义"),
        Err(SlugError::Windows) => Both::new("Windows keeps the name for a device", "它是 Windows 的设备名"),
        _ if name.chars().any(is_han) => Both::new(
            "addresses are made of Latin letters, and names in Chinese stand in the entry",
            "网址由拉丁字母组成，中文名称写在条目里",
        ),
        _ if name.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) => {
            Both::new("it has letters other than a to z", "它含有 a 到 z 以外的字母")
        }
        _ if name.chars().any(|c| c.is_ascii_uppercase()) => Both::new("it has capital letters", "它含有大写字母"),
        _ if name.contains(['_', ' ']) => Both::new("its words are joined by hyphens", "单词之间应使用连字符"),
        _ => Both::new(
            "it takes small letters, digits and single hyphens between them",
            "只能用小写字母、数字和它们之间的单个连字符",
        ),
    }
}
