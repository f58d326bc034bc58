//! From files to typed entries: each by itself, in parallel.
//!
//! An entry that cannot be read leaves a tombstone; its diagnostics are kept all the same.

use std::sync::Arc;

use rayon::prelude::*;

use super::kind::KindSpec;
use super::prose::{find_file, missing_file};
use super::{Draft, Drafts, Entry, EntryProse, Head, Heading, KINDS};
use crate::address::EntryId;
use crate::diag::codes::entry as codes;
use crate::diag::{Diagnostic, Diagnostics, Level};
use crate::fields::{Cx, Fields, Miss};
use crate::lang::Lang;
use crate::project::{EntryFiles, Project};
use crate::source::{FileId, Located, Span};
use crate::syntax::markdown::{self, Prose};
use crate::syntax::tree::{Node, Value};
use crate::syntax::{front_matter, yaml};

/// Reads every entry of `project`.
pub fn decode(project: &Project, drafts: Drafts) -> (Draft, Diagnostics) {
    draft(project, &decode_all(project, drafts))
}

/// Each entry of `project` by itself, by [`EntryId`].
pub fn decode_all(project: &Project, drafts: Drafts) -> Vec<Arc<Decoded>> {
    let required: Vec<Vec<&'static str>> = KINDS.iter().map(must_be_answered).collect();
    let ids: Vec<EntryId> = project.index.all().collect();
    ids.into_par_iter().map(|id| Arc::new(decode_one(project, &required, drafts, id))).collect()
}

/// The same with these entries read again.
pub fn decode_again(
    project: &Project,
    drafts: Drafts,
    before: &[Arc<Decoded>],
    again: &[EntryId],
) -> Vec<Arc<Decoded>> {
    let required: Vec<Vec<&'static str>> = KINDS.iter().map(must_be_answered).collect();
    let decoded: Vec<Arc<Decoded>> =
        again.par_iter().map(|id| Arc::new(decode_one(project, &required, drafts, *id))).collect();
    let mut all = before.to_vec();
    again.iter().zip(decoded).for_each(|(id, decoded)| all[id.index()] = decoded);
    all
}

fn decode_one(project: &Project, required: &[Vec<&'static str>], drafts: Drafts, id: EntryId) -> Decoded {
    let kind = project.index.key(id).kind.0 as usize;
    decode_entry(id, &KINDS[kind], &required[kind], &project.entries[id.index()], project, drafts)
}

/// All entries together, and what was wrong with each by itself.
pub fn draft(project: &Project, decoded: &[Arc<Decoded>]) -> (Draft, Diagnostics) {
    let mut diags = Diagnostics::default();
    let mut misses = Vec::new();
    let mut entries = Vec::with_capacity(decoded.len());
    for decoded in decoded {
        diags.share(&decoded.diags);
        misses.extend_from_slice(&decoded.misses);
        entries.push(decoded.entry.clone());
    }
    let (index, languages) = (project.index.clone(), project.config.languages.clone());
    (Draft { index, languages, entries, misses }, diags)
}

/// The fields of a kind that must be answered; having them and a name only makes an entry bare.
fn must_be_answered(spec: &KindSpec) -> Vec<&'static str> {
    let decls = (spec.decls)();
    decls.iter().filter(|decl| decl.presence.is_demanded()).map(|decl| decl.name).collect()
}

/// What reading one entry gives.
#[derive(Debug)]
pub struct Decoded {
    /// `None` where it could not be read.
    pub entry: Option<Arc<Entry>>,
    diags: Diagnostics,
    misses: Vec<Miss>,
}

/// One language's file: its front matter as a map and its prose.
struct Words<'t> {
    lang: Lang,
    file: FileId,
    front: Option<Node<'t>>,
    /// Where the body begins, in bytes.
    start: usize,
    prose: Prose,
    /// Whether an error was reported in the prose.
    mistaken: bool,
}

