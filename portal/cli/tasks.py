"""`izin tasks`, `claim`, `release` and `decide`: what officers do, from the command line."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from licensing.clock.calendars import Calendars
from licensing.clock.provisional import in_brackets
from licensing.clock.wording import until
from licensing.forms.files import DocumentRule
from licensing.forms.form import Form
from licensing.history.case import Case
from licensing.history.named import Named
from licensing.history.places import MAIN
from licensing.history.verdicts import Verdict
from licensing.ports import CaseFile, First, InboxRow, Only, Sought
from licensing.words.identifiers import OutcomeId, TaskId
from licensing.words.sentences import Sentence
from portal.acts import decide as deciding
from portal.acts.checks import all_but
from portal.acts.files import Received
from portal.acts.foresee import foresee
from portal.acts.narrowing import narrowed, tasks_of
from portal.acts.once import ReadOnce
from portal.acts.provisional import provisional_row
from portal.cli.failures import failures
from portal.cli.files import read_form_file, received, write_file
from portal.cli.options import AsOfficer, FormFile, Json, Lang, TaskName, Uploads
from portal.cli.people import agency_named, officer_named, role_named, task_named
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired

HEADINGS = (
    Sentence("izin", "permit"),
    Sentence("langkah", "step"),
    Sentence("batas waktu", "due"),
    Sentence("dipegang", "held by"),
    Sentence("pemohon", "applicant"),
)


def tasks(
    agency: Annotated[str | None, typer.Option(help="Only tasks of this agency.")] = None,
    role: Annotated[str | None, typer.Option(help="Only tasks for this role.")] = None,
    officer: Annotated[str | None, typer.Option(help="The inbox of this officer.")] = None,
    only: Annotated[Only, typer.Option(help="With --officer: only these of her tasks.")] = "all",
    first: Annotated[First, typer.Option(help="With --officer: which come first.")] = "urgent",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 100,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List open tasks, most urgent first."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        register = izin.register_today()
        asked, wanted = agency_named(register, agency), role_named(register, role)
        if officer is None:
            rows = tasks_of(izin.cases, register.former, agency=asked, role=wanted, limit=limit)
        else:
            who = narrowed(officer_named(register, officer), agency=asked, role=wanted)
            rows = izin.cases.inbox(who, sought=Sought(datetime.now(UTC), only, first=first), limit=limit)
    voice.data([_row(row, voice, register.calendar) for row in rows])
    if rows:
        voice.show(_table(rows, voice, register.calendar))
    else:
        voice.say("Tidak ada tugas yang terbuka.", "There is no open task.")


def claim(task: TaskName, officer: AsOfficer, *, as_json: Json = False, lang: Lang = None) -> None:
    """Take a task, so that no colleague works on it meanwhile."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        who = officer_named(izin.register_today(), officer)
        case = deciding.claim(izin.cases, who, task_named(task)[1], now=datetime.now(UTC))
    _tell(voice, case, f"Diambil: {who.name}", f"Taken: {who.name}")


