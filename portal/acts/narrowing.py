"""Narrowing: an officer's inbox, or all open tasks, for some roles, so that a limit counts only what is looked for."""

from dataclasses import replace
from datetime import UTC, datetime

from licensing.city.former import FormerNames
from licensing.city.people import AgencyRole, Officer, Service
from licensing.ports import Cases, InboxRow
from licensing.words.identifiers import AgencyId, RoleId


def narrowed(officer: Officer, *, agency: AgencyId | None = None, role: RoleId | None = None) -> Officer:
    """Her, with those of her roles alone that belong to an agency or are called so; None is any."""
    kept = tuple(
        each for each in officer.roles if agency in (None, each.agency) and role in (None, each.role)
    )
    return replace(officer, roles=kept, former=tuple(each for each in officer.former if each.now in kept))


def tasks_of(
    cases: Cases, former: FormerNames, *, agency: AgencyId | None, role: RoleId | None, limit: int
) -> tuple[InboxRow, ...]:
    """Open tasks of an agency and a role as they are called today, also those asked under a former name."""

    def is_meant(each: AgencyRole) -> bool:
        return agency in (None, each.agency) and role in (None, each.role)

    before = {
        (old.agency, old.role) for old, now in former.roles.items() if is_meant(now) and not is_meant(old)
    }
    asked: tuple[tuple[AgencyId | None, RoleId | None], ...] = ((agency, role), *sorted(before))
    rows = (row for a, r in asked for row in cases.open_tasks(Service(), agency=a, role=r, limit=limit))
    never = datetime.max.replace(tzinfo=UTC)
    urgent = sorted(dict.fromkeys(rows), key=lambda row: (row.due or never, row.opened_at, row.task))
    return tuple(urgent[:limit])
