"""Numbering: Izin draws the number of a document that is about to be made."""

from collections.abc import Iterator
from datetime import date

from licensing.case.commands import AssignNumber
from licensing.case.course import Course, effect_key
from licensing.case.refusals import already_over, never_valid
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.effects import Render
from licensing.history.events import NumberAssigned
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.numbers import number_of, reference
from licensing.process.protocol import NumberRule, Validity
from licensing.words.identifiers import FieldId


def awaited_numbers(process: Process, case: Case) -> Iterator[tuple[At, NumberRule]]:
    """The numbers that open steps wait for, in the order their lines were opened."""
    for where in case.open.values():
        makes = process.step(where.step).makes
        if makes is not None and case.round_at(where).numbering is None:
            yield where, makes.number


def assign_number(course: Course, command: AssignNumber) -> None:
    """Give the document its number and dates, and owe it.

    Raises:
        CommandRefused: `never-valid`, when its last day would come before its first, or is over already.
    """
    where = command.where
    makes = course.process.step(where.step).makes
    awaited = [at for at, _ in awaited_numbers(course.process, course.case)]
    if makes is None or where not in awaited:
        raise ValueError(f"{course.case.application} awaits no number at {where}")
    issued_on = course.now.astimezone(WIB).date()
    since, until = _validity(course, makes.number, issued_on)
    _check_validity(since, until, issued_on)
    number = _number(course, makes.number, command, issued_on)
    course.tell(NumberAssigned(course.now, where, number, issued_on, since, until, command.verification))
    template = makes.printed_with(course.process.facts(course.case))
    course.owe(Render(effect_key(course.case.application, where, "render"), where, template, makes.annexes))


def _check_validity(since: date | None, until: date | None, issued_on: date) -> None:
    if since is None or until is None:
        return
    if until < since:
        raise never_valid(since, until)
    if until < issued_on:
        raise already_over(until, issued_on)


def _number(course: Course, rule: NumberRule, command: AssignNumber, issued_on: date) -> str:
    if rule.pattern is None:
        return reference(course.case.application, command.where)
    place = rule.place.of(course.process.facts(course.case)) if rule.place else ""
    return number_of(rule.pattern, sequence=command.sequence, year=command.year, day=issued_on, place=place)


def _validity(course: Course, rule: NumberRule, issued_on: date) -> tuple[date | None, date | None]:
    """First and last valid day; what has no validity table has neither."""
    facts = course.process.facts(course.case)
    for row in rule.validity:
        if row.when is None or row.when.holds(facts):
            since = issued_on if row.since is None else _day(course, row.since)
            return since, _last_day(course, row, since)
    return None, None


def _last_day(course: Course, row: Validity, since: date) -> date | None:
    if row.until is not None:
        return _day(course, row.until)
    return None if row.span is None else row.span.after(since)


def _day(course: Course, field: FieldId) -> date:
    """A date of the form, which the checker proved to be answered here."""
    return date.fromisoformat(str(course.case.answers[field]))
