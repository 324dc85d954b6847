"""What a case holds that nobody else can have meanwhile, and who may not apply for a while.

A `pool` is a kind of scarce thing, and `key` one of them: a grave, or the licence a case is about. The records keep
what is held apart from each other; these events say what they have to keep.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from licensing.history.extents import Extent
from licensing.history.places import At
from licensing.register.concerned import Concerned
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class HoldTaken:
    """The case holds the thing; what it held of the same pool before, it holds no more.

    `licence` is the one it is about as it stands now, where others changed it since the case last looked. `extent` is
    how much of the thing, None for all of it.
    """

    at: datetime
    pool: str
    key: str
    licence: Concerned | None = None
    type: Literal["hold-taken"] = "hold-taken"
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class HoldKept:
    """The case is over and its licence holds the thing, through the day `until`; None for as long as it is valid."""

    at: datetime
    pool: str
    until: date | None
    type: Literal["hold-kept"] = "hold-kept"


@dataclass(frozen=True, slots=True)
class HoldReleased:
    at: datetime
    pool: str
    type: Literal["hold-released"] = "hold-released"


@dataclass(frozen=True, slots=True)
class HolderBarred:
    """Nobody may apply for this permit type under `key` through the day `until`."""

    at: datetime
    where: At
    key: str
    until: date
    reason: Sentence
    type: Literal["holder-barred"] = "holder-barred"


HoldingEvent = HoldTaken | HoldKept | HoldReleased | HolderBarred
