//! The types of pictures and documents that are published, told by extension and leading bytes.
//!
//! Active types (SVG, HTML, scripts) are none of them: a browser runs those with the rights of the site.

use crate::diag::Both;

/// A type of file that is published from content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    Jpeg,
    Png,
    Webp,
    Avif,
    Gif,
    Pdf,
    Docx,
    Xlsx,
    Pptx,
    Csv,
    Txt,
    Zip,
}

/// Bytes from the beginning of a file that [`FileKind::fits`] wants to see. PDF's signature may stand anywhere in them.
pub(super) const HEAD: usize = 1024;

impl FileKind {
    pub const ALL: [FileKind; 12] = [
        FileKind::Jpeg,
        FileKind::Png,
        FileKind::Webp,
        FileKind::Avif,
        FileKind::Gif,
        FileKind::Pdf,
        FileKind::Docx,
        FileKind::Xlsx,
        FileKind::Pptx,
        FileKind::Csv,
        FileKind::Txt,
        FileKind::Zip,
    ];

    /// `jpg`
    pub fn extension(self) -> &'static str {
        match self {
            FileKind::Jpeg => "jpg",
            FileKind::Png => "png",
            FileKind::Webp => "webp",
            FileKind::Avif => "avif",
            FileKind::Gif => "gif",
            FileKind::Pdf => "pdf",
            FileKind::Docx => "docx",
            FileKind::Xlsx => "xlsx",
            FileKind::Pptx => "pptx",
            FileKind::Csv => "csv",
            FileKind::Txt => "txt",
            FileKind::Zip => "zip",
        }
    }

    /// The media type: `image/jpeg`.
    pub fn mime(self) -> &'static str {
        match self {
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
            FileKind::Webp => "image/webp",
            FileKind::Avif => "image/avif",
            FileKind::Gif => "image/gif",
            FileKind::Pdf => "application/pdf",
            FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            FileKind::Csv => "text/csv",
            FileKind::Txt => "text/plain",
            FileKind::Zip => "application/zip",
        }
    }

    pub fn is_picture(self) -> bool {
        matches!(self, FileKind::Jpeg | FileKind::Png | FileKind::Webp | FileKind::Avif | FileKind::Gif)
    }

    /// By the extension without its dot, in letters of any size; `jpeg` is `jpg`.
    pub fn by_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let extension = if extension == "jpeg" { "jpg" } else { &extension };
        Self::ALL.into_iter().find(|kind| kind.extension() == extension)
    }

    /// What a file holds, for messages.
    pub(super) fn words(self) -> Both {
        match self {
            FileKind::Jpeg => Both::new("a JPEG picture", " JPEG 图片"),
            FileKind::Png => Both::new("a PNG picture", " PNG 图片"),
            FileKind::Webp => Both::new("a WebP picture", " WebP 图片"),
            FileKind::Avif => Both::new("an AVIF picture", " AVIF 图片"),
            FileKind::Gif => Both::new("a GIF picture", " GIF 图片"),
            FileKind::Pdf => Both::new("a PDF document", " PDF 文件"),
            FileKind::Docx | FileKind::Xlsx | FileKind::Pptx => Both::new("an Office document", " Office 文件"),
            FileKind::Zip => Both::new("a ZIP archive", " ZIP 压缩包"),
            FileKind::Csv | FileKind::Txt => Both::new("plain text", "纯文本"),
        }
    }

    /// Whether a file that begins with `head` can be of this kind. `head` is the first [`HEAD`] bytes, or all.
    pub(super) fn fits(self, head: &[u8]) -> bool {
        match self {
            FileKind::Csv | FileKind::Txt => !head.contains(&0) && Self::of_bytes(head).is_none() && !is_markup(head),
            // Office documents are ZIP archives too.
            FileKind::Docx | FileKind::Xlsx | FileKind::Pptx => head.starts_with(b"PK\x03\x04"),
            kind => Self::of_bytes(head) == Some(kind),
        }
    }

    /// The kind that `head` is the beginning of, by signature; an Office document counts as ZIP, a text as nothing.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        let brand = head.get(4..12);
        Some(match head {
            [0xff, 0xd8, 0xff, ..] => FileKind::Jpeg,
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => FileKind::Png,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => FileKind::Webp,
            _ if matches!(brand, Some(b"ftypavif" | b"ftypavis")) => FileKind::Avif,
            // The general brand of such pictures: the list of compatible brands tells which.
            _ if brand == Some(b"ftypmif1") && head[..head.len().min(64)].windows(4).any(|four| four == b"avif") => {
                FileKind::Avif
            }
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => FileKind::Gif,
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => FileKind::Zip,
            _ if head.windows(5).any(|five| five == b"%PDF-") => FileKind::Pdf,
            _ => return None,
        })
    }
}

