//! Where a site may be published, and where what belongs to publishing lies.
//!
//! A place is judged by where it really lies: links are resolved, and folders compared by identity too, so that a
//! bind mount or another spelling on a disk without regard to case is seen through.
//! Beside the output `public`: the lock `.public.prospectus.lock` and staged trees `.public.prospectus-XXXXXX`;
//! in it, only names that begin with [`OURS`]. Where the parent cannot be written, all of them lie in the output.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use camino::{Utf8Path, Utf8PathBuf};

use super::error::{Act, Error, Refusal, Relation};

/// No file of a site may have a name at the top of the output that begins so.
pub(super) const OURS: &str = ".prospectus-";
pub(super) const MANIFEST: &str = ".prospectus-manifest";
/// Lies at the top of a tree that retired with nothing of others in it.
pub(super) const RETIRED: &str = ".prospectus-retired";
pub(super) const JOURNAL: &str = ".prospectus-journal";
pub(super) const TEMPORARY: &str = ".prospectus-new";
pub(super) const STAGED_INSIDE: &str = ".prospectus-staged-";
pub(super) const LOCK_INSIDE: &str = ".prospectus-lock";
/// Letters at the end of the name of a staged tree.
pub(super) const SUFFIX: usize = 6;

/// What an output folder must neither be, hold nor lie in.
#[derive(Clone, Debug, Default)]
pub struct Protected {
    /// The folder of `site.toml`: the output may lie in it, but not be or hold it.
    pub site: Utf8PathBuf,
    /// What the site is made from: `site.toml`, `content`, `themes`, caches. They need not exist.
    pub sources: Vec<Utf8PathBuf>,
    /// The user's home: the output may lie in it, but not be or hold it.
    pub home: Option<Utf8PathBuf>,
}

/// An output folder that was judged, as it really lies; it need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub(super) output: PathBuf,
    pub(super) parent: PathBuf,
}

impl Place {
    /// What the names of staged trees beside the output begin with.
    pub(super) fn prefix(&self) -> String {
        // 255 bytes is the longest name; a long one is told from others of the same beginning by its hash.
        let name = self.output.file_name().expect("a place has a name").to_string_lossy();
        if name.len() <= 200 {
            return format!(".{name}.prospectus-");
        }
        let beginning: String = name.chars().take(40).collect();
        format!(".{beginning}-{}.prospectus-", &blake3::hash(name.as_bytes()).to_hex()[..16])
    }

    pub(super) fn lock(&self) -> PathBuf {
        let prefix = self.prefix();
        self.parent.join(format!("{}.lock", &prefix[..prefix.len() - 1]))
    }

    /// Whether the output is there as a folder (it was judged: it is a folder or nothing).
    pub(super) fn exists(&self) -> bool {
        self.output.is_dir()
    }
}

/// Judges `output` before anything is built; [`super::open`] does it again.
pub fn judge(output: &Utf8Path, protected: &Protected) -> Result<Place, Error> {
    let refuse = |why| Error::Refused { output: output.to_string(), why };
    let real = settle(output)?;
    let Some(parent) = real.parent() else { return Err(refuse(Refusal::Root)) };
    if real.components().any(|part| part.as_os_str().eq_ignore_ascii_case(".git")) {
        return Err(refuse(Refusal::Git));
    }
    let line = identities(&real);
    let relation = |path: &Utf8Path| -> Result<Option<Relation>, Error> {
        // Both where a source really lies and where its name stands, should it be a link. One that leads to nothing
        // cannot be harmed.
        let mut places = Vec::new();
        let above = path.parent().map(|above| if above == "" { Utf8Path::new(".") } else { above });
        let named = above.zip(path.file_name());
        for found in [Some((path, None)), named.map(|(above, name)| (above, Some(name)))].into_iter().flatten() {
            match (settle(found.0), found.1) {
                (Ok(place), None) => places.push(place),
                (Ok(above), Some(name)) => places.push(above.join(name)),
                (Err(Error::Refused { .. }), _) => {}
                (Err(e), _) => return Err(e),
            }
        }
        Ok(places.iter().find_map(|place| relate(&real, &line, place)))
    };
    // The sources first: their names say more than the folder around them.
    for source in &protected.sources {
        if let Some(relation @ (Relation::Is | Relation::LiesIn)) = relation(source)? {
            return Err(refuse(Refusal::Source(relation, source.to_string())));
        }
    }
    if let Some(relation @ (Relation::Is | Relation::Holds)) = relation(&protected.site)? {
        return Err(refuse(Refusal::Site(relation)));
    }
    for source in &protected.sources {
        if let Some(relation) = relation(source)? {
            return Err(refuse(Refusal::Source(relation, source.to_string())));
        }
    }
    if let Some(home) = &protected.home
        && let Some(relation @ (Relation::Is | Relation::Holds)) = relation(home)?
    {
        return Err(refuse(Refusal::Home(relation)));
    }
    match fs::metadata(&real) {
        Ok(looks) if !looks.is_dir() => Err(refuse(Refusal::NotFolder)),
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::disk(Act::Look, &real, e)),
        _ => Ok(Place { parent: parent.to_owned(), output: real }),
    }
}

