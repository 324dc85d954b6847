"""Open tasks compared with the register: in which roles nobody answers, and of which applications."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from licensing.city.people import AgencyRole, Service
from licensing.city.register import AgencyRegister
from licensing.city.roster import Roster
from licensing.city.stranding import Stranded, stranded
from licensing.ports import Cases, InboxRow

EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class InVain:
    """A role in which nobody answers, and the tasks that ask it, most urgent first."""

    found: Stranded
    rows: tuple[InboxRow, ...]


def waiting_in_vain(
    cases: Cases, register: AgencyRegister, people: Roster, *, on: date
) -> tuple[InVain, ...]:
    """The open tasks that nobody can decide, by the role they ask."""
    asked: Mapping[AgencyRole, int] = cases.asked_roles()
    found = stranded(asked, register, people.appointed(on).values())
    return tuple(InVain(each, tasks_asking(cases, each.role)) for each in found)


def tasks_asking(cases: Cases, role: AgencyRole) -> tuple[InboxRow, ...]:
    """The open tasks that ask a role, under exactly this name."""
    rows = cases.open_tasks(Service(), agency=role.agency, role=role.role, limit=EVERY)
    return tuple(row for row in rows if row.asked == role)
