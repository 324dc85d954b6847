"""What time, officers and the applicant do at the same instant: one of them wins, and each legal result comes once."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial

import pytest

from licensing.case.commands import (
    AskConsent,
    Command,
    Contest,
    Correct,
    Decide,
    ExtendTime,
    PassTime,
    TakeBackObjection,
)
from licensing.case.own_commands import ON_THE_WAY
from licensing.city.people import Party, Service, Tracker
from licensing.history.case import Case
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId, StepId, TaskId
from storage import Records
from tests.storage.conftest import connected, make_database
from tests.storage.lateness import DUE_AT, NEXT_DAY, TICK, TUESDAY_OFF, sent_back
from tests.storage.process import DEFINITION, NOW, officer, publish, trial
from tests.storage.stories import decide, perform_all, submitted, task
from tests.storage.test_concurrency import at_once

TIMES = 20
LIMITED = (
    DEFINITION
    + """
time_limit:
  within: 5 working days
  remind: [1 working day]
  escalate: [{at: 1 working day before, to: dpmptsp.kepala_dinas}]
  corrections: {at_most: 0, consent: dpmptsp.kepala_dinas}
  extend:
    by: dpmptsp.kepala_dinas
    at_most: 3 working days
    times: 5
    reasons: {cuaca: {id: Cuaca buruk, en: Bad weather}}
"""
)
CONTESTABLE = DEFINITION.replace(
    "steps:\n",
    """objection:
  within: 21 working days
  steps:
    tinjau:
      review: {by: dinkes.tim_teknis, within: 10 working days}
      outcomes: {kabulkan: {end: dikabulkan}, tolak: {end: ditolak, reason: true}}
  outcomes: {dikabulkan: tanda_tangan, ditolak: {}}
steps:
""",
    1,
)
LATE = NOW + timedelta(days=7)


def case_of(worker: Records, application: ApplicationNumber) -> Case:
    return worker.cases.view(Service(), application).case


def told(worker: Records, application: ApplicationNumber) -> Counter[str]:
    """How often each kind of event is in its history."""
    return Counter(event.type for event in worker.cases.view(Service(), application).events)


def escalations(worker: Records, application: ApplicationNumber) -> set[tuple[datetime, tuple[TaskId, ...]]]:
    """What the rung was told: an end that moves, and who is awaited, are told anew, each once."""
    events = worker.cases.view(Service(), application).events
    return {(event.due, event.tasks) for event in events if event.type == "escalated"}


def asks(
    records: Records, who: Party, application: ApplicationNumber, command: Command, *, at: datetime = NOW
) -> Callable[[], str]:
    """Somebody's command, and afterwards "done" or why not."""

    def ask() -> str:
        try:
            records.cases.handle(who, application, command, now=at)
        except CommandRefused as refused:
            return refused.code
        return "done"

    return ask


def limited(portal: Records, worker: Records) -> tuple[ApplicationNumber, TaskId]:
    """A case that is sent back with consent only, and its first task."""
    publish(worker, LIMITED)
    application = submitted(portal, process=trial(LIMITED))
    return application, task(application, "kelengkapan", "dpmptsp")


def consent_asked(portal: Records, worker: Records, application: ApplicationNumber, of: TaskId) -> TaskId:
    asks(portal, officer("rina"), application, AskConsent(of, "Denah lain."))()
    return case_of(worker, application).consents[of].asks


@pytest.fixture(autouse=True)
def in_order(worker: Records) -> "Callable[[], None]":
    def check() -> None:
        perform_all(worker)
        assert worker.audit.verify().breaches == ()

    return check


def test_an_answer_in_the_last_instant_counts_once_whenever_two_sweeps_come(
    portal: Records, worker: Records, database_url: str, in_order: Callable[[], None]
) -> None:
    with closing(connected(database_url, "izin_worker")) as other:
        for _ in range(TIMES):
            application = sent_back(worker)
            answer = Correct(task(application, "perbaikan", "applicant"), {"nama": ["Ani W"]}, {})
            answers, passes = (
                partial(asks, portal, Tracker(application), application, answer),
                partial(asks, application=application, who=Service(), command=PassTime(ON_THE_WAY)),
            )
            in_time, twice, late, *_ = at_once(
                [
                    answers(at=DUE_AT - TICK),
                    answers(at=DUE_AT - TICK),
                    answers(at=DUE_AT),
                    passes(worker, at=DUE_AT),
                    passes(other, at=DUE_AT + ON_THE_WAY - TICK),
                ]
            )
            came = told(worker, application)
            assert late != "done"
            assert "done" in (in_time, twice)
            assert (came["correction-received"], came["task-lapsed"]) == (1, 0)
            assert case_of(worker, application).ending is None
    in_order()


