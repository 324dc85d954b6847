"""Lengths of time, with a second meaning in whole months and the days each has."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
MONTHS = {"month": 1, "months": 1, "year": 12, "years": 12}


@dataclass(frozen=True)
class Length:
    amount: int
    unit: str

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"


LENGTHS = st.one_of(
    st.builds(Length, st.integers(1, 40) | st.just(9_999), st.sampled_from(("day", "days"))),
    st.builds(Length, st.integers(1, 30) | st.just(1_200), st.sampled_from(("month", "months"))),
    st.builds(Length, st.integers(1, 5) | st.just(100), st.sampled_from(("year", "years"))),
)


def gone_on(day: int | None, by: Length, *, back: bool) -> int | None:
    """The number of the day so much later or earlier; a month has no day behind its last."""
    if day is None:
        return None
    amount = -by.amount if back else by.amount
    if by.unit not in MONTHS:
        return day + amount if FIRST <= day + amount <= LAST else None
    since = date.fromordinal(day)
    year, month = divmod(since.year * 12 + since.month - 1 + amount * MONTHS[by.unit], 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1])).toordinal()
