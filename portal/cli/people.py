"""Who a command names: officers, agencies and roles of the register, and the application of a task."""

from licensing.city.people import Officer
from licensing.city.register import AgencyRegister
from licensing.process.numbers import application_typed
from licensing.words.folding import meant
from licensing.words.identifiers import AgencyId, ApplicationNumber, OfficerId, RoleId, TaskId
from licensing.words.suggesting import suggestion
from portal.cli.failures import Misused


def officer_named(register: AgencyRegister, name: str) -> Officer:
    """The officer with this id.

    Args:
        register: as it is today.

    Raises:
        Misused: there is none; the nearest one is named.
    """
    id = meant(name, register.officers)
    officer = register.officers.get(OfficerId(id)) if id else None
    if officer is None:
        hint = suggestion(name, register.officers)
        raise Misused(f'there is no officer "{name}" today. {hint} `izin people list` names all.')
    return officer


def agency_named(register: AgencyRegister, name: str | None) -> AgencyId | None:
    """The agency with this id; None where none was named."""
    if name is None:
        return None
    id = meant(name, register.agencies) or register.former.agencies.get(AgencyId(name))
    if id is None:
        raise Misused(f'there is no agency "{name}" in the register. {suggestion(name, register.agencies)}')
    return AgencyId(id)


def role_named(register: AgencyRegister, name: str | None) -> RoleId | None:
    """The role with this id in any agency; None where none was named."""
    if name is None:
        return None
    roles = {role for agency in register.agencies.values() for role in agency.roles}
    id = meant(name, roles)
    if id is None:
        raise Misused(f'no agency has a role "{name}". {suggestion(name, roles)}')
    return RoleId(id)


def application_named(text: str) -> ApplicationNumber:
    """The application's number, however it was typed."""
    return application_typed(text)


def task_named(text: str) -> tuple[ApplicationNumber, TaskId]:
    """A task, and the application it belongs to.

    Raises:
        Misused: the text is no name of a task.
    """
    parts = text.strip().split(".")
    if len(parts) != 4:
        raise Misused(
            f'"{text}" is no task. Write it as `izin tasks` lists it: application.step.round.agency.'
        )
    application = application_named(parts[0])
    return application, TaskId(".".join((application, *parts[1:])))
