"""`izin report` and `izin skipped`: how long services took, what is late, and who was decided out of turn."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Annotated

import typer
from rich.table import Table

from licensing.city.people import Party
from licensing.city.people import Service as Izin
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.clock.wording import wall_time
from licensing.ports import Skip
from portal.acts.served import Report, are_in_order, of_agency, reported, whole_days
from portal.acts.sheets import FIGURES, TURNS, Cell, as_csv, figures, instead_of_role, turns
from portal.cli.failures import Misused, failures
from portal.cli.options import Json, Lang, day_typed
from portal.cli.people import agency_named, officer_named
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired

Since = Annotated[
    datetime | None,
    typer.Option(
        parser=day_typed, metavar="DAY", help="The first day, 2026-11-01; else the first of this month."
    ),
]
Until = Annotated[
    datetime | None, typer.Option(parser=day_typed, metavar="DAY", help="The last day; else today.")
]
OfAgency = Annotated[str | None, typer.Option(help="Only of this agency.")]
AsRead = Annotated[str | None, typer.Option("--officer", help="As this officer reads it.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")]
SHOWN = 8
"""So many columns of the figures are a table; why time stood still is told below it."""


def report(
    since: Since = None,
    until: Until = None,
    agency: OfAgency = None,
    officer: AsRead = None,
    *,
    in_csv: AsCsv = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say per permit, agency and role what was decided on time and late, how long it took, and what stood still."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        first, last = _days(since, until)
        register = izin.register_today()
        named, who = agency_named(register, agency), reader(register, officer)
        begins, ends = whole_days(first, last)
        served = izin.cases.served(who, since=begins, until=min(ends, datetime.now(UTC)))
        found = of_agency(reported(served, register.calendar), named, register.former)
    if in_csv:
        typer.echo(as_csv(FIGURES, figures(found)), nl=False)
        return
    voice.data({"since": first, "until": last, **_report(found)})
    _tell_report(found, voice)


def skipped(
    since: Since = None,
    until: Until = None,
    agency: OfAgency = None,
    officer: AsRead = None,
    *,
    in_csv: AsCsv = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List decisions out of turn: who decided what before whom, when and why."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        first, last = _days(since, until)
        begins, ends = whole_days(first, last)
        register = izin.register_today()
        named, who = agency_named(register, agency), reader(register, officer)
        found = [
            each
            for each in izin.cases.skipped(who, since=begins, until=ends)
            if named in (None, register.former.agency(each.agency))
        ]
    if in_csv:
        typer.echo(as_csv(TURNS, turns(found)), nl=False)
        return
    voice.data([_skip(each) for each in found])
    if not found:
        voice.say("Tidak ada yang didahulukan.", "Nothing was decided out of turn.")
    for each in found:
        at, others = wall_time(each.at), f" (+{each.others})" if each.others else ""
        by = ", ".join((f"{each.agency}.{each.role}", *([each.officer_name] if each.officer_name else ())))
        voice.say(
            f"{at.id}: {by}: {each.application} mendahului {each.first}{others}: {each.reason}",
            f"{at.en}: {by}: {each.application} before {each.first}{others}: {each.reason}",
        )


def reader(register: AgencyRegister, officer: str | None) -> Party:
    """Whose report it is: an officer's, or all of it for whoever runs Izin."""
    return Izin() if officer is None else officer_named(register, officer)


def _days(since: datetime | None, until: datetime | None) -> tuple[date, date]:
    today = datetime.now(WIB).date()
    first = since.date() if since else today.replace(day=1)
    last = until.date() if until else max(today, first)
    if last < first:
        raise Misused(f"{last} is before {first}. Give the first day with --since and the last with --until.")
    if not are_in_order(first, last):
        raise Misused(f"nothing was decided from {first} to {last}. A day is written 2026-11-01.")
    return first, last


def _report(found: Report) -> dict[str, Data]:
    return {
        "services": [
            {
                "permit": each.permit,
                "agency": each.agency,
                "role": each.role,
                "on_time": each.on_time,
                "late": each.late,
                "still_late": each.still_late,
                "working_days": {"median": each.median, "nine_in_ten": each.nine_in_ten},
            }
            for each in found.services
        ],
        "cases": [
            {
                "permit": each.permit,
                "agency": each.agency,
                "on_time": each.on_time,
                "late": each.late,
                "still_late": each.still_late,
            }
            for each in found.cases
        ],
        "lines": [
            {
                "permit": each.permit,
                "agency": each.agency,
                "step": each.step,
                "line": each.line,
                "on_time": each.on_time,
                "late": each.late,
                "still_late": each.still_late,
            }
            for each in found.lines
        ],
        "stood_still": [
            {
                "permit": each.permit,
                "agency": each.agency,
                "why": each.why,
                "cases": each.cases,
                "days": each.days,
            }
            for each in found.stood_still
        ],
    }


def _tell_report(found: Report, voice: Voice) -> None:
    cells = [row[:SHOWN] for row in figures(replace(found, stood_still=()))]
    if not cells:
        voice.say("Belum ada yang diputuskan.", "Nothing was decided.")
        return
    table = Table(show_edge=False)
    for heading in islice(FIGURES.values(), SHOWN):
        table.add_column(voice.of(heading), overflow="fold")
    for row in cells:
        table.add_row(*(_in_words(cell, voice) for cell in row))
    voice.show(table)
    for each in found.stood_still:
        said = each.said
        voice.say(f"{each.permit}: waktu berhenti, {said.id}", f"{each.permit}: time stood still, {said.en}")


def _in_words(cell: Cell, voice: Voice) -> str:
    other = instead_of_role(cell) if isinstance(cell, str) else None
    return voice.of(other) if other else "" if cell is None else str(cell)


def _skip(each: Skip) -> Data:
    return {
        "at": each.at,
        "task": each.task,
        "application": each.application,
        "permit": each.permit,
        "step": each.step,
        "agency": each.agency,
        "role": each.role,
        "officer": each.officer_name,
        "first": each.first,
        "others": each.others,
        "reason": each.reason,
    }
