"""What an application holds of what its definition reserves, as a trial shows it."""

from collections.abc import Iterator
from typing import assert_never

from licensing.clock.wording import written_day
from licensing.history.case import Case
from licensing.history.extents import Days, Extent, Share
from licensing.process.graph import Process
from licensing.scenarios.trial import Reserved
from licensing.words.sentences import Sentence


def reserved(process: Process, case: Case) -> Iterator[Reserved]:
    """In the order of the definition, those of which it holds something."""
    for each in process.reservations:
        hold = case.holds.get(each.pool)
        if hold is not None:
            yield Reserved(each.name, each.label, hold.key, _how_much(hold.extent))


def _how_much(extent: Extent | None) -> Sentence | None:
    match extent:
        case None:
            return None
        case Share(takes=takes, of=of):
            return Sentence(f"{takes} dari {of}", f"{takes} of {of}")
        case Days():
            first, last = written_day(extent.first), written_day(extent.last)
            return Sentence(
                f"{first.id} sampai dengan {last.id}", f"{first.en} up to and including {last.en}"
            )
        case _:
            assert_never(extent)
