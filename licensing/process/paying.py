"""Paying: what a step asks the applicant to pay, how that is billed, what being late costs, and who may confirm it."""

from dataclasses import dataclass, field
from typing import Final

from licensing.city.people import AgencyRole
from licensing.history.places import MAIN, Line
from licensing.money.debt import AccountCode, DebtId, Interest
from licensing.process.made import Letterhead, NumberRule, TemplateRow, printed_with
from licensing.systems.shape import Shape
from licensing.values.conditions import Condition
from licensing.values.sorts import OfNumber
from licensing.values.types import Facts
from licensing.words.identifiers import FieldId, StepId, TemplateName, ValueId

ASKED_CODE: Final = FieldId("kode")
ASKED_AMOUNT: Final = FieldId("jumlah")
ASKED_UNTIL: Final = FieldId("sampai")
QR: Final = FieldId("qr")
"""What a bank's system is asked for a bill, by the names it declares, and what it answers."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it was written, and the value of the definition that it is, where it is just one."""

    text: str
    typed: OfNumber = field(compare=False, repr=False)
    value: ValueId | None = None

    def of(self, facts: Facts) -> int:
        """The amount of one case in whole rupiah; never less than nothing."""
        return max(0, int(self.typed.term.compute(facts)))


@dataclass(frozen=True, slots=True)
class Bill:
    """The document that asks for what is unpaid of a debt, that of the step `of`.

    It is printed with the first of `rows` that fits, else with `template`.
    """

    of: StepId
    template: TemplateName
    number: NumberRule
    rows: tuple[TemplateRow, ...] = ()
    letterhead: Letterhead = "issuer"

    def printed_with(self, facts: Facts) -> TemplateName:
        """The template for a case."""
        return printed_with(self.rows, self.template, facts)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What decides how it looks."""
        return tuple(row.when for row in self.rows)


@dataclass(frozen=True, slots=True)
class Payment:
    """What a step assesses a case for.

    Attributes:
        reduction: what of it is let off.
        confirm: the role that may say that money has come in, where no bank told so, and that pays back.
        not_by: steps whose deciding officers may not (who calculates does not confirm).
        bank: the bank's system that is asked for a QR code; None where there is none.
    """

    amount: Amount
    account: AccountCode
    confirm: AgencyRole
    reduction: Amount | None = None
    interest: Interest | None = None
    not_by: tuple[StepId, ...] = ()
    bank: Shape | None = None


def debt_of(step: StepId, line: Line) -> DebtId:
    """What the debt of a step on a line is called."""
    return DebtId(step if line == MAIN else f"{line}:{step}")
