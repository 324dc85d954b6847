"""The report of services: what an officer's agencies decided, how long it took, and what went out of turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.city.register import AgencyRegister, parse_role
from licensing.clock.calendar import WIB
from licensing.ports import ServedLines, Skip
from licensing.process.graph import Process
from licensing.telling.names import in_role
from licensing.words.identifiers import AgencyId, PermitId
from licensing.words.sentences import Sentence
from portal.acts.apply import open_permits
from portal.acts.served import Service, are_in_order, reported, whole_days
from portal.door.access import AnOfficer, for_officers
from portal.web.site import Here

router = for_officers()
LONGEST = 400
"""Days a page shows at once."""
WRONG_DAYS = Sentence(
    "Isi dua hari, yang awal lebih dulu, paling lama 400 hari.",
    "Give two days, the earlier one first, at most 400 days apart.",
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


@router.get("/petugas/laporan")
def report(
    request: Request, site: Here, officer: AnOfficer, dari: str = "", sampai: str = ""
) -> HTMLResponse:
    portal, register = site.portal, site.portal.register_today()
    now = portal.now()
    today = now.astimezone(WIB).date()
    days = _days(dari, sampai, today)
    first, last = days or (today.replace(day=1), today)
    since, until = whole_days(first, last)
    agencies = tuple(dict.fromkeys(role.agency for role in officer.known_by))
    served = portal.cases.served(agencies, since=since, until=min(until, now))
    permits = {permit.permit: permit for permit in open_permits(portal.archive)}
    naming = Naming(register, permits)
    values = {
        "report": reported(served, register.calendar),
        "skips": [
            each
            for each in portal.cases.skipped(officer, since=since, until=until)
            if each.agency in agencies
        ],
        "from": first,
        "to": last,
        "typed": (dari, sampai),
        "wrong": WRONG_DAYS if days is None else None,
        "names": naming,
    }
    return site.pages.show(request, "report.html", values, status=422 if days is None else 200)


def _days(first: str, last: str, today: date) -> tuple[date, date] | None:
    """The days that are asked for, this month where none are; None where they make no sense."""
    try:
        begins = date.fromisoformat(first) if first else today.replace(day=1)
        ends = date.fromisoformat(last) if last else max(today, begins)
    except ValueError:
        return None
    return (begins, ends) if are_in_order(begins, ends) and (ends - begins).days <= LONGEST else None
