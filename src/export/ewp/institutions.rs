//! Institutions and their units: `institutions-response` and `ounits-response`.
//!
//! Units form a tree whose root is the institution itself, as the standard wants it.

use super::{ADDRESS, CONTACT, PHONE, acronym, address, contacts, pages, schac, texts, unit_id};
use crate::address::EntryId;
use crate::catalogue::Entry;
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::kinds::unit::Unit;
use crate::diag::Both;
use crate::export::xml::Xml;
use crate::export::{COMPARED_KIND, Cx, File, Format, Part};

pub(in super::super) const INSTITUTIONS: Format = Format {
    name: "ewp_institutions",
    about: Both::new(
        "`/data/ewp/institutions/<slug>.xml`: each institution with a SCHAC code, for Erasmus Without Paper",
        "`/data/ewp/institutions/<短名>.xml`：有 SCHAC 代码的各院校，供 Erasmus Without Paper 使用",
    ),
    files: |cx| files(cx, "institutions", |_, _| true),
    write: |cx, part| institution(cx, about(cx, part)),
};

pub(in super::super) const UNITS: Format = Format {
    name: "ewp_units",
    about: Both::new(
        "`/data/ewp/ounits/<slug>.xml`: the units of each institution with a SCHAC code, for Erasmus Without Paper",
        "`/data/ewp/ounits/<短名>.xml`：有 SCHAC 代码的各院校的单位，供 Erasmus Without Paper 使用",
    ),
    files: |cx| files(cx, "ounits", |cx, entry| units(cx, entry).next().is_some()),
    write: |cx, part| units_of(cx, about(cx, part)),
};

pub(super) fn files(cx: &Cx, folder: &str, has: impl Fn(&Cx, &Entry) -> bool) -> Vec<File> {
    let known = cx.site.catalogue.of_kind("institutions").filter(|entry| schac(entry).is_some() && has(cx, entry));
    let slug = |entry: &Entry| cx.site.catalogue.index.key(entry.id).slug.to_string();
    known.map(|entry| File::new(format!("/data/ewp/{folder}/{}.xml", slug(entry)), Part::Entry(entry.id))).collect()
}

pub(super) fn about<'a>(cx: &Cx<'a>, part: Part) -> &'a Entry {
    match part {
        Part::Entry(id) => cx.site.catalogue.get(id).expect("only published entries have files"),
        _ => unreachable!("each file is about an entry"),
    }
}

/// The units that belong to an institution, in the order of entries.
fn units<'a>(cx: &Cx<'a>, institution: &'a Entry) -> impl Iterator<Item = (&'a Entry, &'a Unit)> {
    let catalogue = &cx.site.catalogue;
    let belongs = |id: &EntryId| catalogue.owners(*id).contains(&institution.id);
    let all = catalogue.referrers(institution.id).iter().copied().filter(belongs);
    let all = all.filter_map(|id| catalogue.get(id));
    all.filter_map(|entry| Some((entry, entry.facts_as::<Unit>()?)))
}

fn institution(cx: &Cx, entry: &Entry) -> Vec<u8> {
    let facts = entry.facts_as::<Institution>().expect("it has a code, which only institutions have");
    let schac = schac(entry).expect("only institutions with a code have files");
    let names = [
        ("xmlns", "https://github.com/erasmus-without-paper/ewp-specs-api-institutions/tree/stable-v2"),
        ("xmlns:a", ADDRESS),
        ("xmlns:c", CONTACT),
        ("xmlns:p", PHONE),
    ];
    let mut xml = Xml::new();
    xml.within("institutions-response", &names, |xml| {
        xml.within("hei", &[], |xml| {
            xml.leaf("hei-id", &[], schac);
            if let Some(ids) = &facts.ids {
                let pic = ids.value.pic.as_ref().map(|id| ("pic", &id.value.id));
                let erasmus = ids.value.erasmus.as_ref().map(|id| ("erasmus", &id.value.id));
                for (kind, id) in [erasmus, pic].into_iter().flatten() {
                    xml.leaf("other-id", &[("type", kind)], id);
                }
            }
            texts(xml, cx, "name", &entry.head.title.value);
            acronym(entry).into_iter().for_each(|short| xml.leaf("abbreviation", &[], short));
            address(xml, cx, facts.address.as_ref().map(|address| &address.value), Some(facts));
            facts.website.iter().for_each(|url| xml.leaf("website-url", &[], &url.value.0));
            if facts.mobility.is_some() {
                pages(xml, cx, "mobility-factsheet-url", |lang| cx.site.entry_url(lang, entry.id));
            }
            let listing =
                cx.site.listings.iter().find(|one| cx.site.catalogue.index.kind_name(one.kind).folder == COMPARED_KIND);
            if let Some(listing) = listing.filter(|_| cx.site.named.home.contains(&entry.id)) {
                pages(xml, cx, "course-catalogue-url", |lang| Some(cx.site.listing_url(lang, listing, 0)));
            }
            contacts(xml, cx, entry, &entry.head.contacts);
            let mut units = units(cx, entry).map(|(unit, _)| unit_id(cx, unit.id)).peekable();
            if units.peek().is_some() {
                let root = unit_id(cx, entry.id);
                xml.leaf("root-ounit-id", &[], &root);
                std::iter::once(root).chain(units).for_each(|id| xml.leaf("ounit-id", &[], &id));
            }
        });
    });
    xml.bytes()
}

fn units_of(cx: &Cx, institution: &Entry) -> Vec<u8> {
    let names = [
        ("xmlns", "https://github.com/erasmus-without-paper/ewp-specs-api-ounits/tree/stable-v2"),
        ("xmlns:a", ADDRESS),
        ("xmlns:c", CONTACT),
        ("xmlns:p", PHONE),
    ];
    let root = unit_id(cx, institution.id);
    let one = |xml: &mut Xml, entry: &Entry, unit: Option<&Unit>| {
        let id = unit_id(cx, entry.id);
        xml.within("ounit", &[], |xml| {
            xml.leaf("ounit-id", &[], &id);
            xml.leaf("ounit-code", &[], acronym(entry).unwrap_or(cx.site.catalogue.index.key(entry.id).slug.as_str()));
            texts(xml, cx, "name", &entry.head.title.value);
            acronym(entry).into_iter().for_each(|short| xml.leaf("abbreviation", &[], short));
            if let Some(unit) = unit {
                let of = unit.of.stated().and_then(|of| of.to).filter(|of| cx.site.catalogue.get(*of).is_some());
                let parent = of.map_or_else(|| root.clone(), |of| unit_id(cx, of));
                xml.leaf("parent-ounit-id", &[], &parent);
                address(xml, cx, unit.address.as_ref().map(|address| &address.value), None);
            }
            pages(xml, cx, "website-url", |lang| cx.site.entry_url(lang, entry.id));
            contacts(xml, cx, entry, &entry.head.contacts);
        });
    };
    let mut xml = Xml::new();
    xml.within("ounits-response", &names, |xml| {
        one(xml, institution, None);
        units(cx, institution).for_each(|(entry, unit)| one(xml, entry, Some(unit)));
    });
    xml.bytes()
}
