"""Owed effects: claimed once, lost never, reported as often as it takes."""

from datetime import timedelta

import pytest

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.history.effects import Done
from licensing.ports import Owing, Trouble, Turn
from licensing.words.identifiers import EffectKey
from storage import Records
from tests.storage.owing import claim, lease_ages, nothing_waits
from tests.storage.process import NOW, officer
from tests.storage.stories import decide, perform_all, performed, signed, submitted, version

__all__ = ["nothing_waits"]


def test_what_a_case_owes_is_claimed_once(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    (push,) = claim(worker)
    assert (push.application, push.shown, push.version) == (application, 0, 4)
    assert [(effect.kind, effect.key) for effect in push.effects] == [
        ("notify", f"{application}.received.notify")
    ]
    assert claim(worker, "another") == ()


def test_it_is_told_how_much_is_owed_and_since_when(portal: Records, worker: Records) -> None:
    assert worker.outbox.owing() == Owing(0, None)
    for _ in range(2):
        submitted(portal)
    claim(worker, limit=1)
    assert worker.outbox.owing() == Owing(2, NOW)


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
