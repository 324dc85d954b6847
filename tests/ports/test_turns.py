"""Cases: whose turn it is before a decision, as it is found in the decision's own transaction."""

from dataclasses import replace
from datetime import timedelta

import pytest

from licensing.case.ahead import Ahead, AllAhead
from licensing.case.commands import Claim, Decide, Release, Resume, Suspend
from licensing.city.people import Officer, Service
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, drawn_up, officer, publish
from tests.storage.stories import task

EARLIER = NOW - timedelta(days=4)
RINA, JOKO, BUDI = officer("rina"), officer("joko"), officer("budi")
STEP = "kelengkapan"
MANY = 21
ANYTIME = "anytime: {suspend: {by: dpmptsp.kepala_dinas, resume: dpmptsp.kepala_dinas}}\nsteps:"
SUSPENDABLE = DEFINITION.replace("steps:", ANYTIME, 1).replace(STEP, "telaah")
APART = (
    DEFINITION.replace(STEP, "timbang")
    .replace(
        "  timbang:\n    review: {by: dpmptsp.petugas_loket, within: 1 working day}",
        "  kelengkapan:\n    review: {by: dpmptsp.petugas_loket, within: 1 working day}\n"
        "    outcomes: {lengkap: timbang}\n"
        "  timbang:\n    review: {by: dpmptsp.petugas_loket, within: 1 working day, not_by: [kelengkapan]}",
    )
    .replace("then: timbang", "then: timbang, changes: [form.luas]")
)
MANY_WAIT = DEFINITION.replace(STEP, "hitung")


@pytest.fixture
def two(portal: Ports, izin: Ports) -> tuple[ApplicationNumber, ApplicationNumber]:
    """One that came on a Thursday, and one of the Monday after it."""
    first, second = (
        portal.cases.submit(drawn_up().process, TYPED, DOCUMENTS, now=at).application for at in (EARLIER, NOW)
    )
    return first, second


def lengkap(portal: Ports, application: ApplicationNumber, out_of_turn: str = "") -> None:
    asked = task(application, STEP, "dpmptsp")
    decided = Decide(asked, OutcomeId("lengkap"), "", {}, out_of_turn=out_of_turn)
    portal.cases.handle(RINA, application, decided, now=NOW + timedelta(hours=1))


def passes(portal: Ports, by: Officer, application: ApplicationNumber, days: int) -> None:
    asked = task(application, STEP, "dpmptsp")
    decided = Decide(asked, OutcomeId("lengkap"), "", {}, out_of_turn="Segera.")
    portal.cases.handle(by, application, decided, now=NOW - timedelta(days=days))


def ahead(portal: Ports, application: ApplicationNumber) -> tuple[Ahead, ...]:
    return all_ahead(portal, application).named


def all_ahead(portal: Ports, application: ApplicationNumber, step: str = STEP) -> AllAhead:
    file = portal.cases.view(RINA, application)
    return portal.cases.ahead(RINA, file, task(application, step, "dpmptsp"))


def test_out_of_turn_a_decision_says_why_and_is_found_again(
    portal: Ports, izin: Ports, two: tuple[ApplicationNumber, ApplicationNumber]
) -> None:
    first, second = two
    assert ahead(portal, second) == (Ahead(first, EARLIER),)
    assert ahead(portal, first) == ()
    with pytest.raises(CommandRefused) as refused:
        lengkap(portal, second)
    assert first in refused.value.fields["out_of_turn"].id
    lengkap(portal, second, "Pemohon sakit.")
    (row,) = [
        row
        for row in izin.cases.skipped(Service(), since=NOW, until=NOW + timedelta(days=1))
        if row.application == second
    ]
    assert (row.first, row.others, row.reason, row.officer_name) == (first, 0, "Pemohon sakit.", RINA.name)
    assert (row.at, row.step, row.role) == (NOW + timedelta(hours=1), STEP, "petugas_loket")
    unnamed = replace(row, officer_name=None)
    assert unnamed in portal.cases.skipped(RINA, since=NOW, until=NOW + timedelta(days=1))
    assert portal.cases.skipped(officer("sari"), since=NOW, until=NOW + timedelta(minutes=1)) == ()
    lengkap(portal, first)


