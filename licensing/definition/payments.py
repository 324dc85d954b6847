"""What `payment` and `demand` name: an amount of money, and the step whose debt is billed again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from licensing.definition.agencies import Fault
from licensing.definition.written import WrittenStep
from licensing.process.paying import ASKED_AMOUNT, ASKED_CODE, ASKED_UNTIL, QR, Amount
from licensing.systems.shape import Shape
from licensing.values.sorts import OfNumber, Typed, in_words
from licensing.values.types import EXACT
from licensing.words.identifiers import StepId, ValueId
from licensing.words.suggesting import suggestion

_VALUES: Final = "values."
_ASKED: Final = {ASKED_CODE: "text", ASKED_AMOUNT: "money", ASKED_UNTIL: "text"}


def amount_of(text: str, typed: Typed, values: Iterable[str]) -> tuple[Amount | None, Sequence[Fault]]:
    """An amount in whole rupiah, and which value of the definition it is."""
    if not isinstance(typed, OfNumber) or typed.term.type == EXACT:
        hint = 'Make it whole rupiah: {money: <number>, round: "down 1"} among the values.'
        return None, (("payment", f'"{text}" is {in_words(typed)}, and no amount of money.', hint),)
    name = text.strip().removeprefix(_VALUES)
    is_value = text.strip().startswith(_VALUES) and name in set(values)
    return Amount(text, typed, ValueId(name) if is_value else None), ()


def unknown_payment(steps: Mapping[StepId, WrittenStep], name: str) -> Iterator[Fault]:
    """That no step of this name assesses anything."""
    known = [id for id, step in steps.items() if step.text.payment is not None]
    if name not in known:
        yield "payment", f'"{name}" is no payment step.', suggestion(name, known)


def no_bank(shape: Shape) -> Iterator[Fault]:
    """That a system is not asked for a QR as a bank is."""
    asks = {field.id: field.type for field in shape.asks.fields}
    answers = {field.id for field in shape.answers.fields}
    if asks != _ASKED or QR not in answers:
        hint = "A bank is asked `kode` (text), `jumlah` (money) and `sampai` (text), and answers `qr`."
        yield "payment", f'system "{shape.id}" makes no QR for a bill.', hint
