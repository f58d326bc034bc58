"""The lists as tables: CSV by Python's own reader, XLSX by openpyxl; GeoJSON by geojson and by the schema of geojson.org."""

import csv
import io

import geojson
import openpyxl
import pytest

from conftest import AFTER, BEFORE, judge, published_schema, whole

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows(site, path):
    text = site.text(path)
    assert text.startswith("\ufeff"), "Excel shows Chinese only with a byte order mark"
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def sheets(site, path):
    return openpyxl.load_workbook(io.BytesIO(site.bytes(path)))


def test_every_list_is_a_table_in_each_language(site):
    entries = {entry["id"]: entry for entry in site.json("catalogue.json")["entries"]}
    for path in site.files("data/*.csv"):
        header, *body = rows(site, path)
        assert len(set(header)) == len(header) and header[-1] == "id", path
        assert all(len(row) == len(header) for row in body) and body, path
        ids = [row[-1] for row in body]
        assert len(set(ids)) == len(ids) and set(ids) <= entries.keys(), path
        # No column without a word in it, and no cell that begins a formula.
        assert all(any(row[at] for row in body) for at in range(len(header))), path
        assert not any(cell.startswith(FORMULA) for row in [header, *body] for cell in row), path
        tag = {"en": "en", "zh": "zh-Hans"}[path.split(".")[-2]]
        for row in body:
            assert row[0].removeprefix("'") in entries[row[-1]]["title"].values()


def test_a_workbook_says_what_the_tables_of_its_languages_say(site):
    for path in site.files("data/*.xlsx"):
        book = sheets(site, path)
        assert book.sheetnames == ["English", "中文"]
        for sheet, lang in zip(book.worksheets, ["en", "zh"]):
            table = rows(site, path.removesuffix("xlsx") + f"{lang}.csv")
            cells = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
            table = [[cell.replace("\r\n", "\n") for cell in row] for row in table]
            plain = [[cell[1:] if cell.startswith("'") else cell for cell in row] for row in table]
            assert cells == plain, (path, lang)
            assert all(cell.data_type in "sn" and cell.value != 0 for row in sheet.iter_rows() for cell in row)
            assert sheet.freeze_panes == "B2"


def test_a_program_in_chinese(every_field):
    header, *body = rows(every_field, "data/programs.zh.csv")
    program = dict(zip(header, next(row for row in body if row[-1] == "programs/robotics-3-1")))
    assert program["层次"] == "本科"
    assert program["合作形式"] == "双学位"
    assert program[header[0]] == "机器人工程（3+1）"
    assert program["招生批次"].startswith("2099年秋季（开学：2099-09-01；开放申请：2099-03-01；提名截止：2099-04-30；申请截止：2099-06-30；")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hostile_texts_come_back_unchanged(hostile, lang):
    for path in hostile.files(f"data/*.{lang}.csv"):
        cells = [cell for row in rows(hostile, path) for cell in row]
        assert whole(cells), path
        assert not any(cell.startswith(FORMULA) for cell in cells), path
        book = sheets(hostile, path.removesuffix(f"{lang}.csv") + "xlsx")
        found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if BEFORE in str(cell.value)]
        assert found
        for cell in found:
            assert cell.data_type == "s"
            assert cell.value.count(BEFORE) == cell.value.count(AFTER.replace("\r\n", "\n"))


def test_partners_lie_where_they_say(own, every_field):
    places = {}
    right = judge(published_schema("https://geojson.org/schema/GeoJSON.json"))
    for site in (own, every_field):
        assert right(site.json("partners.geojson")) == []
        found = geojson.loads(site.text("partners.geojson"))
        assert isinstance(found, geojson.FeatureCollection) and found.is_valid, found.errors()
        for feature in found["features"]:
            assert feature.is_valid and feature["geometry"]["type"] == "Point"
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180 and -90 <= latitude <= 90
            places[feature["id"]] = feature
    assert len(places) > 20
    home = places["institutions/wangchuan"]
    assert home["geometry"]["coordinates"] == [110.25, 31.5]
    assert home["properties"] == {
        "kind": "institutions",
        "name": "Wangchuan University",
        "name:en": "Wangchuan University",
        "name:zh-Hans": "望川大学",
        "city:en": "Wangchuan",
        "city:zh-Hans": "望川",
        "url:en": "https://every-field.example/catalogue/en/institutions/wangchuan/",
        "url:zh-Hans": "https://every-field.example/catalogue/zh/institutions/wangchuan/",
        "country": "CN",
        "home": True,
    }


def test_hostile_names_of_places_come_back_unchanged(hostile):
    found = geojson.loads(hostile.text("partners.geojson"))
    for feature in found["features"]:
        assert whole(map(str, feature["properties"].values()))