/// Where `path` really lies: every link in its existing part resolved, the rest added as written.
fn settle(path: &Utf8Path) -> Result<PathBuf, Error> {
    let refuse = |why| Error::Refused { output: path.to_string(), why };
    let absolute = std::path::absolute(path).map_err(|e| Error::disk(Act::Look, path.as_std_path(), e))?;
    let (mut at, mut rest) = (absolute.as_path(), Vec::<&OsStr>::new());
    loop {
        match fs::canonicalize(at) {
            Ok(real) if rest.is_empty() => return Ok(real),
            Ok(real) if !real.is_dir() => return Err(refuse(Refusal::NotFolder)),
            Ok(real) => return Ok(rest.iter().rev().fold(real, |real, name| real.join(name))),
            Err(e) if e.kind() == io::ErrorKind::NotADirectory => return Err(refuse(Refusal::NotFolder)),
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(Error::disk(Act::Look, at, e)),
            Err(_) if fs::symlink_metadata(at).is_ok() => {
                return Err(refuse(Refusal::DanglingLink(at.display().to_string())));
            }
            // `..` has no name: what it would lead to once the folder before it exists is anyone's guess.
            Err(_) => match (at.file_name(), at.parent()) {
                (Some(name), Some(above)) => {
                    rest.push(name);
                    at = above;
                }
                _ => return Err(refuse(Refusal::DotDot)),
            },
        }
    }
}

/// How `output` lies to `other`; `line` are the identities of the output and the folders above it.
fn relate(output: &Path, line: &[Option<Identity>], other: &Path) -> Option<Relation> {
    let others = identities(other);
    let same = |a: &Option<Identity>, b: &Option<Identity>| a.is_some() && a == b;
    if output == other || same(&line[0], &others[0]) {
        Some(Relation::Is)
    } else if output.starts_with(other) || line.iter().any(|folder| same(folder, &others[0])) {
        Some(Relation::LiesIn)
    } else if other.starts_with(output) || others.iter().any(|folder| same(folder, &line[0])) {
        Some(Relation::Holds)
    } else {
        None
    }
}

/// Device and number of a file: the same for all its names.
pub(super) type Identity = (u64, u64);

/// The identity of `path`, then of each folder above it; `None` where there is nothing, or the system has none.
fn identities(path: &Path) -> Vec<Option<Identity>> {
    path.ancestors().map(|at| fs::metadata(at).ok().and_then(|looks| identity(&looks))).collect()
}

#[cfg(unix)]
pub(super) fn identity(looks: &fs::Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some((looks.dev(), looks.ino()))
}

#[cfg(not(unix))]
pub(super) fn identity(_: &fs::Metadata) -> Option<Identity> {
    None
}

/// When something came to a folder or left it: not the time that programs can set. `None` where the system has none.
#[cfg(unix)]
pub(super) fn changed_at(looks: &fs::Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let (seconds, nanoseconds) = (looks.ctime().try_into().ok()?, looks.ctime_nsec().try_into().ok()?);
    Some(SystemTime::UNIX_EPOCH + Duration::new(seconds, nanoseconds))
}

#[cfg(not(unix))]
pub(super) fn changed_at(_: &fs::Metadata) -> Option<SystemTime> {
    None
}

/// Whether a folder is where another disk (or a part of one) was mounted, so that it cannot be renamed.
pub(super) fn is_mount_point(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        if let Ok(looks) = statx(CWD, folder, AtFlags::empty(), StatxFlags::empty())
            && looks.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT)
        {
            return looks.stx_attributes.contains(StatxAttributes::MOUNT_ROOT);
        }
    }
    let device = |path: &Path| fs::metadata(path).ok().and_then(|looks| identity(&looks)).map(|(device, _)| device);
    folder.parent().is_some_and(|parent| device(folder) != device(parent))
}

/// The staged trees that dead builds left in `folder`: folders named `prefix` and [`SUFFIX`] letters, sorted.
pub(super) fn leftovers(folder: &Path, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_ours = |name: &OsStr| {
        let suffix = name.to_str().and_then(|name| name.strip_prefix(prefix));
        suffix.is_some_and(|suffix| suffix.len() == SUFFIX && suffix.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    let mut found: Vec<_> = entries
        .flatten()
        .filter(|entry| is_ours(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

/// Refuses a folder without a manifest that holds anything a person put there.
///
/// A worktree's or clone's `.git` and what file managers strew about are no reason: they are kept as they are.
pub(super) fn check_empty(output: &Path) -> Result<(), Error> {
    let litter = [".git", ".DS_Store", "Thumbs.db", "desktop.ini"];
    let mut foreign = Vec::new();
    for entry in fs::read_dir(output).map_err(|e| Error::disk(Act::Read, output, e))? {
        let name = entry.map_err(|e| Error::disk(Act::Read, output, e))?.file_name();
        let name = name.to_string_lossy();
        if !litter.contains(&name.as_ref()) && !is_ours_at_top(&name) {
            foreign.push(name.into_owned());
        }
    }
    if foreign.is_empty() {
        return Ok(());
    }
    foreign.sort();
    if foreign.len() > 5 {
        foreign.truncate(4);
        foreign.push("…".to_owned());
    }
    Err(Error::refused(output, Refusal::Foreign(foreign)))
}

/// Whether a name at the top of an output belongs to publishing.
pub(super) fn is_ours_at_top(name: &str) -> bool {
    matches!(name, MANIFEST | RETIRED | JOURNAL | TEMPORARY | LOCK_INSIDE) || name.starts_with(STAGED_INSIDE)
}
