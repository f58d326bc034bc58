//! Erasmus Without Paper: what institutions tell each other, as the answers that its interfaces give, in files.
//!
//! By the schemas of the Institutions API 2.2, the Organisational Units API 2.1, the Mobility Factsheet API 1 and the
//! Interinstitutional Agreements API 7. An institution is known by its SCHAC code; what has none, or lacks another fact
//! that its schema demands, is left out and counted.
//! Not here: the registry and the signatures of that network, for which a server is needed.

mod agreements;
mod factsheets;
mod institutions;

use super::xml::Xml;
use super::{Cx, Left, sha256};
use crate::address::EntryId;
use crate::catalogue::Entry;
use crate::catalogue::kinds::institution::{Institution, InstitutionType};
use crate::catalogue::value::{Contact, NameType};
use crate::fields::Text;
use crate::source::Located;

pub(super) use agreements::{FORMAT as AGREEMENTS, eqf};
pub(super) use factsheets::FORMAT as FACTSHEETS;
pub(super) use institutions::{INSTITUTIONS, UNITS};

pub(super) const LEFT: [Left; 3] = [
    Left { format: "ewp_institutions", count: |cx| schools(cx).filter(|(entry, _)| schac(entry).is_none()).count() },
    Left {
        format: "ewp_factsheets",
        count: |cx| {
            let stated = schools(cx).filter(|(_, institution)| institution.mobility.is_some());
            stated.filter(|(entry, _)| factsheets::sheet(cx, entry).is_none()).count()
        },
    },
    Left { format: "ewp_agreements", count: agreements::left_out },
];

const ADDRESS: &str = "https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1";
const CONTACT: &str = "https://github.com/erasmus-without-paper/ewp-specs-types-contact/tree/stable-v1";
const PHONE: &str = "https://github.com/erasmus-without-paper/ewp-specs-types-phonenumber/tree/stable-v1";

/// The longest identifier that the network takes.
const LONGEST_ID: usize = 64;

/// The institutions that teach.
fn schools<'a>(cx: &Cx<'a>) -> impl Iterator<Item = (&'a Entry, &'a Institution)> {
    let institutions = cx.site.catalogue.of_kind("institutions");
    let institutions = institutions.filter_map(|entry| Some((entry, entry.facts_as::<Institution>()?)));
    institutions.filter(|(_, institution)| {
        institution
            .kind
            .stated()
            .is_some_and(|kind| matches!(kind, InstitutionType::University | InstitutionType::College))
    })
}

/// The code by which the network knows an institution.
pub(super) fn schac(entry: &Entry) -> Option<&str> {
    let ids = entry.facts_as::<Institution>()?.ids.as_ref()?;
    Some(&ids.value.schac.as_ref()?.value.id)
}

/// Who a party is to the network: its institution, and the unit of it that takes part, where it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Partner<'a> {
    hei: EntryId,
    schac: &'a str,
    unit: Option<EntryId>,
}

fn partner<'a>(cx: &Cx<'a>, party: EntryId) -> Option<Partner<'a>> {
    let catalogue = &cx.site.catalogue;
    let entry = catalogue.get(party)?;
    if let Some(schac) = schac(entry) {
        return Some(Partner { hei: party, schac, unit: None });
    }
    let owners = catalogue.owners(party).iter();
    let mut owners = owners.filter_map(|owner| Some((*owner, schac(catalogue.get(*owner)?)?)));
    let (hei, schac) = owners.next()?;
    Some(Partner { hei, schac, unit: Some(party) })
}

/// The identifier of a unit, or of the institution itself as the root of its units.
fn unit_id(cx: &Cx, entry: EntryId) -> String {
    identifier(&cx.site.catalogue.index.name(entry), None)
}

/// A name within what the network takes for an identifier, of a long one the beginning and letters that are made of the
/// whole; with the number of a pair of parties, where it is one of several.
fn identifier(name: &str, pair: Option<usize>) -> String {
    let pair = pair.map_or_else(String::new, |pair| format!(".{pair}"));
    if name.len() + pair.len() <= LONGEST_ID {
        return format!("{name}{pair}");
    }
    let mark = &sha256(name)[..8];
    format!("{}-{mark}{pair}", &name[..LONGEST_ID - 1 - mark.len() - pair.len()])
}

/// A text in each language that it is written in; once, without a language, where it is the same in all.
fn texts(xml: &mut Xml, cx: &Cx, name: &str, text: &Text) {
    let languages = cx.site.languages();
    let each: Vec<_> = languages.all().filter_map(|lang| Some((lang, text.get(lang)?))).collect();
    match &each[..] {
        [(_, first), rest @ ..] if !rest.is_empty() && rest.iter().all(|(_, other)| other == first) => {
            xml.leaf(name, &[], first);
        }
        each => each.iter().for_each(|(lang, text)| xml.leaf(name, &[("xml:lang", &languages[*lang].tag)], text)),
    }
}

