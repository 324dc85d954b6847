"""`izin report` and `izin skipped`: how long services took, what is late, and who was decided out of turn."""

import csv
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.table import Table

from licensing.city.people import Service as Izin
from licensing.clock.calendar import WIB
from licensing.clock.wording import wall_time
from licensing.ports import Skip
from licensing.words.identifiers import AgencyId
from licensing.words.sentences import Sentence
from portal.acts.served import Report, are_in_order, reported, whole_days
from portal.cli.failures import Misused, failures
from portal.cli.options import Json, Lang, day_typed
from portal.cli.people import agency_named
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
COLUMNS = ("permit", "agency", "role", "on_time", "late", "still_late", "median", "nine_in_ten")
HEADINGS = (
    Sentence("izin", "permit"),
    Sentence("dinas", "agency"),
    Sentence("peran", "role"),
    Sentence("tepat waktu", "on time"),
    Sentence("terlambat", "late"),
    Sentence("masih terlambat", "still late"),
    Sentence("setengahnya dalam hari kerja", "half within working days"),
    Sentence("90 % dalam hari kerja", "90 % within working days"),
)
ALL = "*"
"""In place of a role: whole applications, by their time limit."""
LINE = "/"
"""Before a line's name, in place of a role."""
WHOLE = Sentence("(permohonan seluruhnya)", "(whole applications)")


def report(
    since: Since = None,
    until: Until = None,
    agency: OfAgency = None,
    *,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say per permit, agency and role what was decided on time and late, how long it took, and what stood still."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        first, last = _days(since, until)
        register = izin.register_today()
        named = agency_named(register, agency)
        begins, ends = whole_days(first, last)
        agencies = None if named is None else (named,)
        served = izin.cases.served(agencies, since=begins, until=min(ends, datetime.now(UTC)))
        found = reported(served, register.calendar)
    if as_csv:
        _write_csv(found)
        return
    voice.data({"since": first, "until": last, **_report(found)})
    _tell_report(found, voice)


def skipped(
    since: Since = None,
    until: Until = None,
    agency: OfAgency = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List decisions out of turn: who decided what before whom, when and why."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        first, last = _days(since, until)
        begins, ends = whole_days(first, last)
        named: AgencyId | None = agency_named(izin.register_today(), agency)
        found = [
            each
            for each in izin.cases.skipped(Izin(), since=begins, until=ends)
            if named in (None, each.agency)
        ]
    voice.data([_skip(each) for each in found])
    if not found:
        voice.say("Tidak ada yang didahulukan.", "Nothing was decided out of turn.")
    for each in found:
        at, others = wall_time(each.at), f" (+{each.others})" if each.others else ""
        voice.say(
            f"{at.id}: {each.agency}.{each.role}, {each.officer_name}: {each.application} mendahului "
            f"{each.first}{others}: {each.reason}",
            f"{at.en}: {each.agency}.{each.role}, {each.officer_name}: {each.application} before "
            f"{each.first}{others}: {each.reason}",
        )


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


def _cells(found: Report) -> Sequence[tuple[str, ...]]:
    """A row for each role, one for each line with a limit of its own, and one for whole cases, under no role."""
    roles = [
        (
            each.permit,
            each.agency,
            each.role,
            each.on_time,
            each.late,
            each.still_late,
            each.median,
            each.nine_in_ten,
        )
        for each in found.services
    ]
    cases = [
        (each.permit, each.agency, ALL, each.on_time, each.late, each.still_late, None, None)
        for each in found.cases
    ]
    lines = [
        (each.permit, each.agency, f"{LINE}{each.line}", each.on_time, each.late, each.still_late, None, None)
        for each in found.lines
    ]
    return [tuple("" if cell is None else str(cell) for cell in row) for row in (*roles, *lines, *cases)]


def _write_csv(found: Report) -> None:
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_cells(found))


def _tell_report(found: Report, voice: Voice) -> None:
    cells = _cells(found)
    if not cells:
        voice.say("Belum ada yang diputuskan.", "Nothing was decided.")
        return
    table = Table(show_edge=False)
    for heading in HEADINGS:
        table.add_column(voice.of(heading), overflow="fold")
    for permit, agency, role, *rest in cells:
        table.add_row(permit, agency, voice.of(_called(role)), *rest)
    voice.show(table)
    for each in found.stood_still:
        said = each.said
        voice.say(f"{each.permit}: waktu berhenti, {said.id}", f"{each.permit}: time stood still, {said.en}")


def _called(role: str) -> Sentence:
    """A role by its name; what stands in its place, in words."""
    if role == ALL:
        return WHOLE
    if role.startswith(LINE):
        name = role.removeprefix(LINE)
        return Sentence(f"(jalur {name})", f"(line {name})")
    return Sentence(role, role)


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
