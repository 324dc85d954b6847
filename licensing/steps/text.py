"""What every kind of step has in common as text, and what a kind's text must be able to say.

Comes in from pydantic; goes out through `build` as the step with the kind's meaning. `Draft` is the definition in the
making: it resolves names and conditions and collects every problem.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from pydantic import Field

from licensing.city.people import AgencyRole
from licensing.city.register import Box
from licensing.clock.spans import SpanText
from licensing.forms.bounds import Bound
from licensing.forms.text import DocumentText, FormText, Name
from licensing.process.calling import Asked
from licensing.process.kinds import Key
from licensing.process.needs import Panel, Place
from licensing.process.opening import Opening
from licensing.process.paying import Amount
from licensing.process.step import Step
from licensing.systems.shape import Shape
from licensing.text.labels import LabelText
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.values.conditions import Condition
from licensing.values.sorts import Typed
from licensing.words.identifiers import AgencyId, FieldId, OutcomeId, StepId, TemplateName
from licensing.words.sentences import Sentence


class WayText(Text):
    """A way that leads to the end of its line: `{end: <outcome of the step that opened the line>}`."""

    end: str


class OutcomeText(Text):
    """An outcome with more to say than where it leads: `to` a step, or to the line's `end`."""

    to: str | None = None
    end: str | None = Field(default=None, description="inside a line: what the line ends with")
    label: LabelText | None = None
    reason: bool = Field(default=False, description="whether the officer must give a reason")


class BarText(Text):
    """Whoever the key names may not apply for this permit type again for so long."""

    key: str | tuple[str, ...]
    span: SpanText = Field(alias="for")
    reason: LabelText


class StepCommon(Text):
    """What can be said about every step, whatever its kind."""

    name: LabelText | None = Field(default=None, description="what officers and applicants read")
    outcomes: dict[str, str | OutcomeText] = Field(default={}, description="where each outcome leads")
    form: FormText = Field(default={}, description="what the deciding officer, or the applicant, fills in")
    bar: BarText | None = Field(default=None, description="who may not apply again once this step is reached")
    documents: dict[Name, DocumentText] = Field(default={}, description="what is uploaded here")


@dataclass(frozen=True, slots=True)
class WrittenExit:
    """An exit that a kind writes itself: where within the kind's text, where it leads, and its label."""

    path: Path
    target: str | WayText
    label: Sentence
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class ListText:
    """A list a line can be opened for each record of: its columns as expressions name them, and how many there can be.

    `is_sure`: there is always one record at least.
    """

    columns: tuple[str, ...]
    most: int
    is_sure: bool


class Draft(Protocol):
    """The definition being checked."""

    def report(self, path: Path, rule: str, message: str, hint: str, *, at_key: bool = False) -> None: ...
    def system(self, path: Path, name: str) -> Shape | None: ...
    def question(self, path: Path, text: str, shape: Shape, field: FieldId) -> Asked | None: ...
    def condition(self, path: Path, text: str) -> Condition | None: ...
    def agency_role(self, path: Path, text: str, *, at: Place | None = None) -> AgencyRole: ...
    def certifies(self, step: StepId) -> bool: ...
    def amount(self, path: Path, text: str) -> Amount | None: ...
    def bank(self, path: Path, name: str) -> Shape | None: ...
    def payment_step(self, path: Path, name: str) -> StepId: ...
    def told_agency(self, path: Path, name: str) -> AgencyId: ...
    def template(self, path: Path, name: str, step: StepId, *, of: str = "") -> TemplateName: ...
    def bound(self, path: Path, text: str, of: Literal["date", "number"]) -> Bound | None: ...
    def opening(self, path: Path, text: str) -> Opening | None: ...
    def computed(self, path: Path) -> Mapping[str, Typed]: ...
    @property
    def box(self) -> Box | None:
        """Between which degrees the city lies, where that is known."""
        ...

    def no_codes(self, path: Path, name: str) -> None: ...
    def decided(self, path: Path, name: str, step: StepId) -> StepId: ...
    def place(self, path: Path, text: str, *, rule: str) -> Place | None: ...
    def officers_form(self, path: Path) -> bool: ...
    def panel(self, path: Path, name: str, role: AgencyRole, *, again: bool = False) -> Panel | None: ...
    def date_field(self, path: Path, name: str) -> FieldId: ...
    def list_field(self, path: Path, name: str) -> FieldId: ...
    def listed(self, path: Path, name: str, step: StepId) -> ListText | None: ...
    def answered(
        self, path: Path, name: str, when: Condition | None, *, unless: tuple[Condition, ...]
    ) -> None: ...
    def series(self, kind: str) -> str: ...
    def dossier(self, path: Path, name: str) -> str: ...
    def checked(self, path: Path) -> tuple[str, ...]: ...
    def checkable(self, path: Path, name: str) -> None: ...
    def relied(self, path: Path, name: str) -> frozenset[str]: ...
    def key(self, path: Path, text: str | tuple[str, ...]) -> Key | None: ...


@runtime_checkable
class KindText(Protocol):
    """A kind of step as written."""

    def has_outcomes(self) -> bool:
        """Whether the step's `outcomes` say where it leads; otherwise it may have none."""
        ...

    def decided_by_officers(self) -> bool:
        """Whether officers choose among `outcomes`, filling in the step's form."""
        ...

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        """Exits the kind itself writes."""
        ...

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        """The step with the kind's meaning; what is wrong is reported to the draft, which then discards the result.

        Args:
            path: where the kind is written.
            step: id, name, exits, form and block, as every step has them.
        """
        ...
