"""sitemap.xml, by an XML parser; robots.txt, by Python's own reader."""

import datetime
import urllib.robotparser

from lxml import etree

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BASE = "https://catalogue.example/"


def addresses(site):
    """Each address with its alternates by language."""
    sitemap = etree.fromstring(site.bytes("sitemap.xml"))
    found = {}
    for url in sitemap.xpath("/s:urlset/s:url", namespaces=NAMES):
        [address] = url.xpath("s:loc/text()", namespaces=NAMES)
        links = url.xpath("x:link[@rel='alternate']", namespaces=NAMES)
        assert address not in found
        found[address] = {link.get("hreflang"): link.get("href") for link in links}
        for changed in url.xpath("s:lastmod/text()", namespaces=NAMES):
            datetime.date.fromisoformat((changed + "-01-01")[:10])
    return found


def test_every_address_of_the_sitemap_is_a_page_of_the_site(own):
    found = addresses(own)
    assert len(found) > 100
    for address in [*found, *(link for links in found.values() for link in links.values())]:
        path = address.removeprefix(BASE)
        assert path != address
        assert (own.public / path / "index.html").is_file(), address


def test_the_languages_of_a_page_name_each_other(own):
    found = addresses(own)
    for address, links in found.items():
        if links:
            default = links.pop("x-default")
            assert links.keys() == {"en", "zh-Hans"} and default == links["en"] and address in links.values(), address
            assert all(found[other].items() >= links.items() for other in links.values()), address
    assert sum(map(bool, found.values())) > 50


def test_robots_may_read_all_of_it_and_are_told_of_the_sitemap(own):
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(own.text("robots.txt").splitlines())
    assert robots.site_maps() == [BASE + "sitemap.xml"]
    assert all(robots.can_fetch("anybody", address) for address in addresses(own))
