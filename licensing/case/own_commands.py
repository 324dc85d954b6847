"""What Izin itself says of a case: what it drew, looked up and carried out, and that time has passed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from licensing.history.effects import Result
from licensing.history.places import At
from licensing.register.concerned import Concerned
from licensing.register.holdings import Holdings
from licensing.words.identifiers import EffectKey

ON_THE_WAY: Final = timedelta(minutes=1)
"""For how long sweeps spare what is over: who acted before the end may still wait for her turn at the case, and she is
in time. Nobody waits longer for a connection and a lock."""


@dataclass(frozen=True, slots=True)
class AssignNumber:
    """Izin draws the number that a document made at `where` awaits: `sequence` within its series and `year`.

    `part` is which of the further documents it is, "" for the step's own. `stands` is the licence that the document
    changes, as the register has it now; None where nobody else can have changed it.
    """

    where: At
    sequence: int
    year: int
    verification: str
    part: str = ""
    stands: Concerned | None = None


@dataclass(frozen=True, slots=True)
class Consult:
    """Izin says what our own register says of each fact, for the round at `where` that waits for it."""

    where: At
    found: Mapping[str, Holdings]


@dataclass(frozen=True, slots=True)
class ReportEffect:
    """Izin says how an owed effect ended."""

    effect: EffectKey
    result: Result


@dataclass(frozen=True, slots=True)
class PassTime:
    """Nobody acted; whatever fell due by `now` takes its course, except in the last of it that is `spared`."""

    spared: timedelta = timedelta()
