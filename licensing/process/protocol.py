"""What comes back to a step, where that leads, and what every kind of step answers about it.

One file per kind in `licensing/steps/`; the process that holds the steps is in `process.graph`. What a kind has no
say in (whom it can ask, whom it excludes, its document) is data on `Step`. A case asks a kind two questions, `opens`
and `outcome`; whoever looks at a process without a case also asks for `choices`, `conditions`, `readings` and
`sum_up`, so nobody has to know which kinds there are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from licensing.process.needs import Need
from licensing.values.conditions import Condition
from licensing.values.types import Facts
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence

CORRECTED: Final = OutcomeId("corrected")
ANSWERED: Final = OutcomeId("answered")
PAID: Final = OutcomeId("paid")
LAPSED: Final = OutcomeId("lapsed")
EXHAUSTED: Final = OutcomeId("exhausted")
"""What officers choose instead once the ways back to the applicant are used up (`Step.rounds`)."""
WITHDRAWN: Final = OutcomeId("withdrawn")
CANCELLED: Final = OutcomeId("cancelled")
RETRACTED: Final = OutcomeId("retracted")
"""With these a step is left wherever the case stood when it was given up, or what led to it was taken back."""
DEEMED: Final = OutcomeId("deemed")
"""With this one the main line leaves its step because nobody decided in time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from a need: from a task an outcome, from a line what it joined with; None while awaited.

    `is_required`: no quorum counts without it.
    """

    outcome: OutcomeId | None
    at: datetime | None = None
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Exit:
    """Where an outcome leads: to another step of the line, or, where `to` is None, to the line's end.

    `end` is then the outcome with which the line answers the step that opened it. `needs_reason`: whoever decides
    must say why.
    """

    to: StepId | None
    label: Sentence
    needs_reason: bool = False
    end: OutcomeId | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An exit taken where `when` holds and no choice before it did; where `when` is None, in every other case."""

    when: Condition | None
    outcome: OutcomeId


class StepKind(Protocol):
    """What a kind of step answers. One file per kind in `licensing/steps/`."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The exits it chooses among at once, by conditions, the last in every other case; none where replies decide.

        `outcome` is then that of the first choice whose condition holds.
        """
        ...

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What its outcome depends on beside the replies, asked whenever its outcome is; choices do not count."""
        ...

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple["StepKind", ...]:
        """Every kind without such conditions that it can come to, at least one.

        Args:
            holds: whether a condition does; None where it may or may not.
        """
        ...

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        """Which of the step's possible needs it has now, on being entered: some of `needs`, as they are given."""
        ...

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        """What the replies so far amount to, None while somebody is waited for.

        Args:
            replies: one for each need that was opened, in that order.
        """
        ...

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        """Fewer replies from which the same follows, whatever else is replied; at worst the same ones.

        Args:
            given: what was replied while somebody else was waited for, sorted.
        """
        ...


@dataclass(frozen=True, slots=True)
class First:
    """The plainest kind: every need whose condition holds, and the first reply decides."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        return ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return ()

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple[StepKind, ...]:
        return (self,)

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        return tuple(need for need in needs if need.is_needed(facts))

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        return next((reply.outcome for reply in replies if reply.outcome), None)

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        return given
