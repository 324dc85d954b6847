"""Sentences about the end of a case's time: reminders, the ladder, and what the law has granted."""

from datetime import datetime, timedelta

from pytest_bdd import given, parsers, then, when

from licensing.case.commands import PassTime, Urge
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.history import effects
from licensing.history.events import EffectOwed
from licensing.scenarios.scenario import Scenario

AT = r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"


@given(parsers.re(f"whoever keeps the time looked at it on {AT}"))
@when(parsers.re(f"whoever keeps the time looks at it on {AT}"))
def looks_on(story: Scenario, at: str) -> None:
    story.now = instant(at)
    story.tell(PassTime(), by=Service())


@given(parsers.re(f"it is a microsecond before {AT}"))
def just_before(story: Scenario, at: str) -> None:
    story.now = instant(at) - timedelta(microseconds=1)


@when(parsers.re(r'(?P<name>[A-Z]\w+) urges "(?P<step>\w+)"'))
def urges(story: Scenario, name: str, step: str) -> None:
    task = next(task for task in story.open_tasks if task.where.step == step)
    story.tell(Urge(task.id), by=story.officer(name))


@then(parsers.re(r"(?P<agency>\w+) was (?P<why>reminded|urged) (?P<count>\d+) times?"))
def was_reminded(story: Scenario, agency: str, why: str, count: str) -> None:
    meant = {"reminded": "reminder", "urged": "urged"}[why]
    owed = [event.effect for event in story.events if isinstance(event, EffectOwed)]
    told = [each for each in owed if isinstance(each, effects.Urge) and each.why == meant]
    assert sum(each.agency == agency for each in told) == int(count)


@then(parsers.re(r"the applicant was reminded (?P<count>\d+) times?"))
def applicant_was_reminded(story: Scenario, count: str) -> None:
    owed = [event.effect for event in story.events if isinstance(event, EffectOwed)]
    told = [each for each in owed if isinstance(each, effects.Notify) and each.moment == "reminder"]
    assert len(told) == int(count)


@then("nothing is escalated")
def nothing_is_escalated(story: Scenario) -> None:
    assert story.case.escalated == ()


@then(parsers.re(rf'"(?P<step>\w+)" is escalated to (?P<role>[\w.]+) since {AT}'))
def is_escalated(story: Scenario, step: str, role: str, at: str) -> None:
    (told,) = story.case.escalated
    steps = {story.case.tasks[task].where.step for task in told.tasks}
    assert (steps, str(told.to), told.since) == ({step}, role, instant(at))


@then(parsers.re(f"the law has granted it since {AT}"))
def is_granted(story: Scenario, at: str) -> None:
    assert story.case.granted is not None
    assert story.case.granted.at == instant(at)


@then("the law has not granted it")
def is_not_granted(story: Scenario) -> None:
    assert story.case.granted is None


@then(parsers.re(f"its clock stopped at {AT}"))
def stopped_at(story: Scenario, at: str) -> None:
    assert story.case.clock is not None
    assert story.case.clock.stopped_at == instant(at)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)
