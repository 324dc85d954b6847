"""Lengths of time laid on one week, to the hour: what a task takes that begins at any of its slots.

A day is worked `SHORTEST_HOURS`, the fewest there are on all but rare days, Ramadan counted; a slot is one of these
hours, and the first of them is when an office closes on a Monday. A task in working days counts from its day's closing,
one in working hours from the moment itself. Holidays are left out: there are weeks without any working day, and no
limit would hold then. A month counts as 30 days and a year as 365.
"""

from typing import Final

from licensing.clock.spans import Span, Unit

WORKED: Final = 5
WEEK: Final = 7
SHORTEST_HOURS: Final = 6
SLOTS: Final = WEEK * SHORTEST_HOURS
CLOSINGS: Final = tuple(day * SHORTEST_HOURS for day in range(WORKED))
"""The slots at which a clock can begin: what is received on a day counts from its closing."""

Lengths = tuple[int, ...]
"""How many slots something takes, by the slot at which it begins."""

NOTHING: Final[Lengths] = (0,) * SLOTS


def length_from(span: Span, slot: int) -> int:
    """How many slots a length of time takes from a slot on."""
    if span.unit == "working hour":
        return _in_working_hours(span.amount, slot)
    day = -(-slot // SHORTEST_HOURS)
    return (day + days_from(span, day % WEEK)) * SHORTEST_HOURS - slot


def days_from(span: Span, weekday: int) -> int:
    """How many days a length of time takes from a weekday's closing on; at a weekend an office counts from Monday."""
    match span.unit:
        case "working day":
            begins = weekday if weekday < WORKED else WEEK
            weeks, rest = divmod(span.amount, WORKED)
            weekend = WEEK - WORKED if begins % WEEK + rest >= WORKED else 0
            return begins - weekday + weeks * WEEK + rest + weekend
        case "day":
            return span.amount
        case "month":
            return span.amount // 12 * 365 + span.amount % 12 * 30
        case "year":
            return span.amount * 365
        case "hour":
            return -(-span.amount // 24)
        case "working hour":
            return days_from(Span(-(-span.amount // SHORTEST_HOURS), "working day"), weekday)


def counted_in(unit: Unit, slots: int, weekday: int) -> int:
    """How many days of a unit, working days or any, so many slots after a weekday's closing are."""
    days = -(-slots // SHORTEST_HOURS)
    if unit != "working day":
        return days
    weeks, rest = divmod(days, WEEK)
    return weeks * WORKED + sum((weekday + n) % WEEK < WORKED for n in range(1, rest + 1))


def _in_working_hours(hours: int, slot: int) -> int:
    weeks, left = divmod(hours, WORKED * SHORTEST_HOURS)
    at = slot
    while left:
        at += 1
        left -= -(-at // SHORTEST_HOURS) % WEEK < WORKED
    return weeks * SLOTS + at - slot
