"""Licences that are over before they begin: dates of a validity row whose bounds leave no day on which it holds.

Nobody may be asked for answers with which no signature can ever be given. What bounds leave open is refused at the
signature (`case.acts.numbering`): whether a date given today is still ahead then, no bound can say.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from licensing.definition.soundness.faults import Fault
from licensing.forms.bounds import Bound, Side
from licensing.forms.form import Form
from licensing.forms.moments import SUBMITTED
from licensing.process.graph import Process, step_path
from licensing.process.protocol import Validity
from licensing.values.term import names_of

_DAYS: Final = tuple(date(2027, 1, 1) + timedelta(days=n) for n in range(0, 1_461, 31))
"""Days of four years on which a bound is tried: months and leap years make it more than a number of days."""


def over_before_begun(process: Process) -> Iterator[Fault]:
    """Every validity row by which no licence can ever be issued."""
    for id, step in process.steps.items():
        for n, row in enumerate(step.makes.number.validity) if step.makes else ():
            why = _why(process.form, row)
            if why:
                path = (*step_path(process, id), "issue", "valid", n, "until")
                message = f"no licence of this row can ever be issued, because it would be over: {why}."
                hint = (
                    "Let it end on the day it begins or later: min: submitted, or min: form.<the first day>."
                )
                yield Fault(path, "validity", message, hint)


def _why(form: Form, row: Validity) -> str:
    """What shows that a row never holds; "" where nothing does."""
    last = form.at(row.until) if row.until else None
    first = form.at(row.since) if row.since else None
    if last is None:
        return ""
    for begun in (SUBMITTED, f"form.{row.since}"):
        if last.most is not None and _is_beyond(last.most, begun, "max"):
            return f"form.{last.id} is at most {last.most.text}"
    if first is not None and first.least is not None and _is_beyond(first.least, f"form.{last.id}", "min"):
        return f"form.{first.id} is at least {first.least.text}"
    return ""


def _is_beyond(bound: Bound, day: str, side: Side) -> bool:
    """Whether a bound that names nothing but a day leaves out the day itself, whichever it is."""
    if names_of(bound.term) != frozenset({day}):
        return False
    return all(bound.broken(side, each, {day: each}) for each in _DAYS)
