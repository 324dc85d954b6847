"""What kept answers add to where a case stands: which steps were answered, and that the applicant corrected since.

Whether what an answer relies on has changed nobody knows without a case, so that behind a correction each answer that
may be kept stands with any outcome that does not lead back to the applicant, or is asked for again; there must be a way
on from each. A step once entered keeps nothing more until the next correction, as in a case (`case.keeping`), so that
no loop can be gone round by kept answers alone.

It is kept in bits above those of the conditions: for each step one once somebody answered, one once that was corrected.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from licensing.definition.soundness.replies import with_reply
from licensing.definition.soundness.stands import Stand
from licensing.definition.soundness.truths import Conditions, Truths
from licensing.process.graph import Process
from licensing.process.needs import Ask
from licensing.process.returning import corrections_after
from licensing.process.step import Step
from licensing.words.identifiers import OutcomeId, StepId


@dataclass(frozen=True, slots=True)
class Keeping:
    """Of one process: for each step that may keep answers its first bit, and with which outcomes.

    `first` is the first bit that is no condition's.
    """

    first: int
    conditions: Conditions
    bits: dict[StepId, int]
    outcomes: dict[StepId, tuple[OutcomeId, ...]]

    @property
    def above(self) -> int:
        """The first bit that is not used here."""
        return self.first + 2 * len(self.bits)

    def of_conditions(self, truths: Truths) -> Truths:
        """The conditions that hold."""
        return truths & ((1 << self.first) - 1)

    def other_answers(self, truths: Truths) -> Iterator[Truths]:
        """The same with every other combination of conditions that a correction can give."""
        holds, beside = self.of_conditions(truths), truths >> self.first << self.first
        yield from (each | beside for each in self.conditions.corrected(holds) if each != holds)

    def answered(self, truths: Truths, step: Step, ask: Ask, outcome: OutcomeId) -> Truths:
        """Once somebody has answered so."""
        may_stand = bool(ask.relies_on) and outcome in self.outcomes.get(step.id, ())
        return truths | 1 << self.bits[step.id] if may_stand else truths

    def corrected(self, truths: Truths) -> Truths:
        """Once the applicant has corrected."""
        for bit in self.bits.values():
            truths |= (truths >> bit & 1) << bit + 1
        return truths

    def entered(self, truths: Truths, step: StepId) -> Truths:
        """Once the step was entered."""
        bit = self.bits.get(step)
        return truths if bit is None else truths & ~(1 << bit + 1)

    def stands(self, step: Step, stand: Stand, truths: Truths) -> Iterator[Stand]:
        """The step as it is entered: with none of its answers kept, and with each choice of those that may be."""
        bit = self.bits.get(step.id)
        if bit is None or not truths >> bit + 1 & 1:
            yield stand
            return
        kept = [n for n in stand.asks if isinstance(ask := step.needs[n], Ask) and ask.relies_on]
        for each in product((None, *self.outcomes[step.id]), repeat=len(kept)):
            then = stand
            for n, outcome in zip(kept, each, strict=True):
                then = then if outcome is None else with_reply(step, then, n, outcome)
            asked_again = {n for n, outcome in zip(kept, each, strict=True) if outcome is None}
            asks = tuple(n for n in stand.asks if n not in kept or n in asked_again)
            yield replace(then, asks=asks)


def keeping_of(process: Process, conditions: Conditions) -> Keeping:
    """What a process may keep, beside these conditions."""
    steps = [step for step in process.steps.values() if keeps(step)]
    outcomes = {
        step.id: tuple(each for each in step.exits if not corrections_after(process, step, each))
        for step in steps
    }
    first = len(conditions.fixed)
    bits = {step.id: first + 2 * n for n, step in enumerate(steps)}
    return Keeping(first, conditions, bits, outcomes)


def keeps(step: Step) -> bool:
    """Whether an answer of a step may be kept."""
    return any(ask.relies_on for ask in step.asks)
