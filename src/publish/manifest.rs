//! What we wrote into an output folder: the only files that are ever removed from it.
//!
//! A text file of lines sorted by path, the same bytes for the same site and history:
//!
//! ```text
//! prospectus-manifest 1
//! file 0f5c…32 hex digits 1402 en/index.html
//! former 77aa… 900 assets/style.0f5c1a2b3c.css
//! end 2 9be1…
//! ```
//!
//! `former` marks an asset of the site before this one. The last line proves that nothing was cut off.
//! Paths are parsed as [`OutputPath`], so that an edited manifest cannot name a file outside the output.

use std::fmt::Write as _;
use std::path::Path;
use std::time::SystemTime;

use super::error::{Act, Error, Refusal};
use super::places::MANIFEST;
use crate::address::OutputPath;
use crate::project::regular::{self, Links};

/// The first 16 bytes of a file's blake3 hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hash(pub [u8; 16]);

impl Hash {
    /// Of a file whose bytes are not known; equals no file's.
    pub const UNKNOWN: Hash = Hash([0; 16]);

    pub fn of(bytes: &[u8]) -> Self {
        let full = blake3::hash(bytes);
        let mut first = [0; 16];
        first.copy_from_slice(&full.as_bytes()[..16]);
        Self(first)
    }

    fn parse(hex: &str) -> Option<Self> {
        let fine = hex.len() == 32 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fine.then(|| u128::from_str_radix(hex, 16).ok()).flatten().map(|n| Self(n.to_be_bytes()))
    }

    fn hex(self) -> String {
        format!("{:032x}", u128::from_be_bytes(self.0))
    }
}

/// Which site a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    Current,
    /// An asset of the site before, for pages that are open in browsers.
    Former,
}

/// One file of ours. `size` is in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub path: OutputPath,
    pub size: u64,
    pub hash: Hash,
    pub age: Age,
}

impl Line {
    /// Whether its file in `folder` is as we left it, whose manifest was written `at` that time.
    pub fn is_intact(&self, folder: &Path, at: SystemTime) -> bool {
        let Ok(looks) = std::fs::symlink_metadata(folder.join(self.path.as_str())) else { return false };
        looks.is_file() && looks.len() == self.size && looks.modified().is_ok_and(|file| file <= at)
    }
}

/// Sorted by path, each path once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    lines: Vec<Line>,
}

/// Why a text is not a manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    Damaged,
    Newer,
}

impl From<Unreadable> for Refusal {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Damaged => Refusal::Manifest,
            Unreadable::Newer => Refusal::Newer,
        }
    }
}

const HEAD: &str = "prospectus-manifest ";

impl Manifest {
    /// `None` where a path stands twice.
    pub fn new(mut lines: Vec<Line>) -> Option<Self> {
        lines.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        lines.windows(2).all(|two| two[0].path != two[1].path).then_some(Self { lines })
    }

    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub fn find(&self, path: &str) -> Option<&Line> {
        let at = self.lines.binary_search_by(|line| line.path.as_str().cmp(path)).ok()?;
        Some(&self.lines[at])
    }

