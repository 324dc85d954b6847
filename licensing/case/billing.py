"""Billing: what a round that asks for money is about, what it assesses, and until when silence is awaited there."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from licensing.case.refusals.paying import amount_too_large
from licensing.clock.calendars import Calendars
from licensing.clock.moments import Limit, last_day
from licensing.history.case import Case
from licensing.history.events import AmountAssessed, DueMoved, Event, TimeRestarted
from licensing.history.places import At
from licensing.money.debt import Debt
from licensing.money.settling import settle
from licensing.process.explaining import amounts_of, calculation
from licensing.process.graph import Process
from licensing.process.needs import Ask
from licensing.process.paying import Payment, debt_of
from licensing.values.calculating import Calculation

MOST_RUPIAH: Final = 999_999_999_999_999
"""As much as can be typed anywhere."""
STATEMENTS_COME_WITHIN: Final = timedelta(days=3)
"""A bank's statement tells of a day when it is over, and later after days off: so long silence of whoever owes is no
silence yet. What was paid in time is in time whenever it becomes known."""


def debt_at(process: Process, case: Case, where: At) -> Debt | None:
    """The debt a round asks to be paid; None where it asks for none."""
    bill = process.step(where.step).bill
    return None if bill is None else case.debts.get(debt_of(bill.of, where.line))


def is_settled(process: Process, case: Case, where: At) -> bool:
    """Whether all is paid of what a round asks for; a bill that was cancelled lets nobody on."""
    debt = debt_at(process, case, where)
    return debt is not None and debt.void is None and settle(debt).is_settled


def rounds_asking(process: Process, case: Case, debt: Debt) -> Iterator[At]:
    """The open rounds that ask for a debt."""
    for where in case.open.values():
        bill = process.step(where.step).bill
        if bill is not None and debt_of(bill.of, where.line) == debt.id:
            yield where


def assessed(
    process: Process, case: Case, where: At, payment: Payment, calendar: Calendars
) -> AmountAssessed:
    """What a round that was just entered asks for.

    Raises:
        CommandRefused: `not-now` where that is more than anybody could be asked for, so something was answered wrongly.
    """
    at, facts = case.round_at(where).entered_at, process.facts(case, where.line)
    amount = payment.amount.of(facts)
    if amount > MOST_RUPIAH:
        raise amount_too_large()
    return AmountAssessed(
        at,
        where,
        debt_of(where.step, where.line),
        payment.account,
        amount,
        _due(process, case, where, calendar),
        _worked_out(process, case, payment),
        min(amount, payment.reduction.of(facts)) if payment.reduction else 0,
        payment.interest,
    )


def put_off(process: Process, case: Case, event: Event) -> Iterator[AmountAssessed]:
    """The same amount by a later last day, where an event gives more time to pay it: within that nobody is late.

    The day that stands on the bill never comes earlier.
    """
    if not isinstance(event, DueMoved | TimeRestarted):
        return
    where, due = case.tasks[event.task].where, last_day(event.due)
    payment, debt = process.step(where.step).payment, debt_at(process, case, where)
    if payment is None or debt is None or debt.void is not None or debt.due is None or due <= debt.due:
        return
    yield AmountAssessed(
        event.at,
        where,
        debt.id,
        debt.account,
        debt.assessed_rupiah,
        due,
        _worked_out(process, case, payment),
        debt.reduced_rupiah,
        debt.interest,
    )


def _worked_out(process: Process, case: Case, payment: Payment) -> Calculation | None:
    value = next((each for each in amounts_of(process) if each.id == payment.amount.value), None)
    return None if value is None else calculation(process, value, case.answers, case.beside)


def _due(process: Process, case: Case, where: At, calendar: Calendars) -> date | None:
    """The last day within the time that is given."""
    step, facts = process.step(where.step), process.facts(case, where.line)
    asks = (need for need in step.kind.opens(step.needs, facts) if isinstance(need, Ask))
    within = next((ask.within for ask in asks), None)
    if within is None:
        return None
    return last_day(Limit(within, case.round_at(where).entered_at, None).due(calendar))
