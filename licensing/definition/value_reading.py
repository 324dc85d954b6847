"""Read the expressions of one value after the other; what can be read but not be meant is collected beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from licensing.definition.value_expressions import Written
from licensing.values.claims import Claim
from licensing.values.conditions import Vocabulary, never
from licensing.values.sorts import Typed
from licensing.values.term import Term
from licensing.values.wrong import ConditionWrong


class ValueFault(Exception):
    """What is wrong with a value at one of its texts."""

    def __init__(self, at: Written, wrong: ConditionWrong) -> None:
        super().__init__(wrong.message)
        self.at = at
        self.wrong = wrong


def fault(at: Written, message: str, hint: str, rule: str) -> ValueFault:
    """What is wrong with a text as a whole, rather than at a place within it."""
    return ValueFault(at, ConditionWrong(message, hint, column=1, rule=rule))


@dataclass(slots=True)
class Reader:
    """`known` are the names that expressions may use, and values that are known by now."""

    known: Vocabulary
    doubts: list[ValueFault] = field(default_factory=list[ValueFault])

    def condition(self, at: Written, earlier: Sequence[Claim]) -> Term[bool]:
        """When a row counts that stands after others.

        Raises:
            ValueFault: nobody can tell.
        """
        try:
            reading = self.known.read(at.text)
        except ConditionWrong as wrong:
            raise ValueFault(at, wrong) from None
        self.doubts += [ValueFault(at, doubt) for doubt in reading.doubts]
        term = reading.condition.term
        if not reading.doubts and never(*earlier, Claim(term)):
            message = "an earlier row counts wherever this condition holds."
            self.doubts.append(fault(at, message, "Write it before that row, or remove it.", "value-table"))
        return term

    def read(self, at: Written, given: tuple[Claim, ...] = ()) -> Typed:
        """What an expression means, where `given` is so.

        Raises:
            ValueFault: nobody can tell.
        """
        try:
            typed, doubts = self.known.read_value(at.text, given)
        except ConditionWrong as wrong:
            raise ValueFault(at, wrong) from None
        self.doubts += [ValueFault(at, doubt) for doubt in doubts]
        return typed
