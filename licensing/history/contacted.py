"""What an event of how the applicant is reached makes of a case."""

from dataclasses import replace
from typing import assert_never

from licensing.history.admission import closed
from licensing.history.case import Case
from licensing.history.events import (
    AddressAsked,
    AddressConfirmed,
    AddressDropped,
    ContactChanged,
    ContactEvent,
)
from licensing.history.reached import reached


def contacted(case: Case, version: int, event: ContactEvent) -> Case:
    """Letters go on from here; what officers have before them is no other application by that."""
    known = reached(case.reached, event)
    match event:
        case AddressAsked() | AddressDropped():
            return replace(case, version=version, reached=known)
        case AddressConfirmed():
            # Only an address that was asked for moves letters; any other is where they go already.
            is_moved = event.address == case.reached.wanted
            admission = closed(case.admission) if is_moved else case.admission
            return replace(case, version=version, reached=known, confirmed=event.address, admission=admission)
        case ContactChanged():
            return replace(case, version=version, reached=known, answers={**case.answers, **event.answers})
        case _:
            assert_never(event)
