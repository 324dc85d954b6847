"""A question that several people of a role answer: each is offered it until she has taken or answered it herself."""

import pytest

from licensing.case.commands import Claim, Decide, Release
from licensing.city.people import Officer, Service
from licensing.words.identifiers import ApplicationNumber, OutcomeId, TaskId
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial

TOGETHER = DEFINITION.replace(
    "review: {by: dpmptsp.petugas_loket", "review: {count: 2, by: dpmptsp.petugas_loket", 1
)


@pytest.fixture
def seats(portal: Ports, izin: Ports) -> tuple[TaskId, TaskId]:
    publish(izin, TOGETHER)
    number = portal.cases.submit(trial(TOGETHER), TYPED, DOCUMENTS, now=NOW).application
    first, second = (task.id for task in izin.cases.view(Service(), number).case.open_tasks)
    return first, second


def offered(portal: Ports, who: Officer, seats: tuple[TaskId, TaskId]) -> set[TaskId]:
    return {row.task for row in portal.cases.inbox(who, limit=500)} & {*seats}


def test_whoever_has_taken_one_seat_is_not_offered_the_other(
    portal: Ports, seats: tuple[TaskId, TaskId]
) -> None:
    rina, joko = officer("rina"), officer("joko")
    first, second = seats
    number = ApplicationNumber(first.partition(".")[0])
    assert offered(portal, rina, seats) == {first, second}
    portal.cases.handle(rina, number, Claim(first), now=NOW)
    assert offered(portal, rina, seats) == {first}
    assert offered(portal, joko, seats) == {first, second}
    portal.cases.handle(rina, number, Release(first), now=NOW)
    assert offered(portal, rina, seats) == {first, second}


def test_whoever_has_answered_is_not_asked_again(portal: Ports, seats: tuple[TaskId, TaskId]) -> None:
    rina, joko = officer("rina"), officer("joko")
    first, second = seats
    number = ApplicationNumber(first.partition(".")[0])
    portal.cases.handle(rina, number, Decide(first, OutcomeId("lengkap"), "", {}), now=NOW)
    assert offered(portal, rina, seats) == set()
    assert offered(portal, joko, seats) == {second}
