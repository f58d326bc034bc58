//! Reading fields: from a tree with spans to typed values, every mistake reported, none hiding another.
//!
//! A field is declared once, in a [`record!`]: name, type and documentation. Decoding, the editor schema, the
//! manual, "did you mean" and the names that templates see all come from that declaration.
//! Stands between `syntax` (trees) and `catalogue` and `project::config` (what the fields are).
//! Not here: what a program or a fee is (`catalogue`), what only the whole can tell (`catalogue::check`).

mod decl;
mod record;
mod slot;
mod synonyms;
mod text;
mod view;
mod words;

use crate::address::{EntryId, Index, KindId};
use crate::diag::codes::field as codes;
use crate::diag::{Both, Code, Diagnostic, Diagnostics};
use crate::lang::{Lang, Languages};
use crate::source::Span;
use crate::syntax::tree::{Key, Node, Value as Tree};
use crate::text::nearest;

pub use decl::{Decl, Presence, Shape};
pub(crate) use record::record;
pub use record::{Record, decode_map};
pub use slot::{Answer, Asked, List, Many, Opt, PerLanguage, Rare, Slot};
pub use text::{Text, Texts};
pub use view::{View, ViewCx};
pub use words::Word;
pub(crate) use words::word;

/// A value that a field can hold.
pub trait Value: Sized {
    /// Whether the field may stand in the front matter of each language too.
    const TRANSLATABLE: bool = false;

    /// What may be written, for the schema, the manual and messages.
    fn shape() -> Shape;

    /// `None` after a diagnostic was added to `cx`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self>;

    /// For translatable values: what the languages' front matter says, beside or instead of `facts`.
    fn decode_words(facts: Option<&Node>, words: &[(Lang, &Node)], cx: &mut Cx) -> Option<Self> {
        let _ = words;
        Self::decode(facts.expect("only translatable values are read without facts"), cx)
    }

    /// What templates see, in the language of `cx`.
    fn view(&self, cx: &ViewCx) -> View;
}

/// A reference from one entry to another, as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub to: EntryId,
    /// The top-level field that holds it. What is a source says `sources`, wherever it stands, and the publisher of a
    /// source `sources.publisher`.
    pub field: &'static str,
    pub span: Span,
}

/// A reference to nothing. It is worded when all names are known (`catalogue::check`), so that the message can say
/// which entries bear the name that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Miss {
    /// As written, without a role: `NUST`, `units/health-centre`.
    pub text: String,
    /// The kinds that the field takes; a bare slug means the first.
    pub kinds: Vec<KindId>,
    pub span: Span,
    /// Whether the name could stand there as a text: `{same: Li Lan}`.
    pub or_text: bool,
}

/// What reading a field needs, and what it leaves behind.
pub struct Cx<'a> {
    pub languages: &'a Languages,
    pub index: &'a Index,
    pub diags: Diagnostics,
    pub references: Vec<Reference>,
    pub misses: Vec<Miss>,
    /// Files that must lie beside the entry, by their names there, in the order of reading.
    pub file_refs: Vec<(String, Span)>,
    /// Where words for readers stand, in the order of reading: those that the site's own people wrote, not quoted ones.
    pub texts: Vec<Span>,
    /// The languages that texts lack, each with the top-level field, in the order of reading; doubles may occur.
    pub untranslated: Vec<(Lang, &'static str)>,
    /// The top-level field that is being read; empty outside.
    pub field: &'static str,
    /// The innermost field that is being read, which messages name; empty outside.
    pub name: &'static str,
}

impl<'a> Cx<'a> {
    pub fn new(languages: &'a Languages, index: &'a Index) -> Self {
        Self {
            languages,
            index,
            diags: Diagnostics::default(),
            references: Vec::new(),
            misses: Vec::new(),
            file_refs: Vec::new(),
            texts: Vec::new(),
            untranslated: Vec::new(),
            field: "",
            name: "",
        }
    }

    /// Whether the field being read holds words that the site's own people write for readers.
    ///
    /// Titles of sources and quotations are somebody else's and stay as they are; what to sort by is never shown.
    pub(crate) fn is_own_words(&self) -> bool {
        !matches!(self.field, "sources" | "quotes" | "sort_key" | "extra")
    }

    /// Adds a diagnostic at `span`; extend it before it is added through [`Cx::push`].
    pub fn report(&mut self, code: &'static Code, span: Span) {
        self.diags.push(Diagnostic::new(code, span));
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }

