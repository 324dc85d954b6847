"""The legal limit of a permit type: how long its case may take, from which outcome on, and where that is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from licensing.clock.spans import Span, Unit
from licensing.process.capping import Capping
from licensing.process.extending import Extending
from licensing.process.limit_rows import LimitRow, claims_of, fitting
from licensing.process.on_time import OnTime
from licensing.values.claims import Claim
from licensing.values.types import Facts
from licensing.words.identifiers import OutcomeId, StepId


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The rows, of which the first that fits counts, and the outcome by which the file is complete.

    Where `starts` is None the time runs from the application itself, and so it does of a case that began at one of
    `elsewhere`: no way leads from there to that outcome. Where `capping` or `extending` is None, nothing is said of it.
    """

    rows: tuple[LimitRow, ...]
    starts: tuple[StepId, OutcomeId] | None = None
    elsewhere: frozenset[StepId] = frozenset()
    capping: Capping | None = None
    extending: Extending | None = None
    on_time: OnTime = field(default_factory=OnTime)

    def row(self, facts: Facts) -> LimitRow:
        """The row that counts for what expressions see of a case."""
        return fitting(self.rows, facts)

    def claims(self, row: LimitRow) -> tuple[Claim, ...]:
        """What is so of every case for which a row counts."""
        return claims_of(self.rows, row)

    @property
    def longest(self) -> Span:
        """The longest of its rows: nothing takes longer."""
        return max((row.within for row in self.rows), key=in_days)


def in_days(span: Span) -> float:
    """About how many days it takes, to compare lengths of different units."""
    return span.amount * _DAYS[span.unit]


_DAYS: Final[Mapping[Unit, float]] = {
    "working hour": 1.4 / 8,
    "hour": 1 / 24,
    "working day": 1.4,
    "day": 1,
    "month": 30,
    "year": 365,
}

BY_LAW: Final = TimeLimit((LimitRow(Span(5, "working day"), source="UU 30/2014 Pasal 53"),))
"""How long an answer may take where the definition promises nothing else."""
