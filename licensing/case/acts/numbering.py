"""Numbering: Izin draws the number of each document that is about to be made.

A step's own document is numbered first, then its further ones, all in the transaction of the signature. Only its own is
owed at once: what belongs to a licence is not printed before the licence stands in the register (`reporting`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from licensing.case.acts.holding import move_days, take_holds, take_own
from licensing.case.acts.standing import changed_meanwhile, own_changed_meanwhile
from licensing.case.commands import AssignNumber
from licensing.case.course import Course
from licensing.case.keys import effect_key
from licensing.case.refusals.validity import already_over, never_valid
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.effects import AskQr, Render
from licensing.history.events import BillCoded, NumberAssigned
from licensing.history.places import At
from licensing.money.codes import SERIES, billing_code
from licensing.process.further import Part, parts
from licensing.process.graph import Process
from licensing.process.made import Made, NumberRule, Validity, printed_with
from licensing.process.numbers import number_of, reference
from licensing.process.paying import Bill, debt_of
from licensing.words.identifiers import FieldId

CODE: Final = "code"
"""Beside its number a bill has a code under which it can be paid; what is written before it is no part of it."""
BILLING: Final = NumberRule(SERIES, None)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A number that is waited for: of the step's own document, or of the further one called `part`."""

    where: At
    part: str
    rule: NumberRule


def awaited_numbers(process: Process, case: Case) -> Iterator[Awaited]:
    """The numbers of minutes that were signed, then those open steps wait for, in the order their lines were opened."""
    for round in case.rounds:
        minutes = process.step(round.where.step).minutes
        is_due = minutes is not None and round.numbering is None and round.definition == process.digest
        if minutes is not None and is_due and minutes.are_signed(case, round.where):
            yield Awaited(round.where, "", minutes.number)
    for where in case.open.values():
        bill, makes = process.step(where.step).bill, process.step(where.step).makes
        if bill is not None:
            yield from _of_bill(case, where, bill)
        if makes is None:
            continue
        round = case.round_at(where)
        if round.numbering is None:
            yield Awaited(where, "", makes.number)
        for part in parts(makes, case.answers):
            if part.name not in round.also:
                yield Awaited(where, part.name, part.further.number)


def _of_bill(case: Case, where: At, bill: Bill) -> Iterator[Awaited]:
    """The number of a bill, and the code under which it can be paid; both are drawn at once."""
    debt = case.debts.get(debt_of(bill.of, where.line))
    if debt is not None and debt.void is not None:
        # Cancelled while its time ran out: nothing of it is asked for again.
        return
    round = case.round_at(where)
    if round.numbering is None:
        yield Awaited(where, "", bill.number)
    if CODE not in round.also:
        yield Awaited(where, CODE, BILLING)


def assign_number(course: Course, command: AssignNumber) -> None:
    """Give a document its number and dates, and owe the step's own.

    Raises:
        CommandRefused: `never-valid`, when its last day would come before its first, or is over already;
            `licence-not-so`, when others made something of the licence it changes that it is not for.
    """
    where, part = command.where, command.part
    makes = course.process.step(where.step).makes
    awaited = awaited_numbers(course.process, course.case)
    rule = next((each.rule for each in awaited if (each.where, each.part) == (where, part)), None)
    minutes = course.process.step(where.step).minutes
    bill = course.process.step(where.step).bill
    printed = makes or minutes or bill
    if printed is None or rule is None:
        raise ValueError(f"{course.case.application} awaits no number at {where} {part}".rstrip())
    if bill is not None and part == CODE:
        _give_code(course, where, bill, command)
        return
    if makes is not None and (makes.kind == "licence" or makes.sets is not None) and not part:
        _hold(course, makes, command)
    issued_on = course.now.astimezone(WIB).date()
    since, until = _validity(course, rule, issued_on)
    _check_validity(since, until, issued_on)
    if makes is not None and makes.sets == "amended" and course.case.own is not None:
        move_days(course, since if rule.moves_first_day else course.case.own.valid_from, until)
    number = _number(course, rule, command, issued_on)
    course.tell(
        NumberAssigned(course.now, where, number, issued_on, since, until, command.verification, part)
    )
    if not part:
        template = printed.printed_with(course.process.facts(course.case, where.line))
        annexes = makes.annexes if makes else ()
        course.owe(Render(effect_key(course.case.application, where, "render"), where, template, annexes))


def _give_code(course: Course, where: At, bill: Bill, command: AssignNumber) -> None:
    """Under the code of a bill anybody can pay it, anywhere."""
    code, day = billing_code(command.year, command.sequence), course.now.astimezone(WIB).date()
    course.tell(NumberAssigned(course.now, where, code, day, None, None, command.verification, CODE))
    course.tell(BillCoded(course.now, where, debt_of(bill.of, where.line), code))
    payment = course.process.step(bill.of).payment
    if payment is not None and payment.bank is not None:
        key = effect_key(course.case.application, where, "ask-qr")
        course.owe(AskQr(key, where, payment.bank.id, code))


def _hold(course: Course, makes: Made, command: AssignNumber) -> None:
    """Hold what is signed about: the licence the case has issued, or what it held before it was contested."""
    process, case = course.process, course.case
    if case.own is not None and makes.sets not in (None, "renewed"):
        take_own(course, own_changed_meanwhile(process, case, makes.sets, command.stands))
    else:
        take_holds(course, licence=changed_meanwhile(process, case, command.stands))


def owe_further(course: Course, where: At, part: Part) -> None:
    """Owe a further document, whose number is drawn."""
    further = part.further
    template = printed_with(further.rows, further.template, course.process.facts(course.case))
    key = effect_key(course.case.application, where, "render", part=part.name)
    course.owe(Render(key, where, template, part=part.name))


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
    place = rule.place.of(course.process.facts(course.case, command.where.line)) if rule.place else ""
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
    return None if row.span is None else row.span.after(_counted_from(course, row, since))


def _counted_from(course: Course, row: Validity, since: date) -> date:
    about = course.case.about
    if not row.continues or about is None or about.valid_until is None:
        return since
    return max(since, about.valid_until + timedelta(days=1))


def _day(course: Course, field: FieldId) -> date:
    """A date of the form or of a step, which the checker proved to be answered here."""
    if "." in field:
        return date.fromisoformat(str(course.process.facts(course.case)[field]))
    return date.fromisoformat(str(course.case.answers[field]))
