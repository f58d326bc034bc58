//! A kind's list as a table for people, one a language: as CSV and, with a sheet for each language, as XLSX.
//!
//! A row is an entry, in the order of its list; a column is a field, under the name that pages give it, and only where an
//! entry has it. A cell is what the page says, in words of the language; dates are `2026-05-31`, so that they sort. Tables
//! are for looking and filtering: whoever takes values apart reads JSON.
//! CSV by RFC 4180, with a byte order mark, without which Excel shows Chinese as nonsense.

use std::borrow::Cow;
use std::sync::Arc;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::workbook::{self, Sheet};
use super::{Cx, File, Format, Part, absolute};
use crate::address::KindId;
use crate::catalogue::Entry;
use crate::diag::Both;
use crate::fields::{Record, View};
use crate::lang::Lang;
use crate::site::Listing;

pub(super) const CSV: Format = Format {
    name: "csv",
    about: Both::new(
        "`/data/<kind>.<lang>.csv`: each list as a table, one a language",
        "`/data/<类别>.<语言>.csv`：每个列表的表格，每种语言一个",
    ),
    files: |cx| {
        let languages = cx.site.languages();
        let files = cx.site.listings.iter().flat_map(|listing| languages.all().map(move |lang| (listing.kind, lang)));
        let url = |kind, lang| format!("/data/{}.{}.csv", folder(cx, kind), languages[lang].code);
        files.map(|(kind, lang)| File::new(url(kind, lang), Part::KindIn(kind, lang))).collect()
    },
    write: |cx, part| match part {
        Part::KindIn(kind, lang) => as_csv(&table(cx, kind, lang)),
        _ => unreachable!("each file is about a kind, in a language"),
    },
};

pub(super) const XLSX: Format = Format {
    name: "xlsx",
    about: Both::new(
        "`/data/<kind>.xlsx`: each list as a workbook, with a sheet for each language",
        "`/data/<类别>.xlsx`：每个列表的 Excel 工作簿，每种语言一个工作表",
    ),
    files: |cx| {
        let kinds = cx.site.listings.iter().map(|listing| listing.kind);
        kinds.map(|kind| File::new(format!("/data/{}.xlsx", folder(cx, kind)), Part::Kind(kind))).collect()
    },
    write: |cx, part| match part {
        Part::Kind(kind) => {
            let languages = cx.site.languages();
            let tables = languages.all().map(|lang| (&*languages[lang].name, table(cx, kind, lang)));
            let tables: Vec<(&str, Arc<Table>)> = tables.collect();
            let sheets = tables.iter().map(|(name, table)| Sheet { name, rows: table.rows().collect() });
            workbook::bytes(&sheets.collect::<Vec<_>>())
        }
        _ => unreachable!("each file is about a kind"),
    },
};

fn folder(cx: &Cx, kind: KindId) -> &'static str {
    cx.site.catalogue.index.kind_name(kind).folder
}

fn listing<'a>(cx: &Cx<'a>, kind: KindId) -> &'a Listing {
    cx.site.listing(kind).expect("files are planned for kinds with a list")
}

/// The table of a kind for readers of a language, which is the same in both forms.
fn table(cx: &Cx, kind: KindId, lang: Lang) -> Arc<Table> {
    let make = || Table::new(cx, listing(cx, kind), lang);
    cx.alike([CSV.name, XLSX.name], |shared| &shared.tables, (kind, lang), make)
}

#[derive(Debug)]
pub(super) struct Table {
    header: Vec<String>,
    /// As long as the header; empty where there is nothing to say.
    rows: Vec<Vec<String>>,
}

/// Common fields that a table has, behind those of the kind.
const COMMON: [&str; 4] = ["summary", "other_names", "tags", "updated"];

