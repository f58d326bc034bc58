//! The folder of a new site: whether it is free, and the sample's files in it.
//!
//! Not here: what the files say (`sample`), and new entries of a site (the module above).

use std::fs;
use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};

use super::sample;
use crate::build::Today;
use crate::catalogue::KINDS;
use crate::date::CivilDay;
use crate::diag::{Both, MessageLang};
use crate::project::find_root;
use crate::text::nearest;

/// Why no site was begun, or one that is not whole.
#[derive(Debug)]
pub enum NewSiteError {
    /// It would lie in another site. `kind`: the folder of a kind of entry that was meant, perhaps.
    InsideSite {
        folder: Utf8PathBuf,
        site: Utf8PathBuf,
        kind: Option<&'static str>,
    },
    /// `holds`: names in the folder, sorted.
    NotEmpty {
        folder: Utf8PathBuf,
        holds: Vec<String>,
    },
    NoFolder(Utf8PathBuf),
    /// The sample has no dates for the day.
    NoDates,
    /// Nothing was written.
    Unwritable {
        folder: Utf8PathBuf,
        source: io::Error,
    },
    /// The disk failed after these files. They are left as they are, for the folder may be in use by others.
    Halfway {
        path: Utf8PathBuf,
        source: io::Error,
        written: Vec<Utf8PathBuf>,
    },
}

impl NewSiteError {
    /// What failed and, on lines of their own, what to do about it.
    pub fn message(&self, lang: MessageLang) -> String {
        let elsewhere =
            Both::new("name a folder that does not exist or is empty", "请指定一个不存在的文件夹或空文件夹").get(lang);
        match (self, lang) {
            (Self::InsideSite { folder, site, kind }, MessageLang::En) => {
                format!(
                    "`{folder}` would lie inside the site `{site}`\n\
                     for a new entry say kind and slug: `prospectus new {} SLUG`\n\
                     for a new site name a folder outside of this one",
                    kind.unwrap_or("KIND")
                )
            }
            (Self::InsideSite { folder, site, kind }, MessageLang::Zh) => {
                format!(
                    "`{folder}` 位于已有网站 `{site}` 之内\n\
                     新增条目请写明类别和短名：`prospectus new {} 短名`\n\
                     新建网站请指定该网站以外的文件夹",
                    kind.unwrap_or("类别")
                )
            }
            (Self::NotEmpty { folder, holds }, MessageLang::En) => {
                let holds = match holds.as_slice() {
                    [one, two, three, more @ ..] if !more.is_empty() => {
                        format!("`{one}`, `{two}`, `{three}` and {} more", more.len())
                    }
                    few => few.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
                };
                format!("`{folder}` is not empty, so nothing was written: it holds {holds}\n{elsewhere}")
            }
            (Self::NotEmpty { folder, holds }, MessageLang::Zh) => {
                let names: Vec<String> = holds.iter().take(3).map(|name| format!("`{name}`")).collect();
                let more = if holds.len() > 3 { format!(" 等 {} 项", holds.len()) } else { String::new() };
                format!("`{folder}` 不是空文件夹，未写入任何内容：其中有 {}{more}\n{elsewhere}", names.join("、"))
            }
            (Self::NoFolder(folder), MessageLang::En) => format!("`{folder}` is not a folder\n{elsewhere}"),
            (Self::NoFolder(folder), MessageLang::Zh) => format!("`{folder}` 不是文件夹\n{elsewhere}"),
            (Self::NoDates, _) => Both::new(
                "the sample has dates for days in the years 100 to 9900 only\nname such a day with `--today`",
                "示例内容只能推算公元100年至9900年间的日期\n请用 `--today` 指定其间的一天",
            )
            .get(lang)
            .to_owned(),
            (Self::Unwritable { folder, source }, MessageLang::En) => format!("`{folder}` cannot be written: {source}"),
            (Self::Unwritable { folder, source }, MessageLang::Zh) => format!("无法写入 `{folder}`：{source}"),
            (Self::Halfway { path, source, written }, _) => {
                let written: String = written.iter().map(|path| format!("\n  {path}")).collect();
                match lang {
                    MessageLang::En => format!(
                        "`{path}` cannot be written: {source}\n\
                         remove what was written before that, then run the command again:{written}"
                    ),
                    MessageLang::Zh => {
                        format!("无法写入 `{path}`：{source}\n请删除此前已写入的下列文件，再重新运行命令：{written}")
                    }
                }
            }
        }
    }
}

