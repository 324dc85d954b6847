"""Narrowing: an officer's inbox for some of her roles, so that a limit counts only what is looked for."""

from dataclasses import replace

from licensing.city.people import Officer
from licensing.words.identifiers import AgencyId, RoleId


def narrowed(officer: Officer, *, agency: AgencyId | None = None, role: RoleId | None = None) -> Officer:
    """Her, with those of her roles alone that belong to an agency or are called so; None is any."""
    kept = tuple(
        each for each in officer.roles if agency in (None, each.agency) and role in (None, each.role)
    )
    return replace(officer, roles=kept, former=tuple(each for each in officer.former if each.now in kept))
