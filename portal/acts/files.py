"""Files: takes in what applicants upload, and hands out what a case keeps and has made.

Uploads are stored before a form is judged, so that a form with errors in it never asks for a file twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from licensing.city.people import Party, Tracker
from licensing.city.register import Box
from licensing.forms.files import DocumentRule, Files, StoredFile
from licensing.forms.uploading import too_many
from licensing.history.case import Case
from licensing.history.rounds import Document
from licensing.ports import Documents
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, DocumentId
from licensing.words.sentences import Sentence
from portal.acts.names import unknown
from portal.acts.refusals import no_such_document, nothing_made


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file as it comes in, for the document it is said to be."""

    document: str
    file_name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Received:
    """Files by document, and a sentence for each document whose file was not accepted."""

    files: Files
    wrong: Mapping[str, Sentence]


def receive(
    documents: Documents,
    rules: tuple[DocumentRule, ...],
    uploads: Iterable[Uploaded],
    *,
    kept: Files,
    box: Box | None,
) -> Received:
    """Take in files. A new one replaces the one kept from before, or is added where a document is several files.

    Args:
        box: where photos have to be taken that say where they were; None for anywhere.

    Returns:
        What was taken in; a file that nobody asks for is named as wrong.
    """
    asked = {rule.id: rule for rule in rules}
    files, wrong = dict(kept), dict[str, Sentence]()
    came = set[DocumentId]()
    for upload in uploads:
        rule = asked.get(DocumentId(upload.document))
        if rule is None:
            wrong[upload.document] = unknown(upload.document, asked)
            continue
        name = None if rule.most == 1 and rule.id in came else _name_for(rule, files)
        came.add(rule.id)
        if name is None:
            wrong[rule.id] = too_many(rule)
            continue
        upload.stream.seek(0)
        try:
            files[name] = documents.receive(rule, file_name(upload.file_name), upload.stream, box=box)
        except CommandRefused as refused:
            wrong[rule.id] = refused.sentence
    return Received(files, wrong)


def _name_for(rule: DocumentRule, files: Files) -> DocumentId | None:
    """Under which name the next file is kept; None where there are as many as it can be."""
    if rule.most == 1:
        return rule.id
    return next((name for name in rule.names if name not in files), None)


def file_name(given: str) -> str:
    """A file's own name without folders, at most 120 characters."""
    name = given.replace("\\", "/").rpartition("/")[2]
    name = "".join(each for each in name if each.isprintable()).strip() or "berkas"
    return name if len(name) <= 120 else name[:100] + name[-20:]


def read_kept(
    documents: Documents, application: ApplicationNumber, name: str, file: StoredFile | None
) -> tuple[StoredFile, bytes]:
    """A file a case keeps, checked against its digest as it leaves. Raises CommandRefused `no-such-document`."""
    if file is None:
        raise no_such_document()
    return file, documents.read(file, application=application, name=name)


def document_made(case: Case, number: str | None = None) -> Document | None:
    """The document of this number; without one the last licence or refusal, else the last letter, else None."""
    if number is not None:
        return next((made for made in reversed(case.made) if made.number == number), None)
    issued = [made for made in case.made if made.kind not in ("minutes", "bill")]
    return max(reversed(issued), key=lambda made: made.kind in ("licence", "refusal"), default=None)


def read_document(
    documents: Documents, case: Case, number: str | None = None, *, by: Party | None = None
) -> tuple[Document, bytes]:
    """A document the case made, checked against its digest as it leaves; an applicant gets no minutes of officers.

    Raises:
        CommandRefused: `no-such-document`.
    """
    made = document_made(case, number)
    is_hidden = made is not None and made.kind == "minutes" and isinstance(by, Tracker)
    if made is None or is_hidden:
        raise nothing_made(case.application) if number is None else no_such_document()
    return made, documents.read(made.file, application=case.application, name=made.number)
