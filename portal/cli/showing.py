"""`izin show` and `izin licence`: how an application stands, and the document it ended with."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from licensing.city.people import Service
from licensing.clock.provisional import in_brackets
from licensing.clock.wording import until, wall_time
from licensing.forms.files import StoredFile
from licensing.ports import CaseFile, Trouble
from licensing.telling import ending as ending_of
from licensing.telling.forecasting import Forecast, Unknown
from licensing.telling.names import step_on_line
from licensing.telling.timed import LineTimed, Timed, lines_timed, timed
from licensing.telling.waiting import REQUIRED, opens_on
from licensing.words.sentences import Sentence
from portal.acts.alike import Alike, alike_to
from portal.acts.files import document_made, read_document
from portal.acts.further import further_documents, name_of
from portal.acts.letters import letters_of
from portal.acts.pace import Pace, said
from portal.acts.promised import Promised, still_promised
from portal.cli.failures import failures
from portal.cli.files import write_file
from portal.cli.foretelling import (
    alike_data,
    clock_data,
    forecast_data,
    promised_data,
    tell_alike,
    tell_clocks,
    tell_promised,
)
from portal.cli.options import Application, Json, Lang
from portal.cli.people import application_named
from portal.cli.timeline import TimelineEntry, Wait, path, timeline, waits
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired


def show(application: Application, *, as_json: Json = False, lang: Lang = None) -> None:
    """Show an application: its timeline, where it waits, on whom, since when and why."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        file = izin.cases.view(Service(), application_named(application))
        register = izin.register_today()
        trouble = izin.outbox.trouble(file.case.application)
        alike = alike_to(izin.cases, Service(), file, datetime.now(UTC))
        foretold = Pace().foretold(izin.cases, file, register, datetime.now(UTC))
    lines, waiting = timeline(file, register), waits(file, register)
    clock = timed(file, register.calendar, datetime.now(UTC))
    of_lines = lines_timed(file, register.calendar, datetime.now(UTC))
    promised = still_promised(file, register.calendar)
    shown = _Shown(file, lines, waiting, trouble, promised, alike, clock, of_lines, foretold)
    voice.data(_data(shown, voice))
    voice.show(_heading(file, voice), _rows(lines, voice))
    if shown.promised is not None:
        tell_promised(shown.promised, voice)
    tell_clocks(clock, of_lines, voice)
    if (forecast := said(foretold, "officers")) is not None:
        voice.say(forecast.id, forecast.en)
    tell_alike(alike, voice)
    if (suspended := file.case.suspended) is not None:
        since = wall_time(suspended.at)
        voice.say(
            f"Ditangguhkan sejak {since.id}: {suspended.reason}",
            f"Suspended since {since.en}: {suspended.reason}",
        )
    for each in letters_of(file):
        name, number = each.name, each.document.number
        voice.say(f"Surat: {name.id}, {number}", f"Letter: {name.en}, {number}")
    for document in further_documents(file.case):
        name = name_of(document)
        voice.say(f"{name.id}: {document.number}", f"{name.en}: {document.number}")
    for wait in waiting:
        voice.say(f"Menunggu {_wait(wait, voice)}", f"Waiting for {_wait(wait, voice)}")
    if trouble is not None:
        retried = again(trouble)
        voice.say(
            f"Belum berhasil, {retried.id}:\n{trouble.message}",
            f"Not done yet, {retried.en}:\n{trouble.message}",
        )


