"""What a case has to pay, as bills, receipts and notices print it: by the step that assessed it.

Interest is that of the day on which the document is numbered; a notice has none and counts no interest.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from licensing.documents.printable import Value
from licensing.documents.shapes import DAY, MAYBE, Leaf, Shape, Written
from licensing.history.case import Case
from licensing.history.places import MAIN, Line
from licensing.money.debt import Debt
from licensing.money.settling import Settlement, settle
from licensing.process.graph import Process
from licensing.process.paying import debt_of
from licensing.words.amounts import rupiah
from licensing.words.identifiers import StepId

AMOUNT: Final[Leaf] = Written("Rp0", "Rp1.234.567.890")
IF_ANY: Final[Leaf] = Written("", "Rp1.234.567.890")
CODE: Final[Leaf] = Written("", "26000000013")
OF_A_BANK: Final[Leaf] = Written("7", "20261128.00012345678901234567890123456789012345678901234567890123")
DEBT: Shape = {
    "assessed": AMOUNT,
    "reduced": IF_ANY,
    "owed": AMOUNT,
    "due_on": MAYBE,
    "code": CODE,
    "interest": IF_ANY,
    "payable": AMOUNT,
    "paid": AMOUNT,
    "left_over": IF_ANY,
    "payments": {
        "*": {"amount": AMOUNT, "on": DAY, "for_debt": AMOUNT, "interest": IF_ANY, "receipt": OF_A_BANK}
    },
}
"""What is offered of each debt."""


def debts_of(
    process: Process, case: Case, line: Line, numbered_on: date | None
) -> Mapping[str, tuple[Mapping[str, Value], ...]]:
    """None or one for each step that assesses a debt."""
    return {
        id: tuple(_debt(settle(debt), numbered_on) for debt in _found(case, id, line))
        for id, step in process.steps.items()
        if step.payment is not None
    }


def _found(case: Case, step: StepId, line: Line) -> Iterator[Debt]:
    debt = case.debts.get(debt_of(step, line)) or case.debts.get(debt_of(step, MAIN))
    if debt is not None:
        yield debt


def _debt(settled: Settlement, day: date | None) -> Mapping[str, Value]:
    debt = settled.debt
    payable = settled.payable_rupiah(day) if day else settled.unpaid_rupiah
    paid = sum(each.amount_rupiah for each in debt.paid)
    return {
        "assessed": rupiah(debt.assessed_rupiah),
        "reduced": rupiah(debt.reduced_rupiah) if debt.reduced_rupiah else "",
        "owed": rupiah(debt.owed_rupiah),
        "due_on": debt.due,
        "code": debt.codes[-1] if debt.codes else "",
        "interest": rupiah(payable - settled.unpaid_rupiah) if payable > settled.unpaid_rupiah else "",
        "payable": rupiah(payable),
        "paid": rupiah(paid),
        "left_over": rupiah(left) if (left := sum(share.left_rupiah for share in settled.shares)) else "",
        "payments": tuple(
            {
                "amount": rupiah(share.principal_rupiah + share.interest_rupiah + share.over_rupiah),
                "on": share.on,
                "for_debt": rupiah(share.principal_rupiah),
                "interest": rupiah(share.interest_rupiah) if share.interest_rupiah else "",
                "receipt": share.receipt.partition("/")[2],
            }
            for share in settled.shares
        ),
    }
