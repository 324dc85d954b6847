"""Mandates: in which role somebody acts, for whom, and how it stands beside her act for ever.

Who may act at all is asked in `case.authority`; here is only what the answer looks like.
"""

from dataclasses import dataclass, replace

from licensing.city.people import PREFIX, Acting, AgencyRole, Officer
from licensing.words.identifiers import OfficerId, PlaceId


@dataclass(frozen=True, slots=True)
class Acted:
    """Who did something and by what right, as name, position and mandate stood then.

    `position` is the title as it is printed, a deputy's with what she acted as. `place` is the office's place where
    the role has several (a district), `for_` whom she stood in for.
    """

    officer: OfficerId
    name: str
    nip: str
    position: str
    role: AgencyRole
    place: PlaceId | None = None
    acting: Acting = "self"
    for_: OfficerId | None = None

    @property
    def office(self) -> AgencyRole:
        """The role at its place."""
        return replace(self.role, place=self.place)


@dataclass(frozen=True, slots=True)
class Mandate:
    """An officer's right to act in a role: her own, or for somebody else, whose position is `office`."""

    officer: Officer
    role: AgencyRole
    acting: Acting = "self"
    for_: OfficerId | None = None
    office: str = ""

    def acted(self) -> Acted:
        """The mandate as an event keeps it."""
        officer = self.officer
        return Acted(
            officer.id,
            officer.name,
            officer.nip,
            self.title,
            replace(self.role, place=None),
            self.role.place,
            self.acting,
            self.for_,
        )

    @property
    def title(self) -> str:
        """The position as it is printed with her name."""
        if self.acting == "self":
            return self.officer.position
        office = f"{PREFIX[self.acting]}{self.office}"
        return f"{office}, {self.officer.position}" if self.acting == "an" else office


def mandate_of(officer: Officer, role: AgencyRole) -> Mandate | None:
    """Her mandate in a role: her own, else a deputy's; None where she has neither."""
    if not officer.holds(role):
        return None
    deputising = officer.deputises(role)
    if deputising is None:
        return Mandate(officer, role)
    return Mandate(officer, role, acting=deputising.acting, for_=deputising.for_, office=deputising.position)
