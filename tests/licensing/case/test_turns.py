"""First come, first served: whose turn it is, and what a decision out of turn asks for and leaves behind."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.case.ahead import Ahead, AllAhead
from licensing.case.commands import Decide
from licensing.case.turns import Turn, comes_at, is_ahead
from licensing.clock.calendar import WIB
from licensing.history.events import TaskDecided
from licensing.history.skipped import Skipped
from licensing.scenarios.scenario import Scenario
from licensing.telling.awaited import NEVER_DUE
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.licensing.told_of import submitted

FIRST, SECOND = (
    Ahead(ApplicationNumber(f"REG-CONTOH-20260302-0000{n}"), datetime(2026, 3, n, 9, tzinfo=WIB))
    for n in (2, 3)
)


def turn(came: str, opened: str, due: str = "") -> Turn:
    came_at, opened_at = (
        datetime.fromisoformat(f"2026-{each}").replace(tzinfo=WIB) for each in (came, opened)
    )
    return Turn(
        came_at, opened_at, datetime.fromisoformat(f"2026-{due}").replace(tzinfo=WIB) if due else None
    )


MINE = turn("03-03 09:00", "03-04 09:00", "03-05 16:00")


@pytest.mark.parametrize(
    ("other", "because"),
    [
        (turn("03-03 08:00", "03-03 08:00", "03-04 16:00"), "it came on the same day"),
        (turn("03-02 09:00", "03-04 09:01", "03-04 16:00"), "it has not been asked there as long"),
        (turn("03-02 09:00", "03-03 09:00", "03-05 16:00"), "it is not due earlier"),
        (turn("03-02 09:00", "03-03 09:00"), "it is never due"),
    ],
)
def test_it_is_nobody_elses_turn(other: Turn, because: str) -> None:
    assert not is_ahead(other, MINE), because


def test_it_is_the_turn_of_what_came_earlier_waits_as_long_and_is_due_earlier() -> None:
    assert is_ahead(turn("03-02 23:59", "03-04 09:00", "03-04 16:00"), MINE)
    never = turn("03-03 09:00", "03-04 09:00")
    assert is_ahead(turn("03-02 09:00", "03-03 09:00"), never), "nothing is ever due there"


HOURS = st.integers(0, 200).map(lambda hour: datetime(2026, 3, 1 + hour // 24, hour % 24, tzinfo=WIB))


@given(st.lists(st.builds(Turn, HOURS, HOURS, st.none() | HOURS), min_size=1))
def test_whoever_takes_her_inbox_from_the_top_is_never_asked(waiting: list[Turn]) -> None:
    top = min(waiting, key=lambda each: (each.due or NEVER_DUE, each.comes_at))
    assert not [other for other in waiting if is_ahead(other, top)]


def decides(story: Scenario, why: str, *ahead: Ahead) -> None:
    (task,) = story.open_tasks
    rina = story.officer("Rina")
    story.tell(
        Decide(task.id, OutcomeId("lengkap"), "", {}, out_of_turn=why, ahead=AllAhead.of(ahead)),
        by=rina,
    )


def test_out_of_turn_it_says_why_on_the_record() -> None:
    story = submitted()
    decides(story, " ", FIRST, SECOND)
    assert story.refusal is not None
    assert story.refusal.code == "invalid-form"
    assert "It is the turn of REG-CONTOH-20260302-00002 (complete since 2 March 2026) and 1 more." in (
        story.refusal.fields["out_of_turn"].en
    )
    decides(story, " Pemohon sakit. ", FIRST, SECOND)
    (decided,) = [event for event in story.events if isinstance(event, TaskDecided)]
    assert decided.skipped == Skipped(FIRST.application, 1, "Pemohon sakit.")


def test_in_turn_nothing_is_asked_and_nothing_kept() -> None:
    story = submitted()
    decides(story, "Untuk apa?")
    (decided,) = [event for event in story.events if isinstance(event, TaskDecided)]
    assert decided.skipped is None


def test_a_case_comes_when_it_was_corrected_last() -> None:
    story = submitted()
    assert comes_at(story.case) == story.case.submitted_at
    story.decide(story.officer("Rina"), "kembalikan", reason="Keliru.")
    story.pass_working_days(2)
    story.correct({"luas": ("6",)})
    assert story.refusal is None
    assert comes_at(story.case) == story.now
