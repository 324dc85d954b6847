"""`izin show` and `izin licence`: how an application stands, and the document it ended with."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from licensing.case.refusals import wall_time
from licensing.city.people import Service
from licensing.forms.files import StoredFile
from licensing.history.case import Case
from licensing.ports import CaseFile, Trouble
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import EffectKey
from licensing.words.sentences import Sentence
from portal.cli.failures import Misused, failures
from portal.cli.options import Application, Json, Lang
from portal.cli.people import application_named
from portal.cli.timeline import ENDINGS, Line, Wait, path, timeline, waits
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired


def show(application: Application, *, as_json: Json = False, lang: Lang = None) -> None:
    """Show an application: its timeline, where it waits, on whom, since when and why."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        file = izin.cases.view(Service(), application_named(application))
        register = izin.register
        trouble = izin.outbox.trouble(file.case.application)
    lines, waiting = timeline(file, register), waits(file, register)
    voice.data(_data(file, lines, waiting, trouble, voice))
    voice.show(_heading(file, voice), _lines(lines, voice))
    for wait in waiting:
        voice.say(f"Menunggu {_wait(wait, voice)}", f"Waiting for {_wait(wait, voice)}")
    if trouble is not None:
        again = _again(trouble)
        voice.say(
            f"Belum berhasil, {again.id}:\n{trouble.message}", f"Not done yet, {again.en}:\n{trouble.message}"
        )


def licence(
    application: Application,
    out: Annotated[Path, typer.Option("--out", help="File to write the PDF to.", dir_okay=False)],
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Write the licence, or the refusal letter, to a file, after checking it against its digest."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        case = izin.cases.view(Service(), application_named(application)).case
        made = document_of(case)
        if made is None:
            raise _no_document(case)
        number, file = made
        content = izin.documents.read(file, application=case.application, name=number)
        _write(out, content)
    voice.data({"application": case.application, "number": number, **described(file), "file": str(out)})
    voice.say(f"{number} ditulis ke {out}.", f"{number} written to {out}.")


def document_of(case: Case) -> tuple[str, StoredFile] | None:
    """Number and file of the licence or the refusal letter, None while there is none."""
    for visit in reversed(case.visits):
        file = case.performed.get(EffectKey(f"{case.application}.{visit.step}.{visit.round}.register"))
        if file is not None and visit.numbering is not None:
            return visit.numbering.number, file
    return None


def described(file: StoredFile) -> dict[str, Data]:
    """A stored file as data."""
    return {"s3_key": file.key, "sha256": file.sha256, "size_bytes": file.size_bytes}


def _no_document(case: Case) -> CommandRefused:
    where = f"`izin show {case.application}`"
    return CommandRefused(
        "no-document",
        Sentence(
            f"{case.application}: belum ada izin atau surat penolakan. Lihat {where}.",
            f"{case.application}: there is no licence or refusal letter yet. See {where}.",
        ),
    )


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Misused(f"--out {out}: {error.strerror}. Name a file in a folder you can write to.") from None


def _data(
    file: CaseFile, lines: tuple[Line, ...], waiting: tuple[Wait, ...], trouble: Trouble | None, voice: Voice
) -> Data:
    case = file.case
    made = document_of(case)
    return {
        "application": case.application,
        "permit": case.permit,
        "version": case.version,
        "submitted_at": case.submitted_at,
        "ending": case.ending,
        "path": path(case),
        "waits": [
            {
                "on": voice.of(wait.on),
                "why": voice.of(wait.why),
                "since": wait.since,
                "due": wait.due,
                "task": wait.task,
            }
            for wait in waiting
        ],
        "trouble": trouble and {"message": trouble.message, "retry_at": trouble.retry_at},
        "document": None if made is None else {"number": made[0], **described(made[1])},
        "timeline": [{"at": line.at, "what": voice.of(line.what)} for line in lines],
    }


def _heading(file: CaseFile, voice: Voice) -> str:
    ending = f"  [bold]{voice.of(ENDINGS[file.case.ending])}[/bold]" if file.case.ending else ""
    return f"[bold]{file.case.application}[/bold]  {voice.of(file.process.name)}{ending}"


def _lines(lines: tuple[Line, ...], voice: Voice) -> Table:
    table = Table(show_edge=False, show_header=False, box=None, padding=(0, 2, 0, 0))
    for line in lines:
        table.add_row(voice.of(wall_time(line.at)), voice.of(line.what))
    return table


def _again(trouble: Trouble) -> Sentence:
    if trouble.retry_at is None:
        return Sentence("sedang dicoba lagi", "being tried again")
    when = wall_time(trouble.retry_at)
    return Sentence(f"dicoba lagi {when.id}", f"tried again on {when.en}")


def _wait(wait: Wait, voice: Voice) -> str:
    since = wall_time(wait.since)
    text = Sentence(
        f"{wait.on.id}: {wait.why.id}, sejak {since.id}", f"{wait.on.en}: {wait.why.en}, since {since.en}"
    )
    if wait.due is None:
        return voice.of(text)
    due = wall_time(wait.due)
    return voice.of(Sentence(f"{text.id}, paling lambat {due.id}", f"{text.en}, due {due.en}"))
