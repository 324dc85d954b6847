"""What has changed since an officer's role answered a step last: old beside new, for whoever is asked there again.

Of a list each cell that reads otherwise, of a document the files as they were and as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from licensing.case.dossier import documents_of
from licensing.forms.answers import records_of
from licensing.forms.files import Files, StoredFile
from licensing.forms.form import Field
from licensing.forms.records import place_of
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.process.saying import say_answer
from licensing.telling.keeping import label_of, since_answered
from licensing.words.identifiers import DocumentId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Changed:
    """One answer, cell of a list, value or document as it was and as it is; of documents their files too, by name."""

    label: Sentence
    before: Sentence
    now: Sentence
    is_relied_on: bool
    files_before: Files
    files_now: Files


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands there, how it is said, and in the words of a definition what relies on it names."""

    name: str
    label: Sentence
    said: Sentence
    files: Files

    def reads_as(self, other: "_Standing") -> bool:
        """A file that was sent again under the same name reads otherwise."""
        return (self.said, _digests(self.files)) == (other.said, _digests(other.files))


def changed_since(file: CaseFile, task: Task) -> tuple[Changed, ...]:
    """Everything that reads otherwise than when the same role answered this step last; nothing where it never has."""
    since = since_answered(file, task)
    if since is None:
        return ()
    then, now = _all(file.process, since.then), _all(file.process, file.case)
    both = ((_beside(then, now, key), _beside(now, then, key)) for key in dict.fromkeys((*now, *then)))
    return tuple(
        Changed(
            after.label, before.said, after.said, _relies(since.relied, after.name), before.files, after.files
        )
        for before, after in both
        if not before.reads_as(after)
    )


def file_before(file: CaseFile, task: Task, name: str) -> StoredFile | None:
    """A document as it was when the same role answered this step last; None where there was none."""
    since = since_answered(file, task)
    return since.then.documents.get(DocumentId(name)) if since else None


_NOTHING: Final = Sentence("", "")


def _beside(these: Mapping[str, _Standing], others: Mapping[str, _Standing], key: str) -> _Standing:
    """What stands under a key; where nothing does, that it is empty."""
    found = these.get(key)
    return found or _Standing(others[key].name, others[key].label, _NOTHING, {})


def _digests(files: Files) -> tuple[str, ...]:
    return tuple(stored.sha256 for stored in files.values())


def _relies(relied: tuple[str, ...], name: str) -> bool:
    """What relies on a list relies on the files of its rows."""
    place = place_of(name.removeprefix("documents."))
    return name in relied or (place is not None and f"form.{place.list_id}" in relied)


def _all(process: Process, case: Case) -> Mapping[str, _Standing]:
    return dict(_each(process, case))


def _each(process: Process, case: Case) -> Iterator[tuple[str, _Standing]]:
    for field in process.form.fields:
        yield from _answer(field, case)
    for value in process.values:
        shown, name = value.show(process.form, case.answers, case.beside), f"values.{value.id}"
        if value.label:
            yield name, _Standing(name, value.label, Sentence(shown, shown), {})
    for rule in documents_of(process, case):
        files, name = rule.of(case.documents), f"documents.{rule.id}"
        names = ", ".join(stored.file_name for stored in files.values())
        yield name, _Standing(name, label_of(process, name), Sentence(names, names), files)


def _answer(field: Field, case: Case) -> Iterator[tuple[str, _Standing]]:
    """An answer, or each cell of a list under its row's number."""
    name, answer = f"form.{field.id}", case.answers.get(field.id)
    if field.records is None:
        yield name, _Standing(name, field.label, say_answer(field, answer), {})
        return
    for n, record in enumerate(records_of(answer), start=1):
        for column in field.records.form.fields:
            label = Sentence(
                f"{field.label.id}, baris {n}: {column.label.id}",
                f"{field.label.en}, row {n}: {column.label.en}",
            )
            yield (
                f"{name} {n} {column.id}",
                _Standing(name, label, say_answer(column, record.get(column.id)), {}),
            )