    pub fn write(&self) -> String {
        let mut text = String::with_capacity(64 + self.lines.len() * 96);
        text.push_str(HEAD);
        text.push_str("1\n");
        for line in &self.lines {
            let age = match line.age {
                Age::Current => "file",
                Age::Former => "former",
            };
            let _ = writeln!(text, "{age} {} {} {}", line.hash.hex(), line.size, line.path);
        }
        let hash = Hash::of(text.as_bytes()).hex();
        let _ = writeln!(text, "end {} {hash}", self.lines.len());
        text
    }

    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let version = text.strip_prefix(HEAD).and_then(|rest| rest.split('\n').next()).ok_or(Unreadable::Damaged)?;
        if version != "1" {
            let newer = !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit());
            return Err(if newer { Unreadable::Newer } else { Unreadable::Damaged });
        }
        let start = text.rfind("\nend ").ok_or(Unreadable::Damaged)? + 1;
        let (body, end) = text.split_at(start);
        let lines = body.lines().skip(1).map(line).collect::<Option<Vec<_>>>().ok_or(Unreadable::Damaged)?;
        if end != format!("end {} {}\n", lines.len(), Hash::of(body.as_bytes()).hex()) {
            return Err(Unreadable::Damaged);
        }
        Manifest::new(lines).ok_or(Unreadable::Damaged)
    }

    /// The manifest in `folder` and when it was written; `None` where there is none.
    pub fn read(folder: &Path) -> Result<Option<(Self, SystemTime)>, Error> {
        let path = folder.join(MANIFEST);
        let failed = |e| Error::disk(Act::Read, &path, e);
        match std::fs::symlink_metadata(&path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(failed(e)),
            Ok(looks) if !looks.is_file() => Err(Error::refused(folder, Refusal::Manifest)),
            Ok(looks) => {
                let bytes = regular::read(&path, Links::Refuse, u64::MAX).map_err(failed)?;
                let parsed = std::str::from_utf8(&bytes).map_err(|_| Unreadable::Damaged).and_then(Manifest::parse);
                let manifest = parsed.map_err(|unreadable| Error::refused(folder, unreadable.into()))?;
                Ok(Some((manifest, looks.modified().map_err(failed)?)))
            }
        }
    }
}

fn line(text: &str) -> Option<Line> {
    let mut parts = text.splitn(4, ' ');
    let age = match parts.next()? {
        "file" => Age::Current,
        "former" => Age::Former,
        _ => return None,
    };
    let hash = Hash::parse(parts.next()?)?;
    let size = parts.next()?.parse().ok()?;
    Some(Line { path: OutputPath::parse(parts.next()?)?, size, hash, age })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(lines: &[(&str, Age)]) -> Manifest {
        let line = |(path, age): &(&str, Age)| Line {
            path: OutputPath::parse(path).unwrap(),
            size: path.len() as u64,
            hash: Hash::of(path.as_bytes()),
            age: *age,
        };
        Manifest::new(lines.iter().map(line).collect()).unwrap()
    }

    #[test]
    fn a_manifest_is_sorted_by_path_and_read_back_as_written() {
        let written = manifest(&[
            ("zh/招生 简章.pdf", Age::Current),
            ("assets/a.css", Age::Former),
            ("en/index.html", Age::Current),
        ]);
        let text = written.write();
        assert_eq!(Manifest::parse(&text), Ok(written));
        let paths: Vec<_> = text.lines().map(|line| line.splitn(4, ' ').nth(3).unwrap_or("-")).collect();
        assert_eq!(paths, ["-", "assets/a.css", "en/index.html", "zh/招生 简章.pdf", "-"]);
    }

    #[test]
    fn a_manifest_cut_or_edited_anywhere_is_damaged_and_a_later_version_is_named() {
        let text = manifest(&[("en/index.html", Age::Current), ("zh/主页.html", Age::Current)]).write();
        for (cut, _) in text.char_indices() {
            assert_eq!(Manifest::parse(&text[..cut]), Err(Unreadable::Damaged), "cut at {cut}");
        }
        assert_eq!(Manifest::parse(&text.replace("主页", "首页")), Err(Unreadable::Damaged));
        assert_eq!(Manifest::parse(&text.replace("manifest 1", "manifest 2")), Err(Unreadable::Newer));
    }

    #[test]
    fn a_manifest_cannot_name_a_file_outside_the_output() {
        for path in ["../content/index.md", "/etc/passwd", "en/../../x", "C:/x"] {
            let body = format!("{HEAD}1\nfile {} 1 {path}\n", Hash::UNKNOWN.hex());
            let text = format!("{body}end 1 {}\n", Hash::of(body.as_bytes()).hex());
            assert_eq!(Manifest::parse(&text), Err(Unreadable::Damaged), "{path}");
        }
    }
}
