"""Numbers: of a document, by its pattern (`503/{seq:04d}/{month:roman}/{year}`), and of an application.

What stands in braces is the place in the series, or of the day on which the document was signed. Which patterns are
sound, and which can give two documents the same number: `documents.numbering`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.made import NumberRule
from licensing.values.types import Facts
from licensing.words.codes import LONGEST
from licensing.words.folding import folded
from licensing.words.identifiers import ApplicationNumber

ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""The months, as letters of public offices write them."""

_DIGITS: Final = str.maketrans("OIL", "011")
_PARTS: Final = 4
"""Of an application's number, at least; the code of a permit type may have more than one."""


@dataclass(frozen=True, slots=True)
class _Month:
    month: int

    def __format__(self, written: str) -> str:
        return ROMAN[self.month - 1] if written == "roman" else f"{self.month:02d}"


def number_of(pattern: str, *, sequence: int, year: int, day: date, place: str = "") -> str:
    """The number of one document.

    Args:
        pattern: a sound one.
        year: in which the sequence is counted.
        day: on which the document was signed, in the city's zone.
        place: what stands for {place}.
    """
    return pattern.format(seq=sequence, year=year, month=_Month(day.month), date=day, place=place)


def series_of(rule: NumberRule, facts: Facts, day: date) -> str:
    """The series in which a document is counted that is signed on a day of the city."""
    place = f" place {rule.place.of(facts)}" if rule.place and "place" in rule.per else ""
    on = f" day {day.isoformat()}" if "day" in rule.per else ""
    return f"{rule.series}{place}{on}"


def at_each_place(rule: NumberRule) -> tuple[str, ...]:
    """The pattern with each place written into it; none where there is no number."""
    if rule.pattern is None:
        return ()
    places = sorted(rule.place.offers) if rule.place else [""]
    written = (place.replace("{", "{{").replace("}", "}}") for place in places)
    return tuple(dict.fromkeys(rule.pattern.replace("{place}", place) for place in written))


def reference(application: ApplicationNumber, where: At) -> str:
    """What a document without a number of its own is known by: no other document of any application is."""
    again = f"-{where.round}" if where.round > 1 else ""
    return f"{application}/{where.step}{again}"


def application_typed(text: str) -> ApplicationNumber:
    """An application's number as somebody typed it: in small letters, with blanks, with dashes of any kind.

    In its last two parts, the day and the place in the series, stand digits alone: letters that look like one are it.
    """
    parts = "".join(folded(text[:LONGEST]).split()).upper().split("-")
    if len(parts) < _PARTS:
        return ApplicationNumber("-".join(parts))
    return ApplicationNumber("-".join((*parts[:-2], *(part.translate(_DIGITS) for part in parts[-2:]))))


def registration_series(process: Process, day: date) -> str:
    """The series in which applications for a permit type are counted on one day of the city."""
    return f"REG-{process.code}-{day:%Y%m%d}"


def registration(series: str, sequence: int) -> ApplicationNumber:
    """The number of one application."""
    return ApplicationNumber(f"{series}-{sequence:05d}")
