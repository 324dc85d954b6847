"""What a case holds and who is barred, told; a key can name a person, so it is never part of a sentence."""

from typing import assert_never

from licensing.clock.wording import written_day
from licensing.history.events import HolderBarred, HoldingEvent, HoldKept, HoldReleased, HoldTaken
from licensing.history.extents import Days, Extent, Share
from licensing.telling.names import IZIN
from licensing.telling.told import Told
from licensing.words.sentences import Sentence


def tell_hold(event: HoldingEvent) -> Told:
    """One of these events told; what is held says itself in the answers, and is for operators."""
    match event:
        case HoldTaken(pool=pool, extent=extent):
            what = _taken(pool, extent)
        case HoldKept(pool=pool):
            what = Sentence(
                f"Tempat pada “{pool}” dipegang oleh izinnya", f"Its licence holds a place in “{pool}”"
            )
        case HoldReleased(pool=pool):
            what = Sentence(f"Tempat pada “{pool}” dilepaskan", f"A place in “{pool}” is released")
        case HolderBarred(until=until, reason=reason):
            last = written_day(until)
            what = Sentence(
                f"Pemohon tidak dapat mengajukan lagi sampai dengan {last.id}: {reason.id}",
                f"The applicant cannot apply again up to and including {last.en}: {reason.en}",
            )
            return Told(event.at, IZIN, what, where=event.where)
        case _:
            assert_never(event)
    return Told(event.at, IZIN, what, audience="operators")


def _taken(pool: str, extent: Extent | None) -> Sentence:
    match extent:
        case None:
            return Sentence(f"Tempat pada “{pool}” dipegang", f"A place in “{pool}” is held")
        case Share(takes=takes, of=of):
            return Sentence(
                f"{takes} dari {of} pada “{pool}” dipegang", f"{takes} of {of} in “{pool}” are held"
            )
        case Days():
            first, last = written_day(extent.first), written_day(extent.last)
            return Sentence(
                f"Waktu pada “{pool}” dipegang dari {first.id} sampai dengan {last.id}",
                f"Time in “{pool}” is held from {first.en} up to and including {last.en}",
            )
        case _:
            assert_never(extent)
