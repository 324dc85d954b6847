"""Who acts on a case: officers of agencies, the applicant, and Izin itself."""

from dataclasses import dataclass

from licensing.words.identifiers import AgencyId, ApplicationNumber, OfficerId, RoleId


@dataclass(frozen=True, slots=True, order=True)
class AgencyRole:
    """A role within an agency, written `dinkes.tim_teknis`."""

    agency: AgencyId
    role: RoleId

    def __str__(self) -> str:
        return f"{self.agency}.{self.role}"


@dataclass(frozen=True, slots=True)
class Officer:
    """A person registered in `agencies.yaml`, with every role she holds.

    `nip` is the civil service number (18 digits), `position` the wording under her name on a licence.
    """

    id: OfficerId
    name: str
    nip: str
    position: str
    roles: tuple[AgencyRole, ...]

    def holds(self, role: AgencyRole) -> bool:
        return role in self.roles


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


Party = Officer | Tracker | Service
