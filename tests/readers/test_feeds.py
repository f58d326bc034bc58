"""Feeds, by feedparser; the JSON Feeds by what jsonfeed.org asks for."""

import datetime
import re

import feedparser
from lxml import html

from conftest import AFTER, BEFORE

TAGS = {"en": "en", "zh": "zh-Hans"}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def feeds(site):
    for path in site.files("*/*.atom"):
        yield path, feedparser.parse(site.bytes(path))


def test_every_feed_is_read_without_complaint(site):
    for path, feed in feeds(site):
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        own = feed.feed
        assert own.id.endswith("/" + path) and own.title and own.updated_parsed and own.author
        # As feedparser spells the language of the feed.
        assert own.title_detail.language.lower() == TAGS[path[:2]].lower()
        links = {(link.rel, link.type, link.hreflang) for link in own.links}
        assert ("self", "application/atom+xml", TAGS[path[:2]]) in links
        assert ("alternate", "text/html", TAGS[path[:2]]) in links
        assert feed.entries
        for entry in feed.entries:
            assert entry.id == entry.link and entry.title and entry.updated_parsed, path
        ids = [entry.id for entry in feed.entries]
        assert len(set(ids)) == len(ids)


def test_every_address_leads_to_a_page_of_the_site_also_inside_what_is_said(site):
    seen = 0
    for path, feed in feeds(site):
        base = feed.feed.id.removesuffix(path)
        for entry in feed.entries:
            content = entry.content[0].value if "content" in entry else ""
            inside = html.fromstring(f"<div>{content}</div>").xpath("//@href|//@src")
            for url in [entry.link, *inside]:
                assert re.match(r"https?:|mailto:", url), (path, url)
                if url.startswith(base):
                    file = site.public / url.removeprefix(base).split("#")[0]
                    assert file.is_file() or (file / "index.html").is_file(), (path, url)
                    seen += 1
    assert seen > 4


def test_titles_are_in_the_language_of_the_feed_and_are_those_of_the_page(site):
    for path, feed in feeds(site):
        base = feed.feed.id.removesuffix(path)
        for entry in feed.entries:
            page = html.fromstring(site.text(entry.link.removeprefix(base) + "index.html"))
            [heading] = page.xpath("//h1")
            assert not heading.get("lang") and heading.text_content().strip() == entry.title, path


def test_what_is_new_comes_first_and_is_dated_by_its_source(own):
    feed = feedparser.parse(own.bytes("zh/news.atom"))
    days = [entry.published for entry in feed.entries]
    assert days == sorted(days, reverse=True) and len(days) > 1
    assert all(RFC3339.fullmatch(day) for day in days)
    assert feed.entries[0].published == "2025-04-12T00:00:00+08:00"


def test_the_json_feed_says_the_same(site):
    for path, feed in feeds(site):
        json = site.json(path.replace(".atom", ".json"))
        assert json["version"] == "https://jsonfeed.org/version/1.1"
        assert json["language"] == TAGS[path[:2]] and json["feed_url"].endswith(".json")
        assert json["title"] == feed.feed.title
        assert [item["id"] for item in json["items"]] == [entry.id for entry in feed.entries]
        for item, entry in zip(json["items"], feed.entries):
            assert item["title"] == entry.title and item["url"] == entry.link
            assert ("content_html" in item) != ("content_text" in item)
            datetime.datetime.fromisoformat(item["date_modified"])
            assert None not in item.values() and "" not in item.values() and [] not in item.values()


def test_hostile_texts_come_back_unchanged(hostile):
    for path, feed in feeds(hostile):
        json = hostile.json(path.replace(".atom", ".json"))
        for item in json["items"]:
            for name in {"title", "summary"} & set(item):
                assert item[name].count(BEFORE) == item[name].count(AFTER) == 1, (path, item[name])
        assert not feed.bozo, path
        # A document of XML has one sort of line end; feedparser cleans what could be markup.
        for entry, item in zip(feed.entries, json["items"]):
            assert entry.id == item["id"]
