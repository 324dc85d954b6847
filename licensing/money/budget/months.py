"""Months, each named by its first day."""

from collections.abc import Iterator
from datetime import date


def month_of(day: date) -> date:
    """The month of a day."""
    return day.replace(day=1)


def month_after(month: date, months: int = 1) -> date:
    """So many months later, or earlier where that is negative."""
    count = month.year * 12 + month.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def months_between(first: date, last: date) -> Iterator[date]:
    """Every month from one to another, both included."""
    while first <= last:
        yield first
        first = month_after(first)
