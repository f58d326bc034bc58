//! Files: documents to download, beside the entry, on the web or entries of their own; pictures.
//!
//! Every name that is read goes to [`Cx::file_refs`]; whether the file is there is checked where the entry's files
//! are known.

use super::codes::LangTag;
use super::contact::Url;
use super::reference::{Ref, is_meant_as_entry, text_and_lang};
use crate::catalogue::kinds::document::Document;
use crate::diag::codes::{field, value_names as codes};
use crate::diag::{Both, Diagnostic};
use crate::fields::{Cx, Opt, Record, Shape, Text, Value, View, ViewCx, decode_map, record};
use crate::registry;
use crate::source::Span;
use crate::syntax::tree::{Node, Value as Tree};

const A_FILE: Both = Both::new("the name of a file beside the entry", "条目文件夹中的文件名");

/// The name of a file in the folder of the entry, with `/` where it lies deeper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileName(pub String);

impl Value for FileName {
    fn shape() -> Shape {
        Shape::Form { name: A_FILE, examples: &["bridge.png", "fact-sheet.pdf"] }
    }

    /// Adds `file-name`, with help of its own for back-slashes, web addresses and files that lie elsewhere.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, A_FILE)?;
        if text.is_empty() {
            cx.push(Diagnostic::new(&field::EMPTY_FIELD, node.span).arg("field", cx.field));
            return None;
        }
        let diagnostic = Diagnostic::new(&codes::FILE_NAME, node.span).arg("text", text);
        if is_web(text) {
            cx.push(diagnostic.arg("address", text));
            return None;
        }
        let slashed = text.replace('\\', "/");
        let name = slashed.strip_prefix("./").unwrap_or(&slashed);
        let elsewhere = name.starts_with(['/', '~'])
            || name.contains(':')
            || name.split('/').any(|part| matches!(part, "" | "." | ".."));
        if elsewhere {
            let last = name.rsplit('/').find(|part| !matches!(*part, "" | "." | ".."));
            cx.push(diagnostic.maybe("last", last));
            return None;
        }
        if text.contains('\\') {
            cx.push(diagnostic.arg("proposal", name));
            return None;
        }
        cx.file_refs.push((name.to_owned(), node.span));
        Some(Self(name.to_owned()))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::File(self.0.as_str().into())
    }
}

fn is_web(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.") || text.starts_with("//") && registry::web_url(text).is_err()
}

/// Something to download or to open.
#[derive(Clone, Debug, PartialEq)]
pub struct FileOrLink {
    pub target: FileTarget,
    pub title: Opt<Text>,
    pub lang: Opt<LangTag>,
    pub note: Opt<Text>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FileTarget {
    /// A document of the catalogue.
    Entry(Ref<Document>),
    File(FileName),
    Url(Url),
}

const DOCUMENTS: Both = Both::new("documents", "文件");

record! {
    /// The long form.
    struct FileFields {
        file: Opt<FileName>, "the name of a file beside the entry" / "条目文件夹中的文件名";
        url: Opt<Url>, "or its web address" / "或网址";
        title: Opt<Text>, "what it is called; needed with `url`" / "标题；填写 `url` 时必填";
        lang: Opt<LangTag>, "the language it is written in" / "文件语言";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for FileOrLink {
    fn shape() -> Shape {
        let long = Shape::Record { name: DOCUMENTS, short: &["fact-sheet.pdf"], fields: FileFields::decls };
        Shape::OneOf(vec![<Ref<Document>>::shape(), long])
    }

    /// A slug is a document of the catalogue: a file that is published has an ending, and so a dot.
    ///
    /// Adds `file-name`, `file-or-address` where neither or both are given.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if let Tree::Scalar { .. } = node.value {
            const EXPECTED: Both =
                Both::new("a file, the slug of a document, or `{url, title}`", "文件名、资料的短名，或 `{url, title}`");
            let text = cx.scalar(node, EXPECTED)?;
            if is_meant_as_entry(text) {
                let target = FileTarget::Entry(Ref::decode(node, cx)?);
                return Some(Self { target, title: None, lang: None, note: None });
            }
            if is_web(text) {
                let proposal = format!("{{url: \"{text}\", title: …}}");
                let diagnostic = Diagnostic::new(&codes::FILE_OR_ADDRESS, node.span);
                cx.push(diagnostic.arg("text", text).arg("proposal", proposal));
                return None;
            }
            let target = FileTarget::File(FileName::decode(node, cx)?);
            return Some(Self { target, title: None, lang: None, note: None });
        }
        let FileFields { file, url, title, lang, note } = decode_map(node, DOCUMENTS, cx)?;
        let first = Span { end: node.span.end.min(node.span.start + 1), ..node.span };
        let target = match (file, url) {
            (Some(file), None) => FileTarget::File(file.value),
            (None, Some(url)) => {
                if title.is_none() {
                    let diagnostic = Diagnostic::new(&field::MISSING_FIELD, first);
                    cx.push(diagnostic.arg("owner", Both::new("links", "链接")).arg("field", "title"));
                    return None;
                }
                FileTarget::Url(url.value)
            }
            (None, None) => {
                cx.push(Diagnostic::new(&codes::FILE_OR_ADDRESS, first));
                return None;
            }
            (Some(file), Some(url)) => {
                cx.push(Diagnostic::new(&codes::FILE_OR_ADDRESS, url.span).arg("both", "file").and(file.span));
                return None;
            }
        };
        Some(Self { target, title, lang, note })
    }

