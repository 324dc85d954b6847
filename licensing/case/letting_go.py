"""Letting go: what becomes of the scarce things a case holds once it has ended."""

from collections.abc import Iterator
from datetime import datetime

from licensing.history.case import Case
from licensing.history.events import HoldKept, HoldReleased
from licensing.process.graph import Process


def let_go(process: Process, case: Case, now: datetime) -> Iterator[HoldReleased | HoldKept]:
    """A case that has ended holds nothing any more; what its licence keeps, it holds while it is valid."""
    kept = {each.pool for each in process.reservations if each.is_kept}
    valid = [
        each
        for each in case.licences.values()
        if each.standing in ("issued", "suspended") and each.part_of is None
    ]
    for pool, hold in case.holds.items():
        if pool not in kept or not valid:
            yield HoldReleased(now, pool)
        elif not hold.is_kept:
            yield HoldKept(now, pool, valid[-1].valid_until)
