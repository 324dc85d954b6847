"""Owed effects: claimed once, lost never, reported as often as it takes."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.history.effects import Done
from licensing.ports import HANDED_OVER, Owing, Push, Trouble, Turn
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, EffectKey
from storage import Records
from tests.storage.conftest import connected
from tests.storage.process import NOW, officer
from tests.storage.stories import claim as claim_task
from tests.storage.stories import decide, perform_all, performed, signed, submitted, version


@pytest.fixture(autouse=True)
def nothing_waits(worker: Records) -> None:
    # The leases of other tests last longer than those take.
    worker.outbox.revoke(worker.outbox.holders())
    later = NOW + timedelta(days=1)
    perform_all(worker, now=later)
    assert worker.outbox.backlog(now=later) == 0


def claim(worker: Records, name: str = "w", *, limit: int = 9, after_seconds: int = 0) -> tuple[Push, ...]:
    return worker.outbox.claim(
        name, limit=limit, lease_seconds=60, now=NOW + timedelta(seconds=after_seconds)
    )


def lease_ages(database_url: str, application: ApplicationNumber, seconds: int) -> None:
    """Let the lease be older than it is: what counts is the database's clock, which no test moves."""
    with psycopg.connect(database_url.replace("+psycopg", "").replace("owner@", "postgres@")) as superuser:
        aged = (
            "update cases set leased_until = leased_until - make_interval(secs => %s) where application = %s"
        )
        assert superuser.execute(aged, (seconds, application)).rowcount == 1


