"""Lines for the records of a list, as pages and programs name them: with what the record is called.

That stands in the application, or in an answer of officers, which no applicant reads: then she is told the line alone.
"""

from collections.abc import Iterable, Mapping

from licensing.case.dossier import documents_of
from licensing.city.people import Officer, Party, Tracker
from licensing.forms.files import DocumentRule, StoredFile
from licensing.history.places import Line, parent
from licensing.history.task import Task
from licensing.ports import CaseFile, Cases, InboxRow
from licensing.process.records import listed, over_of
from licensing.telling.names import called_on, is_called_by_officers, line_name, step_on_line
from licensing.telling.personal import reveal
from licensing.words.identifiers import DocumentId, TaskId
from licensing.words.sentences import Sentence
from portal.acts.answers import Table, shown_answers


def line_called(file: CaseFile, line: Line, *, by: Party | None = None) -> Sentence | None:
    """A line by its name, and what its record is called: "Pemeriksaan 3: B 1234 XYZ"; None for the main line."""
    name, called = line_name(file, line), called_on(file, line)
    is_hidden = isinstance(by, Tracker) and is_called_by_officers(file, line)
    if name is None or called is None or is_hidden:
        return name
    return Sentence(f"{name.id}: {reveal(called)}", f"{name.en}: {reveal(called)}")


def files_of_record(file: CaseFile, line: Line) -> tuple[tuple[DocumentRule, DocumentId, StoredFile], ...]:
    """The files the applicant sent for the record a line stands for, or one it stands in."""
    above: Line | None = line
    while above is not None and over_of(file.process, file.case, above) is None:
        above = parent(above)
    stands_for = over_of(file.process, file.case, above) if above else None
    if stands_for is None:
        return ()
    within = f"{stands_for[0].record}.{stands_for[1]}."
    rules = documents_of(file.process, file.case) if stands_for[0].source.startswith("form.") else ()
    return tuple(
        (rule, name, stored)
        for rule in rules
        if rule.id.startswith(within)
        for name, stored in rule.of(file.case.documents).items()
    )


def record_of(file: CaseFile, line: Line) -> tuple[tuple[Sentence, Sentence], ...]:
    """What the record says that a line stands for, or one it stands in: each column that was answered."""
    above: Line | None = line
    while above is not None and over_of(file.process, file.case, above) is None:
        above = parent(above)
    stands_for = over_of(file.process, file.case, above) if above else None
    found = listed(file.process, file.case, stands_for[0].source, above) if stands_for and above else None
    if stands_for is None or found is None:
        return ()
    shown = shown_answers(found.form, found.answers, prefix=found.prefix, facts=file.case.beside)
    table = next(
        (each for label, each in shown if isinstance(each, Table) and label == found.field.label), None
    )
    rows = table.rows[stands_for[1] - 1 : stands_for[1]] if table else ()
    return (
        tuple(
            (label, cell) for row in rows for label, cell in zip(table.columns, row, strict=True) if cell.id
        )
        if table
        else ()
    )


def times_on_line(file: CaseFile, task: Task) -> int:
    """The how many-th time its line has come to the step of a task; other records do not count."""
    rounds = [each.where for each in file.case.rounds]
    here = (task.where.line, task.where.step)
    return sum((each.line, each.step) == here and each.round <= task.where.round for each in rounds)


def task_name(file: CaseFile, task: Task) -> Sentence:
    """A task by its step, and by the record it is for."""
    step = file.step(task.where).name
    is_of_record = called_on(file, task.where.line) or file.process.records_above(task.where.step)
    return step_on_line(line_called(file, task.where.line), step) if is_of_record else step


def names_of_rows(cases: Cases, officer: Officer, rows: Iterable[InboxRow]) -> Mapping[TaskId, Sentence]:
    """What the tasks for records are called among an officer's tasks; their cases say it, and are read together."""
    asked = [row for row in rows if row.of_record]
    files = cases.views(officer, [*dict.fromkeys(row.application for row in asked)])
    return {
        row.task: task_name(file, file.case.tasks[row.task])
        for row in asked
        if (file := files.get(row.application)) and row.task in file.case.tasks
    }
