"""Where the lines of a case come to when they are led to a step, and when somebody has answered.

It says what `case.course` does, without a case: a step is entered, opens what it must, and is left as soon as its
replies amount to an outcome, through branches, joins and endings, until somebody is waited for. Where a condition may
hold or not there are several places to come to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from licensing.city.people import AgencyRole
from licensing.definition.soundness.graph import contested, ends_with, next_on_line
from licensing.definition.soundness.opening import opened
from licensing.definition.soundness.people import MemberPath
from licensing.definition.soundness.replies import amount_to, with_reply
from licensing.definition.soundness.stands import (
    END,
    Done,
    InShort,
    Left,
    Reached,
    Stand,
    TooMany,
    with_line,
    without_line,
)
from licensing.definition.soundness.truths import Conditions, Truths
from licensing.process.graph import Process, Step
from licensing.process.protocol import Ask, Exit, Member
from licensing.words.identifiers import OutcomeId, StepId

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
    """

    process: Process
    conditions: Conditions
    given_up: frozenset[StepId]
    plain: frozenset[AgencyRole]
    short: Mapping[StepId, InShort] = field(default_factory=dict[StepId, InShort])
    left_with: set[tuple[StepId, OutcomeId]] = field(default_factory=set[tuple[StepId, OutcomeId]])
    arrivals: dict[tuple[StepId, Truths], tuple[Reached, ...]] = field(
        default_factory=dict[tuple[StepId, Truths], tuple[Reached, ...]]
    )

    opened: int = 0

    def arrive(self, step: StepId, truths: Truths) -> tuple[Reached, ...]:
        """Everything a line can come to when it is led to a step."""
        known = self.arrivals.get((step, truths))
        if known is None:
            known = self.arrivals[step, truths] = tuple(dict.fromkeys(self._arrive(step, truths)))
        return known

    def _arrive(self, step: StepId, truths: Truths) -> Iterator[Reached]:
        seen: set[StepId] = set()
        ahead = [step]
        while ahead:
            id = ahead.pop()
            if id in seen:
                continue  # A loop without a person, which the drawing shows.
            seen.add(id)
            for reached in self._enter(self.process.steps[id], truths):
                if isinstance(reached, str):
                    ahead.append(reached)
                else:
                    yield reached

    def _enter(self, step: Step, truths: Truths) -> Iterator[Reached | StepId]:
        if step.id in self.given_up:
            yield END
        elif step.makes is not None:
            exit = step.exits.get(step.makes.outcome)
            yield END if exit is None else self._way(step, exit)
            if exit is None:
                yield from contested(self.process, step)
        elif step.ending is not None:
            yield END
            yield from contested(self.process, step)
        elif step.kind.choices:
            for outcome in self.conditions.chosen(step.kind.choices, truths):
                yield self._way(step, step.exits[outcome])
        elif step.is_each:
            yield from self._for_each(step, truths)
        else:
            for needs in opened(step, self.conditions, truths, self.plain):
                # That nobody may be asked is reported where those who are asked are written.
                yield from self._open(step, needs, truths) if needs else (END,)

    def _open(self, step: Step, needs: tuple[int, ...], truths: Truths) -> Iterator[Reached | StepId]:
        """Line after line is led to its first step, until the step is left or somebody is waited for."""
        asks = tuple(n for n in needs if isinstance(step.needs[n], Ask))
        ahead = [(Stand(step.id, asks), tuple(n for n in needs if n not in asks))]
        while ahead:
            stand, members = ahead.pop()
            self.opened += 1 + len(stand.lines)
            if self.opened > MOST_OPENED:
                raise TooMany
            if not members:
                yield stand
                continue
            index, *rest = members
            for reached in self._begin(step, index, truths):
                match reached:
                    case Done(outcome=None):
                        yield END
                    case Done(outcome=outcome) if outcome:
                        joined = self._given(stand, outcome)
                        for way in self._joined(step, joined, truths, len(rest)):
                            if way is None:
                                ahead.append((joined, tuple(rest)))
                            else:
                                yield way
                    case _:
                        ahead.append((with_line(stand, index, reached), tuple(rest)))

    def _for_each(self, step: Step, truths: Truths) -> Iterator[Reached | StepId]:
        """The line of one record, or where the step leads when there is none."""
        over = step.members[0].over
        nobody = self.conditions.holds(over.nobody, truths) if over and over.nobody else None
        if nobody or over is None or (over.may_be_none and (nobody is None or over.when)):
            yield from (way for way in self._joined(step, Stand(step.id), truths) if way is not None)
        if not nobody:
            yield from self.begin_record(Stand(step.id), truths)

    def begin_record(self, stand: Stand, truths: Truths) -> Iterator[Reached | StepId]:
        """Where the line of a further record comes to, after so many replies of others."""
        step, seen, ahead = self.process.steps[stand.step], {stand}, [stand]
        while ahead:
            before = ahead.pop()
            for reached in self._begin(step, 0, truths):
                match reached:
                    case Done(outcome=None):
                        yield END
                    case Done(outcome=outcome) if outcome:
                        joined = self._given(before, outcome)
                        yield from (way for way in self._joined(step, joined, truths) if way is not None)
                        if joined not in seen and None in self._joined(step, joined, truths, 1):
                            seen.add(joined)
                            ahead.append(joined)
                    case _:
                        yield with_line(before, 0, reached)

    def again(self, root: Reached, place: MemberPath, changed: Reached, truths: Truths) -> tuple[Left, ...]:
        """What `root` comes to when the line at `place` has ended and that of a further record is begun."""
        if not place or not isinstance(root, Stand):
            return ()
        return self._again_below(root, place, 0, changed, truths)

    def _again_below(
        self, stand: Stand, place: MemberPath, depth: int, changed: Reached, truths: Truths
    ) -> tuple[Left, ...]:
        index, line = place[depth], dict(stand.lines)[place[depth]]
        within: tuple[Left, ...] = ()
        if depth + 1 < len(place) and isinstance(line, Stand):
            within = self._again_below(line, place, depth + 1, changed, truths)
            settled = self._settled_below(line, place, depth + 1, changed, truths)
        else:
            settled = self._settled(changed, truths, place)
        again = dict.fromkeys(self._around(stand, place, depth, within, truths))
        step = self.process.steps[stand.step]
        for ended in (reached for reached, _ in settled if step.is_each and isinstance(reached, Done)):
            if ended.outcome is None:
                continue
            joined = self._given(without_line(stand, index), ended.outcome)
            if None in self._joined(step, joined, truths, 1):
                begun = self._arrived(self.begin_record(joined, truths), truths)
                again.update(dict.fromkeys((each, place[: depth + 1]) for each in begun))
        return tuple(again)

    def _arrived(self, ways: Iterator[Reached | StepId], truths: Truths) -> Iterator[Reached]:
        for way in ways:
            yield from self.arrive(way, truths) if isinstance(way, str) else (way,)

    def _begin(self, step: Step, index: int, truths: Truths) -> tuple[Reached, ...]:
        need = step.needs[index]
        if not isinstance(need, Member) or need.start not in self.process.steps:
            return (END,)
        told = self.short.get(need.start)
        return (told,) if told else self.arrive(need.start, truths)

    def _joined(
        self, step: Step, stand: Stand, truths: Truths, waiting: int = 0
    ) -> Iterator[Reached | StepId | None]:
        """Where a step can be left for; None where its replies amount to nothing yet."""
        waiting += len(stand.asks) + len(stand.lines)
        for outcome in amount_to(
            step, stand.given, waiting, lambda each: self.conditions.holds(each, truths)
        ):
            if outcome is None:
                yield None
            else:
                self.left_with.add((step.id, outcome))
                yield self._way(step, step.exits[outcome])
                if step.id in self.process.remedies and step.exits[outcome].to is None:
                    yield from contested(self.process, step)

    def _way(self, step: Step, exit: Exit) -> Reached | StepId:
        to = next_on_line(self.process, step, exit)
        return to if to is not None else Done(ends_with(self.process, step, exit))

    def answered(self, stand: Stand, ask: int, outcome: OutcomeId) -> Stand:
        """The line once somebody has answered; whether it is left for it, `settle` says."""
        return self._given(replace(stand, asks=tuple(n for n in stand.asks if n != ask)), outcome)

    def _given(self, stand: Stand, outcome: OutcomeId) -> Stand:
        return replace(stand, given=with_reply(self.process.steps[stand.step], stand.given, outcome))

    def settle(self, root: Reached, place: MemberPath, changed: Reached, truths: Truths) -> tuple[Left, ...]:
        """What `root` comes to when the line at `place` has changed."""
        if not place or not isinstance(root, Stand):
            return self._settled(changed, truths, ())
        return self._settled_below(root, place, 0, changed, truths)

    def _settled_below(
        self, stand: Stand, place: MemberPath, depth: int, changed: Reached, truths: Truths
    ) -> tuple[Left, ...]:
        line = dict(stand.lines)[place[depth]]
        if depth + 1 < len(place) and isinstance(line, Stand):
            inner = self._settled_below(line, place, depth + 1, changed, truths)
        else:
            inner = self._settled(changed, truths, place)
        return self._around(stand, place, depth, inner, truths)

    def _around(
        self, stand: Stand, place: MemberPath, depth: int, inner: tuple[Left, ...], truths: Truths
    ) -> tuple[Left, ...]:
        """What a stand comes to when one of its lines has come to this."""
        index = place[depth]
        outer: dict[Left, None] = {}
        for reached, left in inner:
            match reached:
                case Done(outcome=None):
                    outer[END, ()] = None
                case Done(outcome=outcome) if outcome:
                    joined = self._given(without_line(stand, index), outcome)
                    for each, above in self._settled(joined, truths, place[:depth]):
                        outer[each, left if above is None else above] = None
                case _:
                    outer[with_line(stand, index, reached), left] = None
        return tuple(outer)

    def _settled(self, changed: Reached, truths: Truths, place: MemberPath) -> tuple[Left, ...]:
        if not isinstance(changed, Stand):
            return ((changed, place if isinstance(changed, Done) else None),)
        settled: dict[Left, None] = {}
        for way in self._joined(self.process.steps[changed.step], changed, truths):
            if way is None:
                settled[changed, None] = None
            elif isinstance(way, str):
                settled.update(dict.fromkeys((reached, place) for reached in self.arrive(way, truths)))
            else:
                settled[way, place] = None
        return tuple(settled)
