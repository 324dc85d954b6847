"""Cases: whose turn it is before a decision, as it is found in the decision's own transaction."""

from datetime import timedelta

import pytest

from licensing.case.ahead import Ahead
from licensing.case.commands import Claim, Decide, Release
from licensing.city.people import Service
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.ports.stories import Ports
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, trial
from tests.storage.stories import task

EARLIER = NOW - timedelta(days=4)
RINA, JOKO = officer("rina"), officer("joko")
STEP = "kelengkapan"


@pytest.fixture
def two(portal: Ports, izin: Ports) -> tuple[ApplicationNumber, ApplicationNumber]:
    """One that came on a Thursday, and one of the Monday after it."""
    first, second = (
        portal.cases.submit(trial(), TYPED, DOCUMENTS, now=at).application for at in (EARLIER, NOW)
    )
    return first, second


def lengkap(portal: Ports, application: ApplicationNumber, out_of_turn: str = "") -> None:
    asked = task(application, STEP, "dpmptsp")
    decided = Decide(asked, OutcomeId("lengkap"), "", {}, out_of_turn=out_of_turn)
    portal.cases.handle(RINA, application, decided, now=NOW + timedelta(hours=1))


def ahead(portal: Ports, application: ApplicationNumber) -> tuple[Ahead, ...]:
    file = portal.cases.view(RINA, application)
    return portal.cases.ahead(RINA, file, task(application, STEP, "dpmptsp"))


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
    assert row in portal.cases.skipped(RINA, since=NOW, until=NOW + timedelta(days=1))
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
        portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW - timedelta(hours=hours)).application
        for hours in (1, 2)
    )
    rows = [row for row in portal.cases.inbox(RINA, limit=500) if row.application in (late, early)]
    assert [row.application for row in rows] == [early, late]
    for application in (early, late):
        lengkap(portal, application)
