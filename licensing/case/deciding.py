"""Decide: what a command makes of a case, as new events, or why it is refused.

One call carries the case as far as it can go without the outside world: it records the decision, leaves the step,
takes branches, opens the next tasks and closes the case, and stops where a person, a number or an effect is awaited.
`now` is an aware instant; due dates come from the calendar. Nothing else is looked up.
"""

from datetime import UTC, date, datetime
from typing import assert_never

from licensing.case.commands import (
    AssignNumber,
    Claim,
    Command,
    Correct,
    Decide,
    PassTime,
    Release,
    ReportEffect,
    Submit,
)
from licensing.case.refusals import (
    already_ended,
    four_eyes,
    held_by_other,
    invalid_form,
    no_such_outcome,
    no_such_task,
    not_yours,
    reason_missing,
    reason_too_long,
    stale_page,
)
from licensing.case.story import Story
from licensing.city.people import Officer, Signature
from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.forms.answers import Answers, Typed
from licensing.forms.fields import Unreadable, check_printable, legible
from licensing.forms.files import Files
from licensing.forms.form import MISSING
from licensing.history.case import Case, Task
from licensing.history.effects import Effect, Notify, Register
from licensing.history.events import (
    ApplicationClosed,
    ApplicationSubmitted,
    CorrectionReceived,
    EffectPerformed,
    Event,
    LicenceIssued,
    NumberAssigned,
    RefusalIssued,
    StepCompleted,
    TaskClaimed,
    TaskDecided,
    TaskLapsed,
    TaskReleased,
)
from licensing.process.graph import Process
from licensing.process.protocol import LAPSED, Exit, NumberRule
from licensing.words.identifiers import EffectKey, OutcomeId, StepId, TaskId
from licensing.words.sentences import Sentence

LONGEST_REASON = 5_000
"""Characters a letter has room for."""


def decide(
    process: Process, case: Case | None, command: Command, *, now: datetime, calendar: WorkingCalendar
) -> tuple[Event, ...]:
    """What `command` leads to; no events when it changes nothing (an effect reported twice).

    Args:
        case: None only for `Submit`.

    Raises:
        CommandRefused: the person cannot do this now; code and sentence say why.
    """
    story = Story(process, calendar, now.astimezone(UTC), case)
    match command:
        case Submit():
            _submit(story, command)
        case Claim() | Release():
            _hold(story, command)
        case Decide():
            _decide(story, command)
        case Correct():
            _correct(story, command)
        case AssignNumber():
            _assign_number(story, command)
        case ReportEffect():
            _report(story, command)
        case PassTime():
            _pass_time(story)
        case _:
            assert_never(command)
    return tuple(story.events)


def owed(process: Process, case: Case) -> tuple[Effect, ...]:
    """The effects that are due and not yet performed, in the order they arose."""
    received = Notify(EffectKey(f"{case.application}.received.notify"), process.start, 1, "received")
    due = [
        received,
        *(effect for visit in case.visits for effect in process.steps[visit.step].kind.owes(case, visit)),
    ]
    return tuple(effect for effect in due if effect.key not in case.performed)


def awaited_number(process: Process, case: Case) -> NumberRule | None:
    """The rule of the number the open step waits for, None when it waits for none."""
    visit = case.visit
    if visit is None or visit.numbering is not None:
        return None
    return process.steps[visit.step].kind.numbering


def _submit(story: Story, command: Submit) -> None:
    process = story.process
    answers = _read_dossier(process, command.typed, command.documents)
    story.tell(
        ApplicationSubmitted(
            story.now,
            command.application,
            process.permit,
            process.digest,
            answers,
            _asked_documents(process, answers, command.documents),
        )
    )
    story.enter(process.start)


def _hold(story: Story, command: Claim | Release) -> None:
    task = _open_task(story, command.task)
    _check_role(task, command.officer)
    by = Signature.of(command.officer)
    if isinstance(command, Release):
        if task.claimed_by is not None:
            story.tell(TaskReleased(story.now, task.id, by))
        return
    if task.claimed_by is not None and task.claimed_by.officer != by.officer:
        raise held_by_other(task.claimed_by)
    if task.claimed_by is None:
        story.tell(TaskClaimed(story.now, task.id, by))


def _decide(story: Story, command: Decide) -> None:
    task = _open_task(story, command.task)
    _check_role(task, command.officer)
    _check_fresh(story, task, command.seen)
    if task.claimed_by is not None and task.claimed_by.officer != command.officer.id:
        raise held_by_other(task.claimed_by)
    step = story.process.steps[task.step]
    _check_four_eyes(story, step.kind.not_by, command.officer)
    exit = step.exits.get(command.outcome)
    if exit is None:
        raise no_such_outcome(step)
    reason = legible(command.reason).strip()
    answers, wrong = step.form.read(command.typed, story.process.facts(story.case), prefix=step.id)
    fault = _fault_of(reason, exit)
    if wrong or fault:
        raise invalid_form({**wrong, "reason": fault} if fault else wrong)
    by = Signature.of(command.officer)
    story.tell(TaskDecided(story.now, task.id, by, command.outcome, reason, answers))
    story.settle()


