//! What fields can hold: one type for each thing that a catalogue says of programs, bodies and people.
//!
//! Each type reads its short and its long form, says what is nearly right, and shows itself to templates.
//! Not here: which field has which type (`kinds`), what only the whole catalogue can tell (`check`).

mod amount;
mod cooperation;
mod date;
mod duration;
mod figure;
mod language;
mod phrase;
mod short;
mod stage;
mod study;

mod codes;
mod contact;
mod files;
mod names;
mod participant;
mod party;
mod place;
mod question;
mod reference;
mod sources;
#[cfg(test)]
mod tests_amounts;
#[cfg(test)]
mod tests_names;

pub use amount::{Amount, Cost, Count, Fee, Money, Per};
pub use cooperation::{Activity, Renewal, RenewalMode, Scope};
pub use date::{Checked, Date, DateTime, Moment, Period, Term};
pub use duration::Duration;
pub use figure::{
    Batch, CreditSystem, Credits, Metric, Qualifier, Quota, QuotaDirection, QuotaPer, QuotaUnit, Stat, StatGroup,
    Stats, Total,
};
pub use language::{LanguageCode, LanguageProof, LanguageShare, Percent, Proof, TestResult, check_shares};
pub(crate) use short::{map_value, map_view};
pub use stage::{Stage, StageName, Tuition, route_of, total_of};
pub use study::{
    Approval, ApprovalStatus, Award, Course, CourseType, Direction, Eqf, Intake, Level, Mark, check_intakes,
    intake_deadlines, intake_starts, say_intakes,
};

pub use crate::project::config::Zone;
pub use codes::{Cn, Erasmus, Identifier, Ids, IscedF, Isni, LangTag, NationalCodes, Pic, Register, Ror, Schac};
pub use contact::{Contact, Email, Phone, Url};
pub use files::{FileName, FileOrLink, FileTarget, Media};
pub use names::{NameType, Names, OtherName, Plain, SlugText, SortKeys, Tag};
pub use participant::{Actor, Member, Part, Participant, Participants};
pub use party::{Body, Party, PartyKey, Role};
pub use place::{Country, Field, Geo, Place, PlaceParts};
pub use question::Question;
pub use reference::{AnyKind, AnyParty, PartyRef, Ref, RefOrText};
pub use sources::{
    ABOUT, CITED, Citation, Credit, CreditRole, Free, FreeValue, PUBLISHER_OF_CITED, Published, Quote, Source, Where,
};