    /// The text of a scalar; reports `wrong-shape` for a list, a map or nothing.
    ///
    /// `expected` says what belongs here: "a date".
    pub fn scalar<'n>(&mut self, node: &'n Node, expected: Both) -> Option<&'n str> {
        match &node.value {
            Tree::Scalar { text, .. } if !node.is_absent() => Some(text.trim()),
            _ => {
                self.wrong_shape(node, expected);
                None
            }
        }
    }

    /// Reports that something else than `expected` stands at `node`.
    pub fn wrong_shape(&mut self, node: &Node, expected: Both) {
        let diagnostic = self.shape_diagnostic(node).arg("expected", expected);
        self.push(diagnostic);
    }

    /// Reports that something else than fields such as those of `example` stands at `node`.
    pub fn not_a_group(&mut self, node: &Node, example: &str) {
        let expected = Both::new("fields of its own", "下级字段");
        let diagnostic = self.shape_diagnostic(node).arg("expected", expected).arg("example", example);
        self.push(diagnostic);
    }

    fn shape_diagnostic(&self, node: &Node) -> Diagnostic {
        let found = match &node.value {
            _ if node.is_absent() => Both::new("nothing", "空值"),
            Tree::Scalar { .. } => Both::new("a text", "一段文字"),
            Tree::List(_) => Both::new("a list", "一个列表"),
            Tree::Map(_) => Both::new("a group of fields", "一组下级字段"),
        };
        let items: Vec<&str> = node.as_list().unwrap_or_default().iter().filter_map(Node::as_text).collect();
        let diagnostic = Diagnostic::new(&codes::WRONG_SHAPE, node.span)
            .maybe("field", Some(self.innermost()).filter(|name| !name.is_empty()))
            .arg("found", found);
        match items[..] {
            [] => diagnostic,
            [one] => diagnostic.arg("single", one),
            _ => diagnostic.arg("choices", items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>()),
        }
    }

    /// The field that messages name: the innermost that is being read.
    pub fn innermost(&self) -> &'static str {
        if self.name.is_empty() { self.field } else { self.name }
    }

    /// The entry that `text` names: a bare slug of the first of `kinds`, or `kind/slug` of any of them.
    ///
    /// Notes the reference, or the miss; `None` means that nothing is there and that check will say so.
    pub fn refer(&mut self, text: &str, kinds: &[KindId], span: Span) -> Option<EntryId> {
        let found = match text.split_once('/') {
            None => self.index.find(*kinds.first()?, text),
            Some((folder, slug)) => {
                self.index.kind(folder).filter(|kind| kinds.contains(kind)).and_then(|kind| self.index.find(kind, slug))
            }
        };
        match found {
            Some(to) => self.references.push(Reference { to, field: self.field, span }),
            None => self.misses.push(Miss { text: text.to_owned(), kinds: kinds.to_vec(), span, or_text: false }),
        }
        found
    }
}

/// The fields of one map, or of one entry over its facts and the front matter of its languages.
pub struct Fields<'n, 't, 'c, 'a> {
    /// What the fields belong to, in the plural, for messages: "programs".
    owner: Both,
    facts: Option<&'n Node<'t>>,
    words: &'n [(Lang, &'n Node<'t>)],
    /// Where a missing field is reported.
    at: Span,
    /// Whether these are an entry's own fields, not those of a map inside.
    top: bool,
    known: Vec<(&'static str, bool)>,
    /// Required fields without an answer, until `finish` knows what the unknown ones were meant to be.
    missed: Vec<&'static str>,
    pub cx: &'c mut Cx<'a>,
}

impl<'n, 't, 'c, 'a> Fields<'n, 't, 'c, 'a> {
    /// The fields of an entry: `facts` and the `words` of each language, all of them maps.
    pub fn of_entry(
        owner: Both,
        facts: Option<&'n Node<'t>>,
        words: &'n [(Lang, &'n Node<'t>)],
        at: Span,
        cx: &'c mut Cx<'a>,
    ) -> Self {
        Self { owner, facts, words, at, top: true, known: Vec::with_capacity(48), missed: Vec::new(), cx }
    }

    /// The fields of a map inside a value.
    pub fn of_map(owner: Both, map: &'n Node<'t>, cx: &'c mut Cx<'a>) -> Self {
        let at = Span { end: map.span.end.min(map.span.start + 1), ..map.span };
        Self {
            owner,
            facts: Some(map),
            words: &[],
            at,
            top: false,
            known: Vec::with_capacity(12),
            missed: Vec::new(),
            cx,
        }
    }

