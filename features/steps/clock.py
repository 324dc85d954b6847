"""Sentences about the legal clock of a case: whether it runs, when its time is over, how much is used."""

from fractions import Fraction

from pytest_bdd import parsers, then, when

from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.clock.running import Clock, used
from licensing.clock.wording import until_as_figures
from licensing.scenarios.scenario import Scenario


@then("its clock has not started")
def has_not_started(story: Scenario) -> None:
    assert story.case.clock is None


@then(parsers.re(r"its time is over on (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def is_over_on(story: Scenario, at: str) -> None:
    clock = _clock(story)
    assert clock.due is not None
    assert until_as_figures(clock.due) == at


@then(parsers.re(r"its clock stands still(?P<what>.*)"))
def stands_still(story: Scenario, what: str) -> None:
    why = {
        " for the applicant": "applicant",
        " for a day she named": "day",
        " while it is suspended": "suspended",
    }
    pause = _clock(story).pause
    assert pause is not None
    assert pause.why == why[what]


@then("its clock has stopped")
def has_stopped(story: Scenario) -> None:
    assert _clock(story).stopped_at == story.now


@then(parsers.re(r"(?P<amount>[\d.]+) (?P<unit>working days?|days?|working hours?|hours?) (is|are) used"))
def are_used(story: Scenario, amount: str, unit: str) -> None:
    clock = _clock(story)
    assert clock.within.unit == unit.removesuffix("s")
    assert used(clock, story.register.calendar, story.now) == Fraction(amount)


@when("whoever keeps the time looks at it")
def looks(story: Scenario) -> None:
    story.tell(PassTime(), by=Service())


def _clock(story: Scenario) -> Clock:
    assert story.case.clock is not None
    return story.case.clock