fn decode_entry(
    id: EntryId,
    spec: &'static KindSpec,
    required: &[&'static str],
    files: &EntryFiles,
    project: &Project,
    drafts: Drafts,
) -> Decoded {
    let mut cx = Cx::new(&project.config.languages, &project.index);
    let text = |file: FileId| &*project.sources[file].text;
    // A file that discover could not take for text was reported there; the entry then cannot be read.
    let mut readable = files.unreadable.is_empty() && !files.is_bare() && project.config.languages_read;
    let is_text = |file: &FileId| files.unreadable.binary_search(file).is_err();

    let facts = files.facts.filter(is_text).and_then(|file| {
        let node = yaml::parse(file, text(file), 0..text(file).len(), &mut cx.diags);
        let facts = map_or_report(node, &mut cx);
        readable &= facts.is_some();
        facts
    });
    let mut words = Vec::with_capacity(files.words.len());
    let mut unread = Vec::new();
    for &(lang, file) in files.words.iter().filter(|(_, file)| is_text(file)) {
        let before = cx.diags.len();
        let split = front_matter::split(file, text(file), &mut cx.diags);
        let front = split.yaml.clone().and_then(|range| {
            let node = yaml::parse(file, text(file), range, &mut cx.diags);
            map_or_report(node, &mut cx)
        });
        // Its fields are there, but nobody can tell which they are: none of them is missing, and what other files of the
        // entry say is read all the same.
        if front.is_none() && cx.diags.len() > before {
            unread.push(lang);
        }
        let before = cx.diags.len();
        let start = split.body.start;
        let prose = markdown::parse(file, text(file), split.body, &mut cx.diags);
        // Prose of which nothing is left by a mistake is there all the same: it is not missing, too.
        let mistaken = cx.diags.iter().skip(before).any(|diagnostic| diagnostic.code.level == Level::Error);
        words.push(Words { lang, file, front, start, prose, mistaken });
    }
    // A language whose words are a draft is not written yet; where that leaves no title, the entry as a whole is not.
    let of_front = |words: &Words, name| words.front.as_ref().and_then(|front| front.get(name)).map(|node| node.span);
    let draft = |words: &Words| {
        let front = words.front.as_ref()?.get("draft")?;
        (front.as_text() == Some("true")).then_some(front.span)
    };
    let heading = spec.heading.field();
    let has_title = facts.as_ref().and_then(|facts| facts.get(heading)).is_some()
        || words.iter().any(|words| draft(words).is_none() && of_front(words, heading).is_some());
    let all_draft = words
        .iter()
        .filter(|_| !has_title)
        .find_map(|words| draft(words).filter(|_| of_front(words, heading).is_some()));
    words.retain(|words| drafts != Drafts::Skip || all_draft.is_some() || draft(words).is_none());

    let fronts: Vec<(Lang, &Node)> =
        words.iter().filter_map(|words| words.front.as_ref().map(|front| (words.lang, front))).collect();
    let heading = spec.heading.field();
    let has_heading = |node: &Node| node.get(heading).is_some();
    readable &= unread.is_empty() || facts.iter().chain(fronts.iter().map(|(_, front)| *front)).any(has_heading);
    let mut fields = Fields::of_entry(spec.name.many, facts.as_ref(), &fronts, files.at, &mut cx);
    // Without its facts every required field would be reported as missing, which is not what went wrong.
    let (mut head, kind, known) = if readable {
        let (head, kind) = (Head::read(spec.heading, &mut fields), (spec.decode)(&mut fields));
        let homes = project.config.homes();
        for need in spec.needs.iter().filter(|need| need.is_missing(facts.as_ref(), homes)) {
            fields.missing(need.field);
        }
        (head, kind, fields.finish())
    } else {
        (None, None, false)
    };

    if let (Some(head), Some(span)) = (&mut head, all_draft) {
        head.common.draft.all.get_or_insert(Located::new(true, span));
    }
    let bare = is_bare(spec, required, facts.as_ref(), &fronts) && words.iter().all(|words| words.prose.is_empty());
    let names: Vec<(String, FileId)> = files.files.iter().map(|file| (file.name.clone(), file.file)).collect();
    for (name, span) in std::mem::take(&mut cx.file_refs) {
        if find_file(&name, &names).is_none() && !files.refused.contains(&name) {
            cx.push(missing_file(&name, span, &names, cx.index));
        }
    }
    // They stay as long as the entry: without the room that was for more.
    let mut references = std::mem::take(&mut cx.references);
    let mut texts = std::mem::take(&mut cx.texts);
    references.shrink_to_fit();
    texts.shrink_to_fit();
    let mut untranslated = std::mem::take(&mut cx.untranslated);
    untranslated.sort_by_key(|(lang, _)| *lang);
    untranslated.dedup();
    untranslated.shrink_to_fit();
    let mut prose: Vec<Option<Arc<EntryProse>>> = project.config.languages.all().map(|_| None).collect();
    let mut written = Vec::with_capacity(words.len());
    for Words { lang, file, start, prose: body, mistaken, .. } in words {
        written.push(lang);
        let resolved = EntryProse::resolve(file, start, body, &names, &files.refused, &mut cx);
        if !resolved.prose.is_empty() || mistaken {
            prose[lang.index()] = Some(Arc::new(resolved));
        }
    }
    let entry = match (head, kind) {
        (Some(head), Some(facts)) if known => Some(Arc::new(Entry {
            id,
            spec,
            at: files.at,
            head,
            facts: Arc::from(facts),
            prose,
            references,
            texts,
            untranslated,
            bare: bare && names.is_empty(),
            files: names,
            written,
            unread,
        })),
        _ => None,
    };
    Decoded { entry, diags: cx.diags, misses: cx.misses }
}

/// `node` where it is a map; anything else is reported.
fn map_or_report<'t>(node: Option<Node<'t>>, cx: &mut Cx) -> Option<Node<'t>> {
    let node = node?;
    if matches!(node.value, Value::Map(_)) {
        return Some(node);
    }
    let first_line = Span { end: node.span.end.min(node.span.start + 1), ..node.span };
    cx.push(Diagnostic::new(&codes::NOT_FIELDS, first_line));
    None
}

/// Whether an entry says nothing but its name and what must be said of every entry of its kind.
///
/// What must be said of things one reads (who, at which level, with whom) is their content, so that these are bare only
/// where all of it is `not-stated`.
fn is_bare(spec: &KindSpec, required: &[&str], facts: Option<&Node>, fronts: &[(Lang, &Node)]) -> bool {
    let says_little = |key: &str, value: &Node| {
        key == spec.heading.field()
            || matches!(key, "other_names" | "sort_key" | "sources")
            || required.contains(&key) && (spec.heading == Heading::Name || value.as_text() == Some("not-stated"))
    };
    let all = |node: &Node| node.as_map().unwrap_or_default().iter().all(|(key, value)| says_little(&key.text, value));
    facts.is_none_or(all) && fronts.iter().all(|(_, node)| all(node))
}
