//! Tables as an XLSX workbook (ECMA-376): a sheet each, its first row and column fixed, its rows to be filtered.
//!
//! Every cell is a text that stands in its place (`inlineStr`), so that none is a formula. Written part by part: the
//! package `rust_xlsxwriter` starts a thread for each sheet, which a build that may have no threads does not survive.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;

/// A sheet: its name, and rows of equal length, the first of which is the header.
pub(super) struct Sheet<'a> {
    pub name: &'a str,
    pub rows: Vec<&'a [String]>,
}

/// The most characters in a cell, and in the name of a sheet, that Excel takes.
const MOST_IN_CELL: usize = 32_767;
const MOST_IN_NAME: usize = 31;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn bytes(sheets: &[Sheet]) -> Vec<u8> {
    let names: Vec<String> = sheets.iter().enumerate().map(|(number, sheet)| sheet_name(sheet.name, number)).collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(sheets.len())),
        ("_rels/.rels".to_owned(), relations(&[("officeDocument", "xl/workbook.xml".to_owned())])),
        ("xl/workbook.xml".to_owned(), workbook(sheets, &names)),
    ];
    let mut related: Vec<(&str, String)> =
        (1..=sheets.len()).map(|number| ("worksheet", format!("worksheets/sheet{number}.xml"))).collect();
    related.push(("styles", "styles.xml".to_owned()));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(&related)));
    parts.push(("xl/styles.xml".to_owned(), styles()));
    for (number, rows) in sheets.iter().enumerate() {
        parts.push((format!("xl/worksheets/sheet{}.xml", number + 1), sheet(&rows.rows)));
    }
    // No clock: archives count from 1980.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        archive.start_file(path, options).expect(IN_MEMORY);
        archive.write_all(&content).expect(IN_MEMORY);
    }
    archive.finish().expect(IN_MEMORY).into_inner()
}

const IN_MEMORY: &str = "writing to memory does not fail";

fn content_types(sheets: usize) -> Vec<u8> {
    const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut xml = Xml::new();
    xml.within("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let mut part = |path: &str, kind: &str| {
            xml.empty("Override", &[("PartName", path), ("ContentType", &format!("{SPREADSHEET}.{kind}+xml"))]);
        };
        part("/xl/workbook.xml", "sheet.main");
        part("/xl/styles.xml", "styles");
        for number in 1..=sheets {
            part(&format!("/xl/worksheets/sheet{number}.xml"), "worksheet");
        }
    });
    xml.bytes()
}

fn relations(targets: &[(&str, String)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (number, (kind, target)) in targets.iter().enumerate() {
            let (id, kind) = (format!("rId{}", number + 1), format!("{OFFICE}/{kind}"));
            xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)]);
        }
    });
    xml.bytes()
}

fn workbook(sheets: &[Sheet], names: &[String]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("workbook", &[("xmlns", MAIN), ("xmlns:r", OFFICE)], |xml| {
        xml.within("sheets", &[], |xml| {
            for (number, name) in names.iter().enumerate() {
                let (number, id) = ((number + 1).to_string(), format!("rId{}", number + 1));
                xml.empty("sheet", &[("name", name), ("sheetId", &number), ("r:id", &id)]);
            }
        });
        // Excel keeps what is filtered under this name.
        xml.within("definedNames", &[], |xml| {
            for (number, (name, sheet)) in names.iter().zip(sheets).enumerate() {
                let number = number.to_string();
                let attributes = [("name", "_xlnm._FilterDatabase"), ("localSheetId", &*number), ("hidden", "1")];
                let columns = sheet.rows.first().map_or(1, |header| header.len().max(1));
                let last = column(columns - 1);
                let range = format!("'{}'!$A$1:${last}${}", name.replace('\'', "''"), sheet.rows.len().max(1));
                xml.leaf("definedName", &attributes, &range);
            }
        });
    });
    xml.bytes()
}

