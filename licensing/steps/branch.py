"""`branch`: the first condition that holds decides where the case goes; nobody is asked.

jenis:
  branch:
    choose: [{when: form.sifat == "permanen", to: rekomendasi}]
    otherwise: tanda_tangan
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.history.case import Case, Task, Visit
from licensing.history.effects import Effect
from licensing.process.protocol import Ask, Exit
from licensing.steps.text import Draft
from licensing.text.labels import readable
from licensing.text.model import Text
from licensing.text.reading import Path
from licensing.values.conditions import Condition, Facts
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Branch:
    """Conditions in order, each with the exit it opens. The exits of a branch are named after their targets."""

    choices: tuple[tuple[Condition, OutcomeId], ...]
    otherwise: OutcomeId
    ending: None = None
    numbering: None = None
    not_by: tuple[()] = ()

    def possible_asks(self) -> tuple[Ask, ...]:
        return ()

    def asks(self, facts: Facts) -> tuple[Ask, ...]:
        return ()

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], tasks: tuple[Task, ...], facts: Facts
    ) -> OutcomeId | None:
        return next((exit for condition, exit in self.choices if condition.holds(facts)), self.otherwise)

    def owes(self, case: Case, visit: Visit) -> tuple[Effect, ...]:
        return ()


class ChoiceText(Text):
    when: str
    to: str


class BranchText(Text):
    """Conditions in order, and where to go when none holds."""

    choose: tuple[ChoiceText, ...]
    otherwise: str

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, tuple[Path, str, Sentence]]:
        exits: dict[OutcomeId, tuple[Path, str, Sentence]] = {}
        for n, choice in enumerate(self.choose):
            exits.setdefault(OutcomeId(choice.to), (("choose", n, "to"), choice.to, readable(choice.to)))
        exits.setdefault(
            OutcomeId(self.otherwise), (("otherwise",), self.otherwise, readable(self.otherwise))
        )
        return exits

    def build(self, draft: Draft, path: Path, outcomes: tuple[OutcomeId, ...]) -> Branch:
        compiled = (
            (draft.condition((*path, "choose", n, "when"), choice.when), OutcomeId(choice.to))
            for n, choice in enumerate(self.choose)
        )
        choices = tuple((condition, exit) for condition, exit in compiled if condition)
        return Branch(choices, OutcomeId(self.otherwise))
