"""How much time has passed, exactly: in days as an office counts them, or in hours.

Time that counts comes in stretches: an office's day from opening to closing is worth one working day, however long
its hours are. What lies between them is worth nothing. So what passes from one instant to a second and from there to
a third adds up, to the last fraction, and nobody gains or loses anything by breaking off in the middle of a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

MICROSECOND = timedelta(microseconds=1)


def in_hours(length: timedelta) -> Fraction:
    """A length of time as exactly so many hours."""
    return Fraction(length // MICROSECOND, timedelta(hours=1) // MICROSECOND)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time that counts without a break: from an instant to a later one, and how much all of it is worth."""

    begins: datetime
    ends: datetime
    worth: Fraction

    def worth_until(self, at: datetime) -> Fraction:
        """What of it lies before an instant."""
        if at >= self.ends:
            return self.worth
        passed = max(at - self.begins, timedelta())
        return self.worth * Fraction(passed // MICROSECOND, (self.ends - self.begins) // MICROSECOND)

    def reaching(self, amount: Fraction) -> datetime:
        """The first instant by which so much of it has passed; a microsecond is never halved."""
        length = (self.ends - self.begins) // MICROSECOND
        return self.begins + MICROSECOND * -(-length * amount // self.worth)


def elapsed(stretches: Iterable[Stretch], since: datetime, until: datetime) -> Fraction:
    """What counts between two instants, none where the second is not later.

    Args:
        stretches: those of the time in question, in order; they may begin before `since` and go on for ever.
    """
    total = Fraction()
    if until <= since:
        return total
    for each in stretches:
        if each.begins >= until:
            break
        total += each.worth_until(until) - each.worth_until(since)
    return total


def reached(stretches: Iterable[Stretch], since: datetime, amount: Fraction) -> datetime:
    """The first instant by which so much has passed since another; that one where the amount is nothing."""
    if amount <= 0:
        return since
    for each in stretches:
        before = each.worth_until(since)
        if amount <= each.worth - before:
            return each.reaching(before + amount)
        amount -= each.worth - before
    raise ValueError("time that counts came to an end")
