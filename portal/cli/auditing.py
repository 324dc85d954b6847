"""`izin verify-audit` and `izin export-audit`: whether the records are what was written."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, Final

import typer

from licensing.ports import AuditReport, Breach
from licensing.words.sentences import counted
from portal.cli.failures import REFUSED, Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

LOOKED_AT: Final = 20
"""Lines by which an export is known: one that was changed is among others that were not."""


def verify_audit(
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", help="An exported file to check instead of the database.", exists=True, dir_okay=False
        ),
    ] = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Check every event, entry about people and decree against its chain of digests, and every daily head."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        report = _verify_file(file) if file else _verify_database()
    voice.data(
        {
            "applications": report.applications,
            "events": report.events,
            "heads": report.heads,
            "people": report.people,
            "decrees": report.decrees,
            "receipts": report.receipts,
            "postings": report.postings,
            "breaches": [
                {"application": breach.application, "sequence": breach.sequence, "message": breach.message}
                for breach in report.breaches
            ],
        }
    )
    if not voice.as_json:
        for breach in report.breaches:
            where = ":".join(str(part) for part in (breach.application, breach.sequence) if part is not None)
            voice.warn(f"{where or 'chain'}: {breach.message}")
    if report.breaches:
        raise typer.Exit(REFUSED)
    voice.say(
        f"{report.events} peristiwa dari {report.applications} permohonan, {report.people} catatan tentang orang, "
        f"{report.decrees} ketetapan hari kerja dan {report.heads} kepala rantai: utuh.",
        f"{counted(report.events, 'event')} of {counted(report.applications, 'application')}, "
        f"{counted(report.people, 'entry', 'entries')} about people, "
        f"{counted(report.decrees, 'decree')} about working days and {counted(report.heads, 'head')}: intact.",
    )


def export_audit(
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write; else standard output.", dir_okay=False)
    ] = None,
    *,
    lang: Lang = None,
) -> None:
    """Write every event and head, one JSON text per line; enough to check them without the database."""
    voice = Voice(lang or spoken_here())
    with failures(voice), wired("izin_worker") as izin:
        lines = izin.audit.export()
        if out is None:
            for line in lines:
                print(line)
        else:
            _write(out, lines)


def _write(out: Path, lines: Iterator[str]) -> None:
    try:
        with out.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise Misused(f"--out {out}: {error.strerror}. Name a file in a folder you can write to.") from None


def _verify_database() -> AuditReport:
    with wired("izin_worker") as izin:
        return izin.audit.verify()


def _verify_file(file: Path) -> AuditReport:
    from licensing.records.proof import verify

    # Bytes that are no text make a line that is no line of an export, and so a breach.
    with file.open(encoding="utf-8", errors="replace") as lines:
        if not any(_is_line(text) for text in islice(lines, LOOKED_AT)):
            said = f"{file} is no export of the records. Name a file that `izin export-audit` wrote."
            return AuditReport(0, 0, 0, (Breach(None, None, said),))
        lines.seek(0)
        return verify(line.rstrip("\n") for line in lines)


def _is_line(text: str) -> bool:
    from licensing.records.export import read_line

    try:
        read_line(text)
    except ValueError:
        return False
    return True
