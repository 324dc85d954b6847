"""When an office is open: the hours of each weekday.

Wall times are WIB. Breaks are not told: a day is worth a day however long its pause at noon is.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

WEEK_LENGTH = 7


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when an office works on a day; it closes later than it opens."""

    opens: time = time(8, 0)
    closes: time = time(16, 0)

    @property
    def length(self) -> timedelta:
        return timedelta(
            hours=self.closes.hour - self.opens.hour, minutes=self.closes.minute - self.opens.minute
        )


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of seven weekdays, Monday first; None on those that are not worked. At least one is."""

    days: tuple[Hours | None, ...] = (*[Hours()] * 5, None, None)

    def hours(self, day: date) -> Hours | None:
        return self.days[day.weekday()]

    @property
    def usual(self) -> Hours:
        """The hours of a day that is worked although the week knows none: those of its first working day."""
        return next(each for each in self.days if each is not None)
