"""Playing a story on: what people did in it, in order, as far as somebody wants it."""

from collections.abc import Sequence

from licensing.history.task import Task
from licensing.scenarios.answering import Act, answer
from licensing.scenarios.calling import called, fails, first_outcome, says
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import StepId


def play(scenario: Scenario, acts: Sequence[Act], *, until: str) -> None:
    """Let everybody act until a line stands at that step, or somebody is refused.

    An act that a changed form leaves nobody to do is passed over.
    """
    for act in acts:
        if scenario.refusal is not None or _stands_at(scenario, until):
            return
        # A letter on the way is made before anybody acts again.
        scenario.perform()
        if _stands_at(scenario, until):
            return
        hear(scenario, act)
        scenario.perform()
        if _stands_at(scenario, until):
            return
        task = _task(scenario, act)
        if task is not None:
            answer(scenario, task, act.outcome, act)


def hear(scenario: Scenario, act: Act) -> None:
    """Let the systems that are waited for answer, the way this act says or as is hoped for, until somebody is asked.

    Where the act is an officer's at such a step, its system cannot be asked.
    """
    while not scenario.open_tasks and (waiting := called(scenario)):
        call = waiting[0]
        is_here = act.step == call.where.step
        if is_here and act.officer is not None:
            fails(scenario, call.effect)
        else:
            says(scenario, call.effect, act.outcome if is_here else first_outcome(scenario, call))
        scenario.perform()


def _stands_at(scenario: Scenario, step: str) -> bool:
    return StepId(step) in {where.step for where in scenario.case.open.values()}


def _task(scenario: Scenario, act: Act) -> Task | None:
    """The open task an act is for, None where nobody is asked."""
    officer = scenario.register.officers.get(act.officer) if act.officer else None
    for task in scenario.open_tasks:
        is_hers = task.asked is None if officer is None else task.is_for(officer)
        if task.where.step == act.step and is_hers:
            return task
    return None