    /// `{entry, text, lang, file, url, language, note}`: one of `entry`, `file` and `url` is not null. `lang` is that of
    /// the title, `language` that of the document; without a title `text` is the name of the file, and of an entry null.
    fn view(&self, cx: &ViewCx) -> View {
        let (entry, file, url, name) = match &self.target {
            FileTarget::Entry(to) => (to.view(cx), View::Null, View::Null, None),
            FileTarget::File(file) => (View::Null, file.view(cx), View::Null, Some(file.0.as_str())),
            FileTarget::Url(url) => (View::Null, View::Null, url.view(cx), Some(url.0.as_str())),
        };
        let mut pairs = vec![("entry", entry)];
        match &self.title {
            Some(title) => pairs.extend(text_and_lang(Some(&title.value), cx)),
            None => pairs.extend([("text", View::maybe(name)), ("lang", View::Null)]),
        }
        pairs.push(("file", file));
        pairs.push(("url", url));
        pairs.push(("language", self.lang.as_ref().map_or(View::Null, |lang| lang.value.view(cx))));
        pairs.push(("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))));
        View::Map(pairs)
    }
}

const PICTURES: Both = Both::new("pictures", "图片");

record! {
    /// A picture. A caption without a file is kept, and not shown.
    pub struct Media {
        file: Opt<FileName>, "the name of a picture beside the entry" / "条目文件夹中的图片文件名";
        caption: Opt<Text>, "what stands under it" / "图片说明";
        alt: Opt<Text>, "what it shows, for people who do not see it; needed with `file`" / "替代文字，供看不到图片的人了解内容；有 `file` 时必填";
        credit: Opt<Text>, "who made it" / "图片来源或摄影者";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Media {
    fn shape() -> Shape {
        Shape::Record { name: PICTURES, short: &[], fields: Media::decls }
    }

    /// Adds `media-without-alt`, also for a bare file name.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if let Tree::Scalar { .. } = node.value {
            let text = cx.scalar(node, PICTURES)?;
            // A bare name must first be a name: the message about `alt` would hide that it is a web address.
            FileName::decode(node, cx)?;
            let proposal = format!("{{file: {text}, alt: …}}");
            cx.push(Diagnostic::new(&codes::MEDIA_WITHOUT_ALT, node.span).arg("proposal", proposal));
            return None;
        }
        let media: Media = decode_map(node, PICTURES, cx)?;
        if let (Some(file), None) = (&media.file, &media.alt) {
            cx.push(Diagnostic::new(&codes::MEDIA_WITHOUT_ALT, file.span).arg("file", file.value.0.as_str()));
            return None;
        }
        if media.file.is_none() && media.caption.is_none() {
            let first = Span { end: node.span.end.min(node.span.start + 1), ..node.span };
            cx.push(Diagnostic::new(&field::MISSING_FIELD, first).arg("owner", PICTURES).arg("field", "file"));
            return None;
        }
        Some(media)
    }

    fn view(&self, cx: &ViewCx) -> View {
        View::Map(self.fields_view(cx))
    }
}
