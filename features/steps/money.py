"""Sentences about money: what is owed and billed, what comes in, what is confirmed and paid back."""

from datetime import date, datetime, time
from typing import Final

from pytest_bdd import given, parsers, then, when

from licensing.case.paying_commands import ConfirmPayment, PayBack, ReceiveMoney
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.history.events import BillCoded, MoneyReceived, NumberAssigned
from licensing.money.receipt import Receipt
from licensing.money.settling import Settlement, settle
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import SystemId

BANK: Final = SystemId("bank.va")
_DAY: Final = r"(?P<day>\d{4}-\d\d-\d\d)"


@given(parsers.re(rf"(?P<amount>\d+) was paid on {_DAY}"))
@when(parsers.re(rf"(?P<amount>\d+) is paid on {_DAY}"))
def is_paid(story: Scenario, amount: str, day: str) -> None:
    received = sum(isinstance(event, MoneyReceived) for event in story.events)
    at = datetime.combine(date.fromisoformat(day), time(10), WIB)
    receipt = Receipt(BANK, f"T{received + 1}", int(amount), at, "", "virtual-account", "notice")
    _receive(story, receipt)


@when("the same money is told again")
def is_told_again(story: Scenario) -> None:
    story.read["before"] = len(story.events)
    told = next(event for event in reversed(story.events) if isinstance(event, MoneyReceived))
    transaction = told.receipt.partition("/")[2]
    receipt = Receipt(BANK, transaction, told.amount_rupiah, told.paid_at, "", told.channel, "statement")
    _receive(story, receipt)


@when(parsers.re(rf"(?P<name>\w+) confirms that (?P<amount>\d+) was paid on {_DAY}"))
def confirms(story: Scenario, name: str, amount: str, day: str) -> None:
    debt = _settled(story).debt.id
    command = ConfirmPayment(debt, BANK, "R1", int(amount), date.fromisoformat(day))
    story.tell(command, by=story.officer(name))


@when(parsers.re(r"(?P<name>\w+) pays (?P<amount>\d+) of it back"))
def pays_back(story: Scenario, name: str, amount: str) -> None:
    settled = _settled(story)
    receipt = settled.shares[-1].receipt
    today = story.now.astimezone(WIB).date()
    story.tell(PayBack(settled.debt.id, receipt, int(amount), today, "SP2D/1"), by=story.officer(name))


@then(parsers.re(rf"it owes (?P<amount>\d+) on {_DAY}"))
def owes(story: Scenario, amount: str, day: str) -> None:
    assert _settled(story).payable_rupiah(date.fromisoformat(day)) == int(amount)


@then(parsers.re(r"(?P<amount>\d+) of the payer's money is left"))
def is_left(story: Scenario, amount: str) -> None:
    assert sum(share.left_rupiah for share in _settled(story).shares) == int(amount)


@then(parsers.re(r'its bill has the number "(?P<number>[^"]+)" and the code "(?P<code>\d+)"'))
def bill_has(story: Scenario, number: str, code: str) -> None:
    numbers = [event.number for event in story.events if isinstance(event, NumberAssigned) and not event.part]
    codes = [event.code for event in story.events if isinstance(event, BillCoded)]
    assert (numbers[-1], codes[-1]) == (number, code)


def _receive(story: Scenario, receipt: Receipt) -> None:
    story.tell(ReceiveMoney(_settled(story).debt.id, receipt), by=Service())


def _settled(story: Scenario) -> Settlement:
    """The one debt of a case, and what pays it."""
    (debt,) = story.case.debts.values()
    return settle(debt)
