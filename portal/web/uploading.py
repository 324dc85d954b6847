"""Files of a form: takes in what was uploaded, keeps what was taken in before, and says what is wrong with each.

Files are stored before the form is judged, so that a form with errors in it never asks for a file twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.forms.files import DocumentRule, StoredFile
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import DocumentId
from licensing.words.sentences import Sentence
from portal.web.posted import Posted
from portal.web.site import Site


@dataclass(frozen=True, slots=True)
class Received:
    """Files by document, and a sentence for each document whose file was not accepted."""

    files: Mapping[DocumentId, StoredFile]
    wrong: Mapping[str, Sentence]


def receive(site: Site, purpose: str, rules: tuple[DocumentRule, ...], posted: Posted) -> Received:
    """Take in the files of a form. A new upload replaces the one kept from before."""
    files: dict[DocumentId, StoredFile] = {}
    wrong: dict[str, Sentence] = {}
    for rule in rules:
        kept = site.tokens.file(purpose, rule.id, posted.kept(rule.id))
        if kept is not None:
            files[rule.id] = kept
        upload = posted.upload(rule.id)
        if upload is None:
            continue
        try:
            files[rule.id] = site.portal.documents.receive(
                rule, file_name(upload.filename or ""), upload.file
            )
        except CommandRefused as refused:
            wrong[rule.id] = refused.sentence
    return Received(files, wrong)


def file_name(given: str) -> str:
    """A file's own name without folders, at most 120 characters."""
    name = given.replace("\\", "/").rpartition("/")[2]
    name = "".join(each for each in name if each.isprintable()).strip() or "berkas"
    return name if len(name) <= 120 else name[:100] + name[-20:]
