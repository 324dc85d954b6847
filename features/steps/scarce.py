"""Sentences about several applications that ask for something of which many can hold some."""

import re
from collections.abc import Mapping

from pytest_bdd import given, parsers, when

from features.quoting import APPLICANT
from features.steps.licences import sign
from licensing.ports import Purpose
from licensing.scenarios.scenario import Scenario, typed

ANSWERS = r'(?P<answers>\w+ "[^"]*"(?:, \w+ "[^"]*")*)'


@given(parsers.re(rf"an application with {ANSWERS}"))
@when(parsers.re(rf"an application with {ANSWERS} is handed in"))
def apply_with(story: Scenario, answers: str) -> None:
    story.begin_another()
    purpose = Purpose(next(iter(story.process.kinds), ""))
    story.submit(typed({**APPLICANT, **_answers(answers)}), purpose=purpose)


@given(parsers.re(rf"a licence was issued with {ANSWERS}"))
def issued_with(story: Scenario, answers: str) -> None:
    apply_with(story, answers)
    assert story.refusal is None, story.refusal
    sign(story)


def _answers(text: str) -> Mapping[str, str]:
    return dict(re.findall(r'(\w+) "([^"]*)"', text))