/// 0: plain; 1: bold, for headers; 2: lines are broken, from the top.
fn styles() -> Vec<u8> {
    let mut xml = Xml::new();
    let font = |xml: &mut Xml, bold: bool| {
        xml.within("font", &[], |xml| {
            if bold {
                xml.empty("b", &[]);
            }
            xml.empty("sz", &[("val", "11")]);
            xml.empty("name", &[("val", "Calibri")]);
        });
    };
    let plain = [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")];
    xml.within("styleSheet", &[("xmlns", MAIN)], |xml| {
        xml.within("fonts", &[("count", "2")], |xml| {
            font(xml, false);
            font(xml, true);
        });
        xml.within("fills", &[("count", "2")], |xml| {
            for pattern in ["none", "gray125"] {
                xml.within("fill", &[], |xml| xml.empty("patternFill", &[("patternType", pattern)]));
            }
        });
        xml.within("borders", &[("count", "1")], |xml| {
            xml.within("border", &[], |xml| {
                ["left", "right", "top", "bottom", "diagonal"].iter().for_each(|side| xml.empty(side, &[]));
            });
        });
        xml.within("cellStyleXfs", &[("count", "1")], |xml| xml.empty("xf", &plain));
        xml.within("cellXfs", &[("count", "3")], |xml| {
            let with_style = |more: &[(&'static str, &'static str)]| [&plain[..], &[("xfId", "0")], more].concat();
            xml.empty("xf", &with_style(&[]));
            let mut bold = with_style(&[("applyFont", "1")]);
            bold[1] = ("fontId", "1");
            xml.empty("xf", &bold);
            xml.within("xf", &with_style(&[("applyAlignment", "1")]), |xml| {
                xml.empty("alignment", &[("vertical", "top"), ("wrapText", "1")]);
            });
        });
        xml.within("cellStyles", &[("count", "1")], |xml| {
            xml.empty("cellStyle", &[("name", "Normal"), ("xfId", "0"), ("builtinId", "0")]);
        });
    });
    xml.bytes()
}

fn sheet(rows: &[&[String]]) -> Vec<u8> {
    let columns = rows.first().map_or(0, |header| header.len());
    let mut xml = Xml::new();
    xml.within("worksheet", &[("xmlns", MAIN)], |xml| {
        xml.within("sheetViews", &[], |xml| {
            xml.within("sheetView", &[("workbookViewId", "0")], |xml| {
                let place = [("topLeftCell", "B2"), ("activePane", "bottomRight"), ("state", "frozen")];
                xml.empty("pane", &[&[("xSplit", "1"), ("ySplit", "1")], &place[..]].concat());
            });
        });
        if columns > 0 {
            xml.within("cols", &[], |xml| {
                for at in 0..columns {
                    let widest = rows.iter().map(|row| width(&row[at])).max().unwrap_or(0);
                    let (number, width) = ((at + 1).to_string(), (widest.clamp(8, 60) + 2).to_string());
                    xml.empty("col", &[("min", &number), ("max", &number), ("width", &width), ("customWidth", "1")]);
                }
            });
        }
        xml.within("sheetData", &[], |xml| {
            let letters: Vec<String> = (0..columns).map(column).collect();
            for (number, row) in rows.iter().enumerate() {
                let style = if number == 0 { "1" } else { "2" };
                let number = (number + 1).to_string();
                xml.within("row", &[("r", &number)], |xml| {
                    for (letters, text) in letters.iter().zip(*row).filter(|(_, text)| !text.is_empty()) {
                        let place = [letters.as_str(), &number].concat();
                        xml.within("c", &[("r", &place), ("s", style), ("t", "inlineStr")], |xml| {
                            xml.within("is", &[], |xml| xml.leaf("t", &[("xml:space", "preserve")], &in_cell(text)));
                        });
                    }
                });
            }
        });
        if columns > 0 {
            xml.empty("autoFilter", &[("ref", &format!("A1:{}{}", column(columns - 1), rows.len()))]);
        }
    });
    xml.bytes()
}

/// The letters of a column, from 0: `A`, …, `Z`, `AA`.
fn column(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (number % 26) as u8));
        if number < 26 {
            return letters.iter().rev().collect();
        }
        number = number / 26 - 1;
    }
}

/// The text with the line ends of Excel, cut where a cell ends, and with what Excel reads as a character by its number
/// made plain: `_x000D_`.
fn in_cell(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n").into();
    }
    // Excel counts in units of UTF-16, of which no text has more than octets.
    if text.len() > MOST_IN_CELL {
        let mut units = 0;
        let end = text.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > MOST_IN_CELL
        });
        text = end.map_or(&*text, |(at, _)| &text[..at]).to_owned().into();
    }
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len() + 16);
    let mut rest = &*text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        let code = from.as_bytes().get(2..7);
        let is_code = code.is_some_and(|code| code[..4].iter().all(u8::is_ascii_hexdigit) && code[4] == b'_');
        plain.push_str(before);
        plain.push_str(if is_code { "_x005F_x" } else { "_x" });
        rest = &from[2..];
    }
    plain.push_str(rest);
    plain.into()
}

/// A name that Excel takes for a sheet; two languages may not be told apart by theirs, so it may have a number.
fn sheet_name(name: &str, number: usize) -> String {
    let plain = name.replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
    let plain: String = plain.trim().trim_matches('\'').chars().take(MOST_IN_NAME - 4).collect();
    match plain.is_empty() || number > 8 {
        true => format!("{plain} {}", number + 1).trim().to_owned(),
        false => plain,
    }
}

/// How wide the widest line is, in letters; a Chinese character is as wide as two.
fn width(text: &str) -> usize {
    text.lines().map(crate::text::cells).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_ends_where_excel_ends_it_and_between_characters() {
        let long = "路".repeat(MOST_IN_CELL + 5);
        assert_eq!(in_cell(&long).chars().count(), MOST_IN_CELL);
        let pairs = "😀".repeat(MOST_IN_CELL);
        assert_eq!(in_cell(&pairs).chars().count(), MOST_IN_CELL / 2);
        assert_eq!(in_cell("一\r\n二\r三"), "一\n二\n三");
        assert_eq!(in_cell("_x000D_ _x望_ _x12_"), "_x005F_x000D_ _x望_ _x12_");
    }

    #[test]
    fn sheets_are_called_as_their_languages_as_far_as_excel_takes_that() {
        assert_eq!(sheet_name("中文", 1), "中文");
        assert_eq!(sheet_name("Deutsch [CH]/AT", 0), "Deutsch  CH  AT");
        assert_eq!(sheet_name("''", 2), "3");
    }

    #[test]
    fn columns_are_lettered() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
