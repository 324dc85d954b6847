"""A licence that its own case puts off takes its days along, on memory and on PostgreSQL alike."""

from datetime import date, timedelta
from itertools import count

import pytest

from licensing.case.commands import Answer
from licensing.city.people import Service, Tracker
from licensing.history.case import Case
from licensing.history.extents import Days
from licensing.ports import Purpose
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from tests.ports.halls import DEFINITION as HALLS
from tests.ports.stories import Ports
from tests.ports.test_own_licences import PROCESS as OWN
from tests.ports.test_own_licences import decide
from tests.storage.process import DOCUMENTS, NOW, TYPED, publish, trial

_HALLS = count(1)
PROCESS = (
    HALLS.replace("      sets: renewed\n", "      sets: renewed\n      then: awasi\n")
    + OWN[OWN.index("\n  awasi:") :]
)
DAY = NOW.date() + timedelta(days=60)
LATER = timedelta(days=30)


@pytest.fixture(autouse=True)
def published(izin: Ports) -> None:
    publish(izin, PROCESS)


def apply(portal: Ports, hall: str, first: date, last: date) -> ApplicationNumber:
    typed = {**TYPED, "gedung": [hall], "mulai": [first.isoformat()], "selesai": [last.isoformat()]}
    receipt = portal.cases.submit(trial(PROCESS), typed, DOCUMENTS, now=NOW, purpose=Purpose("baru"))
    return receipt.application


def put_off(portal: Ports, izin: Ports, hall: str) -> Case:
    """A hall for a day, whose licence is about to be put off by thirty days."""
    case = decide(portal, izin, apply(portal, hall, DAY, DAY), "ditandatangani")
    assert case.own is not None
    assert case.own.valid_from is not None
    assert case.own.valid_until is not None
    decide(portal, izin, case.application, "tunda")
    (task,) = izin.cases.view(Service(), case.application).case.open_tasks
    since, until = case.own.valid_from + LATER, case.own.valid_until + LATER
    days = {"mulai": [since.isoformat()], "akhir": [until.isoformat()]}
    portal.cases.handle(Tracker(case.application), case.application, Answer(task.id, days, {}), now=NOW)
    return case


def test_the_days_move_with_the_licence_and_those_before_are_free(portal: Ports, izin: Ports) -> None:
    hall = f"T-{next(_HALLS)}"
    case = put_off(portal, izin, hall)
    moved = decide(portal, izin, case.application, "sah")
    assert moved.holds["balai"].extent == Days(DAY + LATER, DAY + LATER)
    with pytest.raises(CommandRefused) as refused:
        apply(portal, hall, DAY + LATER, DAY + LATER)
    assert refused.value.code == "taken"
    apply(portal, hall, DAY, DAY)


def test_to_days_that_somebody_else_has_nothing_is_signed(portal: Ports, izin: Ports) -> None:
    hall = f"T-{next(_HALLS)}"
    case = put_off(portal, izin, hall)
    apply(portal, hall, DAY + LATER, DAY + LATER)
    with pytest.raises(CommandRefused) as refused:
        decide(portal, izin, case.application, "sah")
    assert refused.value.code == "taken"
    kept = decide(portal, izin, case.application, "tidak")
    assert kept.holds["balai"].extent == Days(DAY, DAY)
