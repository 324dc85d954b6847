"""Owed effects: whoever waits for them is woken, and those of another release are left alone."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from licensing.city.people import Service
from licensing.ports import Trouble, Turn
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from tests.storage.conftest import connected, make_database
from tests.storage.owing import claim, nothing_waits
from tests.storage.process import NOW, officer, publish
from tests.storage.stories import claim as claim_task
from tests.storage.stories import performed, submitted

__all__ = ["nothing_waits"]


@pytest.fixture
def quiet_url(cluster: str, migrated: str) -> str:
    """A database in which only this test decides: a bell of another one may still be ringing, a moment late."""
    return make_database(cluster, copied_from=migrated)


@pytest.fixture
def deciding(quiet_url: str) -> Iterator[Records]:
    """The only records that can ring; once closed, they have rung."""
    records = connected(quiet_url, "izin_worker")
    publish(records)
    yield records
    records.close()


@pytest.fixture
def listening(quiet_url: str) -> Iterator[Records]:
    records = connected(quiet_url, "izin_worker")
    records.outbox.wait(0)
    yield records
    records.close()


def test_a_decision_wakes_the_dispatcher(deciding: Records, listening: Records) -> None:
    decision = threading.Timer(0.2, submitted, [deciding])
    decision.start()
    began = time.monotonic()
    assert listening.outbox.wait(10)
    assert time.monotonic() - began < 5
    decision.join()


def test_without_a_decision_the_dispatcher_waits(listening: Records) -> None:
    assert not listening.outbox.wait(0.1)


def test_many_wakes_are_one(deciding: Records, listening: Records) -> None:
    for _ in range(3):
        submitted(deciding)
    deciding.close()
    # PostgreSQL hands wakes over a moment after the commit that sent them.
    time.sleep(0.5)
    assert listening.outbox.wait(1)
    assert not listening.outbox.wait(0.1)


def test_whoever_begins_to_listen_looks_at_once(database_url: str) -> None:
    records = connected(database_url, "izin_worker")
    assert records.outbox.wait(0)
    records.close()


def test_the_worker_reads_applications_together_as_everybody_sees_them(worker: Records) -> None:
    numbers = (submitted(worker), submitted(worker))
    files = worker.outbox.files((*numbers, ApplicationNumber("REG-NOWHERE")))
    assert files == {number: worker.cases.view(Service(), number) for number in numbers}


def of_another_release(database_url: str, statement: str, application: ApplicationNumber) -> None:
    """What a newer release would have written."""
    with psycopg.connect(database_url.replace("+psycopg", "").replace("owner@", "postgres@")) as superuser:
        superuser.execute("set session_replication_role = replica")
        assert superuser.execute(statement.encode(), (application,)).rowcount == 1


def test_an_unknown_effect_is_left_to_whoever_knows_it_and_disturbs_no_neighbour(
    portal: Records, worker: Records, database_url: str
) -> None:
    unknown, known = submitted(portal), submitted(portal)
    of_another_release(
        database_url,
        "update effects set kind = 'pay', body = replace(body, '\"notify\"', '\"pay\"') where application = %s",
        unknown,
    )
    assert [push.application for push in claim(worker)] == [known]
    trouble = worker.outbox.trouble(unknown)
    assert trouble is not None
    assert 'does not know the effect "pay"' in trouble.message
    assert trouble.retry_at is None
    assert worker.outbox.left() == (unknown,)
    assert unknown not in {push.application for push in claim(worker, after_seconds=50)}
    of_another_release(
        database_url,
        "update effects set kind = 'notify', body = replace(body, '\"pay\"', '\"notify\"') where application = %s",
        unknown,
    )
    of_another_release(database_url, "update cases set left_by = 'older' where application = %s", unknown)
    (push,) = claim(worker, "newer", after_seconds=1)
    assert push.application == unknown
    worker.outbox.report("newer", {unknown: performed(push.effects)}, now=NOW)
    worker.outbox.release("newer", [Turn(unknown, push.version + 1, push.version + 1)], now=NOW)
    assert worker.outbox.trouble(unknown) is None
    assert worker.outbox.left() == ()


def test_what_was_taken_over_and_failed_for_another_reason_is_left_no_longer(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = submitted(portal)
    of_another_release(
        database_url,
        "update cases set left_by = 'older', trouble = 'cannot be read' where application = %s",
        application,
    )
    assert worker.outbox.left() == (application,)
    (push,) = claim(worker)
    waits = timedelta(hours=1)
    failed = Turn(application, push.version, push.version, trouble="the mail server is away", waits=waits)
    worker.outbox.release("w", [failed], now=NOW)
    assert worker.outbox.left() == ()
    assert worker.outbox.trouble(application) == Trouble("the mail server is away", NOW + waits)


def test_a_history_of_another_release_is_read_before_its_effects_are_performed(
    portal: Records, worker: Records, database_url: str
) -> None:
    unreadable, readable = submitted(portal), submitted(portal)
    for application in (unreadable, readable):
        of_another_release(
            database_url, "update cases set snapshot_edition = 'other' where application = %s", application
        )
    newer = "update commits set events = replace(events, 'task-opened', 'task-dreamt') where application = %s"
    of_another_release(database_url, newer, unreadable)
    assert [push.application for push in claim(worker)] == [readable]
    trouble = worker.outbox.trouble(unreadable)
    assert trouble is not None
    assert "cannot read its history" in trouble.message
    for read in (
        lambda: worker.cases.view(Service(), unreadable),
        lambda: claim_task(portal, officer("rina"), unreadable, "kelengkapan"),
        lambda: worker.outbox.files((unreadable,)),
    ):
        with pytest.raises(StorageFailed, match=f"{unreadable}: a newer release") as failed:
            read()
        assert not failed.value.retryable
        assert failed.value.__cause__ is None
    of_another_release(
        database_url,
        "update commits set events = replace(events, 'task-dreamt', 'task-opened') where application = %s",
        unreadable,
    )
    assert [
        push.application for push in worker.outbox.claim_named("operator", (unreadable,), lease_seconds=60)
    ] == [unreadable]
