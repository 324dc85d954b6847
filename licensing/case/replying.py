"""Replying: what has come back to a round from those it asked and the lines it opened, and what that comes to."""

from collections.abc import Iterator

from licensing.case.billing import is_settled
from licensing.case.requiring import required_at
from licensing.history.case import Case
from licensing.history.places import At
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.process.protocol import ANSWERED, CORRECTED, LAPSED, PAID, Reply
from licensing.words.identifiers import OutcomeId


def outcome_at(process: Process, case: Case, where: At) -> OutcomeId | None:
    """What a round has come to: its ending, its debt paid, or what its replies amount to; None while it goes on."""
    step = process.step(where.step)
    if step.ending is not None and step.makes is None:
        return OutcomeId(step.ending)
    if is_settled(process, case, where):
        return PAID
    replies = tuple(replies_at(process, case, where))
    return step.kind.outcome(step.exits, replies, process.facts(case, where.line))


def replies_at(process: Process, case: Case, where: At) -> Iterator[Reply]:
    """What has come back to a round, one reply per task and line, in the order they were opened."""
    required = required_at(process, case, where)
    for task in case.tasks_at(where):
        yield _reply(task, is_required=task.id in required)
    for line, opened in case.lines_from(where).items():
        yield Reply(opened.outcome, opened.joined_at, line in required)


def _reply(task: Task, *, is_required: bool) -> Reply:
    if task.decision is not None:
        return Reply(task.decision.outcome, task.decision.at, is_required)
    answers = {"answered": CORRECTED if task.answers is None else ANSWERED, "lapsed": task.silence or LAPSED}
    return Reply(answers.get(task.status), task.ended_at, is_required)
