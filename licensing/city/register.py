"""The agency register: who there is in the city, read from `agencies.yaml`.

In comes the text, out goes an `AgencyRegister` or every problem of it. Officers here are examples for a new
installation; roles and agencies are what definitions may name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from licensing.city.former import FormerNames
from licensing.city.former_shapes import impossible_names
from licensing.city.offices import Office, offices_of, place_id
from licensing.city.people import NOBODY_SUPERVISES, AgencyRole, Officer, Oversights
from licensing.city.register_faults import alike_places, clashing_days
from licensing.city.register_text import CityText, RegisterText
from licensing.city.renaming import former_names, taken_names
from licensing.city.roster import as_registered
from licensing.city.supervising import oversights
from licensing.city.was_text import names_of
from licensing.clock.calendar import WorkingCalendar
from licensing.clock.calendars import Calendars, with_own
from licensing.text.reading import read
from licensing.text.source import Source
from licensing.text.validation import validate
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import AgencyId, OfficerId, PlaceId, RoleId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion


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
    offices: Mapping[PlaceId, Office] = field(default_factory=dict[PlaceId, Office])

    def office(self, place: PlaceId | None) -> Office | None:
        """Its office in a place, also as that was called before."""
        if place is None or place in self.offices:
            return self.offices.get(place) if place else None
        return next((office for office in self.offices.values() if place in office.was), None)

    def at(self, place: PlaceId | None) -> "Agency":
        """As its office in a place is called and reached; as it is where it has none there."""
        office = self.office(place)
        if office is None:
            return self
        return replace(
            self,
            name=f"{self.name} {office.place}",
            short=f"{self.short} {office.place}",
            address=office.address or self.address,
            phone=office.phone or self.phone,
            email=office.email or self.email,
        )


@dataclass(frozen=True, slots=True)
class Box:
    """The degrees of latitude and longitude between which the whole city lies."""

    south: float
    west: float
    north: float
    east: float

    def has(self, latitude: float, longitude: float) -> bool:
        """Whether a place may lie in the city."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


@dataclass(frozen=True, slots=True)
class City:
    """The authority every licence is issued under."""

    name: str
    government: str
    place: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class AgencyRegister:
    """Who there is. `counters` are the roles that give a new PIN to whoever shows her identity card.

    `oversights` has the roles that supervise, each with whom it oversees.
    """

    city: City
    calendar: Calendars
    agencies: Mapping[AgencyId, Agency]
    officers: Mapping[OfficerId, Officer]
    counters: tuple[AgencyRole, ...] = ()
    former: FormerNames = field(default_factory=FormerNames)
    oversights: Oversights = field(default_factory=lambda: NOBODY_SUPERVISES)

    def agency(self, id: AgencyId) -> Agency | None:
        """An agency, also by a name it had before; None where there is none any more."""
        return self.agencies.get(self.former.agency(id))

    def knows(self, role: AgencyRole) -> bool:
        """Whether there is such a role, in such a place."""
        agency = self.agencies.get(role.agency)
        if agency is None or role.role not in agency.roles:
            return False
        return role.place in agency.offices if agency.offices else role.place is None

    def roles(self) -> tuple[AgencyRole, ...]:
        """Every role there is, in each of its places."""
        return tuple(
            AgencyRole(id, role, place)
            for id, agency in self.agencies.items()
            for role in agency.roles
            for place in agency.offices or (None,)
        )

    def still_knows(self, role: AgencyRole) -> bool:
        """Whether there is such a role today, under this name or a later one."""
        return self.knows(self.former.role(role))

    def holding(self, role: AgencyRole) -> tuple[Officer, ...]:
        """The officers who hold a role, in register order."""
        return tuple(officer for officer in self.officers.values() if officer.holds(role))


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
    register = _register(model)
    register = replace(register, counters=_counters(model, register.roles()))
    problems = (*problems, *_unknown_roles(source, model, register), *clashing_days(source, model))
    problems = (*problems, *alike_places(source, model), *impossible_names(source, model))
    problems = problems or (*taken_names(source, model),)
    if problems:
        raise DefinitionRejected(tuple(sorted(problems)))
    return register


def _unknown_roles(source: Source, model: RegisterText, register: AgencyRegister) -> Iterator[Problem]:
    roles = {str(role) for role in register.roles()}
    for n, role in enumerate(model.counters):
        if not _in_its_places(parse_role(role), register.roles()):
            message = f'counters name "{role}", which is no role of an agency.'
            yield source.problem(("counters", n), "unknown-role", message, suggestion(role, roles))
    for id, officer in model.officers.items():
        for n, role in enumerate(officer.roles):
            if str(parse_role(role)) not in roles:
                message = f'officer "{id}" holds "{role}".'
                path = ("officers", id, "roles", n)
                yield source.problem(path, "unknown-role", message, suggestion(role, roles))


def parse_role(text: str) -> AgencyRole:
    """Read `dinkes.tim_teknis` or `kecamatan.camat@serpong`; whether it exists is the register's to say."""
    agency, _, office = text.partition(".")
    role, at, place = office.partition("@")
    return AgencyRole(AgencyId(agency), RoleId(role), place_id(place) if at else None)


def _register(model: RegisterText) -> AgencyRegister:
    former = former_names(model)
    over = oversights(model, former)
    return AgencyRegister(
        city=_city(model.city),
        calendar=_calendars(model),
        agencies={
            AgencyId(id): Agency(
                AgencyId(id),
                entry.name,
                entry.short,
                entry.address,
                entry.phone,
                entry.email,
                entry.website,
                {RoleId(role): words.label for role, words in entry.roles.items()},
                offices_of(entry.places),
            )
            for id, entry in model.agencies.items()
        },
        officers={
            OfficerId(id): as_registered(
                Officer(
                    OfficerId(id),
                    entry.name,
                    entry.nip,
                    entry.position,
                    tuple(parse_role(role) for role in entry.roles),
                ),
                former,
                over,
            )
            for id, entry in model.officers.items()
        },
        former=former,
        oversights=over,
    )


def _counters(model: RegisterText, roles: tuple[AgencyRole, ...]) -> tuple[AgencyRole, ...]:
    named = (parse_role(text) for text in model.counters)
    return tuple(dict.fromkeys(role for each in named for role in _in_its_places(each, roles)))


def _in_its_places(named: AgencyRole, roles: tuple[AgencyRole, ...]) -> tuple[AgencyRole, ...]:
    """A role as it is named; one that has places and names none, in each of them."""
    return tuple(role for role in roles if named in (role, replace(role, place=None)))


def _calendars(model: RegisterText) -> Calendars:
    city = model.calendar.days.onto(WorkingCalendar())
    # What was asked of it under a name it had before counts by its calendar all the same.
    return with_own(
        city,
        {
            AgencyId(name): agency.calendar.days
            for id, agency in model.agencies.items()
            if agency.calendar is not None
            for name in (id, *names_of(agency.was))
        },
    )


def _city(text: CityText) -> City:
    box = text.box and Box(text.box.south, text.box.west, text.box.north, text.box.east)
    return City(text.name, text.government, text.place, box)
