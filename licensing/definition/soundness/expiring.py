"""Licences that are over before they begin: dates of a validity row whose bounds leave no day on which it holds.

Nobody may be asked for answers with which no signature can ever be given, so the last day of a licence is bounded by
the day of the application, by itself or by way of another date. What bounds leave open is refused at the signature
(`case.acts.numbering`): whether a date given today is still ahead then, no bound can say.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from licensing.definition.soundness.faults import Fault
from licensing.forms.bounds import Bound, Side
from licensing.forms.form import Field
from licensing.forms.moments import SUBMITTED
from licensing.process.graph import Process
from licensing.process.made import Validity
from licensing.process.step_paths import step_path
from licensing.register.concerned import NAMES
from licensing.values.term import names_of
from licensing.words.identifiers import FieldId, StepId

_DAYS: Final = tuple(date(2027, 1, 1) + timedelta(days=n) for n in range(0, 1_461, 31))
"""Days of four years on which a bound is tried: months and leap years make it more than a number of days."""


def over_before_begun(process: Process) -> Iterator[Fault]:
    """Every validity row by which no licence can ever be issued."""
    for id, step in process.steps.items():
        for n, row in enumerate(step.makes.number.validity) if step.makes else ():
            path = (*step_path(process, id), "issue", "valid", n, "until")
            why = _why(process, row)
            if why:
                message = f"no licence of this row can ever be issued, because it would be over: {why}."
                hint = (
                    "Let it end on the day it begins or later: min: submitted, or min: form.<the first day>."
                )
                yield Fault(path, "validity", message, hint)
            elif row.until and _is_date(process, row.until) and not _is_ahead(process, row.until):
                message = f"a licence of this row may be over before it is issued: {_said(row.until)} may have passed."
                field = row.until.rpartition(".")[2]
                hint = f"Bound it: {field}: {{type: date, min: submitted}}, or min: form.<a day bounded so>."
                yield Fault(path, "validity", message, hint)


def _asked(process: Process, name: str) -> Field | None:
    """A question of the form, or of a step where it is named `<step>.<field>`."""
    of, dot, field = name.rpartition(".")
    form = process.form if not dot or of == "form" else process.step(StepId(of)).form
    return form.at(FieldId(field))


def _said(name: str) -> str:
    return name if "." in name else f"form.{name}"


def _is_ahead(process: Process, name: str, behind: frozenset[str] = frozenset()) -> bool:
    """Whether a date lies on the day of submission or later: by its bound, or by way of the dates that it names."""
    asked, name = _asked(process, name), _said(name)
    bound = asked.least if asked else None
    if bound is None or name in behind:
        return False
    names = names_of(bound.term)
    before = [each for each in names if each not in (SUBMITTED, *NAMES)]
    if not names or not all(_is_date(process, each) for each in before):
        return bool(names)  # Of a bound that is worked out from more than dates nobody can say it here.
    days = ((day, bound.at(dict.fromkeys(names, day))) for day in _DAYS)
    if any(isinstance(least, date) and least < day for day, least in days):
        return False
    return all(_is_ahead(process, each, behind | {name}) for each in before)


def _is_date(process: Process, name: str) -> bool:
    asked = _asked(process, name)
    return asked is not None and asked.type == "date"


def _why(process: Process, row: Validity) -> str:
    """What shows that a row never holds; "" where nothing does."""
    last = _asked(process, row.until) if row.until else None
    first = _asked(process, row.since) if row.since else None
    if last is None or row.until is None:
        return ""
    for begun in (SUBMITTED, _said(row.since or "")):
        if last.most is not None and _is_beyond(last.most, begun, "max"):
            return f"{_said(row.until)} is at most {last.most.text}"
    if first is not None and first.least is not None and _is_beyond(first.least, _said(row.until), "min"):
        return f"{_said(row.since or '')} is at least {first.least.text}"
    return ""


def _is_beyond(bound: Bound, day: str, side: Side) -> bool:
    """Whether a bound that names nothing but a day leaves out the day itself, whichever it is."""
    if names_of(bound.term) != frozenset({day}):
        return False
    return all(bound.broken(side, each, {day: each}) for each in _DAYS)
