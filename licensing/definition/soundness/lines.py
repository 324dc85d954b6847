"""Where the lines of a case come to when they are led to a step, and when somebody has answered.

It says what `case.course` does, without a case: a step is entered, opens what it must, and is left as soon as its
replies amount to an outcome, through branches, joins and endings, until somebody is waited for. Where a condition may
hold or not there are several places to come to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from licensing.city.people import AgencyRole
from licensing.definition.soundness.counting import Counting, counting_of
from licensing.definition.soundness.coupling import made_beside_others, opened_beside_others
from licensing.definition.soundness.graph import contested, ends_with, next_on_line
from licensing.definition.soundness.keeping import Keeping, keeping_of, keeps
from licensing.definition.soundness.opening import opened
from licensing.definition.soundness.replies import Amounts, with_reply
from licensing.definition.soundness.stands import (
    END,
    Arrived,
    Done,
    InShort,
    Reached,
    Stand,
    TooMany,
    with_line,
)
from licensing.definition.soundness.truths import Conditions, Truths
from licensing.process.graph import Process
from licensing.process.needs import Ask, Member
from licensing.process.protocol import Exit
from licensing.process.step import Step
from licensing.words.identifiers import OutcomeId, StepId

Way = tuple[Reached | StepId, Truths]
"""Where a step leads, and what holds and is remembered then."""
Joined = tuple[Reached | StepId | None, Truths]
"""The same of a step with replies, which may lead nowhere yet."""
MOST_OPENED = 100_000
"""Lines that are opened, counted over all the ways to open them together."""


@dataclass(slots=True)
class Lines:
    """The moves of lines.

    Attributes:
        given_up: steps at which nothing more is looked at.
        plain: roles that somebody can always answer for, and nobody who could be kept out.
        short: the lines that can be told in short, by their first steps.
        left_with: every outcome that a step of several replies was left with.
        contested: the bit of what is come to because the applicant contests how the case ended; she need not.
    """

    process: Process
    conditions: Conditions
    given_up: frozenset[StepId]
    plain: frozenset[AgencyRole]
    short: Mapping[StepId, InShort] = field(default_factory=dict[StepId, InShort])
    left_with: set[tuple[StepId, OutcomeId]] = field(default_factory=set[tuple[StepId, OutcomeId]])
    arrivals: dict[tuple[StepId, Truths], tuple[Arrived, ...]] = field(
        default_factory=dict[tuple[StepId, Truths], tuple[Arrived, ...]]
    )
    keeping: Keeping = field(init=False)
    counting: Counting = field(init=False)
    amounts: Amounts = field(init=False)
    awaited: frozenset[StepId] = field(init=False)
    waiting: frozenset[StepId] = field(init=False)
    contested: Truths = field(init=False)
    opened: int = 0

    def __post_init__(self) -> None:
        self.keeping = keeping_of(self.process, self.conditions)
        self.counting = counting_of(self.process, self.keeping.above)
        self.amounts = Amounts(self.conditions)
        self.awaited = made_beside_others(self.process)
        self.waiting = opened_beside_others(self.process)
        self.contested = 1 << self.counting.above

    def arrive(self, step: StepId, truths: Truths) -> tuple[Arrived, ...]:
        """Everything a line can come to when it is led to a step."""
        known = self.arrivals.get((step, truths))
        if known is None:
            known = self.arrivals[step, truths] = tuple(dict.fromkeys(self._arrive(step, truths)))
        return known

    def _arrive(self, step: StepId, truths: Truths) -> Iterator[Arrived]:
        seen: set[tuple[StepId, Truths]] = set()
        ahead = [(step, truths)]
        while ahead:
            led = ahead.pop()
            if led in seen:
                continue  # A loop without a person, which the drawing shows.
            seen.add(led)
            for reached, then in self._enter(self.process.steps[led[0]], led[1]):
                if isinstance(reached, str):
                    ahead.append((reached, then))
                else:
                    yield reached, then

    def _enter(self, step: Step, truths: Truths) -> Iterator[Way]:
        if step.id in self.given_up:
            yield END, truths
        elif step.makes is not None and step.id in self.awaited:
            yield Stand(step.id), truths
        elif step.makes is not None:
            exit = step.exits.get(step.makes.outcome)
            yield END if exit is None else self._way(step, exit), truths
            if exit is None:
                yield from self._contested(step, truths)
        elif step.ending is not None:
            yield END, truths
            yield from self._contested(step, truths)
        elif step.kind.choices:
            for outcome in self.conditions.chosen(step.kind.choices, truths):
                yield self._way(step, step.exits[outcome]), truths
        elif step.is_each:
            yield from self._for_each(step, truths)
        else:
            if step.id in self.waiting:
                yield Stand(step.id), truths
            yield from self._ask(step, truths)

    def _ask(self, step: Step, truths: Truths) -> Iterator[Way]:
        alike = frozenset[AgencyRole]() if keeps(step) else self.plain
        for needs in opened(step, self.conditions, truths, alike):
            # That nobody may be asked is reported where those who are asked are written.
            yield from self._open(step, needs, truths) if needs else ((END, truths),)

    def asked_later(self, step: Step, truths: Truths) -> tuple[Arrived, ...]:
        """Where a line comes to that has waited at a step for its day."""
        return tuple(dict.fromkeys(self.arrived(self._ask(step, truths))))

    def _contested(self, step: Step, truths: Truths) -> Iterator[Way]:
        """What was answered before the case had ended is not kept."""
        then = self.keeping.of_conditions(truths) | self.counting.of_counts(truths) | self.contested
        yield from ((id, then) for id in contested(self.process, step))

    def _open(self, step: Step, needs: tuple[int, ...], truths: Truths) -> Iterator[Way]:
        """Line after line is led to its first step, until the step is left or somebody is waited for."""
        asking = tuple(self._asking(step, needs, truths))
        ahead = [(way, lines, then) for way, lines, then in asking if isinstance(way, Stand)]
        yield from ((way, then) for way, _, then in asking if not isinstance(way, Stand))
        while ahead:
            stand, members, truths = ahead.pop()
            self.opened += 1 + len(stand.lines)
            if self.opened > MOST_OPENED:
                raise TooMany
            if not members:
                yield stand, truths
                continue
            index, *rest = members
            for reached, then in self._begin(step, index, truths):
                match reached:
                    case Done(outcome=None):
                        yield END, then
                    case Done(outcome=outcome) if outcome:
                        joined = with_reply(step, stand, index, outcome)
                        for way, now in self.joined(step, joined, then, tuple(rest)):
                            if way is None:
                                ahead.append((joined, tuple(rest), now))
                            else:
                                yield way, now
                    case _:
                        ahead.append((with_line(stand, index, reached), tuple(rest), then))

    def _asking(
        self, step: Step, needs: tuple[int, ...], truths: Truths
    ) -> Iterator[tuple[Reached | StepId, tuple[int, ...], Truths]]:
        """The step once it has asked whom it must, with the lines it has yet to open; or where kept answers lead."""
        asks = tuple(n for n in needs if isinstance(step.needs[n], Ask))
        members, entered = tuple(n for n in needs if n not in asks), self.keeping.entered(truths, step.id)
        for then in self.counting.entered(entered, step.id):
            for stand in self.keeping.stands(step, Stand(step.id, asks), truths):
                for way, now in self.joined(step, stand, then, members) if stand.given else ((None, then),):
                    yield stand if way is None else way, members, now

    def _for_each(self, step: Step, truths: Truths) -> Iterator[Way]:
        """The line of one record, or where the step leads when there is none."""
        over = step.members[0].over
        nobody = self.conditions.holds(over.nobody, truths) if over and over.nobody else None
        if nobody or over is None or (over.may_be_none and (nobody is None or over.when)):
            yield from self._left(step, Stand(step.id), truths)
        if not nobody:
            yield from self.begin_record(Stand(step.id), truths)

    def begin_record(self, stand: Stand, truths: Truths) -> Iterator[Way]:
        """Where the line of a further record comes to, after so many replies of others."""
        step, seen, ahead = self.process.steps[stand.step], {(stand, truths)}, [(stand, truths)]
        while ahead:
            before, now = ahead.pop()
            for reached, then in self._begin(step, 0, now):
                match reached:
                    case Done(outcome=None):
                        yield END, then
                    case Done(outcome=outcome) if outcome:
                        joined = with_reply(step, before, 0, outcome)
                        yield from self._left(step, joined, then)
                        if (joined, then) not in seen and self.awaits_another(step, joined, then):
                            seen.add((joined, then))
                            ahead.append((joined, then))
                    case _:
                        yield with_line(before, 0, reached), then

    def _left(self, step: Step, stand: Stand, truths: Truths) -> Iterator[Way]:
        """Where a step is left for with these replies; nowhere while it waits."""
        yield from ((way, then) for way, then in self.joined(step, stand, truths) if way is not None)

    def awaits_another(self, step: Step, stand: Stand, truths: Truths) -> bool:
        """Whether a step still waits for the line of another record."""
        return any(way is None for way, _ in self.joined(step, stand, truths, (0,)))

    def arrived(self, ways: Iterable[Way]) -> Iterator[Arrived]:
        """Everything a line can come to on these ways."""
        for way, then in ways:
            yield from self.arrive(way, then) if isinstance(way, str) else ((way, then),)

    def _begin(self, step: Step, index: int, truths: Truths) -> tuple[Arrived, ...]:
        need = step.needs[index]
        if not isinstance(need, Member) or need.start not in self.process.steps:
            return ((END, truths),)
        told = self.short.get(need.start)
        return ((told, truths),) if told else self.arrive(need.start, truths)

    def joined(
        self, step: Step, stand: Stand, truths: Truths, waiting: tuple[int, ...] = ()
    ) -> Iterator[Joined]:
        """Where a step can be left for; None where its replies amount to nothing yet."""
        for outcome in self.amounts.of(step, stand, truths, waiting):
            if outcome is None:
                yield None, truths
            else:
                self.left_with.add((step.id, outcome))
                for then in self.counting.left(truths, step.id, outcome):
                    yield self._way(step, step.exits[outcome]), then
                    if step.id in self.process.remedies and step.exits[outcome].to is None:
                        yield from self._contested(step, then)

    def _way(self, step: Step, exit: Exit) -> Reached | StepId:
        to = next_on_line(self.process, step, exit)
        return to if to is not None else Done(ends_with(self.process, step, exit))

    def answered(self, stand: Stand, ask: int, outcome: OutcomeId) -> Stand:
        """The line once somebody has answered; whether it is left for it, `settle` says."""
        rest = replace(stand, asks=tuple(n for n in stand.asks if n != ask))
        return with_reply(self.process.steps[stand.step], rest, ask, outcome)
