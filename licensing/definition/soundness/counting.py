"""What counted ways back add to where a case stands: how often each step that counts has sent the application back.

It is kept in bits above those of the conditions and of kept answers, two for each step, and up to `MOST_COUNTED`
exactly; where more can be taken, nobody knows after the first whether they are used up, so that both is looked at. Nor
does anybody know it on the line of a record, where the other records count as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from licensing.definition.soundness.truths import Truths
from licensing.process.graph import Process
from licensing.process.protocol import EXHAUSTED
from licensing.process.returning import ways_back
from licensing.process.step import Step
from licensing.words.identifiers import OutcomeId, StepId

MOST_COUNTED: Final = 3


@dataclass(frozen=True, slots=True)
class Counter:
    """Of one step: its first bit, its ways back, and from how many of them on they are used up."""

    bit: int
    back: frozenset[OutcomeId]
    enough: int
    is_exact: bool
    of_record: bool

    def count(self, truths: Truths) -> int:
        return truths >> self.bit & MOST_COUNTED

    def at(self, truths: Truths, count: int) -> Truths:
        return truths & ~(MOST_COUNTED << self.bit) | count << self.bit


@dataclass(frozen=True, slots=True)
class Counting:
    """Of one process, step by step; `first` is the first bit that is no other's."""

    first: int
    counters: Mapping[StepId, Counter]

    @property
    def above(self) -> int:
        """The first bit that is not used here."""
        return self.first + 2 * len(self.counters)

    def of_counts(self, truths: Truths) -> Truths:
        """How often each was sent back, without all else that is known."""
        return truths >> self.first << self.first

    def offered(self, step: Step, truths: Truths) -> tuple[OutcomeId, ...]:
        """What officers can choose among."""
        counter = self.counters.get(step.id)
        if counter is None:
            return tuple(step.exits)
        is_used_up = counter.count(truths) >= counter.enough
        closed = counter.back if is_used_up else frozenset({EXHAUSTED})
        return tuple(outcome for outcome in step.exits if outcome not in closed)

    def entered(self, truths: Truths, step: StepId) -> Iterator[Truths]:
        """Once the step was entered: on the line of a record, whatever the others have used up."""
        counter = self.counters.get(step)
        if counter is None or not counter.of_record:
            yield truths
        else:
            yield from (counter.at(truths, count) for count in (0, counter.enough))

    def left(self, truths: Truths, step: StepId, outcome: OutcomeId) -> Iterator[Truths]:
        """Once the step was left so."""
        counter = self.counters.get(step)
        if counter is None or outcome not in counter.back or counter.of_record:
            yield truths
            return
        count = min(counter.count(truths) + 1, counter.enough)
        yield counter.at(truths, count)
        if count == counter.enough and not counter.is_exact:
            yield counter.at(truths, count - 1)


def counting_of(process: Process, first: int) -> Counting:
    """What a process counts; where it counts wrongly that is reported, and nothing is counted here."""
    counters: dict[StepId, Counter] = {}
    for step in process.steps.values():
        back = frozenset(ways_back(process, step)) if step.rounds is not None else frozenset[OutcomeId]()
        if step.rounds is None or not back or EXHAUSTED in back or len(back) == len(step.exits):
            continue
        is_exact, of_record = step.rounds <= MOST_COUNTED, bool(process.records_above(step.id))
        bit = first + 2 * len(counters)
        counters[step.id] = Counter(bit, back, step.rounds if is_exact else 1, is_exact, of_record)
    return Counting(first, counters)
