"""Evolve, of money: the debts of a case from what it was assessed to pay and what came in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.events import (
    AmountAssessed,
    ApplicationClosed,
    BillCoded,
    DebtVoided,
    DecisionContested,
    Ending,
    Event,
    MoneyPaidBack,
    MoneyReceived,
    PayingEvent,
)
from licensing.money.debt import Debt, DebtId, Paid, PaidBack


def owing_money(case: Case, version: int, event: PayingEvent) -> Case:
    """The case after something of its debts was told."""
    debts = debts_after(case.debts, case.ending, event)
    return replace(case, version=version, debts=debts, last_act=None)


Debts = Mapping[DebtId, Debt]


def debts_after(debts: Debts, ending: Ending | None, event: Event) -> Debts:
    """The debts of a case after an event; as they were, where it concerns none of them."""
    match event:
        case AmountAssessed():
            return {**debts, event.debt: _assessed(debts.get(event.debt), event)}
        case BillCoded() | MoneyReceived() | DebtVoided() | MoneyPaidBack():
            return {**debts, event.debt: _changed(ending, debts[event.debt], event)}
        case ApplicationClosed():
            return _ended(debts, event.ending, event.at)
        case DecisionContested():
            return _ended(debts, None, event.at)
        case _:
            return debts


def _changed(
    ending: Ending | None, debt: Debt, event: BillCoded | MoneyReceived | DebtVoided | MoneyPaidBack
) -> Debt:
    match event:
        case BillCoded():
            return replace(debt, codes=(*debt.codes, event.code))
        case MoneyReceived():
            counts = not gets_nothing(ending)
            paid = Paid(event.receipt, event.amount_rupiah, _day(event.paid_at), counts)
            return replace(debt, paid=(*debt.paid, paid))
        case DebtVoided():
            return replace(debt, void=_day(event.at))
        case MoneyPaidBack():
            back = PaidBack(event.receipt, event.amount_rupiah, event.on, event.order)
            return replace(debt, paid_back=(*debt.paid_back, back))
        case _:
            assert_never(event)


def gets_nothing(ending: Ending | None) -> bool:
    """Whether a case has ended without what its debts were for: nobody owes anything any more."""
    return ending in ("refused", "lapsed", "withdrawn", "cancelled")


def _ended(debts: Debts, ending: Ending | None, at: datetime) -> Debts:
    """The debts of a case that has ended so, or goes on again."""
    day = _day(at) if gets_nothing(ending) else None
    return {id: replace(debt, ended=day) for id, debt in debts.items()}


def _assessed(known: Debt | None, event: AmountAssessed) -> Debt:
    debt = Debt(
        event.debt,
        event.account,
        event.amount_rupiah,
        event.reduced_rupiah,
        _day(event.at),
        event.due,
        event.interest,
    )
    if known is None:
        return debt
    return replace(debt, paid=known.paid, paid_back=known.paid_back, codes=known.codes)


def _day(at: datetime) -> date:
    return at.astimezone(WIB).date()
