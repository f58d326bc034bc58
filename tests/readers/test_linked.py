"""What pages tell search engines and sites that show links: JSON-LD and Open Graph, by extruct, which crawlers use.

Whether each property belongs to its type, and says what the page says, is a check in the browser (`json-ld-valid`)."""

import json
import re

import extruct
import pytest
from rdflib.namespace import SDO

from conftest import AFTER, BEFORE, judge, published_schema, strings, whole

# Language and territory, as ogp.me demands it.
LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
LOCALES = {"en": "en_US", "zh": "zh_CN"}
IN = {"en": "en", "zh": "zh-Hans"}


def pages(site, pattern="**/index.html"):
    """Each page of content with the blocks of JSON-LD and the pairs of Open Graph that extruct finds."""
    for path in site.files(pattern):
        html = site.text(path)
        if 'http-equiv="refresh"' in html or not re.match(r"(en|zh)/", path):
            continue
        found = extruct.extract(html, base_url="https://elsewhere.example/", syntaxes=["json-ld", "opengraph"], errors="strict")
        groups = found["opengraph"]
        yield path, html, found["json-ld"], groups[0]["properties"] if groups else []


def nodes(value):
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(item)


def test_every_block_is_found_and_speaks_of_what_schema_org_knows(site):
    right = judge(published_schema("https://json.schemastore.org/jsonld.json"))
    seen = set()
    for path, html, blocks, _ in pages(site):
        if not blocks:
            assert re.match(r"(en|zh)/(compare|search)/", path), path
            continue
        [block] = blocks
        assert right(block) == [], path
        for node in nodes(block):
            kinds = node.get("@type", [])
            for name in [*([kinds] if isinstance(kinds, str) else kinds), *node]:
                assert name.startswith("@") or name in SDO, (path, name)
            seen.update([kinds] if isinstance(kinds, str) else kinds)
        assert all(text.strip() for text in strings(block)), path
        [page] = [node for node in block["@graph"] if node["@type"] == "WebPage"]
        assert page["url"].endswith("/" + path.removesuffix("index.html")) and page["inLanguage"] in IN.values()
    assert {"WebPage", "EducationalOccupationalProgram", "CollegeOrUniversity", "BreadcrumbList", "ItemList"} <= seen


@pytest.mark.parametrize("name", ["own", "hostile"])
def test_a_link_to_a_page_can_be_shown(name, request):
    site = request.getfixturevalue(name)
    seen = 0
    for path, html, _, said in pages(site):
        if 'name="robots" content="noindex"' in html:
            assert said == [], path
            continue
        names = [name for name, _ in said]
        assert {"og:title", "og:type", "og:url", "og:locale", "og:site_name"} <= set(names), path
        for once in set(names) - {"og:locale:alternate"}:
            assert names.count(once) == 1, (path, once)
        assert all(text.strip() for _, text in said), path
        told = dict(said)
        [canonical] = re.findall(r'<link rel="canonical" href="([^"]*)">', html)
        assert told["og:url"] == canonical and told["og:type"] in ("website", "article")
        assert told["og:locale"] == LOCALES[path[:2]]
        others = [text for name, text in said if name == "og:locale:alternate"]
        assert all(LOCALE.fullmatch(text) for text in others) and told["og:locale"] not in others, path
        if "og:image" in told:
            assert re.match(r"https://", told["og:image"])
        seen += 1
    assert seen > 20


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hostile_texts_come_back_unchanged(hostile, lang):
    seen = 0
    for path, html, blocks, said in pages(hostile, f"{lang}/**/index.html"):
        for block in blocks:
            # As the block stands in the page, nothing in it can end it.
            [raw] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
            assert json.loads(raw) == block and not re.search("[<>&\u2028]", raw), path
            seen += len(whole(strings(block)))
        for name, text in said:
            if name in ("og:title", "og:description", "og:site_name"):
                # HTML has one sort of line end.
                assert text.count(BEFORE) == text.count(AFTER.replace("\r\n", "\n")), (path, name, text)
    assert seen > 100
