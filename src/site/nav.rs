//! The menu: what site.toml says, or what there is.

use crate::address::{EntryId, KindId};
use crate::catalogue::Catalogue;
use crate::project::{self, Named, Section};

use super::{Listing, PAGES, SiteDeadline};

/// Where an item of the menu leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuTarget {
    Listing(KindId),
    Entry(EntryId),
    /// The theme's page of dates.
    Deadlines,
}

/// An item of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MenuItem {
    pub target: MenuTarget,
}

/// At most this many items when site.toml does not say.
const DEFAULT_ITEMS: usize = 6;

/// What site.toml's `menu` names, without what has nothing to show; by default the kinds that have entries.
pub(super) fn menu(
    catalogue: &Catalogue,
    named: &Named,
    listings: &[Listing],
    deadlines: &[SiteDeadline],
) -> Vec<MenuItem> {
    let is_listed = |kind: KindId| listings.iter().any(|listing| listing.kind == kind);
    let target = |item: &project::MenuItem| match item {
        project::MenuItem::Kind(kind) => is_listed(*kind).then_some(MenuTarget::Listing(*kind)),
        project::MenuItem::Page(id) => catalogue.has_page(*id).then_some(MenuTarget::Entry(*id)),
        project::MenuItem::Section(Section::Deadlines) => (!deadlines.is_empty()).then_some(MenuTarget::Deadlines),
        // This theme has no such page.
        project::MenuItem::Section(_) => None,
    };
    if named.menu.is_empty() {
        let kinds = listings.iter().map(|listing| MenuTarget::Listing(listing.kind));
        let about = catalogue.index.kind(PAGES).and_then(|pages| catalogue.index.find(pages, "about"));
        let about = about.filter(|id| catalogue.has_page(*id)).map(MenuTarget::Entry);
        return kinds.take(DEFAULT_ITEMS - 1).chain(about).map(|target| MenuItem { target }).collect();
    }
    named.menu.iter().filter_map(target).map(|target| MenuItem { target }).collect()
}
