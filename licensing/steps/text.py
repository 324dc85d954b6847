"""What every kind of step has in common as text, and what a kind's text must be able to say.

Comes in from pydantic; goes out through `build` as the kind's meaning. `Draft` is the definition in the making: it
resolves names and conditions and collects every problem.
"""

from collections.abc import Mapping
from typing import Protocol

from pydantic import Field

from licensing.city.people import AgencyRole
from licensing.forms.text import FormText
from licensing.process.protocol import StepKind
from licensing.text.labels import LabelText
from licensing.text.model import Text
from licensing.text.reading import Path
from licensing.values.conditions import Condition
from licensing.words.identifiers import FieldId, OutcomeId, StepId, TemplateName
from licensing.words.sentences import Sentence


class OutcomeText(Text):
    """An outcome with more to say than where it leads."""

    to: str
    label: LabelText | None = None
    reason: bool = Field(default=False, description="whether the officer must give a reason")


class StepCommon(Text):
    """What can be said about every step, whatever its kind."""

    name: LabelText | None = Field(default=None, description="what officers and applicants read")
    outcomes: dict[str, str | OutcomeText] = Field(default={}, description="where each outcome leads")
    form: FormText = Field(default={}, description="what the deciding officer fills in")


class Draft(Protocol):
    """The definition being checked."""

    def report(self, path: Path, rule: str, message: str, hint: str) -> None: ...
    def condition(self, path: Path, text: str) -> Condition | None: ...
    def agency_role(self, path: Path, text: str) -> AgencyRole: ...
    def template(self, path: Path, name: str) -> TemplateName: ...
    def no_codes(self, path: Path, name: str) -> None: ...
    def step(self, path: Path, name: str) -> StepId: ...
    def decided(self, path: Path, name: str) -> StepId: ...
    def date_field(self, path: Path, name: str, when: str | None) -> FieldId: ...
    def series(self, path: Path) -> str: ...


class KindText(Protocol):
    """A kind of step as written."""

    def decided_by_officers(self) -> bool:
        """Whether officers choose among `outcomes`; otherwise the step may have none."""
        ...

    def exits(self) -> Mapping[OutcomeId, tuple[Path, str, Sentence]]:
        """Exits the kind itself writes: the path of the target within the kind, the target, a label."""
        ...

    def build(self, draft: Draft, path: Path, outcomes: tuple[OutcomeId, ...]) -> StepKind:
        """The kind's meaning; what is wrong is reported to the draft, which then discards the result."""
        ...
