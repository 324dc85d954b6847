"""Shape a value: what one means, as it was written, once the values it names are known.

In comes an expression, rows, or a mapping with what it looks up; out goes its term, or what is wrong with it at its
place within the value. What can be read but not be meant is collected beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from licensing.definition.looking_up import Codes, of_code_list, of_table
from licensing.definition.lookups import Lookups
from licensing.definition.mapping import of_map
from licensing.definition.value_expressions import Written
from licensing.definition.value_reading import Reader, ValueFault, fault
from licensing.definition.value_text import (
    ExpressionText,
    ValueRowText,
    ValueText,
    WrittenValue,
    expression_of,
)
from licensing.steps.table import faults_of
from licensing.text.source import Path
from licensing.values.choosing import chosen
from licensing.values.claims import Claim
from licensing.values.functions import as_money
from licensing.values.rounding import MODES, Rounding
from licensing.values.sorts import OfNumber, Typed, in_words
from licensing.values.term import Term
from licensing.values.types import EXACT
from licensing.values.wrong import ConditionWrong

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "is": (),
    "money": ("round",),
    "column": ("of", "at"),
    "table": ("by", "day", "take"),
    "map": ("at", "day", "take"),
}
"""What a mapping can say, each with what goes with it."""
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "column": ("of", "at"),
    "table": ("by",),
    "map": ("at", "take"),
}


@dataclass(frozen=True, slots=True)
class Shaper:
    """Shapes one value after the other."""

    reader: Reader
    lookups: Lookups
    codes: Codes

    def typed(self, value: WrittenValue) -> Typed:
        """What a value means.

        Raises:
            ValueFault: nobody can tell.
        """
        match value:
            case str() | tuple():
                return self._expression((), value)
            case ValueText():
                return self._mapping(value)

    def _mapping(self, value: ValueText) -> Typed:
        _check_keys(value)
        if value.is_ is not None:
            return self._expression(("is",), value.is_)
        if value.money is not None:
            return _money(value, self._expression(("money",), value.money))
        if value.column is not None:
            return of_code_list(self.reader, self.lookups, self.codes, value, value.column)
        if value.map is not None:
            return of_map(self.reader, self.lookups, value, value.map)
        return of_table(self.reader, self.lookups, value, value.table or "")

    def _expression(self, path: Path, text: ExpressionText) -> Typed:
        if not isinstance(text, tuple):
            return self.reader.read(Written(path, expression_of(text)))
        for wrong in faults_of([row.when for row in text], table="table"):
            raise fault(Written((*path, *wrong.row), ""), wrong.message, wrong.hint, "value-table")
        return self._rows(path, text)

    def _rows(self, path: Path, rows: tuple[ValueRowText, ...]) -> Typed:
        """The first row whose condition holds: `a ? b : c ? d : e`."""
        earlier: list[Claim] = []
        read: list[tuple[Term[bool] | None, Typed]] = []
        for n, row in enumerate(rows):
            at = Written((*path, n, "when"), row.when or "")
            when = None if row.when is None else self.reader.condition(at, earlier)
            given = (*earlier, *([Claim(when)] if when else []))
            read.append((when, self.reader.read(Written((*path, n, "is"), expression_of(row.is_)), given)))
            earlier += [Claim(when, holds=False)] if when else []
        typed = read[-1][1]
        for n, (when, row) in reversed([*enumerate(read)][:-1]):
            at = Written((*path, n + 1, "is"), expression_of(rows[n + 1].is_))
            try:
                typed = typed if when is None else chosen(when, row, typed, 1)
            except ConditionWrong as wrong:
                raise ValueFault(at, wrong) from None
        return typed


def _money(value: ValueText, typed: Typed) -> Typed:
    at = Written(("money",), value.money if isinstance(value.money, str) else "")
    if not isinstance(typed, OfNumber):
        message = f"the value is an amount, and {in_words(typed)} stands here."
        raise fault(at, message, "Write numbers.", "condition-type")
    if value.round is None and typed.term.type == EXACT:
        message = "the amount may come to parts of a rupiah, and nothing says how it is rounded."
        raise fault(at, message, "Add round: down 1, or another way.", "value-rounding")
    rounding = Rounding.read(value.round or "down 1")
    if rounding is None:
        message = f'"{(value.round or "")[:40]}" is no way to round.'
        hint = f"Write one of {', '.join(MODES)} and 1, 5, 10, 50, 100 … rupiah: down 1."
        raise fault(Written(("round",), ""), message, hint, "value-rounding")
    return as_money(typed, rounding)


def _check_keys(value: ValueText) -> None:
    """A mapping says one thing, with all that it needs and nothing that goes with something else."""
    given = {"is" if key == "is_" else key for key in value.model_fields_set} - {"label", "called"}
    kinds = [kind for kind in KINDS if kind in given]
    if len(kinds) != 1:
        message = f"the value says two things: {' and '.join(kinds)}." if kinds else "the value says nothing."
        raise fault(Written((), ""), message, f"Write one of {', '.join(KINDS)}.", "value-shape")
    (kind,) = kinds
    lacking = [key for key in _NEEDED.get(kind, ()) if key not in given]
    if lacking:
        message = f"{kind} needs {' and '.join(lacking)} beside it."
        raise fault(Written((kind,), ""), message, "Add it.", "value-shape")
    strange = sorted(given - {kind, *KINDS[kind]})
    if strange:
        message = f"{strange[0]} says nothing beside {kind}."
        raise fault(Written((strange[0],), ""), message, "Remove it.", "value-shape")
