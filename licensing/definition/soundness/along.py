"""Ways along the main line, told apart by something that changes on them: what a licence is, or whether a day is known.

Comes in a process and how a step left with an outcome changes it; goes out every place a case can come to, each with
the one before it on a shortest way. What comes at any time can come everywhere, which errs on the safe side.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from licensing.definition.soundness.graph import contested, deemed_of, next_on_line
from licensing.definition.soundness.truths import Conditions, Truths
from licensing.process.graph import Process
from licensing.process.protocol import CORRECTED, DEEMED, LAPSED
from licensing.process.step import Step
from licensing.register.concerned import KIND
from licensing.words.identifiers import OutcomeId, StepId

State = TypeVar("State")
Node = tuple[StepId, State, Truths]
Came = Mapping[Node[State], tuple[Node[State], OutcomeId] | None]


def walked(
    process: Process,
    conditions: Conditions,
    start: tuple[StepId, State],
    then: Callable[[Step, OutcomeId, State], State],
    *,
    kind: str = "",
) -> Came[State]:
    """Every place a case of a kind can come to that begins here.

    Args:
        then: what it is once a step was left with an outcome.
    """
    first, state = start
    came: dict[Node[State], tuple[Node[State], OutcomeId] | None] = {
        (first, state, truths): None for truths in conditions.of_kind(kind) if first in process.steps
    }
    ahead = [*came]
    for node in ahead:
        step = process.steps[node[0]]
        for outcome, to in _onward(process, conditions, step, node[2], kind):
            after = then(step, outcome, node[1])
            several = conditions.corrected(node[2]) if outcome == CORRECTED else (node[2],)
            for target in ((to, after, truths) for truths in several):
                if target not in came:
                    came[target] = (node, outcome)
                    ahead.append(target)
    return came


def said(process: Process, came: Came[State], node: Node[State]) -> str:
    """The way to a place as people take it: `periksa: lengkap → terbit → beku`."""
    words = [str(node[0])]
    while (before := came[node]) is not None:
        node, outcome = before
        step = process.steps[node[0]]
        if any(ask.role is None for ask in step.asks):
            words.append(f"{step.id}: nobody answers" if outcome == LAPSED else f"{step.id} by the applicant")
        else:
            words.append(f"{step.id}: {outcome}" if step.needs else step.id)
    return " → ".join(reversed(words))


def _onward(
    process: Process, conditions: Conditions, step: Step, truths: Truths, kind: str
) -> Iterator[tuple[OutcomeId, StepId]]:
    outcomes = _chosen(conditions, step, truths, kind) if step.kind.choices else step.exits
    for outcome in dict.fromkeys(outcomes):
        if outcome in step.exits and (to := next_on_line(process, step, step.exits[outcome])) is not None:
            yield outcome, to
    if step.ending is not None:
        yield from ((OutcomeId(step.ending), to) for to in contested(process, step))
    if step.needs:
        anytime = process.anytime
        acts = {"withdrawn": anytime.withdraw, "cancelled": anytime.cancel, DEEMED: deemed_of(process)}
        for name, act in acts.items():
            if act is not None and act.to in process.steps:
                yield OutcomeId(name), act.to


def _chosen(conditions: Conditions, step: Step, truths: Truths, kind: str) -> Iterable[OutcomeId]:
    """What a step can choose by itself in a case of a kind."""
    for choice in step.kind.choices:
        if choice.when is None:
            holds = True
        elif choice.when.names == frozenset({KIND}):
            holds = choice.when.holds({KIND: kind})
        else:
            holds = conditions.holds(choice.when, truths)
        if holds is not False:
            yield choice.outcome
        if holds:
            return
