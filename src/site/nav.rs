//! The menu: what site.toml says, or what there is.

use std::sync::Arc;

use crate::address::{EntryId, KindId};
use crate::catalogue::Catalogue;
use crate::catalogue::kinds::page::Page;
use crate::fields::Text;
use crate::project::{self, Named, Section};

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
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    pub target: MenuTarget,
    /// A shorter text than the title of what it leads to.
    pub label: Option<Text>,
}

impl MenuItem {
    fn new(target: MenuTarget) -> Self {
        Self { target, label: None }
    }
}

/// At most this many items when site.toml does not say.
const DEFAULT_ITEMS: usize = 6;

/// What site.toml's `menu` names, without what has nothing to show; by default the kinds that have entries.
pub(super) fn menu(
    catalogue: &Catalogue,
    named: &Named,
    listings: &[Arc<Listing>],
    deadlines: &[SiteDeadline],
) -> Vec<MenuItem> {
    let is_listed = |kind: KindId| listings.iter().any(|listing| listing.kind == kind);
    let target = |item: &project::MenuItem| match item {
        project::MenuItem::Kind(kind) => is_listed(*kind).then_some(MenuTarget::Listing(*kind)),
        project::MenuItem::Page(id) => catalogue.has_page(*id).then_some(MenuTarget::Entry(*id)),
        project::MenuItem::Section(Section::Deadlines) => (!deadlines.is_empty()).then_some(MenuTarget::Deadlines),
    };
    if named.menu.is_empty() {
        let kinds = listings.iter().map(|listing| MenuTarget::Listing(listing.kind));
        let about = catalogue.index.kind(PAGES).and_then(|pages| catalogue.index.find(pages, "about"));
        let about = about.filter(|id| catalogue.has_page(*id)).map(MenuTarget::Entry);
        let items = kinds.take(DEFAULT_ITEMS - 1).chain(about).map(MenuItem::new).collect();
        return with_pages(catalogue, items);
    }
    with_pages(catalogue, named.menu.iter().filter_map(target).map(MenuItem::new).collect())
}

/// Adds the pages that name a place in the menu themselves, in the order of their slugs; at the end where the item
/// they follow is not in the menu.
fn with_pages(catalogue: &Catalogue, mut items: Vec<MenuItem>) -> Vec<MenuItem> {
    for entry in catalogue.of_kind(PAGES).filter(|entry| catalogue.has_page(entry.id)) {
        let Some(place) = entry.facts_as::<Page>().and_then(|page| page.menu.as_ref()) else { continue };
        let label = place.value.label.as_ref().map(|label| label.value.clone());
        let target = MenuTarget::Entry(entry.id);
        if let Some(known) = items.iter_mut().find(|item| item.target == target) {
            known.label = label;
            continue;
        }
        let name = |item: &MenuItem| match item.target {
            MenuTarget::Listing(kind) => catalogue.index.kind_name(kind).folder.to_owned(),
            MenuTarget::Entry(id) => catalogue.index.key(id).slug.to_string(),
            MenuTarget::Deadlines => DEADLINES.to_owned(),
        };
        let after = place.value.after.as_ref().map(|after| after.value.0.as_str());
        let at = items.iter().position(|item| after == Some(name(item).as_str())).map_or(items.len(), |at| at + 1);
        items.insert(at, MenuItem { target, label });
    }
    items
}
