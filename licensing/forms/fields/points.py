"""Points: one place, as people write, paste or share it, kept as `-6.301200, 106.702300`.

Degrees with decimals, with minutes and seconds, a link of a map, or a `geo:` address. Every way a text can be read is
looked at, and only one that is left alone counts; what could be two places is asked back.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import Final

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, plain
from licensing.forms.fields.map_links import said_by_link
from licensing.maps.positions import Position

_SIGNS: Final = str.maketrans("\u00ba\u02da", "°°")
"""Degrees as keyboards have them; the signs of minutes and seconds are alike already."""
_HALVES: Final = {
    **dict.fromkeys(("S", "LS"), ("lat", -1)),
    **dict.fromkeys(("N", "U", "LU"), ("lat", 1)),
    **dict.fromkeys(("E", "T", "BT"), ("lon", 1)),
    **dict.fromkeys(("W", "B", "BB"), ("lon", -1)),
}
"""Halves of the world in both languages: south and north, east and west."""
_HALF: Final = "(LS|LU|BT|BB|[NSEWUTB])"
_NUMBER: Final = r"[0-9]{1,2}(?:\.[0-9]*)?"
_MINUTES: Final = rf" ?({_NUMBER}) ?'(?: ?({_NUMBER}) ?(?:\"|''))?"
_DEGREES: Final = rf"([+-]?[0-9]{{1,3}}(?:\.[0-9]*)?) ?°?(?:{_MINUTES})?"
_BETWEEN: Final = " ?[,;/] ?| "
_PAIRS: Final = tuple(
    re.compile(rf"{one}(?:{between}){one}", re.IGNORECASE)
    for one, between in (
        (f"(){_DEGREES}()", _BETWEEN),
        (f"{_HALF} ?{_DEGREES}()", f"{_BETWEEN}|"),
        (f"(){_DEGREES} ?{_HALF}", f"{_BETWEEN}|"),
    )
)
"""Two numbers of degrees: without their halves of the world, or behind them, or before them."""
_LONE: Final = re.compile(_DEGREES)
_DECIMAL_COMMA: Final = re.compile(r"(?<=[0-9]),(?=[0-9])")
_MOST_COMMAS: Final = 4
_LONGEST: Final = 100
_LONGEST_LINK: Final = 2_000


def read_point(typed: str) -> str:
    """One place.

    Raises:
        Unreadable: it is none, or could be two.
    """
    text = " ".join(plain(typed).split())
    linked = said_by_link(text) if len(text) <= _LONGEST_LINK else None
    written = (text if linked is None else linked).translate(_SIGNS).strip("()[] ")
    found = [*dict.fromkeys(_readings(written))] if len(written) <= _LONGEST else []
    match found:
        case [Position() as only]:
            return only.write()
        case [_, *_] if any(found):
            raise _asked_back(written, [each.write() for each in found if each])
        case _:
            raise _turned() if _is_turned(written) else _unreadable()


def show_point(answer: Answer) -> str:
    """As it is kept: with six decimals, which everything that reads places reads."""
    return str(answer)


def _unreadable() -> Unreadable:
    return Unreadable(
        "Tulis lintang lalu bujur, misalnya -6.3012, 106.7023, atau tempelkan tautan Google Maps.",
        "Write latitude, then longitude, such as -6.3012, 106.7023, or paste a Google Maps link.",
    )


def _turned() -> Unreadable:
    return Unreadable(
        "Tulis lintang lebih dahulu, lalu bujur. Lintang tidak lebih dari 90 derajat.",
        "Write the latitude first, then the longitude. No latitude is beyond 90 degrees.",
    )


def _readings(text: str) -> Iterator[Position | None]:
    """Every place a text can mean; None for a number alone, which somebody may have meant as half of one."""
    for way in _with_points(text):
        pairs = [pair for each in _PAIRS if (pair := each.fullmatch(way))]
        yield from (place for pair in pairs if (place := _place(pair)))
        if not pairs and _LONE.fullmatch(way) and way != text:
            yield None


def _with_points(text: str) -> Iterator[str]:
    """The text with each comma between digits as it is, or as the point of a decimal."""
    parts = _DECIMAL_COMMA.split(text)
    if len(parts) > _MOST_COMMAS:
        return
    for signs in product(",.", repeat=len(parts) - 1):
        yield "".join(part + sign for part, sign in zip(parts, (*signs, ""), strict=True))


def _place(pair: "re.Match[str]") -> Position | None:
    """The place of two numbers of degrees, in the order their halves say."""
    groups: tuple[str | None, ...] = pair.groups()
    one, other = _degrees(*groups[:5]), _degrees(*groups[5:])
    if one is None or other is None:
        return None
    (axis, first), (other_axis, second) = one, other
    match axis, other_axis:
        case ("lat" | "", "lon" | ""):
            return Position.of(first, second)
        case ("lon", "lat"):
            return Position.of(second, first)
        case _:
            return None


def _degrees(
    before: str | None, degrees: str | None, minutes: str | None, seconds: str | None, behind: str | None
) -> tuple[str, Decimal] | None:
    """Which axis a number is on, "" where nothing says so, and its degrees; None for what is no number of degrees."""
    half, written = (before or behind or "").upper(), degrees or "0"
    parts = tuple(Decimal(each) for each in (minutes, seconds) if each)
    if any(each >= 60 for each in parts) or (parts and "." in written):
        return None
    value = abs(Decimal(written)) + sum((each / 60**n for n, each in enumerate(parts, start=1)), Decimal(0))
    is_negative = written.startswith("-")
    if not half:
        return "", -value if is_negative else value
    axis, sign = _HALVES[half]
    # "-6.3 LS" is south of the equator once; "-6.3 LU" contradicts itself.
    return None if is_negative and sign > 0 else (axis, value * sign)


def _is_turned(text: str) -> bool:
    """Whether the two numbers would be a place the other way round."""
    pairs = (_PAIRS[0].fullmatch(way) for way in _with_points(text))
    return any(Position.of(Decimal(pair[7]), Decimal(pair[2])) for pair in pairs if pair)


def _asked_back(text: str, places: list[str]) -> Unreadable:
    if len(places) == 1:
        return Unreadable(
            f"{text}: maksudnya {places[0]}? Tulis lintang dan bujur dengan titik desimal.",
            f"{text}: do you mean {places[0]}? Write latitude and longitude with decimal points.",
        )
    return Unreadable(
        f"{text}: maksudnya {places[0]}, atau {places[1]}? Tulis salah satunya.",
        f"{text}: do you mean {places[0]}, or {places[1]}? Write one of the two.",
    )
