"""Calendars, by icalendar."""

import datetime
import re
import shutil
from urllib.parse import urljoin, urlsplit

import icalendar
import pytest
from lxml import html

from conftest import AFTER, BEFORE, ROOT, TODAY, as_yaml, build, yaml

TAGS = {"en": "en", "zh": "zh-Hans"}


def calendars(site):
    for path in site.files("**/*.ics"):
        yield path, icalendar.Calendar.from_ical(site.bytes(path))


def events(calendar):
    return list(calendar.walk("VEVENT"))


def test_every_calendar_is_read_and_has_what_the_standard_asks_for(every_field):
    count = 0
    for path, calendar in calendars(every_field):
        assert calendar.errors == [] and calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH", path
        assert events(calendar), path
        for event in events(calendar):
            assert event.errors == [], path
            assert event["UID"] and event["DTSTAMP"].dt.utcoffset() == datetime.timedelta(0), path
            assert event["SUMMARY"].params["LANGUAGE"] == TAGS[path.split("/")[0]], path
            start, end = event["DTSTART"].dt, event.get("DTEND")
            assert end is None or type(end.dt) is type(start) and end.dt > start, path
            count += 1
    assert count > 40


def only(site, path):
    """The event of a calendar that has no other."""
    [event] = events(icalendar.Calendar.from_ical(site.bytes(path)))
    return event


def test_a_deadline_lasts_one_day_and_rings_two_weeks_before(every_field):
    for lang, summary in [
        ("en", "Applications close: Robotics (3+1) · 机器人工程（3+1）"),
        ("zh", "申请截止：机器人工程（3+1） · Robotics (3+1)"),
    ]:
        event = only(every_field, own_file(every_field, lang, "robotics-3-1", "apply"))
        assert event["SUMMARY"] == summary
        assert event["DTSTART"].dt == datetime.date(2099, 6, 30)
        assert event["DTEND"].dt == datetime.date(2099, 7, 1)
        [alarm] = event.walk("VALARM")
        assert alarm["TRIGGER"].dt == datetime.timedelta(days=-14)
        assert str(event["URL"]) == f"https://every-field.example/catalogue/{lang}/programs/robotics-3-1/"


def own_file(site, lang, program, kind):
    """The file of the one deadline of a kind that a program has ahead."""
    [path] = site.files(f"{lang}/programs/{program}/{kind}-*.ics")
    return path


def test_each_link_beside_a_deadline_leads_to_a_calendar_with_it(site):
    seen = 0
    base = site.json("catalogue.json")["site"]
    prefix = urlsplit(base).path
    for path in site.files("**/index.html"):
        for link in html.fromstring(site.bytes(path)).xpath("//a[contains(concat(' ', @class, ' '), ' ics ')]/@href"):
            file = urlsplit(urljoin(base + path, link)).path.removeprefix(prefix)
            assert file.split("/")[0] == path.split("/")[0], (path, link)
            page = events(icalendar.Calendar.from_ical(site.bytes(file)))
            # Its own file, or that of an entry with no other date.
            assert len(page) == 1 and page[0]["DTSTART"].dt >= datetime.date.fromisoformat(TODAY), (path, link)
            seen += 1
    assert seen > 4 or site.source == ROOT


def test_the_whole_site_has_each_date_once_under_one_name(every_field):
    whole = {lang: icalendar.Calendar.from_ical(every_field.bytes(f"{lang}/calendar.ics")) for lang in TAGS}
    uids = {lang: [event["UID"] for event in events(calendar)] for lang, calendar in whole.items()}
    assert uids["en"] == uids["zh"] and len(set(uids["en"])) == len(uids["en"]) >= 10
    for path, calendar in calendars(every_field):
        if not re.match(r"\w+/\w[\w-]*/[\w-]+/", path):
            assert {event["UID"] for event in events(calendar)} <= set(uids["en"]), path


def test_who_subscribes_reads_names_in_the_language_of_the_page(every_field):
    """Every calendar that is subscribed to is called as its page is, which it names, and says where it is read again."""
    seen = 0
    for path, calendar in calendars(every_field):
        lang = path.split("/")[0]
        if not path.endswith("/calendar.ics"):
            continue
        assert calendar["X-WR-CALNAME"] == calendar["NAME"] and calendar["NAME"].params["LANGUAGE"] == TAGS[lang]
        base = "https://every-field.example/catalogue/"
        assert str(calendar["SOURCE"]) == base + path and str(calendar["URL"]) == base + path.removesuffix("calendar.ics")
        page = html.fromstring(every_field.text(path.removesuffix("calendar.ics") + "index.html"))
        [heading] = page.xpath("//h1")
        title = {"en": "Wangchuan University Abroad", "zh": "望川大学国际项目"}[lang]
        place = path.count("/")
        called = {1: title, 2: title + {"en": ": ", "zh": "："}[lang] + heading.text_content().strip(), 3: heading.text_content().strip()}
        assert calendar["NAME"] == called[place], path
        for event in events(calendar):
            assert event["CATEGORIES"].to_ical() and bool(re.search("[一-龥]", event["CATEGORIES"].to_ical().decode())) == (lang == "zh")
        seen += 1
    assert seen > 10


