"""What has changed since an officer's role answered a step last: field by field, for whoever is asked there again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from licensing.case.dossier import documents_of
from licensing.forms.records import place_of
from licensing.history.case import Case, Task
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.telling.keeping import label_of, since_answered
from licensing.words.sentences import Sentence
from portal.acts.answers import say_answer


@dataclass(frozen=True, slots=True)
class Changed:
    """One answer, value or document as it was and as it is; of documents the names of their files."""

    label: Sentence
    before: Sentence
    now: Sentence
    is_relied_on: bool


def changed_since(file: CaseFile, task: Task) -> tuple[Changed, ...]:
    """Everything that reads otherwise than when the same role answered this step last; nothing where it never has.

    A file that was sent again under the same name has changed too.
    """
    since = since_answered(file, task)
    if since is None:
        return ()
    then, now = dict(_standing(file.process, since.then)), dict(_standing(file.process, file.case))
    both = {name: (then.get(name, _NOTHING), now.get(name, _NOTHING)) for name in (*now, *then)}
    return tuple(
        Changed(label_of(file.process, name), before[0], after[0], _relies(since.relied, name))
        for name, (before, after) in both.items()
        if before != after
    )


_NOTHING: Final = (Sentence("", ""), ())


def _relies(relied: tuple[str, ...], name: str) -> bool:
    """What relies on a list relies on the files of its rows."""
    place = place_of(name.removeprefix("documents."))
    return name in relied or (place is not None and f"form.{place.list_id}" in relied)


def _standing(process: Process, case: Case) -> Iterator[tuple[str, tuple[Sentence, tuple[str, ...]]]]:
    """Each answer, value and document as it is said, and what tells it from another that is said the same."""
    for field in process.form.fields:
        yield f"form.{field.id}", (say_answer(field, case.answers.get(field.id)), ())
    for value in process.values:
        shown = value.show(process.form, case.answers, case.beside) if value.label else ""
        yield f"values.{value.id}", (Sentence(shown, shown), ())
    for rule in documents_of(process, case):
        stored = rule.of(case.documents).values()
        names = ", ".join(file.file_name for file in stored)
        yield f"documents.{rule.id}", (Sentence(names, names), tuple(file.sha256 for file in stored))
