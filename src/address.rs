//! Where entries live and pages go: slugs, keys, URLs and output paths.

use std::fmt;

/// The last part of an entry's place: `[a-z0-9]+(-[a-z0-9]+)*`, at most 100 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The only way to a slug; refuses `unnamed`, `more` and `not-stated`, which mean something as a value,
    /// and the names of devices that Windows cannot write as a folder.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        let shape = text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        match text {
            _ if !shape => Err(SlugError::Shape),
            _ if text.len() > 100 => Err(SlugError::Long),
            "unnamed" | "more" | "not-stated" | "same" => Err(SlugError::Word),
            _ if is_windows_device(text) => Err(SlugError::Windows),
            _ => Ok(Self(text.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugError {
    Shape,
    Long,
    Word,
    Windows,
}

/// Names that Windows refuses as a file or folder, with or without an extension.
pub fn is_windows_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.as_bytes()[3].is_ascii_digit()
            && stem.as_bytes()[3] != b'0')
}

/// Below the output folder, with `/`: `en/programs/robotics-3-1/index.html`. Never absolute, never with `.` or `..`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

impl OutputPath {
    /// `None` where a part is empty, `.`, `..`, a device of Windows or holds a backslash, colon or control character.
    pub fn parse(path: &str) -> Option<Self> {
        let fine = |part: &str| {
            !matches!(part, "" | "." | "..")
                && !part.contains(|c: char| c == '\\' || c == ':' || c.is_control())
                && !part.ends_with(['.', ' '])
                && !is_windows_device(part)
        };
        path.split('/').all(fine).then(|| Self(path.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
