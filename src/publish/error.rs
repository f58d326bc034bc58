//! Why a site could not be published, in the plain words of both languages.
//!
//! An [`Error`] is the environment's failure or a place that must not be written to; whichever it is, the old site
//! is as it was, but for [`Error::Begun`]. `message` says what is wrong, `help` what to do. The library never prints them.

use std::io;
use std::path::Path;

use crate::diag::reason::reason;
use crate::diag::{Both, MessageLang};
use crate::stop::Stopped;

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(MessageLang::En))]
pub enum Error {
    /// The output folder is no place to publish into.
    Refused { output: String, why: Refusal },
    /// Another build is publishing to the same output.
    Busy { output: String },
    /// Whoever asked for the site does not want it any more.
    Stopped,
    /// A file that is not ours stands where a page has to go.
    Taken { output: String, path: String },
    /// The site has a file of a name that publishing needs for itself.
    Reserved { path: String },
    /// Something else changed the output while the site was being built.
    Changed { path: String },
    /// The system refused an operation on a file or folder.
    Disk { act: Act, path: String, source: io::Error },
    /// It refused while files were being put in place one by one: what is there is in part the new site.
    Begun { act: Act, path: String, source: io::Error },
}

/// What makes an output folder dangerous. Paths are as given to the program, or where they really lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// `/` or the root of a drive.
    Root,
    Home(Relation),
    /// The site's own folder, or a folder above it.
    Site(Relation),
    /// Something from which the site is made.
    Source(Relation, String),
    /// Inside a `.git` folder.
    Git,
    NotFolder,
    /// A symbolic link on the way, which leads to nothing.
    DanglingLink(String),
    /// `..` after a folder that does not exist.
    DotDot,
    /// Files, and no manifest of ours; sorted, may be shortened to the first few.
    Foreign(Vec<String>),
    /// Its manifest was cut or edited, so that we cannot know what is ours.
    Manifest,
    /// Its manifest was written by a later version of the program.
    Newer,
}

/// How the output lies to a folder that must not be touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Is,
    Holds,
    LiesIn,
}

/// What the program was doing when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Look,
    Read,
    Write,
    MakeFolder,
    Link,
    Rename,
    Exchange,
    Remove,
    Lock,
}

impl Act {
    fn words(self) -> Both {
        match self {
            Act::Look => Both::new("look at", "查看"),
            Act::Read => Both::new("read", "读取"),
            Act::Write => Both::new("write", "写入"),
            Act::MakeFolder => Both::new("make the folder", "新建文件夹"),
            Act::Link => Both::new("link", "链接"),
            Act::Rename => Both::new("rename", "重命名"),
            Act::Exchange => Both::new("exchange", "交换"),
            Act::Remove => Both::new("remove", "删除"),
            Act::Lock => Both::new("lock", "锁定"),
        }
    }
}

impl Relation {
    fn words(self) -> Both {
        match self {
            Relation::Is => Both::new("is", "就是"),
            Relation::Holds => Both::new("holds", "包含"),
            Relation::LiesIn => Both::new("lies in", "位于"),
        }
    }
}

impl From<Stopped> for Error {
    fn from(Stopped: Stopped) -> Self {
        Error::Stopped
    }
}

impl Error {
    pub(super) fn disk(act: Act, path: &Path, source: io::Error) -> Self {
        Error::Disk { act, path: path.display().to_string(), source }
    }

    /// Of an error that came after the first file was put in place.
    pub(super) fn begun(self) -> Self {
        match self {
            Error::Disk { act, path, source } => Error::Begun { act, path, source },
            other => other,
        }
    }

    pub(super) fn refused(output: &Path, why: Refusal) -> Self {
        Error::Refused { output: output.display().to_string(), why }
    }

    /// What is wrong: one line, in lower case, without a full stop.
    pub fn message(&self, lang: MessageLang) -> String {
        let zh = lang == MessageLang::Zh;
        match self {
            Error::Refused { output, why } => why.message(output, lang),
            Error::Stopped if zh => "构建已中止".to_owned(),
            Error::Stopped => "the build was asked to end".to_owned(),
            Error::Busy { output } if zh => format!("另一个构建正在发布到 `{output}`"),
            Error::Busy { output } => format!("another build is publishing to `{output}`"),
            Error::Taken { output, path } if zh => {
                format!("输出文件夹 `{output}` 中的 `{path}` 不是本程序写的，而网站现在也有同名文件")
            }
            Error::Taken { output, path } => {
                format!(
                    "`{path}` in the output `{output}` was not written by prospectus, and the site now has a file of that name"
                )
            }
            Error::Reserved { path } if zh => {
                format!("网站不能有名为 `{path}` 的文件：以 `.prospectus-` 开头的名称由本程序自用")
            }
            Error::Reserved { path } => {
                format!(
                    "the site cannot have a file `{path}`: names that begin with `.prospectus-` are the program's own"
                )
            }
            Error::Changed { path } if zh => format!("构建期间，`{path}` 被其他程序改动或删除"),
            Error::Changed { path } => format!("something else changed or removed `{path}` during the build"),
            Error::Disk { act, path, source } | Error::Begun { act, path, source } => {
                let (act, reason) = (act.words().get(lang), reason(source, lang));
                if zh { format!("无法{act} `{path}`：{reason}") } else { format!("cannot {act} `{path}`: {reason}") }
            }
        }
    }

