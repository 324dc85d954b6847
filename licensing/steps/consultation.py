"""`consultation`: several agencies are asked at once, some only when a condition holds.

    rekomendasi:
      consultation:
        ask:
          - {by: dinkes.tim_teknis, within: 2 working days}
          - {by: dlh.tim_teknis, within: 2 working days, when: form.jenis_tempat == "mandiri"}
        join: all
        veto: [ditolak]
      outcomes: {disetujui: tanda_tangan, ditolak: penolakan}

Outcomes are written from the mildest to the gravest. A veto ends the consultation at once. Otherwise `any` ends it
with the first answer, a quorum with the first outcome given so often, and when everybody has answered the gravest
answer counts.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from licensing.clock.spans import SpanText
from licensing.history.case import Case, Task, Visit
from licensing.history.effects import Effect
from licensing.process.protocol import Ask, Exit
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.reading import Path
from licensing.values.conditions import Condition, Facts
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Consultation:
    """Everybody in `asked` whose condition holds answers; `quorum` equal answers are enough, 0 for all of them."""

    asked: tuple[tuple[Ask, Condition | None], ...]
    quorum: int
    veto: frozenset[OutcomeId]
    not_by: tuple[StepId, ...] = ()
    ending: None = None
    numbering: None = None

    def possible_asks(self) -> tuple[Ask, ...]:
        return tuple(ask for ask, _ in self.asked)

    def asks(self, facts: Facts) -> tuple[Ask, ...]:
        return tuple(ask for ask, condition in self.asked if condition is None or condition.holds(facts))

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], tasks: tuple[Task, ...], facts: Facts
    ) -> OutcomeId | None:
        decisions = sorted(
            (task.decision for task in tasks if task.decision), key=lambda decision: decision.at
        )
        answers = [decision.outcome for decision in decisions]
        vetoed = next((answer for answer in answers if answer in self.veto), None)
        if vetoed is not None:
            return vetoed
        for answer, times in Counter(answers).items():
            if self.quorum and times >= self.quorum:
                return answer
        if len(answers) < len(tasks):
            return None
        return max(answers, key=list(exits).index)

    def owes(self, case: Case, visit: Visit) -> tuple[Effect, ...]:
        return ()


class AskText(Text):
    by: str
    within: SpanText | None = None
    when: str | None = None


class QuorumText(Text):
    quorum: Annotated[int, Field(ge=1)]


class ConsultationText(Text):
    """Who is asked, how the answers join, and which of them decide alone."""

    ask: Annotated[tuple[AskText, ...], Field(min_length=1)]
    join: Literal["all", "any"] | QuorumText = "all"
    veto: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()

    def decided_by_officers(self) -> bool:
        return True

    def exits(self) -> Mapping[OutcomeId, tuple[Path, str, Sentence]]:
        return {}

    def build(self, draft: Draft, path: Path, outcomes: tuple[OutcomeId, ...]) -> Consultation:
        self._check_join(draft, path)
        for n, name in enumerate(self.veto):
            if name not in outcomes:
                hint = "The outcomes are: " + ", ".join(outcomes) + "."
                draft.report(
                    (*path, "veto", n), "unknown-outcome", f'"{name}" is no outcome of this step.', hint
                )
        asked = tuple(self._ask(draft, (*path, "ask", n), ask) for n, ask in enumerate(self.ask))
        agencies = [ask.role.agency for ask, _ in asked if ask.role]
        for n, agency in enumerate(agencies):
            if agency in agencies[:n]:
                message = f'agency "{agency}" is asked twice in one consultation.'
                draft.report(
                    (*path, "ask", n, "by"), "asked-twice", message, "Ask one role of it, or use two steps."
                )
        not_by = tuple(draft.decided((*path, "not_by", n), step) for n, step in enumerate(self.not_by))
        return Consultation(asked, self._quorum(), frozenset(OutcomeId(name) for name in self.veto), not_by)

    def _quorum(self) -> int:
        match self.join:
            case "all":
                return 0
            case "any":
                return 1
            case QuorumText(quorum=quorum):
                return quorum

    def _ask(self, draft: Draft, path: Path, ask: AskText) -> tuple[Ask, Condition | None]:
        condition = None if ask.when is None else draft.condition((*path, "when"), ask.when)
        return Ask(draft.agency_role((*path, "by"), ask.by), ask.within), condition

    def _check_join(self, draft: Draft, path: Path) -> None:
        certain = sum(ask.when is None for ask in self.ask)
        if certain == 0:
            message = (
                "every agency is asked only under a condition, so perhaps nobody is and the step never ends."
            )
            hint = "Ask at least one agency without `when`, or put a branch before the consultation."
            draft.report((*path, "ask"), "join-cannot-fire", message, hint)
        elif self._quorum() > certain:
            message = (
                f"the quorum is {self._quorum()}, but only {certain} of those asked are asked in every case."
            )
            hint = f"Lower the quorum to {certain}, or ask more agencies without `when`."
            draft.report((*path, "join"), "join-cannot-fire", message, hint)
