"""Records of a list for each of which a step opens a line: which there are, what each is called, and what it says.

A list is the applicant's (`form.armada`) or one an officer wrote at a step (`penetapan.titik`), as the case has it now:
the checker proves that nothing changes it while a line for one of its records stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from licensing.forms.answers import Answers, Record, records_of
from licensing.forms.computed import show_rows
from licensing.forms.form import Field, Form
from licensing.history.case import Case
from licensing.history.places import Line, parent
from licensing.process.needs import Member, Over
from licensing.values.types import Fact, Facts, as_rows, fact
from licensing.words.identifiers import FieldId, StepId

APPLICANTS = "form"


class Opener(Protocol):
    """What has to be known of a step that may open lines, or whose form may hold a list."""

    @property
    def form(self) -> Form: ...
    @property
    def members(self) -> tuple[Member, ...]: ...


class Openers(Protocol):
    """What has to be known of a process."""

    @property
    def form(self) -> Form: ...
    @property
    def steps(self) -> Mapping[StepId, Opener]: ...
    def step(self, id: StepId, /) -> Opener: ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A list in one case: its question, the form it stands in and how that is called, and what was answered there."""

    field: Field
    form: Form
    prefix: str
    answers: Answers

    @property
    def records(self) -> tuple[Record, ...]:
        return records_of(self.answers.get(self.field.id))

    @property
    def rows(self) -> tuple[Facts, ...]:
        """What expressions see of each record."""
        return as_rows(fact(self.answers.get(self.field.id), self.field.seen))

    def columns(self, number: int) -> Facts:
        """What expressions see of a record, counted from 1; nothing of one that is not there."""
        rows = self.rows
        return rows[number - 1] if 0 < number <= len(rows) else {}

    def called(self, column: FieldId | None, beside: Facts) -> tuple[str, ...]:
        """What each record is called by one of its columns, as an Indonesian reader sees it."""
        if column is None:
            return ("",) * len(self.records)
        rows = show_rows(self.field, self.form, self.answers, self.prefix, beside)
        return tuple(row.get(column, "") for row in rows)


def listed(process: Openers, case: Case, source: str, line: Line) -> Listed | None:
    """The list a line sees under a name; None where nobody has answered, or ever was asked, for it."""
    of, _, name = source.partition(".")
    form, answers = process.form, case.answers
    if of != APPLICANTS:
        form = process.step(StepId(of)).form
        last = case.latest(StepId(of), line)
        tasks = case.tasks_at(last.where) if last else ()
        nothing: Answers = {}
        answers = next((given for task in tasks if (given := task.given) is not None), nothing)
    field = next((each for each in form.fields if each.id == name and each.records is not None), None)
    return None if field is None else Listed(field, form, of, answers)


def over_of(process: Openers, case: Case, line: Line) -> tuple[Over, int] | None:
    """Which list a line stands for a record of, and which record; None for any other line."""
    opened = case.lines.get(line)
    if opened is None or not opened.record:
        return None
    members = process.step(opened.opened_by.step).members
    over = next((each.over for each in members if each.over is not None), None)
    return None if over is None else (over, opened.record)


def column(process: Openers, case: Case, line: Line, name: str) -> Fact:
    """What a column says of the record a line stands for.

    Raises:
        KeyError: the line stands for no record of that list.
    """
    above: Line | None = line
    while above is not None:
        stands_for = over_of(process, case, above)
        if stands_for is not None and stands_for[0].record == name.partition(".")[0]:
            over, number = stands_for
            found = listed(process, case, over.source, above)
            return found.columns(number).get(name) if found else None
        above = parent(above)
    raise KeyError(name)


def columns_seen(process: Openers, case: Case, line: Line) -> Iterator[str]:
    """The columns of the records a line stands for, its own and those of the lines above."""
    above: Line | None = line
    while above is not None:
        stands_for = over_of(process, case, above)
        found = listed(process, case, stands_for[0].source, above) if stands_for else None
        if stands_for and found:
            yield from found.columns(stands_for[1])
        above = parent(above)