def test_what_a_case_owes_is_claimed_once(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    (push,) = claim(worker)
    assert (push.application, push.shown, push.version) == (application, 0, 4)
    assert [(effect.kind, effect.key) for effect in push.effects] == [
        ("notify", f"{application}.received.notify")
    ]
    assert claim(worker, "another") == ()


def test_the_oldest_come_first_and_no_more_than_asked(portal: Records, worker: Records) -> None:
    applications = [submitted(portal) for _ in range(3)]
    assert [push.application for push in claim(worker, limit=2)] == applications[:2]


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


def test_it_is_told_how_much_is_owed_and_since_when(portal: Records, worker: Records) -> None:
    assert worker.outbox.owing() == Owing(0, None)
    for _ in range(2):
        submitted(portal)
    claim(worker, limit=1)
    assert worker.outbox.owing() == Owing(2, NOW)


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


def test_reporting_gives_what_is_owed_next(portal: Records, worker: Records) -> None:
    application = signed(portal)
    (push,) = claim(worker)
    kinds: list[list[str]] = []
    owed = push.effects
    while owed:
        kinds.append([effect.kind for effect in owed])
        owed = worker.outbox.report("w", {application: performed(owed)}, now=NOW)[application]
    assert kinds == [["notify", "render"], ["store"], ["register"], ["notify"]]
    assert worker.cases.view(Service(), application).case.ending == "issued"


def test_reporting_twice_changes_nothing(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    (push,) = claim(worker)
    reports = {application: performed(push.effects)}
    worker.outbox.report("w", reports, now=NOW)
    before = version(worker, application)
    assert worker.outbox.report("w", reports, now=NOW) == {}
    assert version(worker, application) == before


def test_a_late_report_counts_but_gives_nothing_to_do(
    portal: Records, worker: Records, database_url: str
) -> None:
    """The lease went to another worker, who is told what is owed next when it reports or claims."""
    application = signed(portal)
    (push,) = claim(worker, "slow")
    lease_ages(database_url, application, 61)
    (again,) = claim(worker, "heir")
    assert worker.outbox.report("slow", {application: performed(push.effects)}, now=NOW) == {}
    assert worker.outbox.report("heir", {application: performed(again.effects)}, now=NOW) == {}
    worker.outbox.release("heir", [Turn(application, 0, 0)], now=NOW)
    assert [[effect.kind for effect in push.effects] for push in claim(worker)] == [["store"]]


def test_many_applications_are_reported_at_once(portal: Records, worker: Records) -> None:
    applications = {submitted(portal) for _ in range(5)}
    pushes = claim(worker)
    worker.outbox.report("w", {push.application: performed(push.effects) for push in pushes}, now=NOW)
    assert {version(worker, application) for application in applications} == {5}


def test_one_wrong_report_keeps_all_from_being_written(portal: Records, worker: Records) -> None:
    first, second = submitted(portal), submitted(portal)
    reports = {push.application: performed(push.effects) for push in claim(worker)}
    reports[second] = (ReportEffect(EffectKey(f"{second}.other.notify"), Done()),)
    with pytest.raises(ValueError, match="is not owed"):
        worker.outbox.report("w", reports, now=NOW)
    assert version(worker, first) == 4


def test_what_failed_waits_for_its_retry(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    claim(worker)
    worker.outbox.release("w", [Turn(application, 4, 4, None, timedelta(seconds=300))], now=NOW)
    assert claim(worker, after_seconds=299) == ()
    assert [push.shown for push in claim(worker, after_seconds=300)] == [4]


def test_what_could_not_be_shown_waits_as_well(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    (push,) = claim(worker)
    worker.outbox.release("w", [Turn(application, push.version, 0, None, timedelta(seconds=15))], now=NOW)
    assert claim(worker, after_seconds=14) == ()
    assert [push.shown for push in claim(worker, after_seconds=15)] == [0]


def test_what_failed_says_why_until_it_is_done(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    (push,) = claim(worker)
    assert worker.outbox.trouble(application) is None
    worker.outbox.note_trouble("another", application, "Not mine.")
    assert worker.outbox.trouble(application) is None
    worker.outbox.note_trouble("w", application, "The mail server is busy.")
    assert worker.outbox.trouble(application) == Trouble("The mail server is busy.", None)
    failed = Turn(application, 4, 4, "The mail server said no.", timedelta(hours=1))
    worker.outbox.release("w", [failed], now=NOW)
    assert worker.outbox.trouble(application) == Trouble("The mail server said no.", NOW + failed.waits)
    claim(worker, after_seconds=3600)
    worker.outbox.report("w", {application: performed(push.effects)}, now=NOW)
    assert worker.outbox.trouble(application) is None


def test_a_decision_is_shown_though_nothing_is_owed(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    perform_all(worker)
    decide(portal, officer("rina"), application, "kelengkapan", "lengkap")
    (push,) = claim(worker)
    assert (push.effects, push.shown, push.version) == ((), 5, 9)


def test_what_happens_during_a_push_is_shown_by_the_next(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    (push,) = claim(worker)
    worker.outbox.report("w", {application: performed(push.effects)}, now=NOW)
    decide(portal, officer("rina"), application, "kelengkapan", "lengkap")
    assert claim(worker, "another") == ()
    worker.outbox.release("w", [Turn(application, 5, 5, None, timedelta(hours=1))], now=NOW)
    assert [push.shown for push in claim(worker)] == [5]


def test_only_the_holder_releases(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    claim(worker)
    worker.outbox.release("another", [Turn(application, 4, 4)], now=NOW)
    assert claim(worker, "another") == ()


def test_an_operator_retries_at_once_what_nobody_holds(portal: Records, worker: Records) -> None:
    held, waiting = submitted(portal), submitted(portal)
    claim(worker, limit=1)
    claim(worker, "w", limit=1)
    worker.outbox.release("w", [Turn(waiting, 4, 4, None, timedelta(hours=1))], now=NOW)
    named = worker.outbox.claim_named("operator", (held, waiting), lease_seconds=60)
    assert [push.application for push in named] == [waiting]


def test_the_backlog_counts_who_can_be_claimed(portal: Records, worker: Records) -> None:
    for _ in range(3):
        submitted(portal)
    claim(worker, limit=1)
    assert worker.outbox.backlog(now=NOW) == 2


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


@pytest.fixture
def listening(database_url: str) -> Iterator[Records]:
    records = connected(database_url, "izin_worker")
    records.outbox.wait(0)
    yield records
    records.close()


def test_a_decision_wakes_the_dispatcher(portal: Records, listening: Records) -> None:
    threading.Timer(0.2, submitted, [portal]).start()
    began = time.monotonic()
    assert listening.outbox.wait(10)
    assert time.monotonic() - began < 5


def test_without_a_decision_the_dispatcher_waits(listening: Records) -> None:
    assert not listening.outbox.wait(0.1)


def test_many_wakes_are_one(portal: Records, listening: Records) -> None:
    for _ in range(3):
        submitted(portal)
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
