"""Naming as pages and programs show it: what an officer may name for correction, and what she and others did name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licensing.case.judging import to_judge
from licensing.case.naming import asked_now, label_of, nameable, opened_by
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.forms.records import field_of
from licensing.history.named import Named
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.process.rounds import offered
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Nameables:
    """What can be named in a task, with its label, and the outcomes that ask for it."""

    labels: Mapping[str, Sentence]
    outcomes: frozenset[OutcomeId]


def nameables(file: CaseFile, task: Task) -> Nameables:
    """What an officer may name, whichever outcome she chooses; what she judges is named by that."""
    process, case = file.process, file.case
    can = offered(process, case, file.step(task.where))
    by_outcome = {outcome: nameable(process, case, task, outcome) for outcome in can}
    named = {each for names in by_outcome.values() for each in names}
    named -= {*to_judge(process, case, file.step(task.where))}
    return Nameables(
        {each: label_of(process, each) for each in asked_now(process, case) if each in named},
        frozenset(outcome for outcome, names in by_outcome.items() if names),
    )


def said(process: Process, named: tuple[Named, ...]) -> Iterator[tuple[Sentence, str]]:
    """What was named, by its label, with the remark; what the process no longer has by its id."""
    for each in named:
        yield label_of(process, each.what), each.remark


def only_opened(file: CaseFile, task: Task, typed: Typed, files: Files) -> tuple[Typed, Files]:
    """What a page sent, without what is not open to the applicant: it shows these things, and does not ask them."""
    opened = opened_by(file.process, file.case, task)
    return (
        {id: texts for id, texts in typed.items() if field_of(id) in opened.fields},
        {id: file for id, file in files.items() if opened.takes(id)},
    )
