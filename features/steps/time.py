"""Sentences about time: it moves only when working days pass, and calendars only by decree."""

from dataclasses import replace
from datetime import date, datetime

from pytest_bdd import given, parsers, then, when

from licensing.case.commands import PassTime
from licensing.case.opening import early
from licensing.city.people import Service
from licensing.clock.calendar import WIB, Decreed, WorkingCalendar
from licensing.clock.wording import until_as_figures
from licensing.history.events import DueMoved
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import AgencyId


@given(parsers.re(r"it is (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def it_is(story: Scenario, at: str) -> None:
    story.now = datetime.fromisoformat(at).replace(tzinfo=WIB)


@when(parsers.re(r"it comes to be (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def comes_to_be(story: Scenario, at: str) -> None:
    """Whoever keeps the time looks at the case at that instant, and not before."""
    story.pass_until(datetime.fromisoformat(at).replace(tzinfo=WIB))


@given(parsers.re(r"(?P<days>\d+) working days? passed"))
@when(parsers.re(r"(?P<days>\d+) working days? pass(es)?"))
def working_days_pass(story: Scenario, days: str) -> None:
    story.pass_working_days(int(days))


@then(parsers.re(r"(the answer|it) is due on (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def is_due(story: Scenario, at: str) -> None:
    assert {task.due and until_as_figures(task.due) for task in story.open_tasks} == {at}


@when(
    parsers.re(r"(?P<day>\d{4}-\d\d-\d\d) is decreed (?P<what>a day off|to be worked)( at (?P<agency>\w+))?")
)
def is_decreed(story: Scenario, day: str, what: str, agency: str | None) -> None:
    """The calendar changes, and whoever keeps the time counts again."""
    calendar, decreed = story.register.calendar, Decreed(is_worked=what == "to be worked")
    if agency is None:
        changed = replace(calendar, city=with_day(calendar.city, day, decreed))
    else:
        id = AgencyId(agency)
        changed = replace(calendar, own={**calendar.own, id: with_day(calendar.of(id), day, decreed)})
    story.register = replace(story.register, calendar=changed)
    story.tell(PassTime(), by=Service())


def with_day(calendar: WorkingCalendar, day: str, decreed: Decreed) -> WorkingCalendar:
    return replace(calendar, decreed={**calendar.decreed, date.fromisoformat(day): decreed})


@when(parsers.re(r"the applicant answers at (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def answers_at(story: Scenario, at: str) -> None:
    """Nobody has looked at the case since: what is due by then has not been swept."""
    story.now = datetime.fromisoformat(at).replace(tzinfo=WIB)
    story.correct(typed({}))


@then(parsers.parse("it is told {count:d} times that the deadline moved"))
def deadline_moved(story: Scenario, count: int) -> None:
    assert sum(isinstance(event, DueMoved) for event in story.events) == count


@then(parsers.re(r'"(?P<step>\w+)" opens on (?P<day>\d{4}-\d\d-\d\d)'))
def opens_on(story: Scenario, step: str, day: str) -> None:
    waiting = early(story.process, story.case, story.register.calendar)
    assert [(each.where.step, str(each.day)) for each in waiting] == [(step, day)]