/// The address of a page in each of its languages.
fn pages(xml: &mut Xml, cx: &Cx, name: &str, url: impl Fn(crate::lang::Lang) -> Option<String>) {
    let languages = cx.site.languages();
    for lang in languages.all() {
        if let Some(url) = url(lang) {
            xml.leaf(name, &[("xml:lang", &languages[lang].tag)], &super::absolute(cx.site, &url));
        }
    }
}

/// The first short name in capitals.
fn acronym(entry: &Entry) -> Option<&str> {
    let names = entry.head.other_names.as_ref()?;
    let mut acronyms = names.value.0.iter().filter(|name| name.kind == NameType::Acronym);
    acronyms.next().map(|name| name.text.value.as_str())
}

/// The postal address, in the source language, else in the first that it is written in.
fn address(xml: &mut Xml, cx: &Cx, address: Option<&Text>, institution: Option<&Institution>) {
    let source = crate::lang::Lang::SOURCE;
    let city = institution.and_then(|institution| institution.city.as_ref()).map(|city| city.value.best(source).0);
    let region =
        institution.and_then(|institution| institution.region.as_ref()).map(|region| region.value.best(source).0);
    let country = institution.and_then(|institution| institution.country.as_ref()?.stated());
    if address.is_none() && city.is_none() && region.is_none() && country.is_none() {
        return;
    }
    let _ = cx;
    xml.within("a:mailing-address", &[], |xml| {
        if let Some(address) = address {
            // At most four lines: what follows stands in the last.
            for line in address.best(source).0.splitn(4, '\n') {
                xml.leaf("a:addressLine", &[], line.trim_end_matches('\r'));
            }
        }
        city.into_iter().for_each(|city| xml.leaf("a:locality", &[], city));
        region.into_iter().for_each(|region| xml.leaf("a:region", &[], region));
        country.into_iter().for_each(|country| xml.leaf("a:country", &[], country.code()));
    });
}

/// Email and telephone of a contact, where they may be published.
fn ways<'c>(cx: &Cx, contact: &'c Contact) -> (Option<&'c str>, Option<&'c str>) {
    let person = contact.person.as_ref().and_then(|person| person.value.to);
    let shared = person.is_none_or(|id| cx.site.catalogue.shares_contact.get(id.index()).copied().unwrap_or(false));
    let email = contact.email.as_ref().map(|email| email.value.0.as_str()).filter(|_| shared);
    (email, contact.phone.as_ref().map(|phone| phone.value.number.as_str()).filter(|_| shared))
}

fn phone(xml: &mut Xml, number: &str) {
    xml.within("p:phone-number", &[], |xml| xml.leaf("p:e164", &[], number));
}

/// The contacts that say how to reach somebody.
fn contacts(xml: &mut Xml, cx: &Cx, entry: &Entry, contacts: &[Located<Contact>]) {
    for contact in contacts {
        let contact = &contact.value;
        let (email, number) = ways(cx, contact);
        if email.is_none() && number.is_none() {
            continue;
        }
        let named =
            [contact.person.as_ref().and_then(|to| to.value.to), contact.unit.as_ref().and_then(|to| to.value.to)];
        let named = named.into_iter().flatten().find_map(|id| cx.site.catalogue.get(id));
        let own = contact.role.as_ref().map(|role| &role.value);
        let name = own.unwrap_or_else(|| &named.unwrap_or(entry).head.title.value);
        xml.within("c:contact", &[], |xml| {
            texts(xml, cx, "c:contact-name", name);
            number.into_iter().for_each(|number| phone(xml, number));
            email.into_iter().for_each(|email| xml.leaf("c:email", &[], email));
            for topic in contact.topics.iter().flat_map(|topics| &topics.value.0) {
                texts(xml, cx, "c:role-description", &topic.value);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_no_longer_than_the_network_takes_and_tells_agreements_and_pairs_apart() {
        assert_eq!(identifier("wangchuan-corrib", None), "wangchuan-corrib");
        assert_eq!(identifier("three-bridges", Some(2)), "three-bridges.2");
        let long = |end: &str| format!("{}{end}", "a-bridge-between-".repeat(5));
        let all = [identifier(&long("a"), None), identifier(&long("b"), None), identifier(&long("b"), Some(12))];
        assert!(all.iter().all(|id| id.len() == LONGEST_ID), "{all:?}");
        assert!(all[0] != all[1] && all[2].ends_with(".12"), "{all:?}");
    }
}