def licence(
    application: Application,
    out: Annotated[Path, typer.Option("--out", help="File to write the PDF to.", dir_okay=False)],
    *,
    number: Annotated[
        str | None, typer.Option("--number", help="Its number, where the application made several.")
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Write a licence, or the refusal letter, to a file, after checking it against its digest."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        case = izin.cases.view(Service(), application_named(application)).case
        made, content = read_document(izin.documents, case, number)
        write_file(out, content)
    told = {"application": case.application, "number": made.number, **described(made.file), "file": str(out)}
    voice.data(told)
    voice.say(f"{made.number} ditulis ke {out}.", f"{made.number} written to {out}.")


def described(file: StoredFile) -> dict[str, Data]:
    """A stored file as data."""
    return {"s3_key": file.key, "sha256": file.sha256, "size_bytes": file.size_bytes}


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that is shown of an application."""

    file: CaseFile
    lines: tuple[TimelineEntry, ...]
    waiting: tuple[Wait, ...]
    trouble: Trouble | None
    promised: Promised | None
    alike: tuple[Alike, ...]
    clock: Timed | None
    of_lines: tuple[LineTimed, ...]
    foretold: Forecast | Unknown | None


def _data(shown: _Shown, voice: Voice) -> Data:
    file, trouble = shown.file, shown.trouble
    case = file.case
    made = document_made(case)
    return {
        "application": case.application,
        "permit": case.permit,
        "version": case.version,
        "submitted_at": case.submitted_at,
        "ending": case.ending,
        "suspended_since": case.suspended.at if case.suspended else None,
        "promised": promised_data(shown.promised),
        "clock": clock_data(shown.clock),
        "line_clocks": [
            {"line": each.line, "name": voice.of(each.name), "clock": clock_data(each.timed)}
            for each in shown.of_lines
        ],
        "forecast": forecast_data(shown.foretold),
        "alike": alike_data(shown.alike),
        "path": path(case),
        "waits": [
            {
                "on": voice.of(wait.on),
                "why": voice.of(wait.why),
                "since": wait.since,
                "due": wait.due,
                "provisional": wait.provisional is not None,
                "task": wait.task,
                "line": voice.of(wait.line) if wait.line else None,
                "opens": wait.opens,
                "required": wait.is_required,
            }
            for wait in shown.waiting
        ],
        "trouble": trouble and {"message": trouble.message, "retry_at": trouble.retry_at},
        "letters": [
            {
                "name": voice.of(each.name),
                "number": each.document.number,
                "provisional": each.is_provisional,
                **described(each.document.file),
            }
            for each in letters_of(file)
        ],
        "further": [
            {"name": voice.of(name_of(each)), "number": each.number, **described(each.file)}
            for each in further_documents(case)
        ],
        "document": None if made is None else {"number": made.number, **described(made.file)},
        "timeline": [{"at": line.at, "what": voice.of(line.what)} for line in shown.lines],
    }


def _heading(file: CaseFile, voice: Voice) -> Text:
    heading = Text(file.case.application, "bold").append(f"  {voice.of(file.process.name)}", "not bold")
    if file.case.ending:
        heading.append("  ").append(voice.of(ending_of(file.case.ending)), "bold")
    return heading


def _rows(lines: tuple[TimelineEntry, ...], voice: Voice) -> Table:
    table = Table(show_edge=False, show_header=False, box=None, padding=(0, 2, 0, 0))
    for line in lines:
        table.add_row(voice.of(wall_time(line.at)), voice.of(line.what))
    return table


def again(trouble: Trouble) -> Sentence:
    """When what did not succeed is tried again."""
    if trouble.retry_at is None:
        return Sentence("sedang dicoba lagi", "being tried again")
    when = wall_time(trouble.retry_at)
    return Sentence(f"dicoba lagi {when.id}", f"tried again on {when.en}")


def _wait(wait: Wait, voice: Voice) -> str:
    since = wall_time(wait.since)
    why = step_on_line(wait.line, wait.why)
    if wait.is_required:
        why = Sentence(f"{why.id} ({REQUIRED.id})", f"{why.en} ({REQUIRED.en})")
    if wait.opens is not None:
        opens = opens_on(wait.opens)
        return voice.of(
            Sentence(f"{wait.on.id}: {why.id}, {opens.id}", f"{wait.on.en}: {why.en}, {opens.en}")
        )
    text = Sentence(f"{wait.on.id}: {why.id}, sejak {since.id}", f"{wait.on.en}: {why.en}, since {since.en}")
    if wait.due is None:
        return voice.of(text)
    due, may_move = until(wait.due), in_brackets(wait.provisional)
    return voice.of(
        Sentence(f"{text.id}, paling lambat {due.id}{may_move.id}", f"{text.en}, due {due.en}{may_move.en}")
    )
