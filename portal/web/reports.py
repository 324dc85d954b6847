"""The report of services, as a page and as sheets: what was decided, how long it took, and what went out of turn.

Of an officer's own roles, and of those whom she oversees: the ports say which these are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from licensing.city.oversight import OVER_THE_CITY
from licensing.city.people import Officer
from licensing.city.register import AgencyRegister, parse_role
from licensing.clock.calendar import WIB
from licensing.ports import ServedLines, Skip
from licensing.process.graph import Process
from licensing.telling.names import in_role
from licensing.words.identifiers import AgencyId, PermitId
from licensing.words.sentences import Sentence
from portal.acts.apply import open_permits
from portal.acts.served import Report, Service, are_in_order, reported, whole_days
from portal.acts.sheets import FIGURES, TURNS, Called, Row, as_csv, figures, turns
from portal.door.access import AnOfficer, for_officers
from portal.door.answering import disposition
from portal.door.caller import Language, caller_of
from portal.web.site import Here

router = for_officers()
LONGEST = 400
"""Days a page shows at once."""
WRONG_DAYS = Sentence(
    "Isi dua hari, yang awal lebih dulu, paling lama 400 hari.",
    "Give two days, the earlier one first, at most 400 days apart.",
)
DECIMAL = Sentence(",", ".")
OF_THE_CITY = Sentence("Angka semua dinas.", "The figures of every agency.")
OF_HER_ROLES = Sentence(
    "Angka peran Anda sendiri. Angka seluruh dinas dibaca oleh atasan.",
    "The figures of your own roles. Those of the whole agency are read by its superiors.",
)


@dataclass(frozen=True, slots=True)
class Naming:
    """How permits, their lines, roles and agencies of a report are called; what is there no more, by its id."""

    register: AgencyRegister
    permits: Mapping[PermitId, Process]

    def permit(self, id: PermitId) -> Sentence:
        process = self.permits.get(id)
        return process.name if process else Sentence(id, id)

    def line(self, each: ServedLines) -> Sentence:
        process = self.permits.get(each.permit)
        members = process.step(each.step).members if process else ()
        labels = (member.label for member in members if member.name == each.line)
        return next(labels, Sentence(each.line, each.line))

    def role(self, each: Service | Skip) -> Sentence:
        return in_role(self.register, parse_role(f"{each.agency}.{each.role}")).name

    def agency(self, id: AgencyId) -> str:
        found = self.register.agency(id)
        return found.short if found else id

    def in_words(self, language: Language) -> Called:
        """The same for a sheet, where the agency has a column of its own."""

        def say(sentence: Sentence) -> str:
            return sentence.en if language == "en" else sentence.id

        def role(agency: AgencyId, role: str) -> str:
            who = in_role(self.register, parse_role(f"{agency}.{role}"))
            return say(who.role or who.name)

        return Called(
            lambda permit: say(self.permit(permit)), self.agency, role, lambda each: say(self.line(each)), say
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """A report as somebody reads it; of this month where the days that were typed make no sense."""

    typed: tuple[str, str]
    days: tuple[date, date]
    is_asked_right: bool
    report: Report
    skips: tuple[Skip, ...]
    names: Naming


def shown(site: Here, officer: AnOfficer, dari: str = "", sampai: str = "") -> Shown:
    """What a request asks for, as far as the officer reads it."""
    portal, register, now = site.portal, site.portal.register_today(), site.portal.now()
    today = now.astimezone(WIB).date()
    month = today.replace(day=1), today
    days = _days(dari, sampai, month)
    since, until = whole_days(*(days or month))
    permits = {permit.permit: permit for permit in open_permits(portal.archive)}
    return Shown(
        (dari, sampai),
        days or month,
        days is not None,
        reported(portal.cases.served(officer, since=since, until=min(until, now)), register.calendar),
        portal.cases.skipped(officer, since=since, until=until),
        Naming(register, permits),
    )


ReportShown = Annotated[Shown, Depends(shown)]


@router.get("/petugas/laporan")
def report(request: Request, site: Here, officer: AnOfficer, shown: ReportShown) -> Response:
    values = {
        "shown": shown,
        "wrong": None if shown.is_asked_right else WRONG_DAYS,
        "whose": _whose(officer, site.portal.register),
        "names_officers": all(each.officer_name for each in shown.skips),
        "last_month": month_before(site.portal.now().astimezone(WIB).date()),
    }
    return site.pages.show(request, "report.html", values, status=200 if shown.is_asked_right else 422)


@router.get("/petugas/laporan/angka.csv")
def figures_sheet(request: Request, site: Here, officer: AnOfficer, shown: ReportShown) -> Response:
    if not shown.is_asked_right:
        return report(request, site, officer, shown)
    called = shown.names.in_words(caller_of(request).language)
    return _sheet("laporan", shown, called, FIGURES, figures(shown.report, called))


@router.get("/petugas/laporan/didahulukan.csv")
def turns_sheet(request: Request, site: Here, officer: AnOfficer, shown: ReportShown) -> Response:
    if not shown.is_asked_right:
        return report(request, site, officer, shown)
    called = shown.names.in_words(caller_of(request).language)
    return _sheet("didahulukan", shown, called, TURNS, turns(shown.skips, called))


def _sheet(
    name: str, shown: Shown, called: Called, headings: Mapping[str, Sentence], rows: Iterable[Row]
) -> Response:
    text = as_csv(map(called.said, headings.values()), rows, comma=called.said(DECIMAL))
    file = disposition(f"{name}-{shown.days[0]}-{shown.days[1]}.csv", download=True)
    headers = {"Content-Disposition": file, "X-Content-Type-Options": "nosniff"}
    # Spreadsheets know by its mark that it is UTF-8.
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


def month_before(today: date) -> tuple[date, date]:
    """The whole month before that of a day."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _whose(officer: Officer, register: AgencyRegister) -> Sentence:
    """Whose figures she reads, each office once."""
    if officer.oversees.names >= OVER_THE_CITY.names:
        return OF_THE_CITY
    over = ((register.agency(role.agency), role) for role in officer.roles if role in register.oversights)
    named = ", ".join(dict.fromkeys(each.at(role.place).short for each, role in over if each))
    if not named:
        return OF_HER_ROLES
    return Sentence(f"Angka {named} dan peran Anda.", f"The figures of {named} and of your roles.")


def _days(first: str, last: str, month: tuple[date, date]) -> tuple[date, date] | None:
    """The days that are asked for, this month where none are; None where they make no sense."""
    try:
        begins = date.fromisoformat(first) if first else month[0]
        ends = date.fromisoformat(last) if last else max(month[1], begins)
    except ValueError:
        return None
    return (begins, ends) if are_in_order(begins, ends) and (ends - begins).days <= LONGEST else None
