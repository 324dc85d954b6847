"""The agency register: who there is in the city, read from `agencies.yaml`.

In comes the text, out goes an `AgencyRegister` or every problem of it. Officers here are examples for a new
installation; roles and agencies are what definitions may name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from pydantic import Field

from licensing.city.people import AgencyRole, Officer
from licensing.clock.calendar import WorkingCalendar
from licensing.text.labels import LabelText
from licensing.text.model import Text
from licensing.text.reading import read
from licensing.text.validation import suggestion, validate
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import AgencyId, OfficerId, RoleId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Agency:
    """A city agency, with the wording of each of its roles."""

    id: AgencyId
    name: str
    short: str
    address: str
    phone: str
    email: str
    website: str
    roles: Mapping[RoleId, Sentence]


@dataclass(frozen=True, slots=True)
class City:
    """The authority every licence is issued under."""

    name: str
    government: str
    place: str


@dataclass(frozen=True, slots=True)
class AgencyRegister:
    city: City
    calendar: WorkingCalendar
    agencies: Mapping[AgencyId, Agency]
    officers: Mapping[OfficerId, Officer]

    def holding(self, role: AgencyRole) -> tuple[Officer, ...]:
        """The officers who hold a role, in register order."""
        return tuple(officer for officer in self.officers.values() if officer.holds(role))


class CityText(Text):
    name: str
    government: str
    place: str


class CalendarText(Text):
    closing: str = Field(
        default="16:00", pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="closing time, WIB"
    )
    extra: tuple[str, ...] = Field(default=(), description="further days off, as 2026-11-27")


class AgencyText(Text):
    name: str
    short: str
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    roles: dict[str, LabelText]


class OfficerText(Text):
    name: str
    nip: str = Field(pattern=r"^\d{18}$")
    position: str
    roles: tuple[str, ...]


class RegisterText(Text):
    """The whole of `agencies.yaml`."""

    city: CityText
    calendar: CalendarText = CalendarText()
    agencies: dict[str, AgencyText]
    officers: dict[str, OfficerText]


def read_register(text: str, file: str) -> AgencyRegister:
    """Read the register.

    Raises:
        DefinitionRejected: with every problem found.
    """
    source, problems = read(text, file)
    if source is None:
        raise DefinitionRejected(problems)
    model, wrong = validate(source, RegisterText)
    problems = (*problems, *wrong)
    if model is None:
        raise DefinitionRejected(tuple(sorted(problems)))
    roles = {f"{agency}.{role}" for agency, entry in model.agencies.items() for role in entry.roles}
    unknown = [
        source.problem(
            ("officers", id, "roles", n),
            "unknown-role",
            f'officer "{id}" holds "{role}".',
            suggestion(role, roles),
        )
        for id, officer in model.officers.items()
        for n, role in enumerate(officer.roles)
        if role not in roles
    ]
    days, bad_days = _days(model.calendar.extra)
    unknown += [
        source.problem(("calendar", "extra", n), "date", f'"{day}" is no date.', "Write it like 2026-11-27.")
        for n, day in bad_days
    ]
    if problems or unknown:
        raise DefinitionRejected(tuple(sorted((*problems, *unknown))))
    return _register(model, days)


def _days(texts: tuple[str, ...]) -> tuple[frozenset[date], list[tuple[int, str]]]:
    days: set[date] = set()
    wrong: list[tuple[int, str]] = []
    for n, text in enumerate(texts):
        try:
            days.add(date.fromisoformat(text))
        except ValueError:
            wrong.append((n, text))
    return frozenset(days), wrong


def parse_role(text: str) -> AgencyRole:
    """Read `dinkes.tim_teknis`; whether it exists is the register's to say."""
    agency, _, role = text.partition(".")
    return AgencyRole(AgencyId(agency), RoleId(role))


def _register(model: RegisterText, extra: frozenset[date]) -> AgencyRegister:
    return AgencyRegister(
        city=City(model.city.name, model.city.government, model.city.place),
        calendar=WorkingCalendar(time.fromisoformat(model.calendar.closing), extra),
        agencies={
            AgencyId(id): Agency(
                AgencyId(id),
                entry.name,
                entry.short,
                entry.address,
                entry.phone,
                entry.email,
                entry.website,
                {RoleId(role): label for role, label in entry.roles.items()},
            )
            for id, entry in model.agencies.items()
        },
        officers={
            OfficerId(id): Officer(
                OfficerId(id),
                entry.name,
                entry.nip,
                entry.position,
                tuple(parse_role(role) for role in entry.roles),
            )
            for id, entry in model.officers.items()
        },
    )
