"""`branch`: the first condition that holds decides where the case goes; nobody is asked.

jenis:
  branch:
    choose: [{when: form.sifat == "permanen", to: rekomendasi}]
    otherwise: tanda_tangan
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from licensing.process.needs import Need
from licensing.process.protocol import Choice, Exit, Reply, StepKind
from licensing.process.step import Step
from licensing.steps.text import Draft, WayText, WrittenExit
from licensing.text.labels import readable
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.values.conditions import Condition
from licensing.values.types import Facts
from licensing.words.identifiers import OutcomeId


@dataclass(frozen=True, slots=True)
class Branch:
    """Conditions in order, each with the exit it opens. The exits of a branch are named after their targets."""

    choices: tuple[Choice, ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return ()

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple[StepKind, ...]:
        return (self,)

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        return ()

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        return next(each.outcome for each in self.choices if each.when is None or each.when.holds(facts))

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        return given


class ChoiceText(Text):
    when: str
    to: str | WayText


class BranchText(Text):
    """Conditions in order, and where to go when none holds."""

    choose: tuple[ChoiceText, ...]
    otherwise: str | WayText

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        exits: dict[OutcomeId, WrittenExit] = {}
        ways = [(("choose", n, "to"), choice.to) for n, choice in enumerate(self.choose)]
        for path, target in (*ways, (("otherwise",), self.otherwise)):
            exits.setdefault(_named(target), WrittenExit(path, target, readable(_named(target))))
        return exits

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        compiled = (
            (draft.condition((*path, "choose", n, "when"), choice.when), _named(choice.to))
            for n, choice in enumerate(self.choose)
        )
        choices = (Choice(condition, exit) for condition, exit in compiled if condition)
        return replace(step, kind=Branch((*choices, Choice(None, _named(self.otherwise)))))


def _named(target: str | WayText) -> OutcomeId:
    """The name of the exit to a target."""
    return OutcomeId(target.end if isinstance(target, WayText) else target)