    /// Reads one field; `None` after a diagnostic.
    pub fn slot<S: Slot>(&mut self, name: &'static str) -> Option<S> {
        self.known.push((name, S::TRANSLATABLE));
        if self.top {
            self.cx.field = name;
        }
        let outer = std::mem::replace(&mut self.cx.name, name);
        let slot = S::read(self, name);
        self.cx.name = outer;
        slot
    }

    /// What stands under `name` in the facts; an empty value (`name:`) counts as absent and is reported.
    pub(super) fn fact(&mut self, name: &str) -> Option<&'n Node<'t>> {
        let node = self.facts?.get(name)?;
        if node.is_absent() {
            self.cx.push(Diagnostic::new(&codes::EMPTY_FIELD, node.span).arg("field", name));
            return None;
        }
        Some(node)
    }

    pub(super) fn words(&self, name: &str) -> Vec<(Lang, &'n Node<'t>)> {
        let words = self.words.iter();
        words.filter_map(|(lang, node)| node.get(name).filter(|n| !n.is_absent()).map(|n| (*lang, n))).collect()
    }

    /// Notes that the required field `name` is missing: [`Fields::finish`] reports it, unless it is there under a
    /// name that is nearly right.
    pub fn missing(&mut self, name: &'static str) {
        self.missed.push(name);
    }

    fn report_missing(&mut self, name: &'static str) {
        let translatable = self.known.contains(&(name, true));
        let diagnostic = Diagnostic::new(&codes::MISSING_FIELD, self.at).arg("owner", self.owner).arg("field", name);
        self.cx.push(match (self.top && translatable, self.facts) {
            (true, _) => diagnostic.arg("words", name),
            (false, None) => diagnostic.arg("fact", name).arg("file", "facts.yaml"),
            (false, Some(_)) => diagnostic.arg("fact", name),
        });
    }

    /// Reports every key that no field has taken, with the nearest known name, and every required field that is
    /// missing and was not meant by one of them; tells whether all keys were taken.
    ///
    /// Call it last.
    pub fn finish(mut self) -> bool {
        let before = self.cx.diags.len();
        let mut meant = Vec::new();
        let facts = self.facts;
        for (key, _) in facts.and_then(Node::as_map).unwrap_or_default() {
            if !self.known.iter().any(|(name, _)| *name == key.text) {
                meant.extend(self.unknown(key, false));
            }
        }
        let words = self.words;
        for (_, node) in words {
            for (key, _) in node.as_map().unwrap_or_default() {
                match self.known.iter().find(|(name, _)| *name == key.text) {
                    Some((_, true)) => {}
                    Some((name, false)) => {
                        self.cx.push(Diagnostic::new(&codes::FACT_IN_WORDS, key.span).arg("field", *name));
                    }
                    None => meant.extend(self.unknown(key, true)),
                }
            }
        }
        let all_taken = self.cx.diags.len() == before;
        for name in std::mem::take(&mut self.missed) {
            if !meant.contains(&name) {
                self.report_missing(name);
            }
        }
        all_taken
    }

    /// Reports an unknown key and gives the field that was probably meant; in front matter only the translatable
    /// names are proposed.
    fn unknown(&mut self, key: &Key, in_words: bool) -> Option<&'static str> {
        let mut known: Vec<&'static str> =
            self.known.iter().filter(|(_, translatable)| *translatable || !in_words).map(|(name, _)| *name).collect();
        known.sort_unstable();
        let meant = synonyms::field(&key.text, &known).or_else(|| nearest(&key.text, known.iter().copied()));
        self.cx.push(
            Diagnostic::new(&codes::UNKNOWN_FIELD, key.span)
                .arg("owner", self.owner)
                .arg("field", &*key.text)
                .maybe("suggestion", meant)
                .arg("known", known.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()),
        );
        meant
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Cx, Fields, List, Opt, Record, Text, record, word};
    use crate::address::Index;
    use crate::diag::Both;
    use crate::lang::{Direction, Language, Languages};
    use crate::source::FileId;
    use crate::syntax::tree::tests::words;
    use crate::syntax::yaml;

    word! {
        /// As in programs.
        pub enum Level = "the level of study" / "层次" {
            Bachelor = "bachelor", "a first degree" / "本科";
            Master = "master", "a second degree" / "硕士";
            Doctoral = "doctoral", "a doctorate" / "博士";
        }
    }

