"""The way through a form: its questions, its documents, and last a page on which everything is checked.

Follows from the process alone. A form that asks for little is one page, and then the check.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from licensing.forms.records import field_of
from licensing.process.graph import Process
from licensing.words.sentences import Sentence

ANSWERS: Final = "isian"
DOCUMENTS: Final = "dokumen"
CHECK: Final = "periksa"
FEW: Final = 6
"""So many questions and documents still stand on one page."""


@dataclass(frozen=True, slots=True)
class FormStep:
    """One page of the way."""

    id: str
    name: Sentence


_ANSWERS = FormStep(ANSWERS, Sentence("Isian", "Your answers"))
_DOCUMENTS = FormStep(DOCUMENTS, Sentence("Dokumen", "Documents"))
_CHECK = FormStep(CHECK, Sentence("Periksa dan kirim", "Check and send"))


def steps_of(process: Process) -> tuple[FormStep, ...]:
    """The steps in their order; the last is the check."""
    asked = len(process.form.fields) + len(process.documents)
    if not process.documents or asked <= FEW:
        return (_ANSWERS, _CHECK)
    return (_ANSWERS, _DOCUMENTS, _CHECK)


def documents_step(process: Process) -> str:
    """The step that asks for the documents."""
    return DOCUMENTS if _DOCUMENTS in steps_of(process) else ANSWERS


def step_asking(process: Process, name: str) -> str:
    """The step that asks for a field, a document, or something of a row."""
    is_document = any(rule.id == name for rule in process.documents)
    return documents_step(process) if is_document else ANSWERS


def step_named(process: Process, name: str, *, otherwise: str) -> str:
    """A step by what a browser calls it."""
    return name if any(step.id == name for step in steps_of(process)) else otherwise


def step_after(process: Process, step: str) -> str:
    """Where to go on from a step; from the check, to the check."""
    ids = [each.id for each in steps_of(process)]
    return ids[min(ids.index(step) + 1, len(ids) - 1)]


def first_wrong(process: Process, wrong: Iterable[str]) -> str | None:
    """The first step that asks for something that is wrong; None where nothing of it is asked by any."""
    known = {*(rule.id for rule in process.documents), *(field.id for field in process.form.fields)}
    steps = {step_asking(process, name) for name in wrong if name in known or field_of(name) in known}
    return next((each.id for each in steps_of(process) if each.id in steps), None)


def wrong_at(process: Process, step: str, wrong: Mapping[str, Sentence]) -> Mapping[str, Sentence]:
    """Of what is wrong, what this step asks for."""
    return {name: said for name, said in wrong.items() if step_asking(process, name) == step}
