"""catalogue.json and the files of entries, by jsonschema on the schema that the site publishes."""

import copy
import functools
import json

import pytest
from lxml import html

from conftest import AFTER, BEFORE, has_spoiled_prose, judge, strings, whole


@functools.cache
def validator(site):
    return judge(site.json("data/schema.json"))


def entry_files(site):
    return [path for path in site.files("data/*/*.json")]


def test_every_file_is_right_by_the_schema(site):
    right = validator(site)
    for path in ["catalogue.json", "programs.json", *entry_files(site)]:
        assert right(site.json(path)) == [], path
        assert site.json(path)["version"] == 1
        assert site.json(path)["schema"] == site.json("data/schema.json")["$id"] == site.json("catalogue.json")["site"] + "data/schema.json"


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.update(version=2),
        lambda file: file.pop("title"),
        lambda file: file.update(colour="red"),
        lambda file: file["fields"].update(levle="bachelor"),
        lambda file: file["fields"].update(level="batchelor"),
        lambda file: file["fields"].update(majors=["robotics"]),
        lambda file: file["fields"]["parties"][0].update(role="boss"),
        lambda file: file["fields"].update(tags=[]),
        lambda file: file["fields"].update(summary={"en": ""}),
        lambda file: file["fields"]["started"].update(iso=2026),
    ],
)
def test_the_schema_finds_what_is_wrong(every_field, change):
    file = every_field.json("data/programs/robotics-3-1.json")
    right = validator(every_field)
    assert right(file) == []
    change(file)
    assert right(file) != []


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.update(version=2),
        lambda file: file.pop("site"),
        lambda file: file["programs"][0].update(colour="red"),
        lambda file: file["programs"][0].pop("title"),
        lambda file: file["programs"][0]["facets"].update(level=[]),
        lambda file: file["programs"][0]["facts"]["en"].update(level="Bachelor"),
        lambda file: file["programs"][0]["deadlines"][0].update(what="aply"),
    ],
)
def test_the_schema_finds_what_is_wrong_in_the_comparison(every_field, change):
    right, file = validator(every_field), every_field.json("programs.json")
    assert right(file) == []
    changed = copy.deepcopy(file)
    change(changed)
    assert right(changed) != []


def test_the_comparison_says_what_the_whole_says(site):
    entries = {entry["id"]: entry for entry in site.json("catalogue.json")["entries"]}
    programs = site.json("programs.json")["programs"]
    assert {f"programs/{one['id']}" for one in programs} == {name for name in entries if name.startswith("programs/")}
    for one in programs:
        entry = entries[f"programs/{one['id']}"]
        assert (one["title"], one["url"], one.get("summary")) == (entry["title"], entry["url"], entry["fields"].get("summary"))


def test_the_whole_and_the_files_say_the_same(site):
    entries = {entry["id"]: entry for entry in site.json("catalogue.json")["entries"]}
    files = {path.removeprefix("data/").removesuffix(".json"): site.json(path) for path in entry_files(site)}
    assert entries.keys() == files.keys() and len(files) > 40
    for name, file in files.items():
        own = {"version", "schema", "license", "prose", "references"}
        assert {key: value for key, value in file.items() if key not in own} == entries[name]


def test_every_page_of_an_entry_leads_to_its_file_and_back(site):
    base = site.json("catalogue.json")["site"]
    pages = 0
    for path in entry_files(site):
        file = site.json(path)
        for tag, url in file.get("url", {}).items():
            page = site.public / url.removeprefix(base) / "index.html"
            if file["kind"] == "pages" and not page.is_file():
                continue  # lends its words to an index
            head = html.fromstring(page.read_bytes()).head
            if file["kind"] == "pages" and head.xpath("boolean(//body[not(contains(@class, 'page-entry'))])"):
                continue
            links = head.xpath("link[@rel='alternate'][@type='application/json']/@href")
            assert any(link.endswith("/" + path) for link in links), (page, links)
            pages += 1
    assert pages > 80


def test_what_is_absent_is_absent(site):
    for path in ["catalogue.json", *entry_files(site)]:
        text = site.text(path)
        for nothing in ('null', '""', "[]", "{}"):
            assert f":{nothing}" not in text, (path, nothing)


def test_nothing_that_is_not_published_is_named(every_field):
    text = every_field.text("catalogue.json")
    ids = {entry["id"] for entry in every_field.json("catalogue.json")["entries"]}
    for path in entry_files(every_field):
        file = every_field.json(path)
        assert file.get("references", {}).keys() <= ids, path
        text += every_field.text(path)
    for upkeep in ('"visibility"', '"review_by"', '"draft"', '"extra"'):
        assert upkeep not in text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name, before, after", [("programs", "return of(whole)})(", ");\n"), ("search", "window.prospectus.search(", ");\n")])
def test_hostile_texts_come_back_unchanged_from_scripts(hostile, lang, name, before, after):
    script = hostile.text(f"data/{name}.{lang}.js")
    assert not any(ending in script for ending in ("</", "<!--", "\u2028", "\u2029"))
    assert script.endswith(after)
    arguments = json.loads(f"[{script.split(before, 1)[1].removesuffix(after)}]")
    prose = [text for text in strings(arguments) if "寄远书" in text]
    assert all(map(has_spoiled_prose, prose)) and (len(prose) > 5 or name == "programs")
    assert len(whole(text for text in strings(arguments) if text not in prose)) > 10


def test_hostile_texts_come_back_unchanged(hostile):
    right = validator(hostile)
    assert whole(strings(hostile.json("catalogue.json")))
    assert right(hostile.json("programs.json")) == [] and whole(strings(hostile.json("programs.json")))
    for path in entry_files(hostile):
        assert right(hostile.json(path)) == [], path
        file = hostile.json(path)
        prose = file.pop("prose", {})
        assert whole(strings(file)), path
        assert all(map(has_spoiled_prose, prose.values())), path
    program = hostile.json("data/programs/robotics-3-1.json")
    assert program["title"]["zh-Hans"] == f"{BEFORE}机器人工程（3+1）{AFTER}"
