"""What can happen where the lines stand, whoever the officers are: what is asked, offered, and comes of itself.

A place is the number of where all lines of a case stand; it is walked to many times, so what is possible there is
worked out once for each way the conditions can hold.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from licensing.definition.soundness.lines import Lines
from licensing.definition.soundness.moves import AskedOfficer, Lead, Offer
from licensing.definition.soundness.nesting import Nesting
from licensing.definition.soundness.people import MemberPath
from licensing.definition.soundness.shortening import Short
from licensing.definition.soundness.space import Act
from licensing.definition.soundness.stands import Done, InShort, Reached, Stand, TooMany, stands_below
from licensing.definition.soundness.truths import Truths
from licensing.process.graph import Process
from licensing.process.needs import Ask, Need, Panel
from licensing.process.protocol import ANSWERED, CORRECTED, LAPSED, PAID
from licensing.process.step import Step
from licensing.words.identifiers import StepId

MOST_MOVES = 150_000
"""Moves that are walked before a process counts as too large to be proved: some seconds."""


@dataclass(slots=True)
class Possible:
    """The moves of one process. `walked` counts them over all of its lines; `shorts` are those told in short."""

    process: Process
    lines: Lines
    nesting: Nesting
    shorts: dict[InShort, tuple[Short, ...]] = field(default_factory=dict[InShort, tuple[Short, ...]])
    walked: int = 0
    places: list[Reached] = field(default_factory=list[Reached])
    numbers: dict[Reached, int] = field(default_factory=dict[Reached, int])
    known: dict[tuple[int, Truths], tuple[tuple[Offer, ...], tuple[AskedOfficer, ...]]] = field(
        default_factory=dict[tuple[int, Truths], tuple[tuple[Offer, ...], tuple[AskedOfficer, ...]]]
    )

    def walk(self, steps: int = 1) -> None:
        """Count moves.

        Raises:
            TooMany: there are more than can be walked.
        """
        self.walked += steps
        if self.walked > MOST_MOVES:
            raise TooMany

    def place(self, line: Reached) -> int:
        """The number of where the lines stand."""
        number = self.numbers.setdefault(line, len(self.places))
        if number == len(self.places):
            self.places.append(line)
        return number

    def open_at(self, line: int, truths: Truths) -> tuple[tuple[Offer, ...], tuple[AskedOfficer, ...]]:
        """What can be done and what is asked where the lines stand, whoever is there."""
        known = self.known.get((line, truths))
        if known is None:
            root = self.places[line]
            stands = tuple(stands_below(root, ())) if isinstance(root, Stand) else ()
            offers = [each for stand, at in stands for each in self._offers(root, stand, at, truths)]
            offers += [each for stand, at in stands for each in self._heard(root, stand, at, truths)]
            early = [each for each in stands if each[0].step in self.lines.waiting and not each[0].asks]
            offers += [self._day_comes(root, stand, at, truths) for stand, at in early]
            questions = [each for stand, at in stands for each in self._questions(root, stand, at, truths)]
            known = self.known[line, truths] = (tuple(offers), tuple(questions))
        return known

    def _questions(
        self, root: Reached, stand: Stand, place: MemberPath, truths: Truths
    ) -> Iterator[AskedOfficer]:
        step = self.process.steps[stand.step]
        for n in _first_seats(step, stand):
            need = step.needs[n]
            if isinstance(need, Ask) and need.role is not None:
                keeping = self.lines.keeping
                outcomes = tuple(
                    (
                        outcome,
                        *self._both(
                            root,
                            place,
                            self.lines.answered(stand, n, outcome),
                            keeping.answered(truths, step, need, outcome),
                        ),
                    )
                    for outcome in self.lines.counting.offered(step, truths)
                )
                yield AskedOfficer(step.id, place, need.role, outcomes)

    def _offers(self, root: Reached, stand: Stand, place: MemberPath, truths: Truths) -> Iterator[Offer]:
        """What the applicant can do, who can always say what is true of her, and what lines told in short do."""
        step = self.process.steps[stand.step]
        for n in stand.asks:
            need = step.needs[n]
            if not isinstance(need, Ask) or need.role is not None:
                continue
            for outcome in (CORRECTED, ANSWERED, PAID, LAPSED):
                if outcome not in step.exits:
                    continue
                changed = self.lines.answered(stand, n, outcome)
                then = self.lines.keeping.corrected(truths) if outcome == CORRECTED else truths
                others = self.lines.keeping.other_answers(then) if outcome == CORRECTED else ()
                other = (self._leads(root, place, changed, each) for each in others)
                sure, again = self._both(root, place, changed, then)
                rest = tuple(lead for leads in other for lead in leads)
                yield Offer((Act(step.id, outcome),), sure, rest, again)
        unnamed = [n for n in stand.asks if _may_be_unnamed(step.needs[n])]
        if unnamed:
            fewer = replace(stand, asks=tuple(n for n in stand.asks if n not in unnamed))
            sure, again = self._both(root, place, fewer, truths)
            yield Offer((), sure, (), again)
        if stand.step in self.lines.awaited and step.makes:
            made = self.lines.answered(stand, -1, step.makes.outcome)
            sure, again = self._both(root, place, made, truths)
            yield Offer((Act(step.id, step.makes.outcome, is_made=True),), sure, (), again)
        for index, line in stand.lines:
            for short in self.shorts[line] if isinstance(line, InShort) else ():
                leads, again = self._both(root, (*place, index), short.to, truths)
                is_end = isinstance(short.to, Done)
                yield Offer(short.acts, leads if is_end else (), () if is_end else leads, again)
        if step.is_each:
            yield from self._beside(root, stand, place, truths)

    def _heard(self, root: Reached, stand: Stand, place: MemberPath, truths: Truths) -> Iterator[Offer]:
        """What a system can answer before anybody is asked; that it does is nothing to count on."""
        step = self.process.steps[stand.step]
        for n in stand.asks if step.call else ():
            for outcome in step.exits:
                said = self.lines.answered(stand, n, outcome)
                leads, again = self._both(root, place, said, truths)
                yield Offer((Act(step.id, outcome, is_made=True),), (), leads, again)

    def _day_comes(self, root: Reached, stand: Stand, place: MemberPath, truths: Truths) -> Offer:
        """Of itself: whom the step asks then, what holds by then says."""
        asked = self.lines.asked_later(self.process.steps[stand.step], truths)
        ways = [self._both(root, place, *each) for each in asked]
        sure, again = (tuple(lead for way in ways for lead in way[n]) for n in (0, 1))
        return Offer((), sure, (), again)

    def _beside(self, root: Reached, stand: Stand, place: MemberPath, truths: Truths) -> Iterator[Offer]:
        """What can happen on the lines of other records meanwhile, though nobody need do it.

        One of them may be looked at, and the applicant may correct her answers there.
        """
        over = self.process.steps[stand.step].members[0].over
        if over is None or over.in_turn:
            return
        at, changed = (*place, 0), list[Lead]()
        if self._corrects(stand.step):
            then = self.lines.keeping.corrected(truths)
            moved = (each for each in (then, *self.lines.keeping.other_answers(then)) if each != truths)
            changed = [
                lead
                for each in moved
                for line in stand.lines
                for lead in self._leads(root, at, line[1], each)
            ]
        begun = (
            (dict(each.lines)[0], then)
            for each, then in self.lines.begin_record(replace(stand, lines=()), truths)
            if isinstance(each, Stand) and each.step == stand.step and each.lines
        )
        again = tuple(
            (now, line, at) for each, then in begun for now, line, _ in self._leads(root, at, each, then)
        )
        yield Offer((), (), tuple(changed), again)

    def _corrects(self, each: StepId) -> bool:
        """Whether the applicant can correct her answers on the line of a record."""
        return any(CORRECTED in self.process.steps[id].exits for id in self.process.within(each))

    def _both(
        self, root: Reached, place: MemberPath, changed: Reached, truths: Truths
    ) -> tuple[tuple[Lead, ...], tuple[Lead, ...]]:
        """Where it leads, and where if the line of a further record is begun then."""
        again = self.nesting.again(root, place, changed, truths)
        return (
            self._leads(root, place, changed, truths),
            tuple((then, self.place(reached), left) for reached, left, then in again),
        )

    def _leads(self, root: Reached, place: MemberPath, changed: Reached, truths: Truths) -> tuple[Lead, ...]:
        if isinstance(root, Stand):
            self.walk(len(root.asks) + len(root.lines))
        settled = self.nesting.settle(root, place, changed, truths)
        return tuple((then, self.place(reached), left) for reached, left, then in settled)


def _first_seats(step: Step, stand: Stand) -> Iterator[int]:
    """Of the open seats of a panel the first, for they are alike; and everybody else who is asked."""
    panels: set[Panel] = set()
    for n in stand.asks:
        need = step.needs[n]
        panel = need.members if isinstance(need, Ask) else None
        if panel is None or panel not in panels:
            yield n
        if panel is not None:
            panels.add(panel)


def _may_be_unnamed(need: Need) -> bool:
    """Whether this is a seat for somebody more than have to be named."""
    return isinstance(need, Ask) and need.members is not None and need.seat > need.members.least
