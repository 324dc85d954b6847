"""Shape a value: what one means, as it was written, once the values it names are known.

In comes an expression, rows, or a mapping with what it looks up; out goes its term, or what is wrong with it at its
place within the value. What can be read but not be meant is collected beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from licensing.definition.lookups import (
    Lookups,
    are_too_many,
    column_looked_up,
    keys_missing,
    possible,
    table_looked_up,
)
from licensing.definition.tables import Table
from licensing.definition.value_text import (
    ExpressionText,
    ValueRowText,
    ValueText,
    WrittenValue,
    expression_of,
)
from licensing.forms.moments import SUBMITTED
from licensing.steps.table import faults_of
from licensing.text.source import Path
from licensing.values.choosing import chosen
from licensing.values.claims import Claim
from licensing.values.conditions import Vocabulary, never
from licensing.values.functions import as_money
from licensing.values.rounding import MODES, Rounding
from licensing.values.sorts import OfDay, OfNumber, OfText, Typed, in_words
from licensing.values.term import Term
from licensing.values.types import EXACT
from licensing.values.wrong import ConditionWrong
from licensing.words.suggesting import suggestion

Codes = Mapping[str, Mapping[str, str]]
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "is": (),
    "money": ("round",),
    "column": ("of", "at"),
    "table": ("by", "day", "take"),
}
"""What a mapping can say, each with what goes with it."""
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {"column": ("of", "at"), "table": ("by",)}


@dataclass(frozen=True, slots=True)
class Written:
    """An expression, or another text of a value, and where within the value it stands."""

    path: Path
    text: str


class ValueFault(Exception):
    """What is wrong with a value at one of its texts."""

    def __init__(self, at: Written, wrong: ConditionWrong) -> None:
        super().__init__(wrong.message)
        self.at = at
        self.wrong = wrong


def expressions(value: WrittenValue) -> tuple[Written, ...]:
    """Every expression of a value, in the order it is written."""
    match value:
        case str():
            return (Written((), value),)
        case tuple():
            return tuple(_of_rows((), value))
        case ValueText():
            return tuple(_of_mapping(value))


def as_written(value: WrittenValue) -> str:
    """A value in one line, with the values it names by their names."""
    match value:
        case str():
            return value
        case tuple():
            return _rows_written(value)
        case ValueText(is_=is_) if is_ is not None:
            return _written(is_)
        case ValueText(money=money) if money is not None:
            return f'money({_written(money)}, "{value.round or "down 1"}")'
        case ValueText(column=column) if column is not None:
            return f"{value.of}.{column}({value.at})"
        case ValueText():
            table = f"{value.table}.{value.take}" if value.take else f"{value.table}"
            return f"{table}({', '.join((*(value.by or ()), value.day or SUBMITTED))})"


def _written(text: ExpressionText) -> str:
    return _rows_written(text) if isinstance(text, tuple) else expression_of(text)


def _rows_written(rows: tuple[ValueRowText, ...]) -> str:
    said = (f"{row.when} ? {expression_of(row.is_)}" if row.when else expression_of(row.is_) for row in rows)
    return " : ".join(said)


def _of_rows(path: Path, rows: tuple[ValueRowText, ...]) -> Iterator[Written]:
    for n, row in enumerate(rows):
        yield from () if row.when is None else (Written((*path, n, "when"), row.when),)
        yield Written((*path, n, "is"), expression_of(row.is_))


def _of_mapping(value: ValueText) -> Iterator[Written]:
    for key, given in (("is", value.is_), ("money", value.money)):
        match given:
            case None:
                pass
            case tuple():
                yield from _of_rows((key,), given)
            case _:
                yield Written((key,), expression_of(given))
    for key, text in (("at", value.at), ("day", value.day)):
        yield from () if text is None else (Written((key,), text),)
    yield from (Written(("by", n), text) for n, text in enumerate(value.by or ()))


@dataclass(slots=True)
class Shaper:
    """Shapes one value after the other; `known` are the names it may use, and values that are known by now."""

    known: Vocabulary
    lookups: Lookups
    codes: Codes
    doubts: list[ValueFault] = field(default_factory=list[ValueFault])

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
            return self._money(value, self._expression(("money",), value.money))
        if value.column is not None:
            return self._column(value, value.column)
        return self._table(value, value.table or "")

    def _expression(self, path: Path, text: ExpressionText) -> Typed:
        if not isinstance(text, tuple):
            return self._read(Written(path, expression_of(text)))
        for fault in faults_of([row.when for row in text], table="table"):
            at = Written((*path, *fault.row), "")
            raise ValueFault(at, _wrong(fault.message, fault.hint, "value-table"))
        return self._rows(path, text)

    def _rows(self, path: Path, rows: tuple[ValueRowText, ...]) -> Typed:
        """The first row whose condition holds: `a ? b : c ? d : e`."""
        earlier: list[Claim] = []
        read: list[tuple[Term[bool] | None, Typed]] = []
        for n, row in enumerate(rows):
            when = (
                None if row.when is None else self._condition(Written((*path, n, "when"), row.when), earlier)
            )
            given = (*earlier, *([Claim(when)] if when else []))
            read.append((when, self._read(Written((*path, n, "is"), expression_of(row.is_)), given)))
            earlier += [Claim(when, holds=False)] if when else []
        typed = read[-1][1]
        for n, (when, row) in reversed([*enumerate(read)][:-1]):
            at = Written((*path, n + 1, "is"), expression_of(rows[n + 1].is_))
            try:
                typed = typed if when is None else chosen(when, row, typed, 1)
            except ConditionWrong as wrong:
                raise ValueFault(at, wrong) from None
        return typed

    def _condition(self, at: Written, earlier: list[Claim]) -> Term[bool]:
        try:
            reading = self.known.read(at.text)
        except ConditionWrong as wrong:
            raise ValueFault(at, wrong) from None
        self.doubts += [ValueFault(at, doubt) for doubt in reading.doubts]
        term = reading.condition.term
        if not reading.doubts and never(*earlier, Claim(term)):
            message = "an earlier row counts wherever this condition holds."
            wrong = _wrong(message, "Write it before that row, or remove it.", "value-table")
            self.doubts.append(ValueFault(at, wrong))
        return term

    def _read(self, at: Written, given: tuple[Claim, ...] = ()) -> Typed:
        try:
            typed, doubts = self.known.read_value(at.text, given)
        except ConditionWrong as wrong:
            raise ValueFault(at, wrong) from None
        self.doubts += [ValueFault(at, doubt) for doubt in doubts]
        return typed

    def _money(self, value: ValueText, typed: Typed) -> Typed:
        at = Written(("money",), value.money if isinstance(value.money, str) else "")
        if not isinstance(typed, OfNumber):
            message = f"the value is an amount, and {in_words(typed)} stands here."
            raise ValueFault(at, _wrong(message, "Write numbers.", "condition-type"))
        if value.round is None and typed.term.type == EXACT:
            message = "the amount may come to parts of a rupiah, and nothing says how it is rounded."
            raise ValueFault(at, _wrong(message, "Add round: down 1, or another way.", "value-rounding"))
        rounding = Rounding.read(value.round or "down 1")
        if rounding is None:
            message = f'"{(value.round or "")[:40]}" is no way to round.'
            hint = f"Write one of {', '.join(MODES)} and 1, 5, 10, 50, 100 … rupiah: down 1."
            raise ValueFault(Written(("round",), ""), _wrong(message, hint, "value-rounding"))
        return as_money(typed, rounding)

    def _column(self, value: ValueText, column: str) -> Typed:
        name, at = value.of or "", Written(("at",), value.at or "")
        if name not in self.codes and name in self.lookups.unreadable:
            message, hint = f'the code list "{name}" has problems of its own.', "They stand at its lines."
            raise ValueFault(Written(("of",), ""), _wrong(message, hint, "code-list"))
        if name not in self.codes:
            message, hint = f'there is no code list "{name}".', suggestion(name, self.codes)
            raise ValueFault(Written(("of",), ""), _wrong(message, hint, "unknown-codes"))
        columns = self.lookups.columns.get(name, {})
        if column not in columns:
            message = f'the code list "{name}" has no column "{column}".'
            raise ValueFault(
                Written(("column",), ""), _wrong(message, suggestion(column, columns), "unknown-column")
            )
        typed = self._read(at)
        if not isinstance(typed, OfText):
            message = f"a code is text, and {in_words(typed)} stands here."
            raise ValueFault(at, _wrong(message, f"Name a question with codes: {name}.", "condition-type"))
        codes = possible(typed.term)
        lacking = next((code for code in codes or () if code not in columns[column]), None)
        if codes is None or lacking is not None:
            which = (
                "which codes come here cannot be told"
                if lacking is None
                else f'the list has no code "{lacking}"'
            )
            wrong = _wrong(f"{which}.", f"Name a question with codes: {name}.", "table-keys")
            self.doubts.append(ValueFault(at, wrong))
        return column_looked_up(name, column, columns[column], typed.term)

    def _table(self, value: ValueText, name: str) -> Typed:
        table, at = self.lookups.tables.get(name), Written(("table",), "")
        if table is None:
            message, hint = f'there is no table "{name}".', suggestion(name, self.lookups.tables)
            if name in self.lookups.unreadable:
                message, hint = (
                    f'the table "{name}" has problems of its own.',
                    "Correct them; they stand at its lines.",
                )
            raise ValueFault(at, _wrong(message, hint, "unknown-table"))
        column, by = _column_taken(value, name, table), value.by or ()
        if len(by) != len(table.keys):
            message = f"the table has {len(table.keys)} keys, and {len(by)} stand here."
            hint = f"Write one expression each for: {', '.join(table.keys)}."
            raise ValueFault(Written(("by",), ""), _wrong(message, hint, "table-keys"))
        keys = tuple(self._read(Written(("by", n), text)) for n, text in enumerate(by))
        on = Written(("day",), SUBMITTED if value.day is None else value.day)
        day = self._read(on)
        if not isinstance(day, OfDay):
            message = f"the row in force on a day counts, and {in_words(day)} stands here."
            raise ValueFault(on, _wrong(message, "Write a date: submitted, form.mulai.", "condition-type"))
        self._check_keys_there(value, table, keys)
        return table_looked_up(name, table, column, tuple(key.term for key in keys), day.term)

    def _check_keys_there(self, value: ValueText, table: Table, by: tuple[Typed, ...]) -> None:
        """Every combination the form allows has a row; an answer that is not given has none, and counts as 0."""
        keys = [possible(key.term) for key in by]
        for n, found in enumerate(keys):
            if found is None:
                message = f"which {table.keys[n]} come here cannot be told, so rows may be missing."
                hint = "Name a choice, or a whole number with min and max."
                self.doubts.append(
                    ValueFault(Written(("by", n), (value.by or ())[n]), _wrong(message, hint, "table-keys"))
                )
        known = tuple(found for found in keys if found is not None)
        if len(known) < len(keys):
            return
        if are_too_many(known):
            message, hint = (
                "so many combinations come here that nobody can compare them.",
                "Divide the table.",
            )
            self.doubts.append(ValueFault(Written(("table",), ""), _wrong(message, hint, "table-keys")))
            return
        missing = keys_missing(table, known)
        if missing:
            named = "; ".join(", ".join(key) for key in missing[:2]) + (
                " and more" if len(missing) > 2 else ""
            )
            message = f"the form allows what the table has no row for: {named}."
            wrong = _wrong(message, "Add a row for each, or do not offer it.", "table-keys")
            self.doubts.append(ValueFault(Written(("table",), ""), wrong))


def _column_taken(value: ValueText, name: str, table: Table) -> str:
    if value.take is None and len(table.columns) == 1:
        return table.columns[0]
    if value.take in table.columns:
        return value.take or ""
    if value.take is None:
        message, at = f'the table "{name}" has several columns.', "table"
    else:
        message, at = f'the table "{name}" has no column "{value.take}".', "take"
    hint = suggestion(value.take or "", table.columns) if value.take else f"Add take: {table.columns[0]}."
    raise ValueFault(Written((at,), ""), _wrong(message, hint, "unknown-column"))


def _check_keys(value: ValueText) -> None:
    """A mapping says one thing, with all that it needs and nothing that goes with something else."""
    given = {"is" if key == "is_" else key for key in value.model_fields_set} - {"label"}
    kinds = [kind for kind in KINDS if kind in given]
    if len(kinds) != 1:
        message = (
            "the value says nothing." if not kinds else f"the value says two things: {' and '.join(kinds)}."
        )
        raise ValueFault(Written((), ""), _wrong(message, f"Write one of {', '.join(KINDS)}.", "value-shape"))
    (kind,) = kinds
    lacking = [key for key in _NEEDED.get(kind, ()) if key not in given]
    if lacking:
        message = f"{kind} needs {' and '.join(lacking)} beside it."
        raise ValueFault(Written((kind,), ""), _wrong(message, "Add it.", "value-shape"))
    strange = sorted(given - {kind, *KINDS[kind]})
    if strange:
        message, hint = f"{strange[0]} says nothing beside {kind}.", "Remove it."
        raise ValueFault(Written((strange[0],), ""), _wrong(message, hint, "value-shape"))


def _wrong(message: str, hint: str, rule: str) -> ConditionWrong:
    return ConditionWrong(message, hint, column=1, rule=rule)
