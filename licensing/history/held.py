"""Evolve, of what a case holds."""

from dataclasses import replace
from typing import assert_never

from licensing.history.case import Case, Hold
from licensing.history.events import HolderBarred, HoldingEvent, HoldKept, HoldReleased, HoldTaken
from licensing.register.concerned import Concerned


def held(case: Case, version: int, event: HoldingEvent) -> Case:
    """The case after one of these events; who is barred is for the records to keep."""
    match event:
        case HoldTaken():
            holds = {**case.holds, event.pool: Hold(event.key, extent=event.extent)}
            case = case if event.licence is None else _changed_meanwhile(case, event.licence)
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


def _changed_meanwhile(case: Case, stands: Concerned) -> Case:
    """The case that has learned how a licence stands: the one it has issued, or the one it is about."""
    own = case.licences.get(stands.licence)
    if own is None:
        return replace(case, about=stands)
    standing = "suspended" if stands.status == "suspended" else "issued"
    known = replace(own, valid_from=stands.valid_from, valid_until=stands.valid_until, standing=standing)
    return replace(case, licences={**case.licences, own.id: known})