def test_consent_is_asked_for_once_and_one_decision_comes_of_it(
    portal: Records, worker: Records, in_order: Callable[[], None]
) -> None:
    for _ in range(TIMES):
        application, asked = limited(portal, worker)
        command = AskConsent(asked, "Denah lain.")
        said = at_once([asks(portal, officer(who), application, command) for who in ("rina", "joko")])
        assert sorted(said) == ["done", "not-now"]
        consent = case_of(worker, application).consents[asked].asks
        decided = [
            ("budi", Decide(consent, OutcomeId("consented"), "Ya.", {})),
            ("budi", Decide(consent, OutcomeId("refused"), "Tidak.", {})),
            ("rina", Decide(asked, OutcomeId("lengkap"), "", {})),
            ("joko", Decide(asked, OutcomeId("kembalikan"), "Salah.", {})),
        ]
        *answers, complete, back = at_once(
            [asks(portal, officer(who), application, each) for who, each in decided]
        )
        assert answers.count("done") <= 1
        assert [complete, back].count("done") == 1
        assert back != "done" or answers[0] == "done"
        assert len(case_of(worker, application).open) == 1
    in_order()


def test_a_consent_an_extension_and_two_sweeps_at_once_leave_one_of_each(
    portal: Records, worker: Records, in_order: Callable[[], None]
) -> None:
    for _ in range(TIMES):
        application, asked = limited(portal, worker)
        consent = Decide(consent_asked(portal, worker, application, asked), OutcomeId("consented"), "Ya.", {})
        more = ExtendTime("cuaca", 1, "Jalan terendam.", after=0)
        said = at_once(
            [
                asks(portal, officer("budi"), application, consent, at=LATE - TICK),
                *[asks(portal, officer("budi"), application, more, at=LATE - TICK)] * 3,
                *[asks(worker, Service(), application, PassTime(), at=LATE)] * 2,
            ]
        )
        came = told(worker, application)
        assert said[0] == "done"
        assert sorted(said[1:4]) == ["done", "stale-page", "stale-page"]
        assert came["time-extended"] == 1
        assert came["escalated"] <= len(escalations(worker, application)) + came["deescalated"]
    in_order()


def test_an_objection_taken_back_while_it_is_decided_is_one_of_both(
    portal: Records, worker: Records, in_order: Callable[[], None]
) -> None:
    publish(worker, CONTESTABLE)
    for _ in range(TIMES):
        application = submitted(portal, process=trial(CONTESTABLE))
        decide(portal, officer("rina"), application, "kelengkapan", "lengkap")
        decide(portal, officer("sari"), application, "rekomendasi", "ditolak")
        perform_all(worker)
        her = partial(asks, portal, Tracker(application), application)
        objects = her(Contest(StepId("keberatan"), "Datanya benar."))
        assert sorted(at_once([objects] * 2)) == ["done", "not-now"]
        (asked,) = [each for each in case_of(worker, application).tasks.values() if each.is_open]
        rejects = Decide(asked.id, OutcomeId("tolak"), "Tidak benar.", {})
        said = at_once([*[her(TakeBackObjection())] * 2, asks(portal, officer("sari"), application, rejects)])
        assert said.count("done") == 1
        assert told(worker, application)["objection-taken-back"] == said[:2].count("done")
        assert case_of(worker, application).ending == "refused"
    in_order()


def test_a_calendar_decreed_during_sweeps_lets_nothing_lapse_twice(cluster: str, migrated: str) -> None:
    url = make_database(cluster, copied_from=migrated)
    with (
        closing(connected(url, "izin_worker")) as old,
        closing(connected(url, "izin_worker", TUESDAY_OFF)) as new,
    ):

        def sweep(records: Records) -> str:
            for number in records.deadlines.due(now=DUE_AT):
                asks(records, Service(), number, PassTime(), at=DUE_AT)()
            return ""

        def count(records: Records) -> str:
            records.deadlines.recount(now=DUE_AT)
            return ""

        for n in range(TIMES):
            applications = [sent_back(old) for _ in range(3)]
            first, then = (old, new) if n % 2 else (new, old)
            at_once(
                [partial(sweep, first), partial(sweep, then), partial(count, first), partial(count, then)]
            )
            for application in applications:
                assert told(old, application)["task-lapsed"] <= 1
        for application in old.deadlines.due(now=NEXT_DAY):
            asks(old, Service(), application, PassTime(), at=NEXT_DAY)()
        assert old.deadlines.due(now=NEXT_DAY) == ()
        assert old.audit.verify().breaches == ()
