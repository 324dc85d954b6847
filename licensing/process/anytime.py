"""What comes at any time: acts that are declared once, and possible wherever a case stands.

They are no arrows: nothing leads to them, and whoever draws a process shows them beside it.
"""

from dataclasses import dataclass

from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.history.events import Ending
from licensing.words.identifiers import OutcomeId, StepId


@dataclass(frozen=True, slots=True)
class Boundary:
    """A step, and those of its outcomes by which a line leaves it without a way back."""

    step: StepId
    for_good: frozenset[OutcomeId]


@dataclass(frozen=True, slots=True)
class Quitting:
    """The case is given up: its main line goes to the step `to`, which ends it.

    `by` is an agency's role, None for the applicant. Nobody can once the line has left `until` for good.
    """

    to: StepId
    by: AgencyRole | None = None
    needs_reason: bool = False
    until: Boundary | None = None


@dataclass(frozen=True, slots=True)
class Suspending:
    """The case stands still from the act of one role to the act of another."""

    by: AgencyRole
    resumed_by: AgencyRole
    needs_reason: bool = True


@dataclass(frozen=True, slots=True)
class Anytime:
    """What can be done at any time. `retract` is how long whoever decided can take her decision back."""

    withdraw: Quitting | None = None
    cancel: Quitting | None = None
    suspend: Suspending | None = None
    retract: Span | None = None

    @property
    def roles(self) -> tuple[AgencyRole, ...]:
        """Those who may act on a case nobody has asked them about: they see every case of this permit type."""
        roles = [self.cancel.by] if self.cancel else []
        roles += [self.suspend.by, self.suspend.resumed_by] if self.suspend else []
        return tuple(dict.fromkeys(role for role in roles if role))


@dataclass(frozen=True, slots=True)
class Remedy:
    """The applicant's right to contest how her case ended, within so long, where it ended in one of these ways.

    Its step is entered by her act alone, and opens the line on which the objection is decided.
    """

    within: Span
    after: tuple[Ending, ...]
