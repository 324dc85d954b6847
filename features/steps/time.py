"""Sentences about time: it moves only when working days pass."""

from datetime import datetime

from pytest_bdd import given, parsers, then, when

from licensing.clock.calendar import WIB
from licensing.scenarios.scenario import Scenario


@given(parsers.re(r"it is (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def it_is(story: Scenario, at: str) -> None:
    story.now = datetime.fromisoformat(at).replace(tzinfo=WIB)


@given(parsers.re(r"(?P<days>\d+) working days? passed"))
@when(parsers.re(r"(?P<days>\d+) working days? pass(es)?"))
def working_days_pass(story: Scenario, days: str) -> None:
    story.pass_working_days(int(days))


@then(parsers.re(r"(the answer|it) is due on (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def is_due(story: Scenario, at: str) -> None:
    dues = {task.due and task.due.astimezone(WIB).strftime("%Y-%m-%d %H:%M") for task in story.open_tasks}
    assert dues == {at}
