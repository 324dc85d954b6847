"""Names of months and days of the week, in Indonesian and English, as people write and shorten them.

`forms.fields.dates` reads dates by them; how a date is shown is Babel's (`clock.wording`).
"""

from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[str, int]] = {
    name: month
    for month, names in enumerate(
        (
            "januari january i", "februari february pebruari ii", "maret march iii", "april iv", "mei may v",
            "juni june vi", "juli july vii", "agustus august agt ags agst viii", "september ix",
            "oktober october x", "november nopember xi", "desember december xii",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Numerals too: letters and graves of the country have them for months."""
WEEKDAYS: Final[Mapping[str, int]] = {
    name: weekday
    for weekday, names in enumerate(
        (
            "senin monday", "selasa tuesday", "rabu wednesday", "kamis thursday", "jumat jum'at friday",
            "sabtu saturday", "minggu ahad sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
SHORTEST: Final = 3
"""Letters from which on the beginning of a name stands for it: no two months, and no two days, share three."""


def month_named(word: str) -> int | None:
    """The month a folded word names: its name or numeral, or the beginning of a name; None for another word."""
    return _named(word, MONTHS)


def weekday_named(word: str) -> int | None:
    """The day of the week a folded word names, Monday 0; None for another word."""
    return _named(word, WEEKDAYS)


def _named(word: str, names: Mapping[str, int]) -> int | None:
    if word in names:
        return names[word]
    if len(word) < SHORTEST:
        return None
    return next((meant for name, meant in names.items() if name.startswith(word)), None)
