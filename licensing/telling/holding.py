"""What a case holds and who is barred, told; a key can name a person, so it is never part of a sentence."""

from typing import assert_never

from licensing.clock.wording import written_day
from licensing.history.events import HolderBarred, HoldingEvent, HoldKept, HoldReleased, HoldTaken
from licensing.telling.names import IZIN
from licensing.telling.told import Told
from licensing.words.sentences import Sentence


def tell_hold(event: HoldingEvent) -> Told:
    """One of these events told; what is held says itself in the answers, and is for operators."""
    match event:
        case HoldTaken(pool=pool):
            what = Sentence(f"Tempat pada “{pool}” dipegang", f"A place in “{pool}” is held")
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
