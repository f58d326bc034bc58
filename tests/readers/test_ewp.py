"""Erasmus Without Paper, by an XML parser, and by its structure as `ewp/` states it."""

import hashlib
import pathlib

import pytest
from lxml import etree

from conftest import AFTER, BEFORE, whole

FOLDERS = ["institutions", "ounits", "factsheets", "iias"]


def right(site, folder, path):
    schema = etree.XMLSchema(etree.parse(pathlib.Path(__file__).parent / f"ewp/{folder}.xsd"))
    document = etree.fromstring(site.bytes(path))
    schema.assertValid(document)
    return document


def said(document):
    """Each text with the path of its element, in order."""
    found = []
    for element in document.iter():
        if len(element) == 0:
            path = "/".join(etree.QName(one).localname for one in [*reversed(list(element.iterancestors())), element][1:])
            found.append((path, element.get("{http://www.w3.org/XML/1998/namespace}lang"), element.text))
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_file_has_the_structure_of_its_standard(every_field, hostile, folder):
    for site in (every_field, hostile):
        for path in site.files(f"data/ewp/{folder}/*.xml"):
            document = right(site, folder, path)
            assert all(text and text.strip() for _, _, text in said(document)), path


@pytest.mark.parametrize("folder", FOLDERS)
def test_hostile_texts_come_back_unchanged(hostile, folder):
    found = []
    for path in hostile.files(f"data/ewp/{folder}/*.xml"):
        texts = said(right(hostile, folder, path))
        # Its lines are those of the address.
        lines = [text for path, _, text in texts if path.endswith("addressLine")]
        assert not lines or lines[0].startswith(BEFORE) and lines[1] == AFTER.split("\r\n")[1]
        found += whole(text for path, _, text in texts if not path.endswith("addressLine"))
    assert found


def test_an_institution(every_field):
    document = right(every_field, "institutions", "data/ewp/institutions/wangchuan.xml")
    assert said(document)[:12] == [
        ("hei/hei-id", None, "wangchuan.example"),
        ("hei/other-id", None, "900000001"),
        ("hei/name", "en", "Wangchuan University"),
        ("hei/name", "zh-Hans", "望川大学"),
        ("hei/abbreviation", None, "WCU"),
        ("hei/mailing-address/addressLine", None, "1 Lantern Road, Wangchuan 000001"),
        ("hei/mailing-address/locality", None, "Wangchuan"),
        ("hei/mailing-address/region", None, "Mist Province"),
        ("hei/mailing-address/country", None, "CN"),
        ("hei/website-url", None, "https://wangchuan.example/"),
        ("hei/mobility-factsheet-url", "en", "https://every-field.example/catalogue/en/institutions/wangchuan/"),
        ("hei/mobility-factsheet-url", "zh-Hans", "https://every-field.example/catalogue/zh/institutions/wangchuan/"),
    ]


def test_units_are_a_tree_that_the_institution_knows(every_field):
    institution = right(every_field, "institutions", "data/ewp/institutions/wangchuan.xml")
    known = [text for path, _, text in said(institution) if path == "hei/ounit-id"]
    units = right(every_field, "ounits", "data/ewp/ounits/wangchuan.xml")
    ids = [text for path, _, text in said(units) if path == "ounit/ounit-id"]
    parents = [text for path, _, text in said(units) if path == "ounit/parent-ounit-id"]
    assert ids == known and ids[0] == "institutions/wangchuan" and len(ids) > 1
    assert len(parents) == len(ids) - 1 and set(parents) <= set(ids)


def test_what_incoming_students_must_know(every_field):
    document = right(every_field, "factsheets", "data/ewp/factsheets/wangchuan.xml")
    facts = dict((path.removeprefix("factsheet/"), text) for path, _, text in said(document))
    assert facts["calendar/student-nominations/autumn-term"] == "--04-20"
    assert facts["calendar/student-nominations/spring-term"] == "--10-15"
    assert facts["calendar/student-applications/autumn-term"] == "--05-20"
    assert facts["calendar/student-applications/spring-term"] == "--11-15"
    assert (facts["decision-weeks-limit"], facts["tor-weeks-limit"]) == ("4", "5")
    assert facts["housing-info/email"] == "office@wangchuan.example"


