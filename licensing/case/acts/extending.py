"""Extending: an officer gives a case more time, before it is over, for a reason of a list, and the applicant is told.

She says how much by a number: its unit is that of the limit, which the checker sees to.
"""

from dataclasses import replace

from licensing.case.acts.reasons import fault_of
from licensing.case.authority import check_no_interest, mandate_in
from licensing.case.commands import ExtendTime
from licensing.case.course import Course
from licensing.case.keys import effect_key
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.extending import (
    extended_already,
    extended_too_late,
    not_running,
    remark_missing,
    too_much,
    unknown_reason,
)
from licensing.case.refusals.interruptions import not_offered
from licensing.city.people import Party
from licensing.clock.moments import is_past
from licensing.clock.running import Clock, due_at
from licensing.clock.spans import Span
from licensing.history.effects import Notify
from licensing.history.events import TimeExtended
from licensing.process.extending import Extending
from licensing.words.folding import legible
from licensing.words.sentences import Sentence


def extend_time(course: Course, command: ExtendTime, by: Party) -> None:
    """Add to the limit of a case whose clock runs.

    Raises:
        CommandRefused: `not-offered`, `not-yours`, `conflict-of-interest`, `not-now`, or `invalid-form` with a sentence
            for each of `reason`, `amount` and `remark`.
    """
    limit = course.process.time_limit
    rule = limit.extending if limit else None
    if rule is None:
        raise not_offered()
    mandate = mandate_in(rule.by, by)
    check_no_interest(course.process, course.case, mandate.officer)
    clock, where = course.case.clock, course.case.main
    if clock is None or clock.due is None or where is None:
        raise not_running()
    _check_time(course, rule, clock)
    wrong = _wrong(rule, command)
    if wrong:
        raise invalid_form(wrong)
    length = Span(command.amount, rule.at_most.unit)
    within = replace(clock.within, amount=clock.within.amount + length.amount)
    due = due_at(replace(clock, within=within), course.calendar, course.now)
    remark = legible(command.remark).strip()
    course.tell(TimeExtended(course.now, mandate.acted(), command.reason, remark, length, within, due))
    effect = f"extended-{len(clock.extensions) + 1}"
    course.owe(Notify(effect_key(course.case.application, where, effect), where, "extended"))


def _check_time(course: Course, rule: Extending, clock: Clock) -> None:
    if clock.due is not None and is_past(clock.due, course.now):
        raise extended_too_late(clock.due)
    if len(clock.extensions) >= rule.times:
        raise extended_already(rule.times)


def _wrong(rule: Extending, command: ExtendTime) -> dict[str, Sentence]:
    remark = legible(command.remark).strip()
    faults = {
        "reason": None if command.reason in rule.reasons else unknown_reason(rule),
        "amount": None if 1 <= command.amount <= rule.at_most.amount else too_much(rule.at_most),
        "remark": fault_of(remark, missing=remark_missing()),
    }
    return {part: fault for part, fault in faults.items() if fault is not None}
