"""Everything that can happen to a case: each person, each outcome, each silence, in every order.

A state is where the lines stand, which of the fixed conditions hold, and what keeps people out of what. A state is
good when an end can be reached from it whatever the conditions turn out to be: people may do what helps, conditions
do not. Where this walks further than a case could go, it is towards more states and fewer ways out, never the other
way round: conditions that may hold or not, answers the applicant may change but need not, and more people of one kind
than `People.most`. How often a step was entered is not counted, so loops come back to where they were; where a
definition counts how often a step sends the application back, so does this.

A line in which nobody can keep anybody out, nothing depends on conditions and silence means nothing is looked at by
itself, and beside other lines only by what it can still end with.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.definition.soundness.appointing import Appointment, appointments_of
from licensing.definition.soundness.coupling import asked_after, coupled_lines
from licensing.definition.soundness.graph import dead_ends
from licensing.definition.soundness.lines import Lines
from licensing.definition.soundness.moves import AskedOfficer, Lead, Offer, Walked
from licensing.definition.soundness.people import ANYBODY, Crew, MemberPath, People, Person
from licensing.definition.soundness.shortening import Short, told_in_short
from licensing.definition.soundness.space import Act, Came, Move, Space, State
from licensing.definition.soundness.stands import END, Done, InShort, Reached, Stand, TooMany, stands_below
from licensing.definition.soundness.truths import Conditions, Truths, beginnings
from licensing.process.graph import Process, Step
from licensing.process.needs import Ask, Need, Panel
from licensing.process.protocol import ANSWERED, CORRECTED, LAPSED
from licensing.words.identifiers import StepId

MOST_MOVES = 150_000
"""Moves that are walked before a process counts as too large to be proved: some seconds."""


@dataclass(slots=True)
class Explorer:
    """One process with the people registered. `walked` counts moves over all of its lines."""

    process: Process
    people: People
    conditions: Conditions
    lines: Lines
    leaving: Mapping[StepId, int]
    appointments: Mapping[StepId, tuple[Appointment, ...]]
    shorts: dict[InShort, tuple[Short, ...]] = field(default_factory=dict[InShort, tuple[Short, ...]])
    walked: int = 0
    places: list[Reached] = field(default_factory=list[Reached])
    numbers: dict[Reached, int] = field(default_factory=dict[Reached, int])
    aheads: dict[int, int] = field(default_factory=dict[int, int])
    crews: dict[tuple[Crew, MemberPath | None, int], Crew] = field(
        default_factory=dict[tuple[Crew, MemberPath | None, int], Crew]
    )
    open_at: dict[tuple[int, Truths], tuple[tuple[Offer, ...], tuple[AskedOfficer, ...]]] = field(
        default_factory=dict[tuple[int, Truths], tuple[tuple[Offer, ...], tuple[AskedOfficer, ...]]]
    )

    def main(self) -> Space:
        """The whole case.

        Raises:
            TooMany: it is too large.
        """
        crew = self.people.begin()
        return self._explore(
            [
                (then, self.place(line), crew)
                for first, truths in beginnings(self.process, self.conditions)
                for line, then in self.lines.arrive(first, truths)
            ]
        )

    def shorten(self) -> None:
        """Look at the lines that do not interact by themselves, from the inside out."""
        coupled = coupled_lines(self.process, self.people, self.conditions)
        for step in reversed(tuple(self.process.steps.values())):
            for member in step.members:
                if member.start in self.process.steps and (step.id, member.name) not in coupled:
                    self._shorten(member.start)

    def _shorten(self, start: StepId) -> None:
        space = self._explore(
            [(then, self.place(line), self.people.begin()) for line, then in self.lines.arrive(start, 0)]
        )
        told, shorts = told_in_short(space, start)
        self.shorts.update(shorts)
        if told and not space.is_end(0):
            self.lines.short = {**self.lines.short, start: told[0]}

    def _explore(self, starts: list[State]) -> Space:
        space = Space()
        number: dict[State, int] = {}

        def found(state: State, came: Came | None) -> int:
            state = (state[0] & ~self.lines.contested, *state[1:])
            known = number.get(state)
            if known is None:
                known = number[state] = len(space.states)
                space.states.append(state)
                space.lines.append(self.places[state[1]])
                space.came.append(came)
            return known

        for start in starts:
            found(self._kept(start, None), None)
        n = 0
        while n < len(space.states):
            moves: list[Move] = []
            after: set[int] = set()
            silent: set[int] = set()
            for acts, leads, other in self._moves(space.states[n]):
                self._walk()
                # She need not contest how the case ended; where she does, it has to be able to end again.
                sure = [each for each in leads if not each[0][0] & self.lines.contested]
                contested = [each for each in leads if each[0][0] & self.lines.contested]
                sure_numbers = tuple(dict.fromkeys(found(state, Came(n, acts, left)) for state, left in sure))
                move = Move(acts, sure_numbers)
                moves.append(move)
                after.update(sure_numbers)
                after.update(found(state, Came(n, acts, left)) for state, left in (*other, *contested))
                if move.is_silent:
                    silent.update(sure_numbers)
            space.moves.append(tuple(moves))
            space.after.append(frozenset(after))
            space.silent.append(frozenset(silent))
            n += 1
        return space

    def _walk(self, steps: int = 1) -> None:
        self.walked += steps
        if self.walked > MOST_MOVES:
            raise TooMany

    def place(self, line: Reached) -> int:
        """The number of where the lines stand."""
        number = self.numbers.setdefault(line, len(self.places))
        if number == len(self.places):
            self.places.append(line)
        return number

    def _moves(self, state: State) -> Iterator[Walked]:
        truths, line, crew = state
        offers, questions = self._open_at(line, truths)
        for offer in offers:
            other = [*self._states(offer.other, crew), *self._begun(offer.again, crew)]
            yield offer.acts, self._states(offer.sure, crew), other
        anybody: MemberPath | None = None
        for question in questions:
            for person in self.able(crew, question.step, question.role, question.place):
                if person == ANYBODY:
                    # Of those whom anybody can answer for in one round only the first, for they are alike.
                    if anybody == question.place:
                        continue
                    anybody = question.place
                first, *rest = self.people.decided(crew, person)
                for outcome, leads, again in question.outcomes:
                    act = Act(question.step, outcome, question.role, person)
                    other = [each for more in rest for each in self._states(leads, more)]
                    other += [each for more in (first, *rest) for each in self._begun(again, more)]
                    yield (act,), self._states(leads, first), other

    def able(self, crew: Crew, step: StepId, role: AgencyRole, place: MemberPath) -> Iterator[Person]:
        """Who can decide here now, and has whom to name where she must."""
        naming = self.appointments.get(step, ())
        for person in self.people.who(crew, step, role, place):
            then = self.people.decided(crew, person)[0] if naming else crew
            if all(each.is_possible(self.people, then) for each in naming):
                yield person

    def _states(self, leads: tuple[Lead, ...], crew: Crew) -> list[tuple[State, MemberPath | None]]:
        return [(self._kept((truths, line, crew), left), left) for truths, line, left in leads]

    def _begun(self, leads: tuple[Lead, ...], crew: Crew) -> list[tuple[State, MemberPath | None]]:
        """As `_states`, where the line of another record is begun: what keeps people out of one only is over."""
        return [
            each
            for lead in leads
            for each in self._states((lead,), self._for_another(crew, self.places[lead[1]], lead[2] or ()))
        ]

    def _for_another(self, crew: Crew, root: Reached, at: MemberPath) -> Crew:
        each: Reached = root
        for index in at[:-1]:
            each = dict(each.lines).get(index, END) if isinstance(each, Stand) else END
        within = self.people.of_records.get(each.step, 0) if isinstance(each, Stand) else 0
        if not within:
            return crew
        return tuple(tuple(sorted(record.without(within) for record in records)) for records in crew)

    def _kept(self, state: State, left: MemberPath | None) -> State:
        """The state with nothing in it that does not matter any more."""
        truths, line, crew = state
        if isinstance(self.places[line], Done):
            return (0, line, ())
        if not crew:
            return state
        key = (crew, left, self.ahead(line))
        kept = self.crews.get(key)
        if kept is None:
            kept = self.crews[key] = after(*key)
        return (truths, line, kept)

    def _open_at(self, line: int, truths: Truths) -> tuple[tuple[Offer, ...], tuple[AskedOfficer, ...]]:
        """What can be done and what is asked where the lines stand, whoever is there."""
        known = self.open_at.get((line, truths))
        if known is None:
            root = self.places[line]
            stands = tuple(stands_below(root, ())) if isinstance(root, Stand) else ()
            offers = [each for stand, at in stands for each in self._offers(root, stand, at, truths)]
            early = [each for each in stands if each[0].step in self.lines.waiting and not each[0].asks]
            offers += [self._day_comes(root, stand, at, truths) for stand, at in early]
            questions = [each for stand, at in stands for each in self._questions(root, stand, at, truths)]
            known = self.open_at[line, truths] = (tuple(offers), tuple(questions))
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
            for outcome in (CORRECTED, ANSWERED, LAPSED):
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
        again = self.lines.again(root, place, changed, truths)
        return (
            self._leads(root, place, changed, truths),
            tuple((then, self.place(reached), left) for reached, left, then in again),
        )

    def _leads(self, root: Reached, place: MemberPath, changed: Reached, truths: Truths) -> tuple[Lead, ...]:
        if isinstance(root, Stand):
            self._walk(len(root.asks) + len(root.lines))
        settled = self.lines.settle(root, place, changed, truths)
        return tuple((then, self.place(reached), left) for reached, left, then in settled)

    def ahead(self, line: int) -> int:
        """The steps that may still ask somebody who is barred from them."""
        known = self.aheads.get(line)
        if known is None:
            known = 0
            root = self.places[line]
            for stand, _ in stands_below(root, ()) if isinstance(root, Stand) else ():
                may_ask = bool(stand.asks) or stand.step in self.lines.waiting
                known |= self.leaving[stand.step] | (self.people.bits.get(stand.step, 0) if may_ask else 0)
            self.aheads[line] = known
        return known


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


def after(crew: Crew, left: MemberPath | None, ahead: int) -> Crew:
    """The crew with nothing kept that does not matter any more."""
    return tuple(tuple(sorted(record.after(left, ahead) for record in records)) for records in crew)


def explorer_of(
    process: Process, people: People, conditions: Conditions, register: AgencyRegister
) -> Explorer:
    """An explorer that has looked at the lines that do not interact.

    Raises:
        TooMany: one of them is too large.
    """
    stands = Lines(process, conditions, dead_ends(process), people.plain())
    naming = appointments_of(process, people, register)
    explorer = Explorer(process, people, conditions, stands, asked_after(process, people), naming)
    explorer.shorten()
    return explorer