def test_an_agreement_of_two(every_field):
    document = right(every_field, "iias", "data/ewp/iias/wangchuan-corrib.xml")
    spec = "iia/cooperation-conditions/student-studies-mobility-spec"
    found = [(path, text) for path, _, text in said(document)]
    assert found[:8] == [
        ("iia/partner/hei-id", "wangchuan.example"),
        ("iia/partner/iia-id", "wangchuan-corrib"),
        ("iia/partner/iia-code", "wangchuan-corrib"),
        ("iia/partner/signing-date", "2028-05-31"),
        ("iia/partner/contact/contact-name", "Coordinator"),
        ("iia/partner/contact/contact-name", "协调人"),
        ("iia/partner/contact/email", "bridge@wangchuan.example"),
        ("iia/partner/hei-id", "corrib-valley.example"),
    ]
    assert found[9:-1] == [
        ("iia/in-effect", "true"),
        (f"{spec}/sending-hei-id", "wangchuan.example"),
        (f"{spec}/receiving-hei-id", "corrib-valley.example"),
        (f"{spec}/receiving-first-academic-year-id", "2028/2029"),
        (f"{spec}/receiving-last-academic-year-id", "2033/2034"),
        (f"{spec}/mobilities-per-year", "10"),
        (f"{spec}/recommended-language-skill/language", "en"),
        (f"{spec}/subject-area/isced-f-code", "0714"),
        (f"{spec}/other-info-terms", "In summer."),
        (f"{spec}/total-months-per-year", "100"),
        (f"{spec}/blended", "false"),
        (f"{spec}/eqf-level", "6"),
    ]


def text_to_hash(iia):
    """What the standard's transformation of version 7 makes of an agreement."""
    local = lambda element: etree.QName(element).localname
    ids = [partner.findtext("{*}iia-id") or "" for partner in iia.findall("{*}partner")]
    text = "".join(f"_iia-id_{place}={id}_" for place, id in enumerate(ids, 1))
    for mobility in iia.find("{*}cooperation-conditions"):
        for element in mobility.iterdescendants():
            if len(element) == 0 and "academic-year-id" not in local(element):
                parent = element.getparent()
                text += f"_{local(parent.getparent())}.{local(parent)}.{local(element)}={element.text}_"
        for which in ("first", "last"):
            name = f"receiving-{which}-academic-year-id"
            text += f"_{name}={mobility.findtext('{*}' + name)}_"
    return text


def test_agreements_have_the_hash_of_what_they_say(every_field, hostile):
    for site in (every_field, hostile):
        for path in site.files("data/ewp/iias/*.xml"):
            for iia in right(site, "iias", path).findall("{*}iia"):
                assert iia.findtext("{*}iia-hash") == hashlib.sha256(text_to_hash(iia).encode()).hexdigest(), path


def test_an_agreement_of_many_is_told_in_pairs(every_field):
    document = right(every_field, "iias", "data/ewp/iias/three-bridges.xml")
    pairs = [[partner.findtext("{*}hei-id") for partner in iia.findall("{*}partner")] for iia in document]
    # The institution whose catalogue it is stands first; with a body that has no code nothing can be said.
    assert pairs == [
        ["wangchuan.example", "corrib-valley.example"],
        ["corrib-valley.example", "sunken-bell.example"],
    ]
    assert [iia.findtext("{*}partner/{*}iia-code") for iia in document] == ["three-bridges.1", "three-bridges.2"]
    sides = [[spec.findtext("{*}sending-hei-id") for spec in iia.find("{*}cooperation-conditions")] for iia in document]
    assert sides == [["wangchuan.example", "corrib-valley.example"], ["sunken-bell.example"]]
    kinds = [etree.QName(spec).localname for spec in document[1].find("{*}cooperation-conditions")]
    assert kinds == ["staff-teacher-mobility-spec"]