impl Table {
    fn new(cx: &Cx, listing: &Listing, lang: Lang) -> Self {
        let entries = listing.order[lang.index()].iter().filter_map(|id| cx.site.catalogue.get(*id));
        let entries: Vec<&Entry> = entries.collect();
        let said = Said::new(cx, lang);
        let label = |name: &str| said.label(name);
        let Some(spec) = entries.first().map(|entry| entry.spec) else {
            return Self { header: Vec::new(), rows: Vec::new() };
        };
        let mut names: Vec<&'static str> = (spec.decls)().iter().map(|decl| decl.name).collect();
        // What lists show of derived values, such as a program's length.
        names.extend(spec.derived.iter().map(|(name, _)| *name).filter(|name| spec.summary.contains(name)));
        names.extend(COMMON);
        let mut header = vec![label(spec.heading.field())];
        for name in &names {
            let own = label(name);
            // Two columns of one name could not be told apart.
            header.push(if header.contains(&own) { format!("{own} ({name})") } else { own });
        }
        header.extend([said.word("export.page", "page"), "id".to_owned()]);
        let view_cx = cx.site.view_cx(lang);
        let row = |entry: &&Entry| {
            let mut view = entry.facts.view(&view_cx);
            view.extend(COMMON.iter().filter_map(|name| Some((*name, entry.head.field_view(name, &view_cx)?))));
            let mut row = vec![entry.title(lang).0.to_owned()];
            row.extend(names.iter().map(|name| match view.iter().find(|(field, _)| field == name) {
                // Lists that are made of others would say everything twice.
                Some((_, View::List(_))) if spec.derived.iter().any(|(derived, _)| derived == name) => String::new(),
                Some((_, value)) => said.value(value).unwrap_or_default(),
                None => String::new(),
            }));
            row.push(cx.site.entry_url(lang, entry.id).map_or_else(String::new, |url| absolute(cx.site, &url)));
            row.push(cx.site.catalogue.index.name(entry.id));
            row
        };
        let mut rows: Vec<Vec<String>> = entries.iter().map(row).collect();
        let used: Vec<bool> = (0..header.len()).map(|at| rows.iter().any(|row| !row[at].is_empty())).collect();
        let keep = |row: &mut Vec<String>| {
            let mut used = used.iter();
            row.retain(|_| *used.next().expect("rows are as long as the header"));
        };
        keep(&mut header);
        rows.iter_mut().for_each(keep);
        Self { header, rows }
    }

    /// The header and the rows.
    fn rows(&self) -> impl Iterator<Item = &[String]> {
        std::iter::once(&self.header).chain(&self.rows).map(Vec::as_slice)
    }
}

/// Members that `text` says in words, or that say what it is in.
const IN_TEXT: [&str; 24] = [
    "text",
    "lang",
    "state",
    "entry",
    "unnamed",
    "iso",
    "precision",
    "term",
    "amount",
    "currency",
    "per",
    "free",
    "money",
    "count",
    "value",
    "qualifier",
    "indefinite",
    "system",
    "share",
    "any_of",
    "word",
    "lat",
    "lon",
    "not_stated",
];

/// What pages say of a value, as one text.
struct Said<'a> {
    cx: &'a Cx<'a>,
    lang: Lang,
    /// What stands between the parts of a list, and behind a label.
    between: String,
    colon: String,
}

impl<'a> Said<'a> {
    fn new(cx: &'a Cx<'a>, lang: Lang) -> Self {
        let mut said = Self { cx, lang, between: String::new(), colon: String::new() };
        said.between = said.word("list.between", "; ");
        said.colon = said.word("list.colon", ": ");
        said
    }

    fn word(&self, key: &str, or: &str) -> String {
        (self.cx.words)(self.lang, key, &[]).unwrap_or_else(|| or.to_owned())
    }

    fn label(&self, field: &str) -> String {
        (self.cx.words)(self.lang, &format!("field.{field}"), &[]).unwrap_or_else(|| field.replace('_', " "))
    }

    fn value(&self, view: &View) -> Option<String> {
        let said = match view {
            View::Null => return None,
            View::Bool(true) => self.word("yes", "true"),
            View::Bool(false) => self.word("no", "false"),
            View::Int(number) => number.to_string(),
            View::Text(text) | View::File(text) => text.to_string(),
            View::Word { list, word } => self.cx.label(self.lang, list, word),
            View::Entry(id) => self.cx.site.catalogue.get(*id)?.title(self.lang).0.to_owned(),
            View::List(items) => self.joined(items.iter().filter_map(|item| self.value(item)).collect()),
            View::Map(pairs) => self.map(pairs)?,
            View::Free(pairs) => {
                let each = pairs.iter().filter_map(|(name, value)| Some(self.pair(name, &self.value(value)?)));
                self.joined(each.collect())
            }
        };
        (!said.is_empty()).then_some(said)
    }

