"""Agencies and roles as definitions name them: what is wrong with a name, by the register of today."""

from collections.abc import Iterator

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.definition.places import office_faults
from licensing.process.needs import Place
from licensing.words.identifiers import AgencyId
from licensing.words.suggesting import suggestion

Fault = tuple[str, str, str]
"""Rule, message and hint."""


def role_faults(register: AgencyRegister, role: AgencyRole, text: str, at: Place | None) -> Iterator[Fault]:
    """Why nobody can be asked in a role, as it is written in `text` and at the place a case belongs to."""
    agencies = register.agencies
    if not role.role:
        known = agencies[role.agency].roles if role.agency in agencies else ("role",)
        hint = f"Write agency and role, such as {role.agency}.{next(iter(known), 'role')}."
        yield "unknown-role", f'"{text}" names no role.', hint
    elif role.agency not in agencies:
        message = f'there is no agency "{role.agency}" in the register.'
        yield "unknown-agency", message, suggestion(role.agency, agencies)
    elif role.role not in agencies[role.agency].roles:
        hint = suggestion(text, (f"{role.agency}.{known}" for known in agencies[role.agency].roles))
        yield "unknown-role", f'agency "{role.agency}" has no role "{role.role}".', hint
    else:
        yield from (("place", *fault) for fault in office_faults(agencies[role.agency], role, at))


def told_faults(register: AgencyRegister, name: str) -> Iterator[Fault]:
    """Why an agency cannot be told something by mail."""
    agency = register.agencies.get(AgencyId(name))
    if agency is None:
        message = f'there is no agency "{name}" in the register.'
        yield "unknown-agency", message, suggestion(name, register.agencies)
    elif not agency.email:
        hint = f"Give {name} an `email` in agencies.yaml."
        yield "copies", f'agency "{name}" cannot be told: it has no address.', hint
