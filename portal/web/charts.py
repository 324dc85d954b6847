"""Charts: amounts by months as bars, worked out here and drawn by the server as SVG; the figures stand in a table.

Where a chart is narrow its text grows (`izin.css`), so labels are short.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from babel.dates import format_date
from babel.numbers import format_decimal

from licensing.words.sentences import Sentence

Kind = Literal["came", "forecast", "range"]
"""What is over; what is expected; between which amounts it lies."""
WIDTH: Final = 640
HEIGHT: Final = 280
_LEFT: Final = 92
_TOP: Final = 16
_BOTTOM: Final = 34
_GAP: Final = 0.25
_UNITS: Final = (
    (10**12, Sentence(" triliun", " trillion"), Sentence(" T", " tn")),
    (10**9, Sentence(" miliar", " billion"), Sentence(" M", " bn")),
    (10**6, Sentence(" juta", " million"), Sentence(" jt", " m")),
    (10**3, Sentence(" ribu", " thousand"), Sentence(" rb", " k")),
)
"""In words, and as short as beside a chart."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands above one label: amounts beside each other, each of a kind."""

    label: Sentence
    amounts: tuple[tuple[Kind, int], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle, in the chart's own units."""

    kind: Kind
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A text at a place: below a column, or beside a line across."""

    at: float
    text: Sentence


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is drawn. `line` is how high an amount lies that all are held against."""

    bars: tuple[Bar, ...]
    labels: tuple[Mark, ...]
    ticks: tuple[Mark, ...]
    line: float | None

    left: int = _LEFT
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - _BOTTOM


def chart(columns: Iterable[Column], *, line: int | None = None) -> Chart:
    """Bars by columns, in their order; what is below nothing has no height and stands in the table alone."""
    shown = tuple(columns)
    amounts = [amount for column in shown for _, amount in column.amounts]
    step = _step(max((*amounts, line or 0, 1)))
    top = step * -(-max((*amounts, line or 0, 1)) // step)

    def height(amount: int) -> float:
        return round(max(amount, 0) / top * (HEIGHT - _TOP - _BOTTOM), 1)

    room = (WIDTH - _LEFT) / max(len(shown), 1)
    bars: list[Bar] = []
    for n, column in enumerate(shown):
        each = room * (1 - _GAP) / max(len(column.amounts), 1)
        for place, (kind, amount) in enumerate(column.amounts):
            x = _LEFT + room * (n + _GAP / 2) + each * place
            tall = height(amount)
            bars.append(Bar(kind, round(x, 1), HEIGHT - _BOTTOM - tall, round(each, 1), tall))
    return Chart(
        tuple(bars),
        tuple(Mark(round(_LEFT + room * (n + 0.5), 1), column.label) for n, column in enumerate(shown)),
        tuple(
            Mark(HEIGHT - _BOTTOM - height(amount), short_money(amount, is_mark=True))
            for amount in range(0, top + 1, step)
        ),
        None if line is None else HEIGHT - _BOTTOM - height(line),
    )


def short_month(month: date) -> Sentence:
    """Nov, Des."""
    return Sentence(*(format_date(month, "LLL", locale=locale) for locale in ("id", "en")))


def said_month(month: date) -> Sentence:
    """November 2026."""
    return Sentence(*(format_date(month, "LLLL yyyy", locale=locale) for locale in ("id", "en")))


def short_money(amount: int, *, is_mark: bool = False) -> Sentence:
    """1,5 miliar; to a tenth of the unit. `is_mark`: 1,5 M."""
    for unit, words, mark in _UNITS:
        if abs(amount) >= unit:
            number, name = told_number(amount / unit), mark if is_mark else words
            return Sentence(f"{number.id}{name.id}", f"{number.en}{name.en}")
    return Sentence(str(amount), str(amount))


def percent(share: float | None, places: int = 1) -> Sentence:
    """93,4 %; nothing where there is none."""
    if share is None:
        return Sentence("–", "–")  # noqa: RUF001 nothing
    number = told_number(share, places)
    return Sentence(f"{number.id} %", f"{number.en} %")


def told_number(number: float, places: int = 1) -> Sentence:
    """14,5."""
    return Sentence(*(format_decimal(round(number, places), locale=locale) for locale in ("id", "en")))


def _step(most: int) -> int:
    """The distance of the lines across, so that there are at most five: 1, 2 or 5 with noughts."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if most <= factor * size * 4:
                return factor * size
        size *= 10