def release(task: TaskName, officer: AsOfficer, *, as_json: Json = False, lang: Lang = None) -> None:
    """Give a task back, one's own or for a colleague of the same role."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        who = officer_named(izin.register_today(), officer)
        case = deciding.release(izin.cases, who, task_named(task)[1], now=datetime.now(UTC))
    _tell(voice, case, "Tugas dilepaskan.", "Given back.")


def decide(
    task: TaskName,
    outcome: Annotated[str, typer.Argument(help="One of the outcomes of the step.")],
    officer: AsOfficer,
    reason: Annotated[str, typer.Option(help="Why; some outcomes ask for it.")] = "",
    form: FormFile = None,
    *,
    document: Uploads = None,
    out_of_turn: Annotated[
        str, typer.Option(help="Why it goes before those whose turn it is; kept on the record.")
    ] = "",
    name: Annotated[
        list[str] | None, typer.Option(help="What is to be corrected, and why: 'denah: Buram.'. Repeatable.")
    ] = None,
    right: Annotated[
        list[str] | None, typer.Option(help="What is found right, of what the step has checked. Repeatable.")
    ] = None,
    others_right: Annotated[
        bool, typer.Option("--others-right", help="All that is checked and not named is found right.")
    ] = False,
    preview: Annotated[
        Path | None,
        typer.Option(
            help="Decide nothing; write the document it would lead to into this PDF file.", dir_okay=False
        ),
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Decide a task as an officer. What the step has checked is found not right with --name."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        who = officer_named(izin.register_today(), officer)
        application, id = task_named(task)
        asked = _form(izin.cases.view(who, application), id) if form else Form()
        typed = read_form_file(form, asked)
        taken = Received({}, {})
        if document:
            file = izin.cases.view(who, application)
            box = izin.register_today().city.box
            taken = received(document, _documents(file, id), izin.documents, box=box)
        named, checks = _named(name or []), tuple(Verdict(what, is_right=True) for what in right or ())
        if others_right:
            file = izin.cases.view(who, application)
            asked = deciding.task_of(file, id)
            checks = all_but(file, asked, checks, [each.what for each in named])
        intent = deciding.Intent(
            OutcomeId(outcome),
            reason,
            typed,
            named=named,
            received=taken,
            checks=checks,
            out_of_turn=out_of_turn,
        )
        today = izin.register_today().officers
        intent = replace(intent, people=lambda: today)
        if preview is not None:
            read = ReadOnce(izin.cases, who, deciding.application_of(id))
            _, content = foresee(izin, read, id, intent, now=datetime.now(UTC))
            write_file(preview, content)
            voice.data({"application": application, "preview": str(preview)})
            voice.say(
                f"Belum diputuskan; pratinjau ditulis ke {preview}.",
                f"Not decided; preview written to {preview}.",
            )
            return
        case = deciding.decide(izin.cases, who, id, intent, now=datetime.now(UTC))
    where = _where(case, id)
    _tell(voice, case, f"Diputuskan: {outcome}. Sekarang: {where}.", f"Decided: {outcome}. Now at: {where}.")


def _named(given: list[str]) -> tuple[Named, ...]:
    """What was named, each written `what: remark`."""
    parts = (each.partition(":") for each in given)
    return tuple(Named(what.strip(), remark.strip()) for what, _, remark in parts)


def _where(case: Case, task: TaskId) -> str:
    """Where the line of a decided task stands now; where that has ended, the case."""
    known = case.tasks.get(task)
    line = known.where.line if known else MAIN
    here = case.open.get(line)
    if here is not None and line != MAIN:
        return f"{here.step} ({line.removeprefix(f'{MAIN}/')})"
    return case.main.step if case.main else str(case.ending)


def _form(file: CaseFile, task: TaskId) -> Form:
    """What the deciding officer is asked."""
    known = file.case.tasks.get(task)
    return file.step(known.where).form if known else Form()


def _documents(file: CaseFile, task: TaskId) -> tuple[DocumentRule, ...]:
    """What the deciding officer uploads."""
    known = file.case.tasks.get(task)
    return file.step(known.where).documents if known else ()


def _tell(voice: Voice, case: Case, id: str, en: str) -> None:
    voice.data(
        {
            "application": case.application,
            "version": case.version,
            "step": case.main.step if case.main else None,
            "ending": case.ending,
            "open_tasks": [task.id for task in case.open_tasks],
        }
    )
    voice.say(id, en)


def _row(row: InboxRow, voice: Voice, calendars: Calendars) -> Data:
    return {
        "task": row.task,
        "application": row.application,
        "permit": row.permit,
        "step": row.step,
        "step_name": voice.of(row.step_name),
        "agency": row.agency,
        "role": row.role,
        "place": row.place,
        "round": row.round,
        "opened_at": row.opened_at,
        "due": row.due,
        "provisional": provisional_row(row, calendars) is not None,
        "claimed_by": row.claimed_by,
        "applicant": row.applicant,
    }


def _table(rows: tuple[InboxRow, ...], voice: Voice, calendars: Calendars) -> Table:
    table = Table(show_edge=False)
    # The name is what `claim` and `decide` are called with: it stays on one line, so that it can be copied.
    table.add_column(voice.of(Sentence("tugas", "task")), no_wrap=True, overflow="ignore")
    for heading in HEADINGS:
        table.add_column(voice.of(heading), overflow="fold")
    for row in rows:
        may_move = voice.of(in_brackets(provisional_row(row, calendars)))
        due = f"{voice.of(until(row.due))}{may_move}" if row.due else ""
        table.add_row(
            row.task,
            voice.of(row.permit_name),
            voice.of(row.step_name),
            due,
            row.claimed_name or "",
            row.applicant,
        )
    return table
