"""Paying: money that comes in for the bill of a scenario, as a bank would tell of it."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Final

from licensing.case.billing import debt_at
from licensing.case.paying_commands import ReceiveMoney
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.history.task import Task
from licensing.money.debt import Debt
from licensing.money.receipt import Receipt
from licensing.money.settling import settle
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import SystemId

BANK: Final = SystemId("bank.contoh")
"""Whoever plays a bank where none is asked; an example (contoh), and no system of the register."""


def billed(scenario: Scenario) -> Debt | None:
    """The debt that the first open bill asks for, else the one assessed last; None where nothing was assessed."""
    asked = (debt_at(scenario.process, scenario.case, where) for where in scenario.case.open.values())
    return next((debt for debt in asked if debt), None) or next(
        reversed([*scenario.case.debts.values()]), None
    )


def pays(scenario: Scenario, debt: Debt, amount: int | None = None, on: date | None = None) -> None:
    """Money comes in for a debt: all of it where no amount is said, today where no day is."""
    today = scenario.now.astimezone(WIB).date()
    day = on or today
    whole = settle(debt).payable_rupiah(day)
    at = scenario.now if day == today else datetime.combine(day, datetime.min.time(), WIB)
    known = {paid.receipt for each in scenario.case.debts.values() for paid in each.paid}
    receipts = (
        Receipt(
            BANK, f"{n}", whole if amount is None else amount, at.astimezone(UTC), "", "transfer", "notice"
        )
        for n in count(1)
    )
    receipt = next(each for each in receipts if each.key not in known)
    scenario.tell(ReceiveMoney(debt.id, receipt), by=Service())


def pays_all(scenario: Scenario, task: Task) -> None:
    """What a bill asks for comes in."""
    debt = debt_at(scenario.process, scenario.case, task.where)
    if debt is not None:
        pays(scenario, debt)
