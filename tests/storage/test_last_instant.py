"""Who acts before the end is in time, also where time itself has the case before her; at the end she is too late."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest

from licensing.case.commands import Correct, PassTime
from licensing.case.own_commands import ON_THE_WAY
from licensing.city.people import Service, Tracker
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from tests.storage.conftest import connected, name_of
from tests.storage.lateness import DUE_AT, LATER_OFF, TICK, sent_back
from tests.storage.process import NOW
from tests.storage.stories import task

WAITING = "select count(*) from pg_locks where not granted"
Time = Callable[[ApplicationNumber], object]


@pytest.fixture(params=["a sweep", "a recount"])
def time_comes(request: pytest.FixtureRequest, worker: Records, database_url: str) -> Iterator[Time]:
    """Whoever keeps the time comes at the very end of the limit."""
    if request.param == "a sweep":
        yield lambda number: worker.cases.handle(Service(), number, PassTime(ON_THE_WAY), now=DUE_AT)
        return
    worker.deadlines.recount(now=NOW)
    with closing(connected(database_url, "izin_worker", LATER_OFF)) as other:
        yield lambda _: other.deadlines.recount(now=DUE_AT)


def wait_for(holder: psycopg.Connection, waiting: int) -> None:
    """Until so many wait for what is held."""
    for _ in range(500):
        found = holder.execute(WAITING).fetchone()
        if found and found[0] >= waiting:
            return
        time.sleep(0.01)
    raise AssertionError(f"{waiting} never waited")


def test_her_answer_of_the_last_instant_counts_though_time_has_the_case_first(
    portal: Records, worker: Records, cluster: str, database_url: str, time_comes: Time
) -> None:
    application = sent_back(worker)
    answer = Correct(task(application, "perbaikan", "applicant"), {"nama": ["Ani W"]}, {})
    with psycopg.connect(cluster, dbname=name_of(database_url)) as holder, ThreadPoolExecutor(2) as pool:
        holder.execute("select from cases where application = %s for update", (application,))
        swept = pool.submit(time_comes, application)
        wait_for(holder, 1)
        answered = pool.submit(
            portal.cases.handle, Tracker(application), application, answer, now=DUE_AT - TICK
        )
        wait_for(holder, 2)
        holder.rollback()
        swept.result()
        assert answered.result().ending is None
    later = worker.cases.handle(Service(), application, PassTime(), now=DUE_AT + 2 * ON_THE_WAY)
    assert later.ending is None
    told = [event.type for event in worker.cases.view(Service(), application).events]
    assert (told.count("correction-received"), told.count("task-lapsed")) == (1, 0)
    assert worker.audit.verify().breaches == ()


def test_at_the_end_she_is_too_late_whether_or_not_a_sweep_has_seen_it(
    portal: Records, worker: Records
) -> None:
    application = sent_back(worker)
    answer = Correct(task(application, "perbaikan", "applicant"), {"nama": ["Ani W"]}, {})
    with pytest.raises(CommandRefused, match="already-ended"):
        portal.cases.handle(Tracker(application), application, answer, now=DUE_AT)
    swept = worker.cases.handle(Service(), application, PassTime(ON_THE_WAY), now=DUE_AT + ON_THE_WAY)
    assert swept.ending == "lapsed"
