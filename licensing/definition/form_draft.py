"""What the fields of a form ask of what they stand in: a definition in the making, or a system of the register."""

from collections.abc import Mapping
from typing import Literal, Protocol

from licensing.city.people import AgencyRole
from licensing.city.register import Box
from licensing.forms.bounds import Bound
from licensing.text.source import Path
from licensing.values.conditions import Condition
from licensing.values.sorts import Typed


class FormDraft(Protocol):
    """Resolves what a form names, and collects what is wrong with it."""

    @property
    def box(self) -> Box | None:
        """Between which degrees the city lies, where that is known."""
        ...

    def report(self, path: Path, rule: str, message: str, hint: str) -> None: ...
    def condition(self, path: Path, text: str) -> Condition | None: ...
    def bound(self, path: Path, text: str, of: Literal["date", "number"]) -> Bound | None: ...
    def computed(self, path: Path) -> Mapping[str, Typed]: ...
    def no_codes(self, path: Path, name: str) -> None: ...
    def officers_form(self, path: Path) -> bool: ...
    def agency_role(self, path: Path, text: str) -> AgencyRole: ...
