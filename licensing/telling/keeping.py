"""Kept answers, told: that an answer stands, whose and why; and what changed for whoever is asked again."""

from dataclasses import dataclass

from licensing.forms.row_files import rule_at
from licensing.history.case import Case
from licensing.history.events import AnswerKept, TaskDecided
from licensing.history.evolving import replay
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.process.relying import relied_on
from licensing.telling.names import IZIN, Names
from licensing.telling.told import Told
from licensing.text.labels import readable
from licensing.words.identifiers import TaskId
from licensing.words.sentences import Sentence


def tell_kept(names: Names, event: AnswerKept) -> Told:
    """Everybody reads of it, as of the decision that stands."""
    task, where = names.task(event.task), event.where
    who, step = names.asked(event.asked), names.step_here(where)
    label = names.outcome(where, task.decision.outcome) if task.decision else step
    named = _named(names.file.process, relied_on(names.file.step(where), event.asked))
    what = Sentence(
        f"{who.agency.id}: {label.id} ({step.id}) tetap berlaku, karena perbaikan tidak mengubah dasarnya: {named.id}",
        f"{who.agency.en}: {label.en} ({step.en}) stands, because the correction changed nothing it relies on: "
        f"{named.en}",
    )
    return Told(event.at, IZIN, what, where=where)


@dataclass(frozen=True, slots=True)
class Since:
    """What an officer who is asked again answered last, and the dossier as it stood then."""

    answered: Task
    then: Case
    relied: tuple[str, ...]


def since_answered(file: CaseFile, task: Task) -> Since | None:
    """The dossier as it stood when the same role answered this step last; None where it never has."""
    if task.asked is None:
        return None
    before = [each for each in file.case.tasks.values() if _is_before(each, task)]
    if not before:
        return None
    last = max(before, key=lambda each: each.where.round)
    then = _as_it_stood(file, last.kept_from or last.id)
    return (
        None
        if then is None
        else Since(last, then, relied_on(file.step(task.where), task.needed or task.asked))
    )


def _is_before(each: Task, task: Task) -> bool:
    is_same = each.needed == task.needed and each.where.step == task.where.step
    return is_same and each.where.round < task.where.round and each.decision is not None


def _as_it_stood(file: CaseFile, decided: TaskId) -> Case | None:
    for n, event in enumerate(file.events):
        if isinstance(event, TaskDecided) and event.task == decided:
            return replay(file.events[:n])
    return None


def _named(process: Process, names: tuple[str, ...]) -> Sentence:
    labels = [label_of(process, name) for name in names]
    return Sentence(", ".join(label.id for label in labels), ", ".join(label.en for label in labels))


def label_of(process: Process, name: str) -> Sentence:
    """What an answer, a value or a document of the application is called."""
    of, _, part = name.partition(".")
    fields = {str(field.id): field.label for field in process.form.fields}
    values = {str(value.id): value.label for value in process.values}
    documents = {str(rule.id): rule.label for rule in process.documents}
    known = {"form": fields, "values": values, "documents": documents}.get(of, {})
    of_row = rule_at(process.form, part)
    return of_row.label if of_row else known.get(part) or readable(part)
