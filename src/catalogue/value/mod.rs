//! What fields can hold: one type for each thing that a catalogue says of programs, bodies and people.
//!
//! Each type reads its short and its long form, says what is nearly right, and shows itself to templates.
//! Not here: which field has which type (`kinds`), what only the whole catalogue can tell (`check`).

mod codes;
mod contact;
mod files;
mod names;
mod party;
mod place;
mod reference;
mod sources;
#[cfg(test)]
mod tests_names;

pub use codes::{Cn, Erasmus, Identifier, Ids, IscedF, Isni, LangTag, NationalCodes, Pic, Register, Ror, Schac};
pub use contact::{Contact, Email, Phone, Url};
pub use files::{FileName, FileOrLink, FileTarget, Media};
pub use names::{NameType, Names, OtherName, Plain, SlugText, SortKeys, Tag};
pub use party::{Body, Party, PartyKey, Role};
pub use place::{Country, Field, Geo, Place, PlaceParts};
pub use reference::{AnyKind, PartyRef, Ref};
pub use sources::{Credit, CreditRole, Free, FreeValue, Quote, Source, Where};
