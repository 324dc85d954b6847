"""The number that the pattern of a document gives it: `503/{seq:04d}/{month:roman}/{year}`.

What stands in braces is the place in the series, or of the day on which the document was signed. Which patterns are
sound, and which can give two documents the same number: `documents.numbering`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""The months, as letters of public offices write them."""


@dataclass(frozen=True, slots=True)
class _Month:
    month: int

    def __format__(self, written: str) -> str:
        return ROMAN[self.month - 1] if written == "roman" else f"{self.month:02d}"


def number_of(pattern: str, *, sequence: int, year: int, day: date) -> str:
    """The number of one document.

    Args:
        pattern: a sound one.
        year: in which the sequence is counted.
        day: on which the document was signed, in the city's zone.
    """
    return pattern.format(seq=sequence, year=year, month=_Month(day.month), date=day)
