"""The sites that are read back, each built once: our own catalogue, the one that uses every field, and that one with
texts which break careless writers."""

import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
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
    """Every field, and around every text of the facts what breaks careless writers."""
    source = tmp_path_factory.mktemp("hostile") / "site"
    shutil.copytree(ROOT / "tests/sites/every-field", source)
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
                path.write_text(f"---\n{as_yaml(words)}---\n{text[front.end():]}", encoding="utf-8")
    hidden = "level: bachelor\narrangement: single\nlanguages: [zh]\nduration: 1 year\nparties: [wangchuan]\n"
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


def as_yaml(value):
    """The value as JSON, which YAML includes."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028") + "\n"


def spoil(text):
    return f"{BEFORE}{text}{AFTER}"


def spoiled(value):
    """The value with every text in languages spoiled."""
    if isinstance(value, list):
        return [spoiled(item) for item in value]
    if isinstance(value, dict):
        if value and set(value) <= {"en", "zh", "same"}:
            return {lang: spoil(text) if isinstance(text, str) else spoiled(text) for lang, text in value.items()}
        # Its keys are languages too, its values are no texts.
        return {name: item if name == "language_proof" else spoiled(item) for name, item in value.items()}
    return value


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
