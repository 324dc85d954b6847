"""Numbers drawn in memory: each series of a year from 1, without gaps.

Whoever lets a command decide draws from a copy (`apart`) and keeps it only when the command was not refused, so what
was refused uses up no number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from licensing.case.advancing import Drawn, Series
from licensing.clock.calendar import WIB
from licensing.process.graph import Process
from licensing.process.numbers import registration, registration_series
from licensing.words.codes import code_of_number
from licensing.words.identifiers import ApplicationNumber


def same_code(series: str, year: int, sequence: int) -> str:
    """A code that is the same whenever a story is told again; whoever needs one that nobody guesses brings it along."""
    return code_of_number(int.from_bytes(sha256(f"{series} {year} {sequence}".encode()).digest()))


@dataclass(slots=True)
class Numbers:
    """`drawn` is the last number of each series and year; `code` makes the code of a document's QR."""

    drawn: dict[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    code: Callable[[str, int, int], str] = same_code

    def apart(self) -> "Numbers":
        """The same counters, to be counted on by themselves."""
        return Numbers(dict(self.drawn), self.code)

    def keep(self, counted_on: "Numbers") -> None:
        """Go on from where a copy has come to."""
        self.drawn.update(counted_on.drawn)

    def draw(self, wanted: Sequence[Series], /) -> Sequence[Drawn]:
        """The next numbers of their series: what `case.advancing.advance` draws with."""
        return [self._drawn(series, year) for series, year in wanted]

    def registration(self, process: Process, *, now: datetime) -> ApplicationNumber:
        """The next application's number: its permit, the city's day, and its place on that day."""
        day = now.astimezone(WIB).date()
        series = registration_series(process, day)
        return registration(series, self._next(series, day.year))

    def _drawn(self, series: str, year: int) -> Drawn:
        sequence = self._next(series, year)
        return Drawn(sequence, self.code(series, year, sequence))

    def _next(self, series: str, year: int) -> int:
        self.drawn[series, year] = self.drawn.get((series, year), 0) + 1
        return self.drawn[series, year]
