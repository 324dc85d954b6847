"""Evolve, of what people are asked: a task from its opening to its end, and what its answer changes of the case."""

from dataclasses import replace
from typing import assert_never

from licensing.forms.files import replaced, without
from licensing.history.admission import closed
from licensing.history.case import Case
from licensing.history.events import (
    CorrectionReceived,
    DueMoved,
    RequestAnswered,
    TaskClaimed,
    TaskDecided,
    TaskEvent,
    TaskFreed,
    TaskLapsed,
    TaskOpened,
    TaskReassigned,
    TaskReleased,
    TaskWithdrawn,
)
from licensing.history.judged import judged
from licensing.history.task import Decision, Task


def tasked(case: Case, version: int, event: TaskEvent) -> Case:  # noqa: C901 one arm per event
    """The case after something was asked, taken on, answered, moved or not needed any more."""
    if isinstance(event, TaskOpened):
        opened = Task(
            event.task,
            event.where,
            event.asked,
            event.at,
            event.within,
            event.due,
            version,
            changes=event.changes,
            member=event.member,
            silence=event.silence,
        )
        return replace(case, version=version, tasks={**case.tasks, event.task: opened})
    task = case.tasks[event.task]
    match event:
        case TaskClaimed():
            task = replace(task, changed=version, claimed_by=event.by)
        case TaskReleased():
            task = replace(task, changed=version, claimed_by=None)
        case TaskFreed():
            task = replace(task, changed=version, member=None)
        case TaskReassigned():
            moved = task.moved_from or event.before
            task = replace(
                task, changed=version, asked=event.asked, claimed_by=None, member=None, moved_from=moved
            )
        case TaskDecided():
            decision = Decision(
                event.at,
                event.by,
                event.outcome,
                event.reason,
                event.answers,
                event.named,
                event.documents,
                event.relied,
                event.checks,
                event.skipped,
            )
            task = replace(task, changed=version, status="decided", ended_at=event.at, decision=decision)
            case = judged(case, task, event)
        case TaskWithdrawn():
            task = replace(task, changed=version, status="withdrawn", ended_at=event.at)
        case TaskLapsed():
            task = replace(task, changed=version, status="lapsed", ended_at=event.due or event.at)
        case DueMoved():
            task = replace(task, changed=version, due=event.due)
        case CorrectionReceived():
            task = replace(task, changed=version, status="answered", ended_at=event.at)
            # Her address may be among what she corrected, and she has the PIN in her hand.
            is_other = any(case.answers.get(id) != answer for id, answer in event.answers.items())
            case = replace(
                case,
                admission=closed(case.admission) if is_other else case.admission,
                answers={**case.answers, **event.answers},
                documents=without(replaced(case.documents, event.documents), event.dropped),
                dossier_changed=version,
                corrected=version,
                came_in=event.at,
            )
        case RequestAnswered():
            task = replace(task, changed=version, status="answered", ended_at=event.at, answers=event.answers)
            case = replace(case, documents=replaced(case.documents, event.documents), dossier_changed=version)
        case _:
            assert_never(event)
    last_act = case.last_act if isinstance(event, TaskWithdrawn | DueMoved | TaskFreed) else None
    last_act = task.id if isinstance(event, TaskDecided) else last_act
    return replace(case, version=version, tasks={**case.tasks, task.id: task}, last_act=last_act)
