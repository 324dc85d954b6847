"""Forecast: what the year will have brought, and what the next one can be asked for, as a range that was tried.

Each past month is forecast as if it were then (`seasons`), and what came is compared with it. The range is as wide as
four of five of these forecasts were wrong, so whoever plans sees how far the method is to be believed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Final

from licensing.money.budget.accounts import AccountCode
from licensing.money.budget.months import month_after, month_of, months_between
from licensing.money.budget.rows import Expiring, Moved
from licensing.money.budget.seasons import Known, Past
from licensing.words.sentences import Sentence

TRIED: Final = 12
"""So many past months are forecast to try the method."""
_FEWEST: Final = 3
UNTRIED: Final = Fraction(1, 2)
"""How far a forecast may be off that could not be tried."""
_WITHIN: Final = Fraction(4, 5)

METHOD: Final = Sentence(
    "Tiap bulan ke depan diperkirakan sebesar rata-rata dua belas bulan terakhir, dikali musimnya: berapa kali "
    "rata-rata itu yang datang pada bulan yang sama, dilihat dari hari yang sama pada paling banyak tiga tahun lalu. "
    "Bulan yang musimnya belum diketahui diperkirakan sebesar rata-ratanya. Perkiraan tidak lebih rendah daripada yang "
    "sudah diketahui akan datang: ketetapan yang belum dibayar menurut kecepatan bayar yang biasa, ditambah "
    "perpanjangan izin yang berakhir pada bulan itu. Rentangnya selebar kesalahan yang tidak dilampaui empat dari "
    "lima bulan lalu ketika diperkirakan dengan cara yang sama.",
    "Each month to come is forecast as the average of the last twelve, times its season: how many times such an "
    "average came in the same month, seen from the same day of at most three past years. A month whose season nobody "
    "knows is forecast as the average. A forecast is no less than what is known to come: assessments not yet paid, at "
    "the usual pace of paying, and renewals of the licences that end in that month. The range is as wide as the error "
    "that four of five past months, forecast in the same way, did not exceed.",
)


@dataclass(frozen=True, slots=True)
class Range:
    """Whole rupiah."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A past month: what would have been forecast at its beginning, and what came."""

    month: date
    forecast: int
    came: int

    @property
    def error(self) -> float | None:
        """Per cent of what came, above or below it; None where nothing came."""
        return (self.forecast - self.came) * 100 / self.came if self.came else None


@dataclass(frozen=True, slots=True)
class Coming:
    """A month of this year, and what it brings in all, with what it has brought already."""

    month: date
    amount: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Of one account code, or of all where `account` is "".

    `margin` is the per cent by which it may be off; `is_tried` whether enough past months say so. `pipeline` is what is
    assessed and not paid, `renewals` what those pay this year whose licences end. `coming` are the months that are not
    over, `came` all of the year up to this one with what they have brought.
    """

    account: AccountCode
    so_far: int
    year_end: Range
    next_year: Range
    margin: float
    is_tried: bool
    pipeline: int
    renewals: int
    coming: tuple[Coming, ...]
    backtest: tuple[Tried, ...]
    came: tuple[Coming, ...] = ()


def forecast(
    moved: Iterable[Moved],
    endings: Iterable[Expiring],
    *,
    today: date,
    account: AccountCode | None = None,
) -> Forecast:
    """What this year and the next one bring.

    Args:
        moved: from the first month of the books to today.
        account: of this code alone.
    """
    rows = tuple(each for each in moved if account is None or each.account == account)
    permits = {each.permit for each in rows}
    past = Past(rows, tuple(each for each in endings if each.permit in permits))
    now = month_of(today)
    known, tried = Known(past, now), backtest(past, before=now)
    margin, is_tried = _margin(tried)
    so_far = sum(paid for month, paid in past.paid.items() if month.year == now.year)
    coming = tuple(_coming(known, now))
    ahead = sum(each.amount for each in coming) - past.paid.get(now, 0)
    next_year = sum(known.expected(date(now.year + 1, month, 1)) for month in range(1, 13))
    rest = months_between(now, date(now.year, 12, 1))
    return Forecast(
        account or AccountCode(""),
        so_far,
        _range(so_far, ahead, margin),
        _range(0, int(next_year), margin),
        float(margin * 100),
        is_tried,
        max(sum(each.of_debt for each in rows), 0),
        int(sum((known.renewals(month) for month in rest), Fraction(0))),
        coming,
        tried,
        tuple(_came(past, now)) if rows else (),
    )


def backtest(past: Past, *, before: date) -> tuple[Tried, ...]:
    """The last months before one, each as it would have been forecast; none of which nothing was known."""
    if past.first is None:
        return ()
    first = max(month_after(before, -TRIED), month_after(past.first))
    return tuple(
        Tried(month, int(Known(past, month).expected(month)), past.paid.get(month, 0))
        for month in months_between(first, month_after(before, -1))
    )


def _coming(known: Known, now: date) -> Iterable[Coming]:
    for month in months_between(now, date(now.year, 12, 1)):
        brought = known.past.paid.get(now, 0) if month == now else 0
        yield Coming(month, max(int(known.expected(month)), brought))


def _came(past: Past, now: date) -> Iterable[Coming]:
    for month in months_between(date(now.year, 1, 1), now):
        yield Coming(month, past.paid.get(month, 0))


def _margin(tried: tuple[Tried, ...]) -> tuple[Fraction, bool]:
    errors = sorted(Fraction(abs(each.forecast - each.came), abs(each.came)) for each in tried if each.came)
    if len(errors) < _FEWEST:
        return UNTRIED, False
    return min(errors[ceil(len(errors) * _WITHIN) - 1], Fraction(1)), True


def _range(sure: int, ahead: int, margin: Fraction) -> Range:
    return Range(int(sure + ahead * (1 - margin)), sure + ahead, int(sure + ahead * (1 + margin)))
