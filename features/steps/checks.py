"""Sentences about verdicts: what an officer finds right or not, and what the applicant may change by that."""

import re

from pytest_bdd import given, parsers, then, when

from licensing.history.verdicts import Verdict
from licensing.scenarios.scenario import Scenario

NAME = r"(?P<name>[A-Z]\w+)"
OUTCOME = r'"(?P<outcome>[^"]*)"'
FOUND = r'((?P<right>[\w, ]+) right)?( and )?((?P<wrong>\w+) not right: "(?P<remark>[^"]*)")?'


@given(parsers.re(rf"{NAME} decided {OUTCOME}, finding {FOUND}"))
def found(story: Scenario, name: str, outcome: str, right: str, wrong: str, remark: str) -> None:
    story.decide(story.officer(name), outcome, checks=_verdicts(right, wrong, remark))
    assert story.refusal is None, story.refusal and story.refusal.fields


@when(parsers.re(rf"{NAME} decides {OUTCOME}, finding nothing new"))
def finds_nothing_new(story: Scenario, name: str, outcome: str) -> None:
    story.decide(story.officer(name), outcome, checks=())


@when(parsers.re(rf'{NAME} decides {OUTCOME}( because "(?P<reason>[^"]*)")?, finding {FOUND}'))
def finds(  # noqa: PLR0913, PLR0917 the parts of a sentence
    story: Scenario, name: str, outcome: str, right: str, wrong: str, remark: str, reason: str | None = None
) -> None:
    checks = _verdicts(right, wrong, remark)
    story.decide(story.officer(name), outcome, reason=reason or "", checks=checks)


def _verdicts(right: str | None, wrong: str | None, remark: str | None) -> tuple[Verdict, ...]:
    names = re.findall(r"\w+", right or "")
    not_right = (Verdict(wrong, is_right=False, remark=remark or ""),) if wrong else ()
    return (*(Verdict(what, is_right=True) for what in names), *not_right)


@then(parsers.re(r'"(?P<field>[\w.]+)" is not named as wrong'))
def field_is_not_named(story: Scenario, field: str) -> None:
    assert story.refusal is not None, "nothing was refused"
    assert field not in story.refusal.fields


@then(parsers.parse("she may change {what}"))
def may_change(story: Scenario, what: str) -> None:
    assert [task.changes for task in story.open_tasks] == [(what,)]


@given("the applicant corrected nothing")
def corrected_nothing(story: Scenario) -> None:
    story.correct({})
    assert story.refusal is None, story.refusal
