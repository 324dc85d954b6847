"""What every kind of step can answer about itself, and the values it answers with.

One file per kind in `licensing/steps/`; the process that holds the steps is in `process.graph`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.history.case import Case, Ending, Task, Visit
from licensing.history.effects import Effect
from licensing.values.conditions import Condition, Facts
from licensing.words.identifiers import FieldId, OutcomeId, StepId
from licensing.words.sentences import Sentence

CORRECTED: Final = OutcomeId("corrected")
LAPSED: Final = OutcomeId("lapsed")


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody a step asks: an agency's role, or the applicant when `role` is None."""

    role: AgencyRole | None
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """Where an outcome leads. `needs_reason`: the officer must say why."""

    to: StepId
    label: Sentence
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a licence holds, for cases in which `when` is true (None: in every other case).

    Exactly one of `span` and `until` (a date field of the form) is given, or neither for no end.
    """

    when: Condition | None = None
    span: Span | None = None
    until: FieldId | None = None


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How the document made by a step is numbered.

    `pattern` is a format with `{seq}` and `{year}`; the series, `<permit>.<kind of step>`, counts from 1 each year,
    without gaps.
    """

    series: str
    pattern: str
    validity: tuple[Validity, ...] = ()


class StepKind(Protocol):
    """What every kind of step can answer about itself. One file per kind in `licensing/steps/`."""

    @property
    def ending(self) -> Ending | None:
        """How the case ends here, None for steps that lead on."""
        ...

    @property
    def numbering(self) -> NumberRule | None:
        """The numbered document this step makes, None for steps that make none."""
        ...

    @property
    def not_by(self) -> tuple[StepId, ...]:
        """Steps whose deciding officers may not decide here (four eyes)."""
        ...

    def possible_asks(self) -> tuple[Ask, ...]:
        """Everybody this step can ever ask."""
        ...

    def asks(self, facts: Facts) -> tuple[Ask, ...]:
        """Whom it asks now, on being entered."""
        ...

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], tasks: tuple[Task, ...], facts: Facts
    ) -> OutcomeId | None:
        """What the answers so far amount to, None while somebody is waited for."""
        ...

    def owes(self, case: Case, visit: Visit) -> tuple[Effect, ...]:
        """Effects due from this visit as the case stands; performed ones may be among them."""
        ...
