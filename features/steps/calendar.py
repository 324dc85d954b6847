"""Sentences about the calendar: office hours, what comes in late, decrees about days, and years not decreed yet."""

import re
from dataclasses import replace
from datetime import date, datetime, time

from pytest_bdd import given, parsers, then, when

from licensing.case.commands import PassTime
from licensing.city.almanac import Almanac
from licensing.city.decrees import (
    CutOffEnded,
    CutOffSet,
    DailySet,
    DayOff,
    DayWorked,
    Decree,
    HoursEnded,
    HoursSet,
    YearAnnounced,
)
from licensing.city.hours_text import read_week
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.clock.calendars import YEARS
from licensing.clock.hours import Week
from licensing.history.events import TaskLapsed
from licensing.scenarios.scenario import Scenario
from licensing.telling.provisional import provisional_task
from licensing.words.identifiers import AgencyId

DAY = r"\d{4}-\d\d-\d\d"
MAYOR = "Wali Kota"


@given(parsers.re(r'office hours are "(?P<hours>[^"]+)"'))
def hours_are(story: Scenario, hours: str) -> None:
    decree(story, HoursSet(story.now, MAYOR, "Perwal", None, date(YEARS[0], 1, 1), None, week(hours)))


@given(parsers.re(rf'office hours from (?P<since>{DAY}) until (?P<until>{DAY}) are "(?P<hours>[^"]+)"'))
def hours_of_some_days(story: Scenario, since: str, until: str, hours: str) -> None:
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    decree(story, HoursSet(story.now, MAYOR, "SE", None, first, last, week(hours)))


@when(parsers.re(rf'"(?P<title>[^"]+)" gives (?P<since>{DAY}) to (?P<until>{DAY}) the usual hours'))
def usual_hours(story: Scenario, title: str, since: str, until: str) -> None:
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    decree(story, HoursEnded(story.now, MAYOR, title, None, first, last))
    story.tell(PassTime(), by=Service())


@given(parsers.re(r"what comes in after (?P<at>\d\d:\d\d) belongs to the next working day"))
def cut_off(story: Scenario, at: str) -> None:
    city = replace(story.register.calendar.city, cut_off=time.fromisoformat(at))
    story.register = replace(story.register, calendar=replace(story.register.calendar, city=city))


@when(
    parsers.re(
        rf'"(?P<title>[^"]+)" makes (?P<at>\d\d:\d\d) the cut-off from (?P<since>{DAY})( until (?P<until>{DAY}))?'
    )
)
def sets_cut_off(story: Scenario, title: str, at: str, since: str, until: str | None) -> None:
    first, last = date.fromisoformat(since), date.fromisoformat(until) if until else None
    decree(story, CutOffSet(story.now, MAYOR, title, None, first, last, time.fromisoformat(at)))
    story.tell(PassTime(), by=Service())


@when(parsers.re(rf'"(?P<title>[^"]+)" takes the cut-off away from (?P<since>{DAY})'))
def ends_cut_off(story: Scenario, title: str, since: str) -> None:
    decree(story, CutOffEnded(story.now, MAYOR, title, None, date.fromisoformat(since), None))
    story.tell(PassTime(), by=Service())


@when(parsers.re(rf'"(?P<title>[^"]+)" has (?P<agency>\w+) serve on holidays from (?P<since>{DAY})'))
def serves_on_holidays(story: Scenario, title: str, agency: str, since: str) -> None:
    first = date.fromisoformat(since)
    decree(story, DailySet(story.now, MAYOR, title, AgencyId(agency), first, None, daily=True))
    story.tell(PassTime(), by=Service())


@when(
    parsers.re(
        rf'"(?P<title>[^"]+)" makes (?P<day>{DAY}) (?P<what>a day off|a working day)( at (?P<agency>\w+))?'
    )
)
def makes_a_day(story: Scenario, title: str, day: str, what: str, agency: str | None) -> None:
    """The city decrees, and whoever keeps the time counts again."""
    whose, on = AgencyId(agency) if agency else None, date.fromisoformat(day)
    if what == "a day off":
        decree(story, DayOff(story.now, MAYOR, title, whose, on, "Libur"))
    else:
        decree(story, DayWorked(story.now, MAYOR, title, whose, on))
    story.tell(PassTime(), by=Service())


@given(parsers.re(r"the holidays of (?P<years>[\d, and]+) are decreed, and of no other year"))
def are_decreed(story: Scenario, years: str) -> None:
    known = frozenset(int(year) for year in re.findall(r"\d{4}", years))
    city = replace(story.register.calendar.city, announced=known)
    story.register = replace(story.register, calendar=replace(story.register.calendar, city=city))


@when(parsers.re(r'"(?P<title>[^"]+)" announces the holidays of (?P<year>\d{4})'))
def announced(story: Scenario, title: str, year: str) -> None:
    decree(story, YearAnnounced(story.now, MAYOR, title, int(year)))
    story.tell(PassTime(), by=Service())


@then(parsers.re(r"that day is (?P<what>certain|provisional)"))
def is_provisional(story: Scenario, what: str) -> None:
    (task,) = story.open_tasks
    assert (provisional_task(task, story.register.calendar) is not None) == (what == "provisional")


@when(parsers.re(rf"nobody keeps the time until (?P<at>{DAY} \d\d:\d\d)"))
def outage(story: Scenario, at: str) -> None:
    """Then somebody does."""
    story.now = datetime.fromisoformat(at).replace(tzinfo=WIB)
    story.tell(PassTime(), by=Service())


@then(parsers.re(r"silence ended (?P<tasks>.+), in this order"))
def ended_in_order(story: Scenario, tasks: str) -> None:
    lapsed = [story.case.tasks[event.task] for event in story.events if isinstance(event, TaskLapsed)]
    assert [each.where.step for each in lapsed] == re.findall(r'"(\w+)"', tasks)


@then("silence ended nothing")
def ended_nothing(story: Scenario) -> None:
    assert not any(isinstance(event, TaskLapsed) for event in story.events)


def decree(story: Scenario, made: Decree) -> None:
    calendars = Almanac(story.register.calendar, (made,)).calendars
    story.register = replace(story.register, calendar=calendars)


def week(hours: str) -> Week:
    return read_week(dict(part.split() for part in hours.split(",")))
