"""Checks as pages and programs show them: what an officer judges, what was found of it last, and what has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licensing.case.dossier import documents_of
from licensing.case.judging import digests_of, standing_verdicts, to_judge
from licensing.case.naming import label_of
from licensing.forms.files import StoredFile
from licensing.history.judged import found_before
from licensing.history.task import Task
from licensing.history.verdicts import Verdict
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.process.saying import say_answer
from licensing.words.identifiers import DocumentId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing to judge: its files, or what was answered.

    `verdict` is what she says of it now, or what stands; `before` what was found last, `has_changed` whether it is
    another file or answer since. `is_needed`: there is something to judge.
    """

    what: str
    label: Sentence
    files: tuple[tuple[DocumentId, StoredFile], ...]
    answer: Sentence | None
    verdict: Verdict | None
    before: Verdict | None
    has_changed: bool
    is_needed: bool


def checklist(file: CaseFile, task: Task, given: Sequence[Verdict] = ()) -> tuple[Checked, ...]:
    """Everything an officer judges in a task, in the order it is asked.

    Args:
        given: what she has said so far.
    """
    process, case = file.process, file.case
    before = found_before(case, task)
    said = {**standing_verdicts(process, case, task), **{each.what: each for each in given}}
    rules = {str(rule.id): rule for rule in documents_of(process, case)}
    fields = {str(field.id): field for field in process.form.fields}
    return tuple(
        Checked(
            what,
            label_of(process, what),
            tuple(rules[what].of(case.documents).items()) if what in rules else (),
            say_answer(fields[what], case.answers.get(fields[what].id)) if what in fields else None,
            said.get(what),
            before.get(what),
            what in before and before[what].judged != digests_of(process, case, what),
            bool(digests_of(process, case, what)),
        )
        for what in to_judge(process, case, file.step(task.where))
    )


def all_but(
    file: CaseFile, task: Task, given: Sequence[Verdict], named: Sequence[str]
) -> tuple[Verdict, ...]:
    """What is given, and of everything else that it is right."""
    said = {*named, *(each.what for each in given)}
    others = (each for each in to_judge(file.process, file.case, file.step(task.where)) if each not in said)
    return (*given, *(Verdict(each, is_right=True) for each in others))


def found(process: Process, checks: Sequence[Verdict]) -> Iterator[tuple[Sentence, Verdict]]:
    """What was found, by its label; what the process no longer has by its id."""
    return ((label_of(process, each.what), each) for each in checks)
