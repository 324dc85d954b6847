"""From which day somebody is asked: `1 working day before form.mulai`, `jadwal.tanggal`.

In comes what expressions see of a case, out goes the day by the calendar of today; what has no day opens at once.
"""

from dataclasses import dataclass
from datetime import date

from licensing.clock.calendar import WorkingCalendar
from licensing.clock.spans import Span
from licensing.forms.bounds import Bound
from licensing.values.term import names_of
from licensing.values.types import Facts


@dataclass(frozen=True, slots=True)
class Opening:
    """A moment, and how long before or after it; `text` is as it was written."""

    text: str
    moment: Bound
    length: Span | None = None
    is_before: bool = True

    @property
    def names(self) -> frozenset[str]:
        """The answers, values and moments it is computed from."""
        return frozenset(names_of(self.moment.term))

    @property
    def is_named_by_applicant(self) -> bool:
        """Whether only what she said moves the day."""
        return all(name.startswith(("form.", "licence.", "submitted")) for name in self.names)

    def day(self, facts: Facts, calendar: WorkingCalendar) -> date | None:
        """The first day on which it is open; None where the moment is not known, or is no day of the calendar."""
        moment = self.moment.at(facts)
        if not isinstance(moment, date):
            return None
        if self.length is None:
            return moment
        if self.length.unit != "working day":
            return self.length.moved(moment, back=self.is_before)
        count = calendar.working_day_before if self.is_before else calendar.working_day
        try:
            return count(moment, self.length.amount)
        except (ValueError, OverflowError):
            return None
