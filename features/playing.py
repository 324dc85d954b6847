"""Playing a story of the demonstration on: its acts in order, as far as a scenario wants them."""

from collections.abc import Sequence

from licensing.case.commands import Decide
from licensing.scenarios.scenario import Scenario, upload
from licensing.words.identifiers import StepId
from portal.cli.demo.scripts import Act


def play(story: Scenario, acts: Sequence[Act], *, until: str) -> None:
    """Let everybody act until a line stands at that step.

    An act that a changed form leaves nobody to do is passed over; one that is to show a refusal is left out.
    """
    for act in acts:
        if story.refusal is not None or StepId(until) in {where.step for where in story.case.open.values()}:
            return
        if act.refused is None:
            _do(story, act)


def _do(story: Scenario, act: Act) -> None:
    if act.officer is None:
        story.correct(act.typed, {document: upload(f"{document} baru") for document in act.documents})
        return
    officer = story.register.officers[act.officer]
    for task in story.open_tasks:
        if task.where.step == act.step and task.asked and officer.holds(task.asked):
            story.tell(Decide(task.id, act.outcome, act.reason, act.typed), by=officer)
            return