def changed(every_field, folder, path, change):
    """The site built again, with one file of facts changed."""
    shutil.copytree(every_field.source, folder / "site")
    file = folder / "site/content" / path
    facts = yaml.load(file)
    change(facts)
    file.write_text(as_yaml(facts), encoding="utf-8")
    return build(folder / "site", folder / "public")


def days(site, path="zh/calendar.ics"):
    """When each date of a calendar begins, by its identifier."""
    return {str(event["UID"]): event["DTSTART"].dt for event in events(icalendar.Calendar.from_ical(site.bytes(path)))}


def test_a_date_that_moves_keeps_its_identifier_also_when_a_round_is_added_before_it(every_field, tmp_path):
    def move(facts):
        facts["intakes"][0]["apply_by"] = "2099-07-05"
        # Nothing tells of what term it is but its first day.
        facts["intakes"].insert(0, {"starts": "2099-03-01", "apply_by": "2098-11-30"})

    before, after = days(every_field), days(changed(every_field, tmp_path, "programs/robotics-3-1/facts.yaml", move))
    moved = {name for name in before if before[name] != after.get(name)}
    assert [(before[name], after[name]) for name in moved] == [(datetime.date(2099, 6, 30), datetime.date(2099, 7, 5))]
    assert {str(name).split("@")[0]: after[name] for name in after.keys() - before.keys()} == {
        "apply-2099-spring.robotics-3-1.programs": datetime.date(2098, 11, 30),
        "start-2099-spring.robotics-3-1.programs": datetime.date(2099, 3, 1),
    }


def test_a_session_keeps_its_identifier_when_another_is_put_before_it(every_field, tmp_path):
    def put_before(facts):
        facts["sessions"].insert(0, {"title": {"en": "Tea", "zh": "茶歇"}, "start": facts["sessions"][0]["start"]})

    site = changed(every_field, tmp_path, "events/lantern-symposium/facts.yaml", put_before)
    before, after = (days(one, "zh/events/lantern-symposium/calendar.ics") for one in (every_field, site))
    assert before.items() <= after.items() and len(after) == len(before) + 1


def stamps(site, path):
    calendar = icalendar.Calendar.from_ical(site.bytes(path))
    return [(str(event["DTSTAMP"].dt.date()), "LAST-MODIFIED" in event) for event in events(calendar)]


@pytest.mark.parametrize(
    "said, stamp",
    [
        ({"updated": "2028-05-06", "checked": "2028-05-07"}, ("2028-05-07", True)),
        ({"sources": [{"title": {"en": "Guide", "zh": "手册"}, "published": "2028-02-03"}]}, ("2028-02-03", False)),
        # The latest day that anything in the catalogue was looked through.
        ({}, ("2027-10-08", False)),
    ],
)
def test_the_time_stamp_is_what_the_catalogue_says_and_never_the_clock(every_field, tmp_path, said, stamp):
    def say(facts):
        for name in ("updated", "checked", "sources"):
            facts.pop(name, None)
        facts.update(said)

    site = changed(every_field, tmp_path, "exchanges/corrib-semester/facts.yaml", say)
    assert set(stamps(site, "zh/exchanges/corrib-semester/calendar.ics")) == {stamp}


def test_nothing_that_is_not_published_is_in_a_calendar(hostile):
    hidden = sorted(path.stem for path in (hostile.source / "content/programs").glob("*-plan.yaml"))
    assert hidden == ["sunken-plan", "unfinished-plan"]
    for path, calendar in calendars(hostile):
        for event in events(calendar):
            assert not any(name in text for name in hidden for text in (path, event["UID"], event["URL"])), path


def test_hostile_texts_come_back_unchanged(hostile):
    # A calendar knows one sort of line end.
    before, after = BEFORE, AFTER.replace("\r\n", "\n")
    seen = 0
    for path, calendar in calendars(hostile):
        for line in hostile.bytes(path).split(b"\r\n"):
            assert len(line) <= 75, (path, line)
            line.decode("utf-8")
        for line in hostile.text(path).replace("\r\n ", "").split("\r\n"):
            said = re.fullmatch(r"(?:SUMMARY|DESCRIPTION|LOCATION|CATEGORIES|NAME|X-WR-CALNAME)(?:;LANGUAGE=[\w-]+)?:(.*)", line)
            # Readers forgive a comma that is not escaped; the standard does not.
            assert not said or not re.search(r"[,;]", re.sub(r"\\.", "", said[1])), (path, line)
        for name in ("NAME", "X-WR-CALNAME"):
            # Of calendars themselves icalendar reads texts as they stand.
            text = re.sub(r"\\(.)", lambda escaped: {"n": "\n"}.get(escaped[1], escaped[1]), str(calendar[name]))
            assert text.count(before) == text.count(after) > 0, (path, name, text)
        for event in events(calendar):
            for name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
                text = str(event.get(name, ""))
                assert text.count(before) == text.count(after), (path, name, text)
                seen += text.count(before)
    assert seen > 100
    event = only(hostile, own_file(hostile, "zh", "robotics-3-1", "apply"))
    assert event["SUMMARY"] == f"申请截止：{before}机器人工程（3+1）{after} · {before}Robotics (3+1){after}"