/// Writes the sample with the dates of `today` into `folder`, which is made where it does not exist; gives how many
/// files that were.
///
/// # Errors
/// The folder holds something, lies in a site, or the disk cannot be read or written. But for
/// [`NewSiteError::Halfway`] nothing was written.
pub fn new_site(folder: &Utf8Path, today: Today) -> Result<usize, NewSiteError> {
    let today = match today {
        Today::Day(day) => Some(day),
        Today::Moment(moment) => CivilDay::at(moment, sample::ZONE),
    };
    let files = today.and_then(sample::files).ok_or(NewSiteError::NoDates)?;
    free(folder)?;
    fs::create_dir_all(folder).map_err(|source| NewSiteError::Unwritable { folder: folder.to_owned(), source })?;
    let mut written = Vec::new();
    for file in &files {
        let path = folder.join(&file.path);
        let above = path.parent().expect("it lies in the folder");
        let new = fs::create_dir_all(above).and_then(|()| fs::File::create_new(&path));
        match new.and_then(|mut new| new.write_all(&file.bytes)) {
            Ok(()) => written.push(path),
            Err(source) if written.is_empty() => {
                return Err(NewSiteError::Unwritable { folder: folder.to_owned(), source });
            }
            Err(source) => return Err(NewSiteError::Halfway { path, source, written }),
        }
    }
    Ok(files.len())
}

/// Whether a site may begin in `folder`: it does not exist or holds nothing, and lies in no other site.
fn free(folder: &Utf8Path) -> Result<(), NewSiteError> {
    let unwritable = |source| NewSiteError::Unwritable { folder: folder.to_owned(), source };
    let nearest = folder.ancestors().map(here).find(|above| above.exists()).unwrap_or(Utf8Path::new("."));
    let nearest = nearest.canonicalize_utf8().map_err(unwritable)?;
    let there = folder.symlink_metadata().is_ok();
    if let Some(site) = find_root(&nearest)
        && !(there && site == nearest)
    {
        return Err(NewSiteError::InsideSite { folder: folder.to_owned(), site, kind: kind_meant(folder.as_str()) });
    }
    if !there {
        return Ok(());
    }
    if !folder.is_dir() {
        return Err(NewSiteError::NoFolder(folder.to_owned()));
    }
    let mut holds = Vec::new();
    for entry in fs::read_dir(folder).map_err(unwritable)? {
        holds.push(entry.map_err(unwritable)?.file_name().to_string_lossy().into_owned());
    }
    // A clone of a repository to which nothing was committed yet holds nothing else.
    holds.retain(|name| name != ".git");
    holds.sort();
    if holds.is_empty() { Ok(()) } else { Err(NewSiteError::NotEmpty { folder: folder.to_owned(), holds }) }
}

/// The folder of the kind that `word` stands for: in words, or nearly spelled.
fn kind_meant(word: &str) -> Option<&'static str> {
    let names = || KINDS.iter().map(|kind| kind.name);
    let named = names().find(|kind| [kind.one.en, kind.many.en, kind.one.zh, kind.many.zh].contains(&word));
    named.map(|kind| kind.folder).or_else(|| nearest(word, names().map(|kind| kind.folder)))
}

/// The empty path stands for the folder in which the program runs.
fn here(folder: &Utf8Path) -> &Utf8Path {
    if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder }
}
