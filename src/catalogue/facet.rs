//! By what the index of a kind can be filtered, as its kind declares it.
//!
//! A facet is a name and the fields (or derived values) that it is read from; its values come from their views, so
//! nothing is declared twice. Not here: which values there are in a catalogue (`site::facets`).

/// What stands before the number of a further page of a list: `/programs/page/2/`; no entry of a kind with facets has it
/// as its slug.
pub const PAGE_OF_A_LIST: &str = "page";

/// Something that the entries of a kind differ in, and readers choose by.
///
/// Its title is the string `facet.<name>` of the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facet {
    /// As addresses spell it, `?level=master` and `/programs/level/master/`; so no entry of the kind has it as its slug.
    pub name: &'static str,
    /// Fields or derived values; `stages.languages` is a field of each item of `stages`.
    pub fields: &'static [&'static str],
    pub take: Take,
}

/// What a facet takes of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// What they hold: words, references, codes, terms, texts.
    Value,
    /// The year of each date.
    Year,
    /// What this field of the bodies says that they lead to, and what is said of unnamed ones there.
    ///
    /// What belongs to others counts for those ([`super::Kind::OWNER`]). The site's own institutions are left out: they are
    /// in everything.
    OfBodies(&'static str),
    /// The bodies that they lead to, without the site's own.
    Bodies,
    /// The entries of a kind that name, in a field of theirs, one of the bodies that they lead to; without the site's
    /// own.
    NamedBy { folder: &'static str, field: &'static str },
    /// How the time of a route is shared between the site's own institutions and others: 3 + 1.
    Split,
    /// One of these words, by the day on which the page is read: scripts tell which.
    ///
    /// Shown where an entry has one of the fields. A word is labelled by the string `facet_value.<name>.<word>`.
    ByDay(&'static [&'static str]),
}

impl Facet {
    /// The facet of a field, under the field's own name.
    pub const fn of(fields: &'static [&'static str]) -> Self {
        Self { name: fields[0], fields, take: Take::Value }
    }

    pub const fn new(name: &'static str, fields: &'static [&'static str], take: Take) -> Self {
        Self { name, fields, take }
    }

    /// Whether applications are open, by the dates of `intakes`.
    pub const APPLICATIONS: Self =
        Self::new("applications", &["intakes"], Take::ByDay(&["soon", "open", "planned", "closed"]));
}