def _fault_of(reason: str, exit: Exit) -> Sentence | None:
    if exit.needs_reason and not reason:
        return reason_missing(exit)
    if len(reason) > LONGEST_REASON:
        return reason_too_long(LONGEST_REASON)
    try:
        check_printable(reason)
    except Unreadable as unreadable:
        return unreadable.sentence
    return None


def _correct(story: Story, command: Correct) -> None:
    task = _open_task(story, command.task)
    if task.asked is not None:
        raise not_yours()
    _check_fresh(story, task, command.seen)
    process, case = story.process, story.case
    typed = {**process.form.typed(case.answers), **command.typed}
    documents = {**case.documents, **command.documents}
    answers = _read_dossier(process, typed, documents)
    changed: Answers = {id: answer for id, answer in answers.items() if case.answers.get(id) != answer}
    cleared: Answers = {id: "" for id, answer in case.answers.items() if id not in answers and answer != ""}
    story.tell(CorrectionReceived(story.now, task.id, {**changed, **cleared}, command.documents))
    story.settle()


def _assign_number(story: Story, command: AssignNumber) -> None:
    rule, visit = awaited_number(story.process, story.case), story.case.visit
    if rule is None or visit is None:
        raise ValueError(f"{story.case.application} awaits no number")
    issued_on = story.now.astimezone(WIB).date()
    number = rule.pattern.format(seq=command.sequence, year=command.year)
    valid_until = _valid_until(story, rule, issued_on)
    story.tell(
        NumberAssigned(
            story.now, visit.step, visit.round, number, issued_on, valid_until, command.verification
        )
    )


def _valid_until(story: Story, rule: NumberRule, issued_on: date) -> date | None:
    facts = story.process.facts(story.case)
    for row in rule.validity:
        if row.when is not None and not row.when.holds(facts):
            continue
        if row.until is not None:
            return date.fromisoformat(str(story.case.answers[row.until]))
        return None if row.span is None else row.span.after(issued_on)
    return None


def _report(story: Story, command: ReportEffect) -> None:
    if command.effect in story.case.performed:
        return
    effect = next((each for each in owed(story.process, story.case) if each.key == command.effect), None)
    if effect is None:
        raise ValueError(f"{command.effect} is not owed")
    story.tell(EffectPerformed(story.now, effect.key, command.file))
    if isinstance(effect, Register):
        _finish_document(story, command)


def _finish_document(story: Story, command: ReportEffect) -> None:
    visit = story.case.visit
    if visit is None or visit.numbering is None or command.file is None:
        raise ValueError(f"{command.effect} registers no document")
    kind, made = story.process.steps[visit.step].kind, visit.numbering
    if kind.ending == "issued":
        story.tell(LicenceIssued(story.now, made.number, command.file, made.valid_until, made.verification))
    elif kind.ending == "refused":
        story.tell(RefusalIssued(story.now, made.number, command.file, made.verification))
    if kind.ending is not None:
        story.tell(StepCompleted(story.now, visit.step, visit.round, OutcomeId(kind.ending)))
        story.tell(ApplicationClosed(story.now, kind.ending, visit.step))


def _pass_time(story: Story) -> None:
    for task in tuple(story.case.tasks.values()):
        lapses = LAPSED in story.process.steps[task.step].exits
        if task.is_open and lapses and task.due is not None and task.due < story.now:
            story.tell(TaskLapsed(story.now, task.id))
            story.settle()


def _open_task(story: Story, id: TaskId) -> Task:
    task = story.case.tasks.get(id)
    if task is None:
        raise no_such_task()
    if not task.is_open:
        raise already_ended(task)
    return task


def _check_role(task: Task, officer: Officer) -> None:
    if task.asked is None or not officer.holds(task.asked):
        raise not_yours()


def _check_fresh(story: Story, task: Task, seen: int | None) -> None:
    """What she read must still be so: the dossier, and who holds the task."""
    if seen is not None and seen < max(task.changed, story.case.dossier_changed):
        raise stale_page()


def _check_four_eyes(story: Story, steps: tuple[StepId, ...], officer: Officer) -> None:
    for task in story.case.tasks.values():
        if task.step in steps and task.decision and task.decision.by.officer == officer.id:
            raise four_eyes(story.process.steps[task.step], task.decision)


def _read_dossier(process: Process, typed: Typed, documents: Files) -> Answers:
    answers, wrong = process.form.read(typed, {})
    missing: dict[str, Sentence] = {**wrong}
    facts = process.form.facts(answers, "form")
    for rule in process.documents:
        if rule.is_asked(facts) and not rule.optional and rule.id not in documents:
            missing[rule.id] = MISSING
    if missing:
        raise invalid_form(missing)
    return answers


def _asked_documents(process: Process, answers: Answers, documents: Files) -> Files:
    facts = process.form.facts(answers, "form")
    return {
        rule.id: documents[rule.id]
        for rule in process.documents
        if rule.is_asked(facts) and rule.id in documents
    }
