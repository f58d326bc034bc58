"""sitemap.xml, by an XML parser."""

from lxml import etree

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_every_address_of_the_sitemap_is_a_page_of_the_site(own):
    sitemap = etree.fromstring(own.bytes("sitemap.xml"))
    addresses = sitemap.xpath("//s:loc/text()", namespaces=NAMES)
    assert len(addresses) == len(set(addresses)) > 100
    for address in addresses + sitemap.xpath("//x:link/@href", namespaces=NAMES):
        path = address.removeprefix("https://catalogue.example/")
        assert path != address
        assert (own.public / path / "index.html").is_file(), address
