"""Deadlines: time touches what is due and nothing else, and a changed calendar moves what is open."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from licensing.case.commands import Correct, Decide, PassTime
from licensing.case.own_commands import ON_THE_WAY
from licensing.city.people import Service, Tracker
from licensing.clock.calendar import Decreed, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.history.events import TaskLapsed
from licensing.ports import Deadlines, Recount
from licensing.scenarios.memory_deadlines import MemoryDeadlines
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import Digest, OutcomeId
from tests.ports.conftest import Memory, in_memory
from tests.ports.stories import Ports
from tests.storage.conftest import connected, make_database
from tests.storage.lateness import (
    DUE_AT,
    NEXT_DAY,
    QUIET,
    TICK,
    TUESDAY,
    TUESDAY_OFF,
    UNANSWERED,
    handed_in,
    moved,
    sent_back,
)
from tests.storage.process import DEFINITION, NOW, officer
from tests.storage.stories import task

TUESDAY_WORKED = Calendars(WorkingCalendar(decreed={TUESDAY: Decreed(is_worked=True)}))


class Timed(Ports, Protocol):
    @property
    def deadlines(self) -> Deadlines: ...


Knowing = Callable[[Calendars], Timed]
"""Opens the same records as a process that knows this calendar."""


@dataclass(frozen=True, slots=True)
class InMemory(Memory):
    deadlines: MemoryDeadlines


@pytest.fixture(params=["memory", "postgresql"])
def knowing(request: pytest.FixtureRequest) -> Iterator[Knowing]:
    """Every test here counts all open deadlines there are, so each has records of its own."""
    if request.param == "memory":
        kept, counted = in_memory(), list[Digest]()
        yield lambda calendar: in_memory_knowing(calendar, kept, counted)
        return
    cluster, migrated = (request.getfixturevalue(name) for name in ("cluster", "migrated"))
    url = make_database(cluster, copied_from=migrated)
    with ExitStack() as opened:
        yield lambda calendar: opened.enter_context(closing(connected(url, "izin_worker", calendar)))


def in_memory_knowing(calendar: Calendars, kept: Memory, counted: list[Digest]) -> Timed:
    """What is kept, with what is counted by this calendar."""
    cases = replace(kept.cases, calendar=calendar)
    return InMemory(
        kept.archive,
        cases,
        kept.accounts,
        kept.people,
        kept.drafts,
        kept.guesses,
        kept.scarce,
        kept.receipts,
        kept.treasury,
        kept.incoming,
        MemoryDeadlines(cases, counted),
    )


@pytest.fixture
def worker(knowing: Knowing) -> Timed:
    return knowing(Calendars())


def test_silence_is_due_at_the_instant_its_time_is_over(worker: Timed) -> None:
    application = sent_back(worker)
    assert worker.deadlines.due(now=DUE_AT - TICK) == ()
    assert worker.deadlines.due(now=DUE_AT) == (application,)
    assert worker.cases.handle(Service(), application, PassTime(), now=DUE_AT).ending == "lapsed"
    assert worker.deadlines.due(now=NEXT_DAY) == ()


def test_what_was_due_first_comes_first(worker: Timed) -> None:
    later, sooner = sent_back(worker, DEFINITION), sent_back(worker, QUIET)
    assert later < sooner
    assert worker.deadlines.due(now=NOW + timedelta(days=30)) == (sooner, later)


def test_time_has_nothing_to_do_with_an_answer_an_officer_or_a_silence_that_means_nothing(
    worker: Timed,
) -> None:
    answered = sent_back(worker)
    answer = Correct(task(answered, "perbaikan", "applicant"), {}, {})
    worker.cases.handle(Tracker(answered), answered, answer, now=NOW)
    handed_in(worker)
    sent_back(worker, UNANSWERED)
    assert worker.deadlines.due(now=NOW + timedelta(days=9999)) == ()


def test_a_day_decreed_off_in_mid_case_moves_open_deadlines_and_nothing_lapses_early(
    worker: Timed, knowing: Knowing
) -> None:
    silent, waiting = sent_back(worker), handed_in(worker)
    worker.deadlines.recount(now=NOW)
    after = knowing(TUESDAY_OFF)
    assert after.deadlines.recount(now=NOW) == Recount(applications=2, moved=2)
    assert moved(after, silent) == [NEXT_DAY]
    assert moved(after, waiting) == [datetime(2026, 11, 25, 9, tzinfo=UTC)]
    assert after.cases.inbox(officer("rina"))[0].due == datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert after.deadlines.due(now=NEXT_DAY - TICK) == ()
    assert after.deadlines.due(now=NEXT_DAY) == (silent,)


def test_a_day_off_taken_back_moves_them_the_other_way(worker: Timed, knowing: Knowing) -> None:
    before = knowing(TUESDAY_OFF)
    application = sent_back(before)
    before.deadlines.recount(now=NOW)
    assert before.deadlines.due(now=NEXT_DAY - TICK) == ()
    assert worker.deadlines.recount(now=NOW) == Recount(applications=1, moved=1)
    assert moved(worker, application) == [DUE_AT]
    assert worker.deadlines.due(now=DUE_AT) == (application,)


def test_deadlines_are_counted_once_for_each_change(worker: Timed, knowing: Knowing) -> None:
    sent_back(worker)
    assert worker.deadlines.recount(now=NOW) == Recount()
    assert worker.deadlines.recount(now=NOW) is None
    assert knowing(TUESDAY_WORKED).deadlines.recount(now=NOW) is None, "it counts alike"
    after = knowing(TUESDAY_OFF)
    assert after.deadlines.recount(now=NOW) == Recount(applications=1, moved=1)
    assert after.deadlines.recount(now=NOW) is None
    assert worker.deadlines.recount(now=NOW) == Recount(applications=1, moved=1), "and back again"


def test_a_recount_lets_lapse_what_was_due_all_the_same(worker: Timed) -> None:
    application = sent_back(worker)
    assert worker.deadlines.recount(now=DUE_AT + ON_THE_WAY) == Recount()
    file = worker.cases.view(Service(), application)
    assert [type(event) for event in file.events].count(TaskLapsed) == 1
    assert file.case.ending == "lapsed"


def test_a_recount_leaves_alone_what_was_due_a_moment_ago(worker: Timed) -> None:
    application = sent_back(worker)
    assert worker.deadlines.recount(now=DUE_AT + ON_THE_WAY - TICK) == Recount()
    answer = Correct(task(application, "perbaikan", "applicant"), {}, {})
    worker.cases.handle(Tracker(application), application, answer, now=DUE_AT - TICK)
    assert worker.cases.view(Service(), application).case.ending is None


def test_what_a_process_with_the_old_calendar_asks_after_the_recount_is_counted_again(
    worker: Timed, knowing: Knowing
) -> None:
    worker.deadlines.recount(now=NOW)
    new = knowing(TUESDAY_OFF)
    new.deadlines.recount(now=NOW)
    late, unmoved = sent_back(worker), sent_back(worker, UNANSWERED)
    assert worker.deadlines.recount_late(now=NOW) is None, "the city counts by the new one"
    assert new.deadlines.recount_late(now=NOW) == Recount(applications=1, moved=1)
    assert (moved(new, late), moved(new, unmoved)) == ([NEXT_DAY], [])
    assert new.deadlines.recount_late(now=NOW) is None, "each once"


def test_a_day_that_is_waited_for_is_due_and_moves_with_the_calendar(worker: Timed, knowing: Knowing) -> None:
    """Nothing is told of it before it comes, so no event moves it: it is only counted anew."""
    opens_later = QUIET.replace(
        "review: {by: dpmptsp.petugas_loket",
        "review: {opens: 3 working days after submitted, by: dpmptsp.petugas_loket",
        1,
    )
    application = handed_in(worker, opens_later)
    asked = task(application, "kelengkapan", "dpmptsp")
    wednesday = NEXT_DAY - timedelta(days=2)
    assert worker.deadlines.due(now=wednesday - TICK) == ()
    assert worker.deadlines.due(now=wednesday) == (application,)
    worker.deadlines.recount(now=NOW)
    after = knowing(TUESDAY_OFF)
    after.deadlines.recount(now=NOW)
    assert after.deadlines.due(now=DUE_AT - TICK) == ()
    assert after.deadlines.due(now=DUE_AT) == (application,)
    assert after.cases.inbox(officer("rina")) == ()
    with pytest.raises(CommandRefused, match="too-early"):
        after.cases.handle(officer("rina"), application, Decide(asked, OutcomeId("lengkap"), "", {}), now=NOW)
    after.cases.handle(Service(), application, PassTime(), now=DUE_AT)
    assert len(after.cases.inbox(officer("rina"))) == 1
    assert after.deadlines.due(now=DUE_AT) == ()
