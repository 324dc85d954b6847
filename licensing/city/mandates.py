"""Mandates: in which role somebody acts, for whom, and how it stands beside her act for ever.

Who may act at all is asked in `case.authority`; here is only what the answer looks like.
"""

from dataclasses import dataclass
from typing import Literal

from licensing.city.people import AgencyRole, Officer
from licensing.words.identifiers import OfficerId

Acting = Literal["self", "plh", "plt", "an"]
"""In her own role, as daily acting (Pelaksana harian), as acting (Pelaksana tugas), or on behalf of (atas nama)."""


@dataclass(frozen=True, slots=True)
class Acted:
    """Who did something and by what right, as name, position and mandate stood then.

    `place` is the office's place where the role has several (a district), `for_` whom she stood in for.
    """

    officer: OfficerId
    name: str
    nip: str
    position: str
    role: AgencyRole
    place: str | None = None
    acting: Acting = "self"
    for_: OfficerId | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """An officer's right to act in a role: her own, or for somebody else."""

    officer: Officer
    role: AgencyRole
    place: str | None = None
    acting: Acting = "self"
    for_: OfficerId | None = None

    def acted(self) -> Acted:
        """The mandate as an event keeps it."""
        officer = self.officer
        return Acted(
            officer.id,
            officer.name,
            officer.nip,
            officer.position,
            self.role,
            self.place,
            self.acting,
            self.for_,
        )
