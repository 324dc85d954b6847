"""What officers took in with their decisions: files that only officers of the case see."""

from collections.abc import Iterator
from dataclasses import dataclass

from licensing.forms.files import StoredFile
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.words.identifiers import DocumentId, TaskId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Taken:
    """A file of a decision, under its name in the task it was decided in."""

    task: TaskId
    name: DocumentId
    label: Sentence
    by: str
    file: StoredFile


def taken_in(file: CaseFile) -> tuple[Taken, ...]:
    """Every file that came with a decision, in the order the tasks were opened."""
    return tuple(each for task in file.case.tasks.values() for each in _of(file, task))


def _of(file: CaseFile, task: Task) -> Iterator[Taken]:
    if task.decision is None:
        return
    for rule in file.step(task.where).documents:
        for name, stored in rule.of(task.decision.documents).items():
            yield Taken(task.id, name, rule.label, task.decision.by.name, stored)


def file_of(task: Task, name: str) -> StoredFile | None:
    """The file of a decision under this name; None where there is none."""
    return task.decision.documents.get(DocumentId(name)) if task.decision else None
