"""What the demonstration shows at its end: each application with its document, and where to look.

In comes a finished case, out goes a `Shown` with the file it wrote. The document is read back from the object store
and compared with its digest, and with what the public register says of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table

from licensing.history.case import Case
from licensing.history.rounds import Document
from licensing.ports import CaseFile, Cases, Documents
from licensing.telling import ending as ending_of
from licensing.words.errors import StorageFailed
from licensing.words.sentences import Sentence
from portal.acts.files import document_made
from portal.acts.licences import STATUSES
from portal.acts.verify import today
from portal.cli.addresses import Address
from portal.cli.timeline import path
from portal.cli.voice import Data, Voice


@dataclass(frozen=True, slots=True)
class Shown:
    """One application as the tour ends it.

    `number` is the licence's, or the refusal letter's; `beside` are the other documents it made. `worth` is what the
    licence is worth now, whatever became of it since.
    """

    file: CaseFile
    number: str
    s3_key: str
    sha256: str
    written: Path
    beside: tuple[Path, ...] = ()
    worth: Sentence | None = None


def finish(file: CaseFile, cases: Cases, documents: Documents, folder: Path) -> Shown:
    """Fetch the document, check it against the public register, and write it to the folder."""
    case = file.case
    made = document_made(case)
    if made is None:
        raise StorageFailed(
            f"{case.application}: it ended as {case.ending} without a document.", retryable=False
        )
    number, stored = made.number, made.file
    content = documents.read(stored, application=case.application, name=number)
    registered = cases.licence(made.verification) if made.kind == "licence" else None
    if made.kind == "licence" and (registered is None or registered.sha256 != stored.sha256):
        message = f"{case.application}: the public register does not know licence {number} as it is stored."
        raise StorageFailed(message, retryable=False)
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / f"{case.application}.pdf"
    written.write_bytes(content)
    beside = tuple(
        _write(case, other, documents, folder / f"{case.application}-{n}.pdf")
        for n, other in enumerate((each for each in case.made if each != made), 2)
    )
    status = registered.status(on=today(datetime.now(UTC))) if registered else None
    worth = STATUSES[status] if status else None
    return Shown(file, number, stored.key, stored.sha256, written, beside, worth)


def _write(case: Case, made: Document, documents: Documents, path: Path) -> Path:
    path.write_bytes(documents.read(made.file, application=case.application, name=made.number))
    return path


def as_data(shown: Shown) -> Data:
    """The application as the demonstration's JSON has it."""
    case = shown.file.case
    return {
        "application": case.application,
        "permit": case.permit,
        "outcome": case.ending,
        "licence_number": shown.number if case.licences else None,
        "letter_number": None if case.licences else shown.number,
        "s3_key": shown.s3_key,
        "sha256": shown.sha256,
        "file": str(shown.written.absolute()),
        "beside": [str(each.absolute()) for each in shown.beside],
        "path": path(case),
    }


def as_picture(shown: Iterable[Shown], addresses: Iterable[Address], voice: Voice) -> RenderableType:
    """The tour's end for people: one block per application, then where to look."""
    return Group(*(_block(each, voice) for each in shown), _addresses(addresses, voice))


def _block(shown: Shown, voice: Voice) -> RenderableType:
    case, process = shown.file.case, shown.file.process
    ending = voice.of(ending_of(case.ending)) if case.ending else ""
    table = Table(title=f"{case.application}  {ending}", title_justify="left", show_header=False, box=None)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    steps = " → ".join(voice.of(process.step(step).name) for step in path(case))
    rows = (
        (Sentence("jalan", "path"), steps),
        (Sentence("nomor", "number"), shown.number),
        (Sentence("kunci S3", "S3 key"), shown.s3_key),
        (Sentence("SHA-256", "SHA-256"), shown.sha256),
        (Sentence("berkas", "file"), str(shown.written)),
        *(((Sentence("sekarang", "now"), voice.of(shown.worth)),) if shown.worth else ()),
        *((Sentence("berkas lain", "beside it"), str(each)) for each in shown.beside),
    )
    for name, value in rows:
        table.add_row(voice.of(name), value)
    return Group(table, "")


def _addresses(addresses: Iterable[Address], voice: Voice) -> RenderableType:
    table = Table(
        title=voice.of(Sentence("Lihat di", "Look at")), title_justify="left", show_header=False, box=None
    )
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for each in addresses:
        table.add_row(voice.of(each.title), each.address)
    return table
