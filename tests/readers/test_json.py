"""catalogue.json and the files of entries, by jsonschema on the schema that the site publishes."""

import jsonschema
import pytest
from lxml import html

from conftest import AFTER, BEFORE, strings, whole


def validator(site):
    schema = site.json("data/schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def wrong(validator, value):
    """What is wrong with the value, in the innermost words."""
    errors = sorted(validator.iter_errors(value), key=str)
    return [f"{list(best.absolute_path)}: {best.message[:300]}" for best in map(lambda e: jsonschema.exceptions.best_match([e]), errors)]


def entry_files(site):
    return [path for path in site.files("data/*/*.json")]


def test_every_file_is_right_by_the_schema(site):
    judge = validator(site)
    for path in ["catalogue.json", *entry_files(site)]:
        assert wrong(judge, site.json(path)) == [], path


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
    judge = validator(every_field)
    assert wrong(judge, file) == []
    change(file)
    assert wrong(judge, file) != []


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


def test_hostile_texts_come_back_unchanged(hostile):
    judge = validator(hostile)
    whole(strings(hostile.json("catalogue.json")))
    for path in entry_files(hostile):
        assert wrong(judge, hostile.json(path)) == [], path
        texts = whole(strings({**hostile.json(path), "prose": None}))
        assert texts, path
    program = hostile.json("data/programs/robotics-3-1.json")
    assert program["title"]["zh-Hans"] == f"{BEFORE}机器人工程（3+1）{AFTER}"