/// Whether `head` is the beginning of something that a browser may run when it guesses types.
pub(super) fn is_markup(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let start = head[..head.len().min(16)].to_ascii_lowercase();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<iframe"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Whether `head` is a text that Git LFS leaves in the place of a file it has not fetched.
pub(super) fn is_lfs_pointer(head: &[u8]) -> bool {
    head.starts_with(b"version https://git-lfs.github.com/spec/")
}

/// Extensions of active types.
pub(super) fn is_active(extension: &str) -> bool {
    matches!(
        extension,
        "svg"
            | "svgz"
            | "html"
            | "htm"
            | "xhtml"
            | "shtml"
            | "mhtml"
            | "js"
            | "mjs"
            | "css"
            | "swf"
            | "php"
            | "xml"
            | "wasm"
            | "hta"
    )
}

/// The published type as which a file of another type can be saved.
pub(super) fn instead_of(extension: &str) -> Option<FileKind> {
    Some(match extension {
        "heic" | "heif" | "tif" | "tiff" | "bmp" | "jfif" | "jpe" | "cr2" | "nef" => FileKind::Jpeg,
        "doc" | "wps" | "odt" | "rtf" | "pages" | "ps" | "eps" | "ai" | "caj" | "epub" => FileKind::Pdf,
        "xls" | "et" | "ods" | "numbers" | "xlsm" => FileKind::Xlsx,
        "ppt" | "dps" | "odp" | "key" | "pptm" => FileKind::Pptx,
        "docm" => FileKind::Docx,
        "tsv" => FileKind::Csv,
        "rar" | "7z" | "tar" | "gz" | "tgz" | "bz2" | "xz" => FileKind::Zip,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_its_leading_bytes() {
        let all: [(&[u8], Option<FileKind>); 9] = [
            (b"\xff\xd8\xff\xe0..JFIF", Some(FileKind::Jpeg)),
            (b"\x89PNG\r\n\x1a\n", Some(FileKind::Png)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(FileKind::Webp)),
            (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", Some(FileKind::Avif)),
            (b"GIF89a", Some(FileKind::Gif)),
            (b"\n%PDF-1.7", Some(FileKind::Pdf)),
            (b"PK\x03\x04", Some(FileKind::Zip)),
            ("编号,名称\n".as_bytes(), None),
            (b"", None),
        ];
        for (head, kind) in all {
            assert_eq!(FileKind::of_bytes(head), kind, "{head:?}");
        }
    }

    #[test]
    fn a_text_that_a_browser_could_run_is_no_text() {
        assert!(FileKind::Csv.fits("编号,名称\n1,软件\n".as_bytes()));
        assert!(FileKind::Txt.fits("a < b".as_bytes()));
        assert!(!FileKind::Txt.fits(b"\xef\xbb\xbf  <!DOCTYPE html><script>"));
        assert!(!FileKind::Csv.fits(b"PK\x03\x04"));
        assert!(!FileKind::Txt.fits(b"a\0b"));
    }

    #[test]
    fn an_extension_may_be_written_in_capitals_or_as_jpeg() {
        assert_eq!(FileKind::by_extension("JPEG"), Some(FileKind::Jpeg));
        assert_eq!(FileKind::by_extension("Pdf"), Some(FileKind::Pdf));
        assert_eq!(FileKind::by_extension("svg"), None);
    }
}
