"""Sentences about what keeps a case's time from being gamed: consent to corrections, and extensions."""

from pytest_bdd import given, parsers, then, when

from licensing.case.commands import AskConsent, Decide, ExtendTime
from licensing.clock.wording import length_of_time, until_as_figures
from licensing.history.effects import Notify
from licensing.process.capping import CONSENT, CONSENTED, REFUSED
from licensing.scenarios.scenario import Scenario

NAME = r"(?P<name>[A-Z]\w+)"


@given(parsers.re(rf'{NAME} asked for consent because "(?P<reason>[^"]*)"'))
def asked(story: Scenario, name: str, reason: str) -> None:
    asks(story, name, reason)
    assert story.refusal is None, story.refusal


@when(parsers.re(rf'{NAME} asks for consent because "(?P<reason>[^"]*)"'))
def asks(story: Scenario, name: str, reason: str) -> None:
    officer = story.officer(name)
    task = next(task for task in story.open_tasks if task.is_for(officer) and task.where.step != CONSENT)
    story.tell(AskConsent(task.id, reason), by=officer)


@given(parsers.re(rf'{NAME} (?P<what>consented|refused) because "(?P<reason>[^"]*)"'))
@when(parsers.re(rf'{NAME} (?P<what>consents|refuses) because "(?P<reason>[^"]*)"'))
def answers(story: Scenario, name: str, what: str, reason: str) -> None:
    task = next(task for task in reversed([*story.case.tasks.values()]) if task.where.step == CONSENT)
    outcome = CONSENTED if what.startswith("consent") else REFUSED
    story.tell(Decide(task.id, outcome, reason, {}), by=story.officer(name))


@then("nobody is asked for consent")
def nobody_is_asked(story: Scenario) -> None:
    assert CONSENT not in {task.where.step for task in story.open_tasks}
    assert CONSENT not in {where.step for where in story.case.open.values()}


@given(parsers.re(rf'{NAME} extended the time by (?P<amount>\d+) for "(?P<reason>\w+)"'))
@when(parsers.re(rf'{NAME} extends the time by (?P<amount>\d+) for "(?P<reason>\w+)"'))
def extends(story: Scenario, name: str, amount: str, reason: str) -> None:
    story.tell(ExtendTime(reason, int(amount), "Jalan menuju lokasi terendam."), by=story.officer(name))


@then(parsers.parse("its limit is {length}"))
def limit_is(story: Scenario, length: str) -> None:
    assert story.case.clock is not None
    assert length_of_time(story.case.clock.within).en == length


@then("the applicant is to be told that her time was extended")
def told_extended(story: Scenario) -> None:
    owed = [each for each in story.case.owed.values() if isinstance(each, Notify)]
    assert [each.moment for each in owed if each.moment == "extended"] == ["extended"]


@then(parsers.re(r"consent is asked for until (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def is_asked_until(story: Scenario, at: str) -> None:
    (asked,) = [task for task in story.open_tasks if task.where.step == CONSENT]
    assert asked.due is not None
    assert until_as_figures(asked.due) == at
