"""The shape of the Open Course Catalogue API 2: by jsonschema, on the schema of JSON:API as jsonapi.org publishes it, and on
what the interface's own definition demands, stated anew."""

import functools
import re

from conftest import judge, published_schema, strings, whole

LINK = {"type": "object", "properties": {"href": {"type": "string", "format": "uri"}}, "required": ["href"], "additionalProperties": False}
TEXTS = lambda key: {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {key: {"type": "string", "minLength": 1}, "lang": {"type": "string", "minLength": 2}},
        "required": [key],
        "additionalProperties": False,
    },
}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def resource(kind, required, attributes, links):
    return {
        "type": "object",
        "properties": {
            "type": {"const": kind},
            "id": {"type": "string", "minLength": 1},
            "attributes": {"type": "object", "required": required, "properties": attributes, "additionalProperties": False},
            "links": {"type": "object", "required": ["self"], "properties": dict.fromkeys(links, LINK), "additionalProperties": False},
        },
        "required": ["type", "id", "attributes", "links"],
        "additionalProperties": False,
    }


HEI = resource(
    "hei",
    ["title", "heiId", "lastModified"],
    {
        "title": TEXTS("string"),
        "abbreviation": TEXTS("string"),
        "heiId": {"type": "string", "format": "hostname"},
        "url": TEXTS("uri"),
        "lastModified": MOMENT,
    },
    ["self", "programme"],
)
PROGRAMME = resource(
    "programme",
    ["title", "code", "ects", "eqfLevelProvided"],
    {
        "title": TEXTS("string"),
        "code": {"type": "string", "minLength": 1},
        "ects": {"type": "integer", "minimum": 0},
        "eqfLevelProvided": {"type": "integer", "minimum": 5, "maximum": 8},
        "description": TEXTS("multiline"),
        "elmLearningScheduleType": {"enum": ["72a0ab92fa", "f230bae523", "67395e6b5a"]},
        "elmModeOfLearning": {"type": "array", "items": {"enum": ["e92d221e4d", "920fbb3cbe", "9191af2ed9"]}},
        "iscedCode": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 2, "maxLength": 4}},
        "languageOfInstruction": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 2}},
        "length": {"type": "string", "pattern": r"^\d{1,2}/\d$"},
        "url": TEXTS("uri"),
        "validSince": DAY,
        "validUntil": DAY,
        "lastModified": MOMENT,
    },
    ["self"],
)


def document(data):
    return {
        "type": "object",
        "properties": {"jsonapi": {"type": "object", "properties": {"version": {"const": "1.1"}}, "required": ["version"]}, "data": data, "links": {"type": "object", "properties": {"self": LINK}, "required": ["self"]}},
        "required": ["jsonapi", "data", "links"],
        "additionalProperties": False,
    }


@functools.cache
def definition(of_programme, is_collection):
    one = PROGRAMME if of_programme else HEI
    whole = document({"type": "array", "items": one} if is_collection else one)
    return judge({"$schema": "https://json-schema.org/draft/2020-12/schema", **whole})


@functools.cache
def json_api():
    return judge(published_schema("https://jsonapi.org/schema"))


def read(site, path):
    """A file of the interface, right by its definition, that says where it lies."""
    found = site.json(path)
    is_collection = path.endswith(("v2/hei/index.json", "programme/index.json"))
    assert definition("/programme" in path, is_collection)(found) == [], path
    assert json_api()(found) == [], path
    assert found["links"]["self"]["href"].endswith("/" + path)
    return found["data"]


def test_every_file_has_the_shape_of_the_interface(every_field, hostile):
    for site in (every_field, hostile):
        for path in site.files("data/occapi/**/*.json"):
            read(site, path)


def test_links_lead_to_files_from_the_first_to_the_last(every_field):
    base = every_field.json("catalogue.json")["site"]
    [hei] = read(every_field, "data/occapi/v2/hei/index.json")
    assert hei == read(every_field, hei["links"]["self"]["href"].removeprefix(base))
    programmes = read(every_field, hei["links"]["programme"]["href"].removeprefix(base))
    assert [one["id"] for one in programmes] == ["bench-2-2"]
    for one in programmes:
        assert one == read(every_field, one["links"]["self"]["href"].removeprefix(base))


def test_a_programme(every_field):
    attributes = read(every_field, "data/occapi/v2/hei/wangchuan.example/programme/bench-2-2/index.json")["attributes"]
    titles = {title["lang"]: title["string"] for title in attributes["title"]}
    entry = every_field.json("data/programs/bench-2-2.json")
    assert titles == entry["title"]
    assert (attributes["ects"], attributes["eqfLevelProvided"], attributes["length"]) == (120, 7, "2/1")
    assert attributes["languageOfInstruction"] == ["en"]
    assert {page["lang"]: page["uri"] for page in attributes["url"]} == entry["url"]


def test_a_catalogue_without_ects_has_no_programmes_there(own):
    assert not any(re.search("occapi", str(path)) for path in own.public.rglob("*"))


def test_hostile_texts_come_back_unchanged(hostile):
    for path in hostile.files("data/occapi/**/*.json"):
        found = read(hostile, path)
        assert found == [] or whole(strings(found)), path