    fn joined(&self, parts: Vec<String>) -> String {
        parts.join(&self.between)
    }

    fn pair(&self, label: &str, value: &str) -> String {
        [label, &self.colon, value].concat()
    }

    fn map(&self, pairs: &[(&'static str, View)]) -> Option<String> {
        let get = |name: &str| pairs.iter().find(|(field, _)| *field == name).map(|(_, value)| value);
        // A date sorts by its machine form.
        if let (Some(View::Text(iso)), Some(View::Text(_))) = (get("iso"), get("precision")) {
            return Some(iso.to_string());
        }
        let mut taken = "";
        let mut main = None;
        for name in ["entry", "text", "title", "name"] {
            if let Some(said) = get(name).and_then(|value| self.value(value)) {
                (taken, main) = (name, Some(said));
                break;
            }
        }
        if main.is_none() && get("unnamed") == Some(&View::Bool(true)) {
            main = Some(self.word("party.unnamed", "?"));
        }
        let has_text = matches!(get("text"), Some(View::Text(_)));
        let is_period = get("indefinite").is_some();
        let is_said = |name: &str, value: &View| match name {
            name if name == taken => true,
            "from" | "until" => is_period,
            // Of a country or a telephone, an identifier, a way of renewal: `text` has them.
            "code" | "number" | "url" => has_text && pairs.len() <= 3,
            "mode" | "length" => has_text && get("mode").is_some() && get("length").is_some(),
            "unit" => matches!(value, View::Word { .. }),
            "languages" => has_text && get("language").is_none() && pairs.len() == 2,
            name => IN_TEXT.contains(&name),
        };
        let mut further = Vec::new();
        for (name, value) in pairs.iter().filter(|(name, value)| !is_said(name, value)) {
            let items = match value {
                View::List(items) => items.iter().filter_map(|item| self.value(item)).collect(),
                value => self.value(value).into_iter().collect::<Vec<_>>(),
            };
            let is_new = |item: &String| main.as_ref().is_none_or(|main| !main.contains(item.as_str()));
            if items.iter().any(is_new) {
                // Words explain themselves.
                further.push(match value {
                    View::Word { .. } => self.joined(items),
                    _ => self.pair(&self.label(name), &self.joined(items)),
                });
            }
        }
        let further = (!further.is_empty()).then(|| self.joined(further));
        match (main, further) {
            (Some(main), Some(further)) => {
                let role = [("role", Cow::Borrowed(&*further))];
                let bracketed = (self.cx.words)(self.lang, "party.role", &role);
                Some(main + &bracketed.unwrap_or_else(|| format!(" ({further})")))
            }
            (main, further) => main.or(further),
        }
    }
}

/// The text as a cell that no program takes for a formula: with an apostrophe before what begins like one.
fn harmless(text: &str) -> Cow<'_, str> {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

fn as_csv(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in table.rows() {
        writer
            .write_record(row.iter().map(|cell| harmless(cell).into_owned()))
            .expect("writing to memory does not fail");
    }
    writer.into_inner().expect("writing to memory does not fail")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_made_a_text_and_all_else_stays_as_it_is() {
        assert_eq!(harmless("=cmd()"), "'=cmd()");
        assert_eq!(harmless("+86 25 0000 0001"), "'+86 25 0000 0001");
        assert_eq!(harmless("＝求和"), "'＝求和");
        assert_eq!(harmless("机器人=1"), "机器人=1");
        assert_eq!(harmless("'=1"), "'=1");
    }

    #[test]
    fn cells_are_quoted_where_they_must_be_and_lines_end_as_the_standard_says() {
        let cells = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let rows = vec![cells(["望川, \"甲\"", "一\r\n二"]), cells(["", "a;b"])];
        let table = Table { header: cells(["名称", "备注"]), rows };
        let wanted = "\u{feff}名称,备注\r\n\"望川, \"\"甲\"\"\",\"一\r\n二\"\r\n,a;b\r\n";
        assert_eq!(String::from_utf8(as_csv(&table)).expect("it is text"), wanted);
    }
}
