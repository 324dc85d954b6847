"""Sentences about turns: another application that asks the same of the same people, and decisions before it."""

from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, then, when

from features.quoting import APPLICANT
from licensing.case.ahead import AllAhead
from licensing.case.commands import Claim, Decide, Suspend
from licensing.case.turns import asks_alike, in_turn, turn_of
from licensing.history.events import TaskDecided
from licensing.history.skipped import Skipped
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import OutcomeId

NAME = r"(?P<name>[A-Z]\w+)"


@dataclass(slots=True)
class Other:
    """The other application, once there is one."""

    told: Scenario | None = None

    @property
    def story(self) -> Scenario:
        assert self.told is not None
        return self.told


@pytest.fixture
def other() -> Other:
    return Other()


@given(parsers.re(f"another application, which {NAME} found complete"))
def came(story: Scenario, other: Other, name: str) -> None:
    other.told = Scenario(story.register, story.process, now=story.now)
    other.story.submit(typed(APPLICANT))
    other.story.decide(other.story.officer(name), "lengkap")
    assert other.story.refusal is None, other.story.refusal


@given(parsers.re(f"{NAME} has taken the other one"))
def has_taken(other: Other, name: str) -> None:
    (task,) = other.story.open_tasks
    other.story.tell(Claim(task.id), by=other.story.officer(name))
    assert other.story.refusal is None, other.story.refusal


@given(parsers.re(f'{NAME} suspended the other one because "(?P<reason>[^"]+)"'))
def suspended(other: Other, name: str, reason: str) -> None:
    other.story.tell(Suspend(reason), by=other.story.officer(name))
    assert other.story.refusal is None, other.story.refusal


@when(parsers.re(f'{NAME} decides "(?P<outcome>\\w+)" in whatever order(, because "(?P<why>[^"]+)")?'))
def decides(story: Scenario, other: Other, name: str, outcome: str, why: str | None) -> None:
    officer, there = story.officer(name), other.story
    task = story.task_for(officer)
    alike = (
        (there.process, there.case, each)
        for each in there.open_tasks
        if asks_alike(story.case, task, there.case, each)
    )
    ahead = AllAhead.of(in_turn(alike, turn_of(story.case, task), officer))
    story.tell(Decide(task.id, OutcomeId(outcome), "", {}, out_of_turn=why or "", ahead=ahead), by=officer)


@then("it is the turn of the other one")
def is_the_others_turn(story: Scenario, other: Other) -> None:
    assert story.refusal is not None
    assert other.story.case.application in story.refusal.fields["out_of_turn"].id


@then(parsers.re('the record says that the other one was skipped because "(?P<why>[^"]+)"'))
def was_skipped(story: Scenario, other: Other, why: str) -> None:
    decided = [event for event in story.events if isinstance(event, TaskDecided)]
    assert decided[-1].skipped == Skipped(other.story.case.application, 0, why)
