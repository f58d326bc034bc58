//! The menu: what site.toml says, or what there is.

use crate::address::{EntryId, KindId};
use crate::catalogue::Catalogue;
use crate::project::Config;

use super::{DEADLINES, Listing, PAGES, SiteDeadline};

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
    config: &Config,
    listings: &[Listing],
    deadlines: &[SiteDeadline],
) -> Vec<MenuItem> {
    let target = |name: &str| -> Option<MenuTarget> {
        if name == DEADLINES {
            return (!deadlines.is_empty()).then_some(MenuTarget::Deadlines);
        }
        if let Some((folder, slug)) = name.split_once('/') {
            let id = catalogue.index.find(catalogue.index.kind(folder)?, slug)?;
            return catalogue.has_page(id).then_some(MenuTarget::Entry(id));
        }
        let kind = catalogue.index.kind(name)?;
        listings.iter().any(|listing| listing.kind == kind).then_some(MenuTarget::Listing(kind))
    };
    if config.menu.is_empty() {
        let kinds = listings.iter().map(|listing| MenuTarget::Listing(listing.kind));
        let about = target(&format!("{PAGES}/about"));
        return kinds.take(DEFAULT_ITEMS - 1).chain(about).map(|target| MenuItem { target }).collect();
    }
    config.menu.iter().filter_map(|name| target(&name.value)).map(|target| MenuItem { target }).collect()
}