    record! {
        /// A title in the words, the others in the facts.
        pub struct Sample {
            title: Answer<Text>, "its title" / "标题";
            level: Answer<Level>, "its level" / "层次";
            levels: List<Level>, "its levels" / "各层次";
            capacity: Opt<i64>, "how many" / "名额";
            awards: List<Award>, "what it gives" / "学位";
        }
    }

    record! {
        /// A map inside.
        pub struct Award = "awards" / "学位" {
            title: Answer<Text>, "its title" / "名称";
            level: Opt<Level>, "its level" / "层次";
        }
    }

    /// What is reported of facts that have a title and these lines.
    fn check(lines: &str, expected: &[&str]) {
        let text = format!("title: 法学\n{lines}");
        report(&text, expected);
    }

    fn report(text: &str, expected: &[&str]) {
        let language =
            |code: &str| Language { code: code.into(), tag: code.into(), name: code.into(), direction: Direction::Ltr };
        let languages = Languages::new(vec![language("en"), language("zh")]).expect("two languages");
        let index = Index::default();
        let mut cx = Cx::new(&languages, &index);
        let facts = yaml::parse(FileId(0), text, 0..text.len(), &mut cx.diags).expect("it is YAML");
        let at = crate::source::Span::whole(FileId(0));
        let mut fields = Fields::of_entry(Both::new("samples", "样例"), Some(&facts), &[], at, &mut cx);
        let _ = Sample::read(&mut fields);
        fields.finish();
        let found: Vec<String> = cx.diags.iter().map(|diagnostic| words(diagnostic, text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_answer_that_nobody_knows_is_told_how_it_is_spelled() {
        check("level: 待定\n", &["empty-field [待定] answer_of=level text=待定"]);
        check("level: N/A\n", &["empty-field [N/A] answer_of=level text=N/A"]);
        check("level: not-stated\n", &[]);
        check("level: bachelor\ncapacity: TBD\n", &["not-stated-optional [TBD] field=capacity text=TBD"]);
        check(
            "level: bachelor\nlevels: [not-stated]\n",
            &["not-stated-optional [not-stated] list=levels text=not-stated"],
        );
        report(
            "title: {en: Law, zh: not-stated}\nlevel: bachelor\n",
            &["not-stated-optional [not-stated] language_of=title text=not-stated"],
        );
    }

    #[test]
    fn a_required_field_under_another_name_is_not_missing_as_well() {
        let known = "known=awards|capacity|level|levels|title";
        check(
            "Level: bachelor\n",
            &[&format!("unknown-field [Level] owner=samples field=Level suggestion=level {known}")],
        );
        check(
            "层次: bachelor\n",
            &[&format!("unknown-field [层次] owner=samples field=层次 suggestion=level {known}")],
        );
        report(
            "name: 法学\nlevel: bachelor\n",
            &[&format!("unknown-field [name] owner=samples field=name suggestion=title {known}")],
        );
        check(
            "colour: 红\n",
            &[
                &format!("unknown-field [colour] owner=samples field=colour {known}"),
                "missing-field [whole] owner=samples field=level fact=level",
            ],
        );
    }

    #[test]
    fn a_word_is_known_by_what_it_means() {
        let unknown = |word: &str, rest: &str| {
            format!("unknown-word [{word}] list=the level of study word={word} {rest} known=bachelor|master|doctoral")
        };
        check("level: 本科\n", &[&unknown("本科", "suggestion=bachelor")]);
        check("level: 本科生\n", &[&unknown("本科生", "suggestion=bachelor")]);
        check("level: PhD\n", &[&unknown("PhD", "suggestion=doctoral")]);
        check("level: bachelor degree\n", &[&unknown("bachelor degree", "suggestion=bachelor")]);
        check("level: 本科、硕士\n", &[&unknown("本科、硕士", "several=[bachelor, master]")]);
    }

    #[test]
    fn the_innermost_field_is_told_what_it_takes() {
        check(
            "level: [bachelor]\n",
            &["wrong-shape [[bachelor]] field=level found=a list single=bachelor expected=the level of study"],
        );
        check(
            "level: bachelor\nawards: [{title: 学士, level: {en: bachelor}}]\n",
            &["wrong-shape [{en: bachelor}] field=level found=a group of fields expected=the level of study"],
        );
        check(
            "level: bachelor\nawards: 工学学士\n",
            &[
                "wrong-shape [工学学士] field=awards found=a text expected=fields of its own example={title: …, level: …}",
            ],
        );
    }
}
