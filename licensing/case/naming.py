"""Naming: what officers say the applicant is to correct, and what of her application is open to her by it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licensing.case.commands import Decide
from licensing.case.dossier import documents_of, standing_in
from licensing.case.refusals.naming import (
    named_for_nothing,
    named_twice,
    not_asked_here,
    not_nameable,
    nothing_named,
    remark_missing,
    remark_too_long,
)
from licensing.forms.fields import Unreadable, check_printable
from licensing.forms.files import document_of
from licensing.forms.reading import read_form
from licensing.forms.records import place_of
from licensing.forms.row_files import rule_at
from licensing.history.case import Case
from licensing.history.named import Named
from licensing.history.places import At, Line, is_within
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.process.needs import Nameable
from licensing.process.returning import returned_to
from licensing.words.folding import legible
from licensing.words.identifiers import DocumentId, FieldId, OutcomeId
from licensing.words.sentences import Sentence

LONGEST_REMARK = 1_000
"""Characters; the reason has room for what concerns the whole."""


def nameable(process: Process, case: Case, task: Task, outcome: OutcomeId) -> tuple[str, ...]:
    """What an officer who decides so may name, in the order it is asked; nothing where she need not name anything."""
    changes = _changes(process, task, outcome)
    if not changes:
        return ()
    return tuple(each for each in asked_now(process, case) if any(one.allows(each) for one in changes))


def asked_now(process: Process, case: Case) -> tuple[str, ...]:
    """The ids of the questions and documents that the application as it stands asks for."""
    facts = process.facts(case)
    fields = (field.id for field in process.form.asked(facts))
    return (*fields, *(rule.id for rule in documents_of(process, case) if rule.is_asked(facts)))


def read_named(
    process: Process, case: Case, task: Task, command: Decide
) -> tuple[tuple[Named, ...], Mapping[str, Sentence]]:
    """What a decision names, and a sentence for each thing it cannot name so; "named" stands for all of it."""
    changes = _changes(process, task, command.outcome)
    if not changes:
        return (), {"named": named_for_nothing()} if command.named else {}
    if not command.named:
        return (), {"named": nothing_named(process.step(task.where.step).exits[command.outcome])}
    asked = asked_now(process, case)
    wrong: dict[str, Sentence] = {}
    named: dict[str, Named] = {}
    for each in command.named:
        remark = legible(each.remark).strip()
        fault = fault_of_remark(label_of(process, each.what), remark)
        if each.what not in asked:
            fault = not_asked_here(each.what)
        elif not any(one.allows(each.what) for one in changes):
            fault = not_nameable(each.what)
        elif each.what in named:
            fault = named_twice(each.what)
        named[each.what] = Named(each.what, remark)
        if fault is not None:
            wrong[f"named.{each.what}"] = fault
    return tuple(named.values()), wrong


def named_before(process: Process, case: Case, where: At) -> tuple[str, ...] | None:
    """What is open to the applicant where she is asked now: what those named whose decisions led here.

    Where nobody named anything, although somebody should have (the checker proves it of what is published today, and
    a case may have been moved), everything is open, so that she can answer at all.
    """
    changes = process.step(where.step).changes
    match changes:
        case "all":
            return None
        case "none":
            return ()
        case Nameable():
            named = (each.what for each in _named_before(case, where) if changes.allows(each.what))
            return tuple(dict.fromkeys(named)) or None


def named_so_far(process: Process, case: Case, where: At) -> tuple[Named, ...]:
    """What those named whose decisions led to a correction, each with its remark; nothing for any other place."""
    changes = process.step(where.step).changes
    if not isinstance(changes, Nameable):
        return ()
    return tuple(each for each in _named_before(case, where) if changes.allows(each.what))


def label_of(process: Process, what: str) -> Sentence:
    """What an answer or a document is called that was named or judged; what the process no longer has by its id."""
    of_row = rule_at(process.form, what)
    if of_row is not None:
        return of_row.label
    asked = {str(each.id): each.label for each in (*process.form.fields, *process.documents)}
    return asked.get(what, Sentence(what, what))


def _changes(process: Process, task: Task, outcome: OutcomeId) -> tuple[Nameable, ...]:
    steps = returned_to(process, process.step(task.where.step), outcome)
    return tuple(step.changes for step in steps if isinstance(step.changes, Nameable))


def _named_before(case: Case, where: At) -> Iterator[Named]:
    for task in deciding_before(case, where):
        if task.decision is not None:
            yield from task.decision.named


def deciding_before(case: Case, where: At) -> tuple[Task, ...]:
    """The tasks whose decisions led a line to a place: of its last round before that asked anybody, lines included."""
    places = [round.where for round in case.rounds]
    before = places[: places.index(where)]
    for n, earlier in reversed([*enumerate(before)]):
        if earlier.line == where.line and (case.tasks_at(earlier) or case.lines_from(earlier)):
            below = _last_below(case, before[n + 1 :], earlier)
            return tuple(task for at in (earlier, *below) for task in case.tasks_at(at))
    return ()


def _last_below(case: Case, after: list[At], opened_by: At) -> tuple[At, ...]:
    """Where each line below a round was last asked anything."""
    last: dict[Line, At] = {}
    for at in after:
        if at.line != opened_by.line and is_within(at.line, opened_by.line) and case.tasks_at(at):
            last[at.line] = at
    return tuple(last.values())


def fault_of_remark(label: Sentence, remark: str) -> Sentence | None:
    """What is wrong with a remark on what is called so, None for nothing."""
    if not remark:
        return remark_missing(label)
    if len(remark) > LONGEST_REMARK:
        return remark_too_long(LONGEST_REMARK)
    try:
        check_printable(remark)
    except Unreadable as unreadable:
        return unreadable.sentence
    return None


@dataclass(frozen=True, slots=True)
class Opened:
    """What the applicant may change or answer."""

    fields: frozenset[FieldId]
    documents: frozenset[DocumentId]

    def takes(self, file: str) -> bool:
        """Whether she may send a file of this name; with a list the files of its rows are open to her."""
        place = place_of(file)
        return document_of(file) in self.documents or (place is not None and place.list_id in self.fields)


def opened_by(process: Process, case: Case, task: Task) -> Opened:
    """What is open to the applicant in a correction.

    Beside what was named: what the application as it stands does not ask, since a named change may make it asked; and
    what it asks without a readable answer or file, since nothing else would let her go on.
    """
    known = documents_of(process, case)
    rules = {rule.id for rule in known}
    fields = {field.id for field in process.form.fields}
    if task.changes is None:
        return Opened(frozenset(fields), frozenset(rules))
    asked = asked_now(process, case)
    typed, standing = process.form.typed(case.answers), standing_in(process, case)
    _, unreadable = read_form(process.form, typed, case.beside, standing=standing)
    missing = {rule.id for rule in known if not rule.optional and rule.id not in case.documents}
    closed = {each for each in asked if each not in task.changes and each not in {*unreadable, *missing}}
    return Opened(frozenset(fields - closed), frozenset(rules - closed))
