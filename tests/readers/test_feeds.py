"""Feeds, by feedparser; the JSON Feeds by the schema that SchemaStore has of version 1.1."""

import copy
import datetime
import re

import feedparser
from lxml import html

from conftest import AFTER, BEFORE, has_spoiled_prose, judge, published_schema

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


# Of what version 1.1 takes over from version 1, whose schema it refers to, the types.
ADDRESS, TEXT, MOMENT = {"type": "string", "format": "uri"}, {"type": "string", "minLength": 1}, {"type": "string", "format": "date-time"}
VERSION_1 = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "definitions": {
        "uri": ADDRESS,
        "extension": {"type": "object"},
        "author": {"type": "object", "properties": {"name": TEXT, "url": ADDRESS, "avatar": ADDRESS}, "minProperties": 1, "additionalProperties": False},
        "item": {
            "properties": {
                **dict.fromkeys(["url", "external_url", "image", "banner_image"], ADDRESS),
                **dict.fromkeys(["title", "content_html", "content_text", "summary"], TEXT),
                **dict.fromkeys(["date_published", "date_modified"], MOMENT),
                "tags": {"type": "array", "items": TEXT},
                "attachments": {"type": "array"},
            }
        },
    },
    "properties": {
        **dict.fromkeys(["feed_url", "home_page_url", "icon", "next_url"], ADDRESS),
        **dict.fromkeys(["title", "description", "user_comment"], TEXT),
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
    },
}


def test_the_json_feed_is_right_by_its_schema(site, hostile):
    schema = published_schema("https://json.schemastore.org/feed.json")
    right = judge(schema, **{"https://json.schemastore.org/feed-1": VERSION_1})
    for one in (site, hostile):
        for path, _ in feeds(one):
            feed = one.json(path.replace(".atom", ".json"))
            assert right(feed) == [], path
    for change in (
        lambda feed: feed.pop("title"),
        lambda feed: feed.update(colour="red"),
        lambda feed: feed.update(home_page_url="no address"),
        lambda feed: feed["items"][0].pop("id"),
        lambda feed: feed["items"][0].update(date_modified="2026-11-20"),
        lambda feed: feed["items"][0].update(author={"name": "Editor", "email": "editor@wangchuan.example"}),
    ):
        changed = copy.deepcopy(feed)
        change(changed)
        assert right(changed) != []


def test_who_subscribes_reads_titles_in_the_language_of_the_page(every_field):
    for lang, tag in TAGS.items():
        for kind in ("news", "programs"):
            page = html.fromstring(every_field.text(f"{lang}/{kind}/index.html"))
            links = page.xpath("//link[@rel='alternate'][contains(@type, 'atom+xml') or contains(@type, 'feed+json')]/@href")
            assert {link.rsplit("/", 1)[1] for link in links} == {f"{kind}.atom", f"{kind}.json"}, (lang, kind)
            [heading] = page.xpath("//h1")
            for link in links:
                assert f"/{lang}/" in link
                file = f"{lang}/" + link.rsplit("/", 1)[1]
                if file.endswith(".json"):
                    feed = every_field.json(file)
                    title, language, titles = feed["title"], feed["language"], [item["title"] for item in feed["items"]]
                else:
                    feed = feedparser.parse(every_field.bytes(file))
                    title, language, titles = feed.feed.title, feed.feed.title_detail.language, [one.title for one in feed.entries]
                site = {"en": "Wangchuan University Abroad", "zh": "望川大学国际项目"}[lang]
                assert language.lower() == tag.lower() and site in title and title.endswith(heading.text_content().strip()), (file, title)
                assert all(bool(re.search("[一-龥]", one)) == (lang == "zh") for one in [title, *titles]), (file, titles)


def test_hostile_texts_come_back_unchanged(hostile):
    said = 0
    for path, feed in feeds(hostile):
        json = hostile.json(path.replace(".atom", ".json"))
        assert json["title"].count(BEFORE) == json["title"].count(AFTER) >= 1
        for item in json["items"]:
            prose = html.fromstring(f"<div>{item.get('content_html', '')}</div>").text_content()
            assert has_spoiled_prose(prose) or BEFORE not in prose, path
            said += prose.count(BEFORE)
            for name in {"title", "summary"} & set(item):
                assert item[name].count(BEFORE) == item[name].count(AFTER) == 1, (path, item[name])
        assert not feed.bozo, path
        # A document of XML has one sort of line end; feedparser cleans what could be markup.
        for entry, item in zip(feed.entries, json["items"]):
            assert entry.id == item["id"]
    assert said > 2
