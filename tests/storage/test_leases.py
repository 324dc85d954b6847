"""Owed effects: who holds them, for how long by the clock of the database, and what becomes of it when she dies."""

import threading
from datetime import timedelta

import pytest

from licensing.ports import HANDED_OVER, Turn
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from tests.storage.owing import claim, lease_ages, nothing_waits
from tests.storage.process import NOW
from tests.storage.stories import submitted

__all__ = ["nothing_waits"]


def test_a_worker_that_dies_lets_its_lease_run_out(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = submitted(portal)
    claim(worker, "dies")
    lease_ages(database_url, application, 50)
    assert claim(worker, "heir") == ()
    assert worker.outbox.living() == ("dies",)
    lease_ages(database_url, application, 10)
    assert worker.outbox.living() == ()
    assert [push.application for push in claim(worker, "heir")] == [application]


@pytest.mark.parametrize("wrong", [timedelta(days=400), timedelta(days=-1)])
def test_a_worker_whose_clock_is_wrong_neither_takes_what_another_holds_nor_keeps_it_longer(
    portal: Records, worker: Records, database_url: str, wrong: timedelta
) -> None:
    application = submitted(portal)
    claim(worker, "lives")
    others = worker.outbox.claim("astray", limit=9, lease_seconds=60, now=NOW + wrong)
    assert others == ()
    lease_ages(database_url, application, 60)
    # Its own instant says only what it looks for; how long it holds it is not its to say.
    worker.outbox.claim("astray", limit=9, lease_seconds=60, now=max(NOW, NOW + wrong))
    assert worker.outbox.living() == ("astray",)
    lease_ages(database_url, application, 60)
    assert [push.application for push in claim(worker, "heir")] == [application]


def test_what_is_handed_over_goes_to_whoever_takes_it_up_first(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    assert len(claim(worker, HANDED_OVER)) == 1
    assert claim(worker, "ours") == claim(worker, HANDED_OVER) == ()
    (push,) = worker.outbox.claim_named("stock", (application,), lease_seconds=60)
    assert push.application == application
    assert worker.outbox.claim_named("late", (application,), lease_seconds=60) == ()
    assert worker.outbox.claim_named(HANDED_OVER, (application,), lease_seconds=60) == ()


def test_what_a_dead_worker_holds_is_free_as_soon_as_that_is_known(portal: Records, worker: Records) -> None:
    application, other = submitted(portal), submitted(portal)
    assert len(claim(worker, "dies", limit=1)) == len(claim(worker, "lives", limit=1)) == 1
    assert worker.outbox.holders() == ("dies", "lives")
    worker.outbox.revoke(("dies",))
    assert worker.outbox.holders() == ("lives",)
    (push,) = claim(worker, "heir")
    assert push.application == application != other


def test_a_worker_that_lives_renews_its_lease(portal: Records, worker: Records, database_url: str) -> None:
    application = submitted(portal)
    claim(worker, "lives")
    lease_ages(database_url, application, 50)
    worker.outbox.renew("lives", (application,), lease_seconds=60)
    lease_ages(database_url, application, 50)
    assert claim(worker, "heir") == ()


def test_a_lease_that_was_lost_is_not_renewed(portal: Records, worker: Records, database_url: str) -> None:
    application = submitted(portal)
    claim(worker, "slow")
    lease_ages(database_url, application, 61)
    assert len(claim(worker, "heir")) == 1
    worker.outbox.renew("slow", (application,), lease_seconds=600)
    lease_ages(database_url, application, 61)
    assert [push.application for push in claim(worker, "third")] == [application]


def test_only_the_holder_releases(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    claim(worker)
    worker.outbox.release("another", [Turn(application, 4, 4)], now=NOW)
    assert claim(worker, "another") == ()


def test_two_workers_never_hold_the_same_application(portal: Records, worker: Records) -> None:
    applications = [submitted(portal) for _ in range(30)]
    claimed: list[ApplicationNumber] = []
    start = threading.Barrier(3)

    def take(name: str) -> None:
        start.wait()
        while pushes := claim(worker, name, limit=2):
            claimed.extend(push.application for push in pushes)

    threads = [threading.Thread(target=take, args=(f"w{n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == applications