def test_what_a_colleague_has_taken_is_nobody_elses_turn(
    portal: Ports, two: tuple[ApplicationNumber, ApplicationNumber]
) -> None:
    first, second = two
    asked = task(first, STEP, "dpmptsp")
    portal.cases.handle(JOKO, first, Claim(asked), now=NOW)
    assert ahead(portal, second) == ()
    portal.cases.handle(JOKO, first, Release(asked), now=NOW)
    assert ahead(portal, second) == (Ahead(first, EARLIER),)
    lengkap(portal, first)
    assert ahead(portal, second) == ()
    lengkap(portal, second)


def test_tasks_due_at_once_come_in_the_order_in_which_their_cases_came(portal: Ports, izin: Ports) -> None:
    late, early = (
        portal.cases.submit(
            drawn_up().process, TYPED, DOCUMENTS, now=NOW - timedelta(hours=hours)
        ).application
        for hours in (1, 2)
    )
    rows = [row for row in portal.cases.inbox(RINA, limit=500) if row.application in (late, early)]
    assert [row.application for row in rows] == [early, late]
    for application in (early, late):
        lengkap(portal, application)


def came(portal: Ports, izin: Ports, definition: str, *days: int) -> list[ApplicationNumber]:
    """Cases that came so many days ago."""
    publish(izin, definition)
    process = drawn_up(definition).process
    return [
        portal.cases.submit(process, TYPED, DOCUMENTS, now=NOW - timedelta(days=each)).application
        for each in days
    ]


def test_behind_many_suspended_cases_it_is_still_the_turn_of_the_next_one(portal: Ports, izin: Ports) -> None:
    *waiting, first, second, mine = came(portal, izin, SUSPENDABLE, *[7] * MANY, 6, 5, 0)
    for each in waiting:
        portal.cases.handle(BUDI, each, Suspend("Sengketa."), now=NOW)
    left = (Ahead(first, NOW - timedelta(days=6)), Ahead(second, NOW - timedelta(days=5)))
    assert all_ahead(portal, mine, "telaah") == AllAhead(left, 2)


def test_a_case_that_goes_on_again_has_its_turn_again(portal: Ports, izin: Ports) -> None:
    first, mine = came(portal, izin, DEFINITION.replace(STEP, "lanjutan").replace("steps:", ANYTIME, 1), 8, 0)
    portal.cases.handle(BUDI, first, Suspend("Sengketa."), now=NOW - timedelta(days=8))
    assert all_ahead(portal, mine, "lanjutan").count == 0
    portal.cases.handle(BUDI, first, Resume(""), now=NOW - timedelta(days=8))
    assert all_ahead(portal, mine, "lanjutan").count == 1


def test_behind_many_cases_that_four_eyes_keep_from_her_it_is_still_the_turn_of_the_next_one(
    portal: Ports, izin: Ports
) -> None:
    days = (*[7] * MANY, 6, 5, 0)
    cases = came(portal, izin, APART, *days)
    *hers, first, second, mine = cases
    for each, ago in zip(cases, days, strict=True):
        passes(portal, RINA if each in hers else JOKO, each, ago)
    found = all_ahead(portal, mine, "timbang")
    assert ([each.application for each in found.named], found.count) == ([first, second], 2)


def test_of_many_ahead_twenty_are_named_and_all_are_counted(portal: Ports, izin: Ports) -> None:
    *waiting, mine = came(portal, izin, MANY_WAIT, *[7] * MANY, 0)
    found = all_ahead(portal, mine, "hitung")
    assert {each.application for each in found.named} < set(waiting)
    assert (len(found.named), found.count, found.others) == (20, MANY, MANY - 1)
