"""Agencies and roles as definitions name them: what is wrong with a name, by the register of today."""

from collections.abc import Iterator
from dataclasses import replace

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
        yield "unknown-agency", message, _today(register, role) or suggestion(role.agency, agencies)
    elif role.role not in agencies[role.agency].roles:
        known_roles = (f"{role.agency}.{known}" for known in agencies[role.agency].roles)
        hint = _today(register, role) or suggestion(text, known_roles)
        yield "unknown-role", f'agency "{role.agency}" has no role "{role.role}".', hint
    else:
        yield from (("place", *fault) for fault in office_faults(agencies[role.agency], role, at))


def today_hint(register: AgencyRegister, name: str) -> str:
    """What to write for an agency that there is none of by this name."""
    now = register.former.agencies.get(AgencyId(name))
    return f"It goes on as {now}: write that." if now else suggestion(name, register.agencies)


def _today(register: AgencyRegister, role: AgencyRole) -> str:
    """What to write for a role that was called so before; "" for one that never was."""
    now = {replace(each, place=None) for old, each in register.former.roles.items() if _are_alike(old, role)}
    return f"It goes on as {min(now)}: write that." if now else ""


def _are_alike(old: AgencyRole, role: AgencyRole) -> bool:
    return (old.agency, old.role) == (role.agency, role.role)


def told_faults(register: AgencyRegister, name: str) -> Iterator[Fault]:
    """Why an agency cannot be told something by mail."""
    agency = register.agencies.get(AgencyId(name))
    if agency is None:
        message = f'there is no agency "{name}" in the register.'
        yield "unknown-agency", message, today_hint(register, name)
    elif not agency.email:
        hint = f"Give {name} an `email` in agencies.yaml."
        yield "copies", f'agency "{name}" cannot be told: it has no address.', hint
