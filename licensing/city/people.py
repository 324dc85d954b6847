"""Who acts on a case: officers of agencies, the applicant, and Izin itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Final, Literal, assert_never

from pydantic import Field

from licensing.city.oversight import OVER_NOBODY, OVER_THE_CITY, Oversight
from licensing.words.identifiers import AgencyId, ApplicationNumber, OfficerId, PlaceId, RoleId


@dataclass(frozen=True, slots=True, order=True)
class AgencyRole:
    """A role within an agency, written `dinkes.tim_teknis`; where the agency has offices in several places, in one.

    `kecamatan.camat@serpong`: to whoever asks for it, the role of each place is a role of its own.
    """

    agency: AgencyId
    role: RoleId
    # Not written where there is none, so that what was written before places stands as it was.
    place: Annotated[PlaceId | None, Field(exclude_if=lambda place: place is None)] = None

    def __str__(self) -> str:
        return f"{self.agency}.{self.office}"

    @property
    def office(self) -> str:
        """The role and its place, as one word."""
        return self.role if self.place is None else f"{self.role}@{self.place}"


Acting = Literal["self", "plh", "plt", "an"]
"""In her own role, as daily acting (Pelaksana harian), as acting (Pelaksana tugas), or on behalf of (atas nama)."""

Deputy = Literal["plh", "plt", "an"]
"""The ways to act for somebody else."""

PREFIX: Mapping[Acting, str] = {"self": "", "plh": "Plh. ", "plt": "Plt. ", "an": "a.n. "}
"""What stands before the office of whom she acts for (Permendagri 1/2023, tata naskah dinas)."""


@dataclass(frozen=True, slots=True)
class Deputising:
    """A role somebody has for somebody else: as what, for whom, and the position `for_` has in it."""

    role: AgencyRole
    acting: Deputy
    for_: OfficerId
    position: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that a role had before."""

    before: AgencyRole
    now: AgencyRole


@dataclass(frozen=True, slots=True)
class Officer:
    """A person with the roles she may act in, as they are on the day she acts.

    `nip` is the civil service number (18 digits), `position` the wording under her name on a licence. `deputising`
    says which of `roles` she has for somebody else. `former` is what `roles` were called before (`city.former`): she
    has them under these names as well, and is told none of them. `oversees` says whose figures she reads beside those
    of her own roles. `nik` is her own identity number where it is known, to be compared with an applicant's and never
    to be shown.
    """

    id: OfficerId
    name: str
    nip: str
    position: str
    roles: tuple[AgencyRole, ...]
    deputising: tuple[Deputising, ...] = ()
    nik: str = field(default="", repr=False)
    former: tuple[Renamed, ...] = ()
    oversees: Oversight = OVER_NOBODY

    @property
    def keeps_books(self) -> bool:
        """Whether she reads what was received and posted, of every agency."""
        return self.oversees.keeps_books

    @property
    def known_by(self) -> tuple[AgencyRole, ...]:
        """Her roles, and every name they had before."""
        return (*self.roles, *(each.before for each in self.former))

    def holds(self, role: AgencyRole) -> bool:
        return self.today(role) in self.roles

    def deputises(self, role: AgencyRole) -> Deputising | None:
        """For whom she has a role; None where it is her own."""
        role = self.today(role)
        return next((each for each in self.deputising if each.role == role), None)

    def today(self, role: AgencyRole) -> AgencyRole:
        """What a role of hers is called today."""
        return next((each.now for each in self.former if each.before == role), role)

    def seated_as(self, role: AgencyRole) -> tuple[OfficerId, ...]:
        """As whom she answers what asks somebody of a role by name: herself, and whom she has it for."""
        lent = self.deputises(role)
        return (self.id, lent.for_) if lent else (self.id,)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Where the applicant is reached. Personal data: never in a log, a run name or an artifact."""

    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Tracker:
    """Somebody who proved number and PIN of one application, and may act as its applicant."""

    application: ApplicationNumber


@dataclass(frozen=True, slots=True)
class Service:
    """Izin itself, performing effects and sweeping; sees every case."""


Oversights = Mapping[AgencyRole, Oversight]
"""The roles that supervise or keep the books, each with whom it oversees."""
NOBODY_SUPERVISES: Final[Oversights] = MappingProxyType({})

Party = Officer | Tracker | Service


def overseen_by(party: Party) -> Oversight:
    """Whom a party oversees: Izin everybody, an applicant nobody."""
    match party:
        case Officer():
            return party.oversees
        case Tracker():
            return OVER_NOBODY
        case Service():
            return OVER_THE_CITY
        case _:
            assert_never(party)


def keeps_books(party: Party) -> bool:
    """Whether a party reads the whole of the books: Izin does, an applicant does not."""
    match party:
        case Officer():
            return party.keeps_books
        case Tracker():
            return False
        case Service():
            return True
        case _:
            assert_never(party)
