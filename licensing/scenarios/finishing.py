"""Finishing: every step at which an application can end, each with the shortest way to it.

Every outcome of every round is taken once, where all of a round's officers agree. Two officers who differ lead to no
other end: their step has the same outcomes.
"""

from collections import deque
from collections.abc import Iterator

from licensing.history.effects import Render
from licensing.history.events import EffectOwed
from licensing.process.graph import Process
from licensing.scenarios.answering import answer_round
from licensing.scenarios.calling import called, says
from licensing.scenarios.coming import come, early_in
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.trial import Finish, Paper
from licensing.values.conditions import Condition
from licensing.words.identifiers import OutcomeId, StepId

MOST_STATES = 2_000


def finishes(begun: Scenario) -> tuple[tuple[Finish, ...], bool]:
    """Every way it can end from here, and whether all ways were followed."""
    ahead: deque[tuple[Scenario, tuple[tuple[StepId, OutcomeId], ...]]] = deque([(begun, ())])
    seen: set[object] = set()
    found: dict[object, Finish] = {}
    mattering = _mattering(begun.process)
    while ahead and len(seen) < MOST_STATES:
        scenario, way = ahead.popleft()
        scenario.perform()
        if scenario.case.ending is not None:
            finish = Finish(scenario.case.ending, papers(scenario), way, _closed_by(scenario))
            templates = tuple(paper.template for paper in finish.documents)
            found.setdefault((finish.ending, finish.closed_by, templates), finish)
            continue
        later = scenario.apart()
        if come(later) and (state := _state(later, mattering)) not in seen:
            seen.add(state)
            ahead.append((later, way))
        for call in called(scenario):
            for outcome in scenario.process.steps[call.where.step].exits:
                copy = scenario.apart()
                says(copy, call.effect, outcome)
                if (state := _state(copy, mattering)) not in seen:
                    seen.add(state)
                    ahead.append((copy, (*way, (call.where.step, outcome))))
        for where in dict.fromkeys(task.where for task in scenario.open_tasks):
            for outcome in scenario.process.steps[where.step].exits:
                copy = scenario.apart()
                answer_round(copy, where, outcome)
                state = _state(copy, mattering)
                if copy.refusal is None and state not in seen:
                    seen.add(state)
                    ahead.append((copy, (*way, (where.step, outcome))))
    return tuple(found.values()), not ahead


def _state(scenario: Scenario, mattering: frozenset[StepId]) -> object:
    """What tells one standing from another: where the lines stand, what joined, and what conditions ask for.

    Who decided is left out: the first way to a standing is the shortest, so fewest people have used up their say.
    """
    case = scenario.case
    stands = frozenset((where.line, where.step) for where in case.open.values())
    joined = frozenset(
        (line, opened.outcome)
        for line, opened in case.lines.items()
        if opened.opened_by in case.open.values()
    )
    outcomes = {round.where.step: round.outcome for round in case.rounds if round.where.step in mattering}
    waiting = frozenset(each.where.step for each in early_in(scenario))
    return stands, joined, frozenset(outcomes.items()), case.ending, _closed_by(scenario), waiting


def _closed_by(scenario: Scenario) -> StepId | None:
    """The step that ended the case: several can lead to the same ending."""
    steps = (round.where.step for round in reversed(scenario.case.rounds))
    closing = (step for step in steps if scenario.process.step(step).ending is not None)
    return next(closing, None) if scenario.case.ending is not None else None


def _mattering(process: Process) -> frozenset[StepId]:
    """The steps whose outcome or form some condition asks for."""
    named = {name.partition(".")[0] for condition in _conditions(process) for name in condition.names}
    return frozenset(id for id in process.steps if id in named)


def _conditions(process: Process) -> Iterator[Condition]:
    for step in process.steps.values():
        yield from step.conditions
        yield from step.makes.conditions if step.makes else ()


def papers(scenario: Scenario) -> tuple[Paper, ...]:
    """What was made so far, with its numbers."""
    numbered = (
        (round.where, part, round.numbering_of(part))
        for round in scenario.case.rounds
        for part in ("", *round.also)
    )
    owed = (event.effect for event in scenario.events if isinstance(event, EffectOwed))
    templates = {
        (effect.where, effect.part): effect.template for effect in owed if isinstance(effect, Render)
    }
    return tuple(
        Paper(templates.get((where, part), ""), made.number, made.valid_from, made.valid_until)
        for where, part, made in numbered
        if made is not None
    )
