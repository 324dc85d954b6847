"""One of the people named to decide together, as a history keeps her: who, and what she was called that day."""

from dataclasses import dataclass

from licensing.city.people import AgencyRole, Officer
from licensing.words.identifiers import OfficerId


@dataclass(frozen=True, slots=True)
class Panellist:
    """Somebody by name, of whom a task is asked instead of everybody who holds its role."""

    officer: OfficerId
    name: str

    def is_meant_by(self, officer: Officer, role: AgencyRole) -> bool:
        """Whether it is she, or somebody who has the role for her."""
        return self.officer in officer.seated_as(role)
