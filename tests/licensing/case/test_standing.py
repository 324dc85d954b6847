"""What others made of a licence while a case about it was open, or had let go of it, counts when it is signed."""

from dataclasses import replace
from datetime import date

import pytest

from licensing.case.commands import AssignNumber
from licensing.city.people import Service, Tracker
from licensing.history.case import Case
from licensing.history.events import HoldReleased, HoldTaken, NumberAssigned
from licensing.history.evolving import evolve
from licensing.register.concerned import Concerned
from licensing.register.licences import Status
from licensing.scenarios.scenario import Scenario
from tests.licensing.case.test_licences import ABOUT, BUDI, process, submit
from tests.licensing.events import NOW, at, city
from tests.licensing.given import Given

PROCESS = process("amended")
SIGN = AssignNumber(at("terbit"), 7, 2026, "kode")


def unsigned(*, let_go: bool = False) -> Case:
    """A case whose decision awaits its number; one that was contested let go of the licence."""
    story = Scenario(city(), PROCESS)
    story.tell(submit(), by=Tracker(submit().application))
    story.decide(BUDI, "setuju", reason="Sebab.")
    events = [event for event in story.events if not isinstance(event, NumberAssigned)][:-1]
    case = None
    for event in events:
        case = evolve(case, event)
    assert case is not None
    return evolve(case, HoldReleased(NOW, "licence")) if let_go else case


def sign(stands: Concerned | None, *, let_go: bool = False) -> tuple[object, ...]:
    told = Given(PROCESS, unsigned(let_go=let_go)).when(replace(SIGN, stands=stands), by=Service())
    assert told.refusal is None, told.refusal
    return told.events[:-1]


def numbered(until: date | None = None) -> NumberAssigned:
    return NumberAssigned(NOW, at("terbit"), "7/2026", date(2026, 3, 2), None, until, "kode")


def test_a_licence_that_is_as_it_was_is_not_told_again() -> None:
    assert sign(ABOUT) == (numbered(),)
    assert sign(None) == (numbered(),)


def test_a_case_that_let_go_takes_hold_again() -> None:
    assert sign(ABOUT, let_go=True) == (HoldTaken(NOW, "licence", ABOUT.licence), numbered())


def test_what_others_changed_is_told_and_counts_from_then_on() -> None:
    longer = replace(ABOUT, valid_until=date(2030, 1, 1))
    taken = HoldTaken(NOW, "licence", ABOUT.licence, longer)
    assert sign(longer) == (taken, numbered())
    assert evolve(unsigned(), taken).about == longer


@pytest.mark.parametrize("status", ["revoked", "renewed"])
def test_what_is_not_for_a_licence_that_stands_so_is_refused(status: Status) -> None:
    Given(PROCESS, unsigned()).when(
        replace(SIGN, stands=replace(ABOUT, status=status)), by=Service()
    ).refused("licence-not-so", fields=("licence",))


def test_time_alone_is_no_reason_to_refuse() -> None:
    assert sign(replace(ABOUT, status="expired")) == (numbered(),)
