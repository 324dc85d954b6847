"""`checks`: a verdict on each document of the application, and on the answers that are marked.

    kelengkapan:
      review: {by: dpmptsp.petugas_loket, checks: documents}
      outcomes: {lengkap: verifikasi, kembalikan: {to: perbaikan, reason: true}}

    verifikasi:
      review:
        by: dpmptsp.verifikator
        checks: {documents: [ktp, denah], form: [nama_usaha, luas], despite: [ditolak]}

Whoever decides finds each of them right, or not right with a remark. What is not right goes back to the applicant: an
outcome that leads to a correction names it, and no other outcome can be chosen but those in `despite`.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from licensing.process.checks import Checks
from licensing.process.step import Step
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import DocumentId, FieldId, OutcomeId

Some = Annotated[tuple[str, ...], Field(min_length=1)]


class ChecksText(Text):
    """What is checked, and with which outcomes a step can be left although something is not right."""

    documents: Literal["all"] | Some | None = Field(
        default=None, description="all that an application has, or which"
    )
    form: Some | None = Field(default=None, description="the answers that are checked, by their names")
    despite: tuple[str, ...] = Field(
        default=(), description="the outcomes that can be chosen although something is not right"
    )


WrittenChecks = Literal["documents"] | ChecksText
"""As it is written; the word alone stands for every document the application has."""


def read_checks(
    draft: Draft, path: Path, written: WrittenChecks | None, step: Step, relies_on: tuple[str, ...]
) -> Checks | None:
    """What a step has checked; names of nothing are reported, and what an answer that is kept does not rely on."""
    if written is None:
        return None
    text = ChecksText(documents="all") if written == "documents" else written
    if text.documents is None and text.form is None:
        hint = "Write checks: documents, or name answers: checks: {form: [<field>]}."
        draft.report(path, "checks", "nothing is checked.", hint)
    documents = text.documents if isinstance(text.documents, tuple) else ()
    _check_names(draft, path, text, documents)
    _check_despite(draft, path, text, step)
    everything = tuple(draft.checked(path)) if text.documents == "all" else ()
    checked = (*everything, *(f"documents.{each}" for each in documents), *_answers(text))
    for each in dict.fromkeys(map(_as_relied_on, checked)) if relies_on else ():
        if each not in relies_on:
            message = f'"{each}" is checked, but the answer is kept where a correction changes it.'
            draft.report(path, "relies-on", message, f"Add {each} to relies_on.")
    return Checks(
        None if text.documents == "all" else frozenset(DocumentId(each) for each in documents),
        frozenset(FieldId(each) for each in text.form or ()),
        frozenset(OutcomeId(each) for each in text.despite),
    )


def _answers(text: ChecksText) -> Iterator[str]:
    return (f"form.{each}" for each in text.form or ())


def _as_relied_on(name: str) -> str:
    """What an answer relies on that relies on this: with a list on the documents of its rows."""
    part, _, rest = name.partition(".")
    return f"form.{rest.partition('.')[0]}" if part == "documents" and "." in rest else name


def _check_names(draft: Draft, path: Path, text: ChecksText, documents: tuple[str, ...]) -> None:
    for part, ids in (("documents", documents), ("form", text.form or ())):
        for n, id in enumerate(ids):
            draft.checkable((*path, part, n), f"{part}.{id}")
            if id in ids[:n]:
                message = f'"{id}" is named twice.'
                draft.report((*path, part, n), "checks", message, "Name it once.")


def _check_despite(draft: Draft, path: Path, text: ChecksText, step: Step) -> None:
    for n, name in enumerate(text.despite):
        if name not in step.exits:
            message = f'"{name}" is no outcome of this step.'
            hint = "The outcomes are: " + ", ".join(step.exits) + "."
            draft.report((*path, "despite", n), "unknown-outcome", message, hint)
