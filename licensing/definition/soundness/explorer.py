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
from dataclasses import dataclass, field

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.definition.soundness.appointing import Appointment, appointments_of
from licensing.definition.soundness.coupling import asked_after, coupled_lines
from licensing.definition.soundness.graph import dead_ends
from licensing.definition.soundness.lines import Lines
from licensing.definition.soundness.moves import Lead, Walked
from licensing.definition.soundness.nesting import Nesting
from licensing.definition.soundness.people import ANYBODY, Crew, MemberPath, People, Person
from licensing.definition.soundness.possible import Possible
from licensing.definition.soundness.shortening import told_in_short
from licensing.definition.soundness.space import Act, Came, Move, Space, State
from licensing.definition.soundness.stands import END, Done, Reached, Stand, stands_below
from licensing.definition.soundness.truths import Conditions, beginnings
from licensing.process.graph import Process
from licensing.words.identifiers import StepId


@dataclass(slots=True)
class Explorer:
    """One process with the people registered."""

    process: Process
    people: People
    conditions: Conditions
    lines: Lines
    possible: Possible
    leaving: Mapping[StepId, int]
    appointments: Mapping[StepId, tuple[Appointment, ...]]
    aheads: dict[int, int] = field(default_factory=dict[int, int])
    crews: dict[tuple[Crew, MemberPath | None, int], Crew] = field(
        default_factory=dict[tuple[Crew, MemberPath | None, int], Crew]
    )

    def main(self) -> Space:
        """The whole case.

        Raises:
            TooMany: it is too large.
        """
        crew = self.people.begin()
        return self._explore(
            [
                (then, self.possible.place(line), crew)
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
            [
                (then, self.possible.place(line), self.people.begin())
                for line, then in self.lines.arrive(start, 0)
            ]
        )
        told, shorts = told_in_short(space, start)
        self.possible.shorts.update(shorts)
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
                space.lines.append(self.possible.places[state[1]])
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
                self.possible.walk()
                # She need not contest how the case ended; where she does, it has to be able to end again.
                sure = [each for each in leads if not each[0][0] & self.lines.contested]
                contested = [each for each in leads if each[0][0] & self.lines.contested]
                sure_numbers = tuple(dict.fromkeys(found(state, Came(n, acts, left)) for state, left in sure))
                move = Move(acts, sure_numbers)
                moves.append(move)
                after.update(sure_numbers)
                others = [found(state, Came(n, acts, left)) for state, left in (*other, *contested)]
                after.update(others)
                if move.is_silent:
                    silent.update(sure_numbers)
                if acts and move.is_silent:
                    silent.update(others)
            space.moves.append(tuple(moves))
            space.after.append(frozenset(after))
            space.silent.append(frozenset(silent))
            n += 1
        return space

    def _moves(self, state: State) -> Iterator[Walked]:
        truths, line, crew = state
        offers, questions = self.possible.open_at(line, truths)
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
            for each in self._states(
                (lead,), self._for_another(crew, self.possible.places[lead[1]], lead[2] or ())
            )
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
        if isinstance(self.possible.places[line], Done):
            return (0, line, ())
        if not crew:
            return state
        key = (crew, left, self.ahead(line))
        kept = self.crews.get(key)
        if kept is None:
            kept = self.crews[key] = after(*key)
        return (truths, line, kept)

    def ahead(self, line: int) -> int:
        """The steps that may still ask somebody who is barred from them."""
        known = self.aheads.get(line)
        if known is None:
            known = 0
            root = self.possible.places[line]
            for stand, _ in stands_below(root, ()) if isinstance(root, Stand) else ():
                may_ask = bool(stand.asks) or stand.step in self.lines.waiting
                known |= self.leaving[stand.step] | (self.people.bits.get(stand.step, 0) if may_ask else 0)
            self.aheads[line] = known
        return known


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
    possible = Possible(process, stands, Nesting(stands))
    explorer = Explorer(process, people, conditions, stands, possible, asked_after(process, people), naming)
    explorer.shorten()
    return explorer
