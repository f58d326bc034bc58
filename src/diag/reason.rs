//! Why the system, or the program itself, could not do something with a file: in the plain words of both languages.
//!
//! For errors of the environment, which are no diagnostics: a sentence says what was tried and on which path, and ends
//! in the reason from here. Not here: those sentences (`project`, `publish`, `cli`).

use std::io;

use super::{Both, MessageLang};

/// A reason that the system has no number for.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.0.en)]
pub struct Own(pub Both);

impl From<Own> for io::Error {
    fn from(own: Own) -> Self {
        io::Error::other(own)
    }
}

/// The reason in plain words; for a rare one, the system's own (English) text.
pub fn reason(error: &io::Error, lang: MessageLang) -> String {
    use io::ErrorKind as Kind;
    if let Some(own) = error.get_ref().and_then(|own| own.downcast_ref::<Own>()) {
        return own.0.get(lang).to_owned();
    }
    let both = match error.kind() {
        Kind::StorageFull => Both::new("the disk is full", "磁盘已满"),
        Kind::QuotaExceeded => Both::new("your quota on this disk is used up", "磁盘配额已用尽"),
        Kind::PermissionDenied => Both::new("permission denied", "没有权限"),
        Kind::ReadOnlyFilesystem => Both::new("the disk is read-only", "磁盘是只读的"),
        Kind::NotFound => Both::new("it does not exist", "它不存在"),
        Kind::AlreadyExists => Both::new("it exists already", "它已经存在"),
        Kind::NotADirectory => Both::new("a part of the path is not a folder", "路径中有一部分不是文件夹"),
        Kind::DirectoryNotEmpty => Both::new("the folder is not empty", "文件夹不为空"),
        Kind::ResourceBusy => Both::new("it is in use", "它正在被使用"),
        Kind::InvalidFilename => Both::new("the name is too long for this disk", "名称对该磁盘而言过长"),
        Kind::FileTooLarge => Both::new(
            "the file is too large for this disk or for the limits of this session",
            "文件超出磁盘或会话的大小限制",
        ),
        _ => return error.to_string(),
    };
    both.get(lang).to_owned()
}
