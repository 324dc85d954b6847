"""Tasks: officers take them up, put them down and decide them."""

from collections.abc import Mapping
from dataclasses import replace

from licensing.case.acts.appointing import appointed, free_kept_out
from licensing.case.acts.interrupting import check_goes_on
from licensing.case.acts.opening import check_come
from licensing.case.acts.out_of_turn import read_skipped
from licensing.case.acts.reasons import fault_of
from licensing.case.authority import mandate_to_decide, mandate_to_hold
from licensing.case.by_hand import read_answers
from licensing.case.commands import Claim, Decide, Release
from licensing.case.consents import check_consent
from licensing.case.course import Course
from licensing.case.dossier import wanted
from licensing.case.judging import Judged, read_verdicts
from licensing.case.naming import read_named
from licensing.case.refusals.applications import invalid_form, stale_page
from licensing.case.refusals.authority import held_by_other
from licensing.case.refusals.judging import nothing_wrong
from licensing.case.refusals.naming import reason_missing
from licensing.case.refusals.on_time import granted_already
from licensing.case.refusals.rounds import not_offered_now
from licensing.case.refusals.tasks import already_ended, no_such_outcome, no_such_task
from licensing.city.mandates import Acted
from licensing.city.people import Party, Service
from licensing.forms.answers import Answers
from licensing.forms.files import Files
from licensing.forms.uploading import lacking
from licensing.history.events import TaskClaimed, TaskDecided, TaskReleased
from licensing.history.named import Named
from licensing.history.task import Task
from licensing.process.protocol import Exit
from licensing.process.relying import digest_relied_on, relied_on
from licensing.process.rounds import offered
from licensing.process.step import Step
from licensing.words.folding import legible, meant
from licensing.words.identifiers import OutcomeId, TaskId
from licensing.words.sentences import Sentence


def claim(course: Course, command: Claim, by: Party) -> None:
    """Take a task up that one may decide; taking up one's own again changes nothing."""
    task = open_task(course, command.task)
    acted = mandate_to_decide(course.process, course.case, task, by).acted()
    if task.claimed_by is not None and task.claimed_by.officer != acted.officer:
        raise held_by_other(task.claimed_by)
    if task.claimed_by is None:
        course.tell(TaskClaimed(course.now, task.id, acted))


def release(course: Course, command: Release, by: Party) -> None:
    """Put a task down, one's own or a colleague's; Izin does so for whoever has no mandate for it any more."""
    task = open_task(course, command.task)
    acted = None if isinstance(by, Service) else mandate_to_hold(task, by).acted()
    if task.claimed_by is not None:
        course.tell(TaskReleased(course.now, task.id, acted))


def decide_task(course: Course, command: Decide, by: Party) -> None:
    """Decide, with everything that is wrong with the decision named at once."""
    task = open_task(course, command.task)
    acted = _mandate(course, task, command, by)
    command = _as_offered(course, task, command)
    check_consent(course, task, command.outcome, officer=acted.officer)
    course.tell(_decision(course, task, command, acted))
    course.settle(task.where.line)
    free_kept_out(course, mandate_to_hold(task, by).officer)


def _mandate(course: Course, task: Task, command: Decide, by: Party) -> Acted:
    """As what she decides, where the case goes on, stands as she saw it, and nobody else has taken the task."""
    officer = mandate_to_hold(task, by).officer
    check_goes_on(course)
    check_fresh(course, task, command.seen)
    if task.claimed_by is not None and task.claimed_by.officer != officer.id:
        raise held_by_other(task.claimed_by)
    return mandate_to_decide(course.process, course.case, task, by).acted()


def _as_offered(course: Course, task: Task, command: Decide) -> Decide:
    """The command with its outcome as the step calls it, which is one that is offered now."""
    step = course.step_of(task)
    outcome = meant(command.outcome, step.exits)
    if outcome is None:
        raise no_such_outcome(step)
    now = offered(course.process, course.case, step)
    if outcome not in now:
        raise not_offered_now(step, now)
    return replace(command, outcome=OutcomeId(outcome))


def _decision(course: Course, task: Task, command: Decide, acted: Acted) -> TaskDecided:
    """What is decided, read of everything she gave; all that is wrong with it is raised at once."""
    step, exit = course.step_of(task), course.step_of(task).exits[command.outcome]
    reason = legible(command.reason).strip()
    facts = course.process.facts(course.case, task.where.line)
    answers, wrong = read_answers(step, command, facts)
    answers, unfit = appointed(course, task.where, answers, command.people, by=acted.officer)
    judged = read_verdicts(course.process, course.case, task, command)
    named, misnamed = _read_named(course, task, command, judged)
    fault = _fault_of(reason, exit, needs_reason=exit.needs_reason and not _gives_reasons(judged))
    documents, missing = _read_documents(course, step, answers, command)
    skipped, unexplained = read_skipped(command)
    wrong = {
        **unfit,
        **wrong,
        **missing,
        **misnamed,
        **unexplained,
        **({"reason": fault} if fault else {}),
    }
    if wrong:
        raise invalid_form(wrong)
    relied = digest_relied_on(
        course.process, course.case, relied_on(step, task.needed) if task.needed else ()
    )
    return TaskDecided(
        course.now,
        task.id,
        acted,
        command.outcome,
        reason,
        answers,
        named,
        documents,
        relied,
        judged.verdicts,
        skipped,
    )


def _read_named(
    course: Course, task: Task, command: Decide, judged: Judged
) -> tuple[tuple[Named, ...], Mapping[str, Sentence]]:
    """What was found not right and what she names beside it, and what is wrong with either."""
    if judged.wrong:
        return (), judged.wrong
    named, wrong = read_named(course.process, course.case, task, replace(command, named=judged.named))
    step = course.step_of(task)
    if step.checks is not None and not judged.named and "named" in wrong:
        return named, {"checks": nothing_wrong(step.exits[command.outcome])}
    return named, wrong


def _gives_reasons(judged: Judged) -> bool:
    """Whether remarks tell the applicant why it comes back to her."""
    return bool(judged.verdicts) and bool(judged.named)


def _read_documents(
    course: Course, step: Step, answers: Answers, command: Decide
) -> tuple[Files, Mapping[str, Sentence]]:
    """The files she took in that her answers ask for, and a sentence for each document that is missing."""
    if not step.documents:
        return {}, {}
    line = course.case.tasks[command.task].where.line
    facts = {**course.process.facts(course.case, line), **step.form.facts(answers, step.id)}
    files = command.documents
    return wanted(step.documents, files, facts), lacking(step.documents, files, facts)


def open_task(course: Course, id: TaskId) -> Task:
    """The task, while it waits for an answer.

    Raises:
        CommandRefused: `no-such-task`, `too-early`, `already-decided` or `already-ended`.
    """
    task = course.case.tasks.get(id)
    if task is None:
        check_come(course, id)
        raise no_such_task()
    if not task.is_open:
        if task.status == "withdrawn" and course.case.granted is not None:
            raise granted_already(course.case.granted)
        raise already_ended(task, course.step_of(task))
    return task


def check_fresh(course: Course, task: Task, seen: int | None) -> None:
    """What she read must still be so: the dossier, and who holds the task.

    Raises:
        CommandRefused: `stale-page`.
    """
    if seen is not None and seen < max(task.changed, course.case.dossier_changed):
        raise stale_page()


def _fault_of(reason: str, exit: Exit, *, needs_reason: bool) -> Sentence | None:
    return fault_of(reason, missing=reason_missing(exit) if needs_reason else None)