    /// What to do about it: one line; `None` where the message says all.
    pub fn help(&self, lang: MessageLang) -> Option<&'static str> {
        let both = match self {
            Error::Refused { why, .. } => match why {
                Refusal::Foreign(_) => Both::new(
                    "nothing was changed; give an empty or a new folder, or move these files away yourself",
                    "未作任何改动；请指定一个空文件夹或新文件夹，或自行移走这些文件",
                ),
                Refusal::Manifest => Both::new(
                    "nothing was changed; if all of this folder came from prospectus, delete it and build again",
                    "未作任何改动；如果该文件夹的内容全部由本程序生成，请删除该文件夹后重新构建",
                ),
                Refusal::Newer => Both::new(
                    "build with the version that wrote it, or give another folder",
                    "请使用写入它的版本构建，或另选文件夹",
                ),
                Refusal::NotFolder => Both::new("give the path of a folder", "请指定一个文件夹的路径"),
                Refusal::DanglingLink(_) => {
                    Both::new("make the folder it leads to, or remove the link", "请新建链接所指的文件夹，或删除该链接")
                }
                _ => Both::new(
                    "nothing was changed; give a folder of its own, such as `--output public` in the site's folder",
                    "未作任何改动；请指定一个专用文件夹，例如网站文件夹中的 `--output public`",
                ),
            },
            Error::Stopped => Both::new("the old site was kept", "原网站保持不变"),
            Error::Busy { .. } => Both::new("wait until it has ended, then build again", "请等它结束后再构建"),
            Error::Taken { .. } => Both::new(
                "the old site was kept; move that file away, or no longer make one of that name",
                "原网站保持不变；请移走该文件，或不再生成同名文件",
            ),
            Error::Reserved { .. } => Both::new("give it another name", "请改用其他名称"),
            Error::Changed { .. } => Both::new("the old site was kept; build again", "原网站保持不变；请重新构建"),
            Error::Disk { .. } if self.is_full() => Both::new(
                "the old site was kept; make room on the disk, then build again",
                "原网站保持不变；请清理磁盘后重新构建",
            ),
            Error::Begun { .. } => Both::new(
                "a part of the new site may be in place already; see to this, then build again, which finishes it",
                "新网站的一部分可能已经就位；请排除故障后重新构建，届时会完成其余部分",
            ),
            Error::Disk { source, .. } if is_closed(source) => Both::new(
                "nothing was changed; get the right to write there, or give another folder with `--output`",
                "未作任何改动；请取得该处的写入权限，或用 `--output` 另选文件夹",
            ),
            Error::Disk { .. } => return None,
        };
        Some(both.get(lang))
    }

    /// Whether the disk, its quota or its table of files is full.
    pub fn is_full(&self) -> bool {
        matches!(self, Error::Disk { source, .. } | Error::Begun { source, .. } if matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded))
    }

    /// The system's own reason, where it was the system that refused.
    pub(super) fn kind(&self) -> Option<io::ErrorKind> {
        match self {
            Error::Disk { source, .. } | Error::Begun { source, .. } => Some(source.kind()),
            _ => None,
        }
    }
}

impl Refusal {
    fn message(&self, output: &str, lang: MessageLang) -> String {
        let zh = lang == MessageLang::Zh;
        let lies = |relation: &Relation, what: &str| {
            let words = relation.words().get(lang);
            if zh {
                format!("输出文件夹 `{output}` {words}{what}")
            } else {
                format!("the output `{output}` {words} {what}")
            }
        };
        match self {
            Refusal::Root if zh => format!("输出文件夹 `{output}` 是磁盘的根目录"),
            Refusal::Root => format!("the output `{output}` is the root of a disk"),
            Refusal::Home(relation) => lies(relation, if zh { "用户主目录" } else { "your home folder" }),
            Refusal::Site(relation) => lies(relation, if zh { "网站自身的文件夹" } else { "the site's own folder" }),
            Refusal::Source(relation, source) if zh => lies(relation, &format!("网站的源文件 `{source}`")),
            Refusal::Source(relation, source) => lies(relation, &format!("`{source}`, from which the site is made")),
            Refusal::Git if zh => format!("输出文件夹 `{output}` 位于 `.git` 文件夹内"),
            Refusal::Git => format!("the output `{output}` lies in a `.git` folder"),
            Refusal::NotFolder if zh => format!("输出路径 `{output}` 不是文件夹，或位于一个文件之下"),
            Refusal::NotFolder => format!("the output `{output}` is not a folder, or lies below a file"),
            Refusal::DanglingLink(link) if zh => {
                format!("输出路径 `{output}` 经过符号链接 `{link}`，而它指向不存在的位置")
            }
            Refusal::DanglingLink(link) => {
                format!("the output `{output}` goes through the link `{link}`, which leads to nothing")
            }
            Refusal::DotDot if zh => format!("输出路径 `{output}` 在不存在的文件夹之后含有 `..`"),
            Refusal::DotDot => format!("the output `{output}` has `..` after a folder that does not exist"),
            Refusal::Foreign(names) => {
                let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                if zh {
                    format!("输出文件夹 `{output}` 中有不是本程序写入的文件：{}", names.join("、"))
                } else {
                    format!(
                        "the output folder `{output}` holds files that prospectus did not write: {}",
                        names.join(", ")
                    )
                }
            }
            Refusal::Manifest if zh => format!("输出文件夹 `{output}` 中的文件清单 `.prospectus-manifest` 已损坏"),
            Refusal::Manifest => format!("the list of our files in `{output}`, `.prospectus-manifest`, is damaged"),
            Refusal::Newer if zh => format!("输出文件夹 `{output}` 由更新版本的 prospectus 写入"),
            Refusal::Newer => format!("the output `{output}` was written by a later version of prospectus"),
        }
    }
}

/// Whether the system does not let us write there.
pub(super) fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
