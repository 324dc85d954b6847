"""`each`: the same small chain of steps for every record of a list, joined as a consultation's answers are.

    pemeriksaan:
      each:
        over: form.armada
        label: armada.nopol
        steps:
          uji:
            review: {by: dishub.penguji, within: 2 working days}
            outcomes: {laik: {end: laik}, tidak: {end: tidak_laik, reason: true}}
      outcomes: {laik: tanda_tangan, tidak_laik: penolakan}

The list is the applicant's or one an officer wrote at an earlier step. In the line the columns of its record are names
(`armada.nopol`). The lines run beside each other, or with `order: one by one` each begins when the one before it has
joined. Where the list has no record, or none of which `when` holds, the step is left with its mildest outcome, the
first one: nobody has found anything against it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from licensing.forms.text import Name
from licensing.process.needs import Member, Need, Over
from licensing.process.protocol import Choice, Exit, Reply, StepKind
from licensing.process.step import Step
from licensing.steps.asking import Join, JoinText, build_join
from licensing.steps.text import Draft, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.values.conditions import Condition
from licensing.values.types import Facts
from licensing.words.identifiers import FieldId, OutcomeId, StepId
from licensing.words.suggesting import suggestion

if TYPE_CHECKING:
    from licensing.steps import StepText


@dataclass(frozen=True, slots=True)
class Joined:
    """As `join` says; and where nobody was to be asked, the mildest outcome.

    `enough`: so many equal replies decide at the most, however many records there are; more need not be counted.
    """

    join: StepKind
    enough: int

    @property
    def choices(self) -> tuple[Choice, ...]:
        return ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return self.join.conditions

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple[StepKind, ...]:
        return tuple(Joined(each, self.enough) for each in self.join.readings(holds))

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        return self.join.opens(needs, facts)

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        if not replies:
            return next(iter(exits))
        return self.join.outcome(exits, replies, facts)

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        summed = self.join.sum_up(exits, given)
        return tuple(
            outcome for n, outcome in enumerate(summed) if summed[:n].count(outcome) < max(self.enough, 1)
        )


class EachText(Text):
    """The list, the line for each of its records, and how the lines join."""

    over: str = Field(description="the list: form.<list>, or <step>.<list> of an earlier step's form")
    steps: Annotated["dict[Name, StepText]", Field(min_length=1)]
    label: str | None = Field(default=None, description="the column that says what a record is called")
    when: str | None = Field(default=None, description="only for records of which this holds")
    order: Literal["together", "one by one"] = "together"
    join: JoinText = "all"
    veto: tuple[str, ...] = ()

    def has_outcomes(self) -> bool:
        return True

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        join = build_join(draft, path, self.join, self.veto, tuple(step.exits))
        listed = draft.listed((*path, "over"), self.over, step.id)
        start = StepId(next(iter(self.steps)))
        if listed is None:
            line = Member(step.id, step.name, start, over=Over(self.over))
            return replace(step, kind=Joined(join, _most(join)), needs=(line,))
        _check_quorums(draft, path, join, most=listed.most)
        label = self._label(draft, (*path, "label"), listed.columns)
        when = None if self.when is None else draft.condition((*path, "when"), self.when)
        over = Over(
            self.over,
            label,
            when,
            in_turn=self.order == "one by one",
            may_be_none=not listed.is_sure or self.when is not None,
            most=listed.most,
            nobody=None if listed.is_sure else _nobody(draft, (*path, "over"), self.over),
        )
        line = Member(step.id, step.name, start, over=over)
        return replace(step, kind=Joined(join, _most(join)), needs=(line,))

    def _label(self, draft: Draft, path: Path, columns: tuple[str, ...]) -> FieldId | None:
        if self.label is None:
            return None
        if self.label not in columns:
            message = f'the list has no column "{self.label}".'
            draft.report(path, "unknown-field", message, suggestion(self.label, columns))
        return FieldId(self.label.partition(".")[2])


def _nobody(draft: Draft, path: Path, over: str) -> Condition | None:
    """Whether a list of the application is empty, so that the checker can tell it once for every step that asks it."""
    return draft.condition(path, f"size({over}) == 0") if over.startswith("form.") else None


def _most(join: Join) -> int:
    return max((join.quorum, *(row.quorum for row in join.rows)))


def _check_quorums(draft: Draft, path: Path, join: Join, *, most: int) -> None:
    """With fewer records everybody is waited for and the gravest counts; with no list it is ever enough."""
    if _most(join) > most:
        message = f"the quorum is {_most(join)}, but the list has at most {most} records."
        draft.report((*path, "join"), "join-cannot-fire", message, f"Lower the quorum to {most}.")
