"""Reporting: tell the database what was performed, for many applications in one transaction.

Should that be impossible they are reported one by one, so that one application cannot spoil it for its neighbours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from flows.patience import lasting
from flows.performers import Means
from licensing.case.commands import ReportEffect
from licensing.history.effects import Effect
from licensing.words.bugs import told_bug
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber

Reports: TypeAlias = Mapping[ApplicationNumber, tuple[ReportEffect, ...]]


@dataclass(frozen=True, slots=True)
class Reported:
    """What each application owes next, and which ones could not be reported, and why."""

    owed: Mapping[ApplicationNumber, tuple[Effect, ...]]
    bugs: Mapping[ApplicationNumber, str]


async def report(means: Means, worker: str, reports: Reports) -> Reported:
    """Report what was performed.

    Raises:
        StorageFailed: the database does not answer, for longer than one waits.
    """
    if not reports:
        return Reported({}, {})
    try:
        owed = await lasting(lambda: means.outbox.report(worker, reports, now=means.now()))
        return Reported(owed, {})
    except StorageFailed:
        raise
    except Exception as bug:  # noqa: BLE001 - told to operators by kind and place, see `attempts`
        if len(reports) == 1:
            return Reported({}, dict.fromkeys(reports, _told(bug)))
    parts = [await report(means, worker, {number: some}) for number, some in reports.items()]
    return Reported(
        {number: owed for part in parts for number, owed in part.owed.items()},
        {number: bug for part in parts for number, bug in part.bugs.items()},
    )


def _told(error: Exception) -> str:
    """A refusal is no bug: what follows from the effect needs something that another case holds or has changed."""
    if isinstance(error, CommandRefused):
        return f"what follows from it is not possible: {error.code}."
    return told_bug(error)
