"""How much of something scarce each case holds, as its definition says: some of a number, or the days it names."""

from dataclasses import dataclass, field
from datetime import date

from licensing.history.extents import Days, Extent, Share
from licensing.values.term import Term
from licensing.values.types import Facts, Number


@dataclass(frozen=True, slots=True)
class Quota:
    """`takes` of a number; `text` is as written."""

    text: tuple[str, str]
    number: Term[Number] = field(compare=False, repr=False)
    takes: Term[Number] = field(compare=False, repr=False)

    @property
    def named(self) -> tuple[Term[object], ...]:
        """What she can change so that it fits."""
        return (self.takes,)

    def of(self, facts: Facts) -> Extent | None:
        """How many; None where it is none."""
        takes = int(self.takes.compute(facts))
        return Share(takes, max(0, int(self.number.compute(facts)))) if takes > 0 else None


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both counted; `text` is as written."""

    text: tuple[str, str]
    first: Term[date | None] = field(compare=False, repr=False)
    last: Term[date | None] = field(compare=False, repr=False)

    @property
    def named(self) -> tuple[Term[object], ...]:
        """What she can change so that it fits."""
        return self.first, self.last

    def of(self, facts: Facts) -> Extent | None:
        """The days; None where one of them has no answer."""
        first, last = self.first.compute(facts), self.last.compute(facts)
        return None if first is None or last is None or last < first else Days(first, last)
