"""Evolve, of what a case holds."""

from dataclasses import replace
from typing import assert_never

from licensing.history.case import Case, Hold
from licensing.history.events import HolderBarred, HoldingEvent, HoldKept, HoldReleased, HoldTaken


def held(case: Case, version: int, event: HoldingEvent) -> Case:
    """The case after one of these events; who is barred is for the records to keep."""
    match event:
        case HoldTaken():
            holds = {**case.holds, event.pool: Hold(event.key, extent=event.extent)}
            case = replace(case, about=event.licence or case.about)
        case HoldKept():
            kept = replace(case.holds[event.pool], is_kept=True, until=event.until)
            holds = {**case.holds, event.pool: kept}
        case HoldReleased():
            holds = {pool: hold for pool, hold in case.holds.items() if pool != event.pool}
        case HolderBarred():
            holds = case.holds
        case _:
            assert_never(event)
    return replace(case, version=version, holds=holds)
