"""Sentences about the clock of a line that has a limit of its own."""

from fractions import Fraction

from pytest_bdd import parsers, then

from licensing.clock.running import Clock, used, was_late
from licensing.clock.wording import until_as_figures
from licensing.history.places import Line
from licensing.scenarios.scenario import Scenario

LINE = r'line "(?P<line>[\w/]+)"'
STILL = {" for the applicant": "applicant", " while it is suspended": "suspended"}


@then(parsers.re(f"the clock of {LINE} has not started"))
def has_no_clock(story: Scenario, line: str) -> None:
    assert story.case.lines[Line(line)].clock is None


@then(parsers.re(rf"the time of {LINE} is over on (?P<at>\d{{4}}-\d\d-\d\d \d\d:\d\d)"))
def line_is_over_on(story: Scenario, line: str, at: str) -> None:
    due = _clock(story, line).due
    assert due is not None
    assert until_as_figures(due) == at


@then(parsers.re(f"the clock of {LINE} stands still(?P<what>.*)"))
def line_stands_still(story: Scenario, line: str, what: str) -> None:
    pause = _clock(story, line).pause
    assert pause is not None
    assert pause.why == STILL[what]


@then(parsers.re(rf"(?P<amount>[\d.]+) working days? of {LINE} (is|are) used"))
def of_line_are_used(story: Scenario, amount: str, line: str) -> None:
    assert used(_clock(story, line), story.register.calendar, story.now) == Fraction(amount)


@then(parsers.re(f"the {LINE} (?P<is_over>is|was) (?P<what>late|in time)"))
def line_was(story: Scenario, line: str, is_over: str, what: str) -> None:
    clock = _clock(story, line)
    assert (clock.stopped_at is None) == (is_over == "is")
    assert was_late(clock, story.now) == (what == "late")


def _clock(story: Scenario, line: str) -> Clock:
    clock = story.case.lines[Line(line)].clock
    assert clock is not None
    return clock
