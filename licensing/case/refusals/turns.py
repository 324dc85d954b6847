"""Why a decision asks for a reason: it is the turn of others."""

from licensing.case.ahead import Ahead
from licensing.clock.calendar import WIB
from licensing.clock.wording import written_day
from licensing.words.sentences import Sentence


def others_came_first(first: Ahead, others: int) -> Sentence:
    """Cases that came earlier ask the same and wait; `others` are those beside the first."""
    since = written_day(first.comes_at.astimezone(WIB).date())
    more = Sentence(f" dan {others} lainnya", f" and {others} more") if others else Sentence("", "")
    return Sentence(
        f"Giliran {first.application} lebih dulu (lengkap sejak {since.id}){more.id}. Putuskan itu dulu, atau tuliskan "
        "mengapa permohonan ini didahulukan; alasannya dicatat.",
        f"It is the turn of {first.application} (complete since {since.en}){more.en}. Decide that first, or write why "
        "this one goes before it; the reason is kept on the record.",
    )
