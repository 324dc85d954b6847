"""What a document needs on every way to it to bind anybody: a letter of refusal a reason, and each a signature.

A reason is one that an officer must give with her answer (UU 30/2014); a signature is an answer at a `signature` step.
Either may be given in a line, where it counts once the lines have joined: if each line that can end so has given it,
or if one that is opened in every case has, and is waited for. What was said of other answers counts no more once the
applicant has corrected hers; nor does a signature that asked for the correction, though nobody answered it. What she
pays, or does not, changes nothing of it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from licensing.definition.editions import FIRST
from licensing.definition.soundness.along import Came, Node, said
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import deemed_of, ends_with, next_on_line, stands_for
from licensing.definition.soundness.replies import amount_to
from licensing.definition.soundness.stands import Stand
from licensing.definition.soundness.truths import ANY_ANSWERS, Conditions, Truths, beginnings, conditions_of
from licensing.process.graph import Process
from licensing.process.made import Made
from licensing.process.needs import Member
from licensing.process.paying import Bill
from licensing.process.protocol import CORRECTED, LAPSED, Exit
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.words.identifiers import OutcomeId, StepId

Place = Node[bool]
"""A step of a line, whether what is needed was given before it, and which conditions hold."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What some documents need, which answers give it, and with which of the applicant's it is lost.

    `stands_beside`: what one line gave stands though she corrects her answers in another, as an agency's reasons do.
    `since` is the first edition of the language whose definitions must show it.
    """

    rule: str
    needed_by: Callable[[Made | Bill], bool]
    gives: Callable[[Step, Exit], bool]
    lost_with: frozenset[OutcomeId]
    lacking: str
    hint: str
    stands_beside: bool
    since: int = FIRST


REQUIREMENTS: Final = (
    Requirement(
        "reason-missing",
        lambda made: isinstance(made, Made) and made.kind == "refusal",
        lambda _, exit: exit.needs_reason,
        frozenset({CORRECTED}),
        "refuses although no officer has to say why",
        "Demand the reason with the outcome that refuses: {to: …, reason: true}.",
        stands_beside=True,
    ),
    Requirement(
        "signature-missing",
        lambda made: isinstance(made, Made) and made.is_answer,
        lambda step, _: step.signs,
        frozenset({CORRECTED, LAPSED}),
        "makes a document that nobody has signed",
        "Lead every way to it through a signature step.",
        stands_beside=False,
        since=2,
    ),
    Requirement(
        "signature-missing",
        lambda made: made.letterhead == "signatory",
        lambda step, _: step.signs,
        frozenset({CORRECTED, LAPSED}),
        "bears the letterhead of whoever signed, and perhaps nobody has",
        "Lead every way to it through a signature step, or remove letterhead.",
        stands_beside=False,
    ),
)


def unbound(process: Process, *, edition: int) -> Iterator[Fault]:
    """Every document that a case can come to without what it needs, with the shortest way that shows it."""
    if any(_unbound(process, ANY_ANSWERS, edition)):
        # Only then is it worth asking which conditions hold together.
        yield from _unbound(process, conditions_of(process), edition)


def _unbound(process: Process, conditions: Conditions, edition: int) -> Iterator[Fault]:
    told: set[tuple[str, StepId]] = set()
    makes = [made for step in process.steps.values() if (made := step.makes or step.bill)]
    for requirement in (each for each in REQUIREMENTS if each.since <= edition):
        if not any(map(requirement.needed_by, makes)):
            continue
        came = _Search(process, conditions, requirement).from_start()
        for node in came:
            id, is_given, _ = node
            made = process.steps[id].makes or process.steps[id].bill
            if made is None or not requirement.needed_by(made) or is_given or (requirement.rule, id) in told:
                continue
            told.add((requirement.rule, id))
            message = f'step "{id}" {requirement.lacking}: {said(process, came, node)}.'
            yield Fault(step_path(process, id), requirement.rule, message, requirement.hint)


@dataclass(slots=True)
class _Search:
    """Ways along lines, told apart by whether they have met what is needed.

    Attributes:
        given_by: the outcomes of steps that open lines with which the lines have surely given it.
        losing: the steps in whose lines the applicant can correct what was said of her answers, in any line.
    """

    process: Process
    conditions: Conditions
    requirement: Requirement
    given_by: set[tuple[StepId, OutcomeId]] = field(default_factory=set[tuple[StepId, OutcomeId]])
    losing: frozenset[StepId] = field(init=False)

    def __post_init__(self) -> None:
        lost = {step.id for step in self.process.steps.values() if self._can_lose(step)}
        within = stands_for(self.process)
        self.losing = frozenset(id for id, steps in within.items() if not lost.isdisjoint(steps - {id}))

    def _can_lose(self, step: Step) -> bool:
        return _asks_for_answers(step) and not self.requirement.lost_with.isdisjoint(step.exits)

    def from_start(self) -> Came[bool]:
        """Every node of the main line, each with the one before it on a shortest way.

        What is contested is decided anew: what was said before counts for nothing.
        """
        for step in reversed(tuple(self.process.steps.values())):
            if step.members:
                self.given_by |= {(step.id, outcome) for outcome in self._given_by_lines(step)}
        steps = self.process.steps
        contested = ((id, each) for id in self.process.remedies for each in self.conditions.combinations)
        begun = (*beginnings(self.process, self.conditions), *contested, *self._certified())
        return self._along([(id, False, truths) for id, truths in begun if id in steps])

    def _certified(self) -> Iterator[tuple[StepId, Truths]]:
        """Where a superior certifies what the law granted, she signs it; what the system sets by itself nobody does."""
        deemed = deemed_of(self.process)
        if deemed is not None and deemed.how == "certify":
            yield from ((deemed.to, each) for each in self.conditions.combinations)

    def _given_by_lines(self, step: Step) -> Iterator[OutcomeId]:
        """Lines first that stand in others: they are written below the steps that open them."""
        lines = [
            (member, self._ends(member)) for member in step.members if member.start in self.process.steps
        ]
        everywhere = all(all(ends.values()) for _, ends in lines)
        certain = [
            n for n, (member, ends) in enumerate(lines) if not member.conditions and all(ends.values())
        ]
        is_one = len(lines) == 1 and not step.is_each
        is_lost_beside = step.id in self.losing and not (is_one or self.requirement.stands_beside)
        if step.is_each:
            yield from () if is_lost_beside else self._given_by_records(step, lines)
            return
        for outcome in step.exits:
            ending = [ends[outcome] for _, ends in lines if outcome in ends]
            waits_for = [_waits_for(step, n, outcome) for n in range(len(lines))]
            # What one line has given, a correction in another takes away: the last line to be corrected has to give it.
            is_given = (ending and all(ending)) or any(waits_for[n] for n in certain)
            if is_given and (not is_lost_beside or (everywhere and all(waits_for))):
                yield outcome

    def _given_by_records(
        self, step: Step, lines: list[tuple[Member, Mapping[OutcomeId, bool]]]
    ) -> Iterator[OutcomeId]:
        """What the line of some record ended with, whichever; the mildest outcome also where there was none."""
        for member, ends in lines:
            nobody = next(iter(step.exits)) if member.over and member.over.may_be_none else None
            yield from (outcome for outcome, given in ends.items() if given and outcome != nobody)

    def _ends(self, member: Member) -> Mapping[OutcomeId, bool]:
        """What a line can end with, and whether it has then given what is needed, whichever way it went."""
        ends: dict[OutcomeId, bool] = {}
        begun: list[Place] = [(member.start, False, truths) for truths in self.conditions.combinations]
        for node in self._along(begun):
            step = self.process.steps[node[0]]
            for outcome, exit in self._exits(step, node[2]):
                if (end := ends_with(self.process, step, exit)) is not None:
                    ends[end] = self._is_given(node, step, outcome) and ends.get(end, True)
        return ends

    def _along(self, begun: list[Place]) -> Came[bool]:
        came: dict[Place, tuple[Place, OutcomeId] | None] = {}
        came.update(dict.fromkeys(begun))
        ahead = [*came]
        for node in ahead:
            step = self.process.steps[node[0]]
            for outcome, exit in self._exits(step, node[2]):
                to = next_on_line(self.process, step, exit)
                if to is None:
                    continue
                is_given = self._is_given(node, step, outcome)
                for target in ((to, is_given, truths) for truths in self._truths_after(node, outcome)):
                    if target not in came:
                        came[target] = (node, outcome)
                        ahead.append(target)
        return came

    def _exits(self, step: Step, truths: Truths) -> Iterator[tuple[OutcomeId, Exit]]:
        if not step.kind.choices:
            yield from step.exits.items()
            return
        for outcome in dict.fromkeys(self.conditions.chosen(step.kind.choices, truths)):
            yield outcome, step.exits[outcome]

    def _truths_after(self, node: Place, outcome: OutcomeId) -> tuple[Truths, ...]:
        return self.conditions.corrected(node[2]) if outcome == CORRECTED else (node[2],)

    def _is_given(self, node: Place, step: Step, outcome: OutcomeId) -> bool:
        if _asks_for_answers(step):
            return node[1] and outcome not in self.requirement.lost_with
        if step.makes is not None and self.requirement.needed_by(step.makes):
            return False  # What was given for one document says nothing of the next.
        if step.members:
            return (node[1] and step.id not in self.losing) or (step.id, outcome) in self.given_by
        return node[1] or (bool(step.asks) and self.requirement.gives(step, step.exits[outcome]))


def _asks_for_answers(step: Step) -> bool:
    """Whether the applicant is asked for what officers look at: whoever pays, or does not, answers nothing."""
    return step.bill is None and any(ask.role is None for ask in step.asks)


def _waits_for(step: Step, line: int, outcome: OutcomeId) -> bool:
    """Whether a step is not left with an outcome before this line of it has ended, though all others ended so."""
    others = Stand(step.id, given=(outcome,) * (len(step.needs) - 1), required=(outcome,))
    return set(amount_to(step, others, (line,), lambda _: None)) == {None}
