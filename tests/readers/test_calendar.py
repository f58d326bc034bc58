"""Calendars, by icalendar."""

import datetime
import re

import icalendar

from conftest import AFTER, BEFORE

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


def test_a_deadline_lasts_one_day_and_rings_two_weeks_before(every_field):
    for lang, summary in [
        ("en", "Applications close: Robotics (3+1) · 机器人工程（3+1）"),
        ("zh", "申请截止：机器人工程（3+1） · Robotics (3+1)"),
    ]:
        calendar = icalendar.Calendar.from_ical(every_field.bytes(f"{lang}/programs/robotics-3-1/apply-2099-autumn-in.ics"))
        [event] = events(calendar)
        assert event["SUMMARY"] == summary
        assert event["DTSTART"].dt == datetime.date(2099, 6, 30)
        assert event["DTEND"].dt == datetime.date(2099, 7, 1)
        [alarm] = event.walk("VALARM")
        assert alarm["TRIGGER"].dt == datetime.timedelta(days=-14)
        assert str(event["URL"]) == f"https://every-field.example/catalogue/{lang}/programs/robotics-3-1/"


def test_the_whole_site_has_each_date_once_under_one_name(every_field):
    whole = {lang: icalendar.Calendar.from_ical(every_field.bytes(f"{lang}/calendar.ics")) for lang in TAGS}
    uids = {lang: [event["UID"] for event in events(calendar)] for lang, calendar in whole.items()}
    assert uids["en"] == uids["zh"] and len(set(uids["en"])) == len(uids["en"]) >= 10
    for path, calendar in calendars(every_field):
        if not re.match(r"\w+/\w[\w-]*/[\w-]+/", path):
            assert {event["UID"] for event in events(calendar)} <= set(uids["en"]), path


def test_titles_are_in_the_language_of_the_page(every_field):
    for lang, name in [("en", "Wangchuan University Abroad"), ("zh", "望川大学国际项目")]:
        calendar = icalendar.Calendar.from_ical(every_field.bytes(f"{lang}/calendar.ics"))
        assert calendar["X-WR-CALNAME"] == calendar["NAME"] == name


def test_nothing_that_is_not_published_is_in_a_calendar(every_field):
    for path, calendar in calendars(every_field):
        assert "drowned" not in path
        for event in events(calendar):
            assert "drowned" not in event["UID"]


def test_hostile_texts_come_back_unchanged(hostile):
    # A calendar knows one sort of line end.
    before, after = BEFORE, AFTER.replace("\r\n", "\n")
    seen = 0
    for path, calendar in calendars(hostile):
        for line in hostile.bytes(path).split(b"\r\n"):
            assert len(line) <= 75, (path, line)
            line.decode("utf-8")
        for event in events(calendar):
            for name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
                text = str(event.get(name, ""))
                assert text.count(before) == text.count(after), (path, name, text)
                seen += text.count(before)
    assert seen > 100
    event = events(icalendar.Calendar.from_ical(hostile.bytes("zh/programs/robotics-3-1/apply-2099-autumn-in.ics")))[0]
    assert event["SUMMARY"] == f"申请截止：{before}机器人工程（3+1）{after} · {before}Robotics (3+1){after}"
