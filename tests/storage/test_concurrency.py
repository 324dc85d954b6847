"""Several at once, and deaths in between: one wins, the others are told, and no number is skipped or drawn twice."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest

from licensing.city.people import Officer, Service
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from storage.journal import Journal
from tests.storage.conftest import connected
from tests.storage.process import officer
from tests.storage.stories import agreed, complete, decide, perform_all, submitted


def at_once(calls: Iterable[Callable[[], str]]) -> list[str]:
    """Run calls in threads that begin at the same instant."""
    todo = list(calls)
    start = threading.Barrier(len(todo))

    def run(call: Callable[[], str]) -> str:
        start.wait()
        return call()

    with ThreadPoolExecutor(len(todo)) as pool:
        return list(pool.map(run, todo))


def numbers(worker: Records, applications: Iterable[ApplicationNumber]) -> list[int]:
    """The sequences of the licence numbers, in order."""
    cases = [worker.cases.view(Service(), application).case for application in applications]
    drawn = [case.rounds[-1].numbering for case in cases]
    return sorted(int(numbering.number.split("/")[1]) for numbering in drawn if numbering)


def sign(records: Records, application: ApplicationNumber) -> None:
    decide(records, officer("budi"), application, "tanda_tangan", "ditandatangani")


@pytest.fixture(autouse=True)
def first_number(portal: Records, worker: Records) -> int:
    """The number that the next signature should draw."""
    application = agreed(portal)
    sign(portal, application)
    return numbers(worker, [application])[0] + 1


def test_of_two_officers_deciding_one_task_one_wins(portal: Records) -> None:
    for _ in range(5):
        application = submitted(portal)

        def try_as(who: Officer, application: ApplicationNumber = application) -> str:
            try:
                decide(portal, who, application, "kelengkapan", "lengkap")
            except CommandRefused as refused:
                return str(refused)
            return "won"

        told = at_once([lambda: try_as(officer("rina")), lambda: try_as(officer("joko"))])
        winner = ("Rina", "Joko")[told.index("won")]
        (loser,) = [each for each in told if each != "won"]
        assert (
            loser
            == f"already-decided: Tugas ini sudah diputuskan oleh {winner} pada 23 November 2026 pukul 10.00 WIB: "
            "Lengkap."
        )


def test_racing_signatures_draw_every_number_once(
    portal: Records, worker: Records, first_number: int
) -> None:
    applications = [agreed(portal) for _ in range(12)]

    def sign_all(part: list[ApplicationNumber]) -> str:
        for application in part:
            sign(portal, application)
        return ""

    at_once([lambda part=applications[n::4]: sign_all(part) for n in range(4)])
    assert numbers(worker, applications) == list(range(first_number, first_number + 12))


def test_a_signature_that_fails_gives_its_number_back(
    portal: Records, worker: Records, first_number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every third signature dies after its number was drawn."""
    applications = [agreed(portal) for _ in range(9)]
    record, count = Journal.record, iter(range(100))

    def sometimes(*given: object, **named: object) -> None:
        if next(count) % 3 == 0:
            raise StorageFailed("cut off", retryable=True)
        record(*given, **named)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(Journal, "record", sometimes)

    def sign_stubbornly(part: list[ApplicationNumber]) -> str:
        for application in part:
            while True:
                try:
                    sign(portal, application)
                except StorageFailed:
                    continue
                break
        return ""

    at_once([lambda part=applications[n::3]: sign_stubbornly(part) for n in range(3)])
    assert numbers(worker, applications) == list(range(first_number, first_number + 9))


def test_a_decision_waits_for_a_report_and_both_count(portal: Records, worker: Records) -> None:
    applications = [submitted(portal) for _ in range(6)]

    def decide_all() -> str:
        for application in applications:
            decide(portal, officer("rina"), application, "kelengkapan", "lengkap")
        return ""

    def report_all() -> str:
        perform_all(worker)
        return ""

    at_once([decide_all, report_all])
    perform_all(worker)
    for application in applications:
        case = worker.cases.view(Service(), application).case
        assert len(case.performed) == 1
        assert case.rounds[-1].where.step == "rekomendasi"
    assert worker.audit.verify().breaches == ()


def test_a_connection_the_server_ended_is_replaced(portal: Records, worker: Records, cluster: str) -> None:
    application = complete(portal)
    end_connections(cluster, portal)
    assert portal.cases.view(officer("sari"), application).case.application == application
    end_connections(cluster, portal)
    decide(portal, officer("sari"), application, "rekomendasi", "disetujui")


def test_an_end_in_the_middle_is_an_error_that_may_be_tried_again(
    portal: Records, worker: Records, cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = agreed(portal)
    record = Journal.record

    def cut_off(*given: object, **named: object) -> None:
        end_connections(cluster, portal)
        record(*given, **named)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(Journal, "record", cut_off)
    with pytest.raises(StorageFailed) as failed:
        sign(portal, application)
    assert failed.value.retryable
    monkeypatch.undo()
    sign(portal, application)
    assert worker.audit.verify().breaches == ()


KILLED = """
import sys, time
from storage.journal import Journal
from storage.rows import written
from tests.storage.conftest import connected
from tests.storage.process import officer
from tests.storage.stories import decide

portal = connected(sys.argv[1], "izin_portal")
moment, record = sys.argv[3], Journal.record

def stop_here(journal, connection, advances, *, now):
    if moment == "before":
        print("here", flush=True)
        time.sleep(60)
    if moment == "between":
        for advance in advances:
            each = written(advance, journal.seals, now=now)
            connection.execute("select record_v3(%s::jsonb, %s, %s)", (each.rows, each.events, each.snapshot))
        print("here", flush=True)
        time.sleep(60)
    record(journal, connection, advances, now=now)
    print("here", flush=True)
    time.sleep(60)

Journal.record = stop_here
decide(portal, officer("budi"), sys.argv[2], "tanda_tangan", "ditandatangani")
"""


@pytest.mark.parametrize(("moment", "is_signed"), [("before", False), ("between", False), ("after", True)])
def test_a_process_killed_in_a_decision_loses_nothing(
    portal: Records, worker: Records, database_url: str, first_number: int, moment: str, is_signed: bool
) -> None:
    application = agreed(portal)
    command = [sys.executable, "-c", textwrap.dedent(KILLED), database_url, application, moment]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "."}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        process.send_signal(signal.SIGKILL)
    case = worker.cases.view(Service(), application).case
    assert (case.rounds[-1].numbering is not None) == is_signed
    if not is_signed:
        sign(portal, application)
    assert numbers(worker, [application]) == [first_number]
    perform_all(worker)
    assert worker.cases.view(Service(), application).case.ending == "issued"
    assert worker.audit.verify().breaches == ()


def end_connections(cluster: str, records: Records) -> None:
    name = records.database.engine.url.database
    with psycopg.connect(cluster, autocommit=True) as superuser:
        superuser.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = %s and application_name = 'izin_portal'",
            (name,),
        )
    time.sleep(0.1)


def test_forty_officers_who_come_at_once_wait_for_no_definition(
    portal: Records, worker: Records, database_url: str
) -> None:
    """Nothing has been read in this process yet, and there are thirty connections."""
    submitted(portal)
    with closing(connected(database_url, "izin_portal")) as cold:
        told = at_once([lambda: str(len(cold.cases.inbox(officer("rina"))))] * 40)
    assert len(set(told)) == 1
    assert int(told[0]) >= 1
