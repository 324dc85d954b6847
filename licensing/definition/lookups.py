"""What values look up beside answers: further columns of code lists, and tables.

In come the names a definition wrote, and terms for what stands behind them; out goes the term that looks up, or what
is wrong with it. `keys_missing` says which keys the form allows and the table lacks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice, product
from math import prod
from typing import Final

from licensing.definition.code_lists import Columns
from licensing.definition.maps import Map
from licensing.definition.tables import Table, is_whole, numbers_of
from licensing.values.looking import Entries, InForce, Key, Looked, key_of
from licensing.values.mapped import Mapped
from licensing.values.number_functions import Extreme
from licensing.values.sorts import OfNumber, OfText, Width
from licensing.values.term import Constant, Either, Named, Term
from licensing.values.types import Choice, Exact, Number, Type, Whole, YesNo

MOST_KEYS: Final = 10_000
"""Combinations of answers that are compared with the rows of a table."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """By the names of code lists, tables and maps; `unreadable` are those that have problems of their own."""

    columns: Mapping[str, Columns] = field(default_factory=dict[str, Columns])
    tables: Mapping[str, Table] = field(default_factory=dict[str, Table])
    unreadable: frozenset[str] = frozenset()
    maps: Mapping[str, Map] = field(default_factory=dict[str, Map])


NO_LOOKUPS: Final = Lookups()


def column_looked_up(codes: str, column: str, of: Mapping[str, str], at: Term[str]) -> OfText:
    """Another column of a code list, by a code; its values are the answers it offers."""
    entries = {(code,): (InForce(None, None, value),) for code, value in of.items()}
    return OfText(Looked(f"{codes}.{column}", (at,), None, Choice(frozenset(of.values())), "", entries))


def table_looked_up(
    name: str, table: Table, column: str, by: tuple[Term[object], ...], on: Term[date | None]
) -> OfNumber:
    """A column of a table, by its keys and a day."""
    whole, numbers = is_whole(table, column), numbers_of(table, column)
    found: dict[Key, list[InForce[Number]]] = {}
    for row, number in zip(table.rows, numbers, strict=True):
        value: Number = int(number) if whole else number
        found.setdefault(row.key, []).append(InForce(row.since, row.until, value))
    entries: Entries[Number] = {key: tuple(each) for key, each in found.items()}
    called = name if len(table.columns) == 1 else f"{name}.{column}"
    bounds = min(numbers), max(numbers)
    kind: Type = Whole(*map(int, bounds)) if whole else Exact(*bounds)
    return OfNumber(Looked(called, by, on, kind, 0, entries), _width(numbers))


def _width(numbers: tuple[Decimal, ...]) -> Width:
    texts = [format(abs(number), "f").partition(".") for number in numbers]
    return Width(max(len(before) for before, _, _ in texts), max(len(after) for _, _, after in texts))


def possible(term: Term[object]) -> tuple[str, ...] | None:
    """Every key that a term can come to where all it names is answered; None where they are without number."""
    match term:
        case Constant(value=value):
            return (key_of(value),)
        case Either(then=then, otherwise=otherwise):
            yes, no = possible(then), possible(otherwise)
            return None if yes is None or no is None else tuple(dict.fromkeys((*yes, *no)))
        case Extreme(of=of):
            return _bounded([_span(each) for each in of], term.function)
        case _:
            return _answers(term)


def _answers(term: Term[object]) -> tuple[str, ...] | None:
    match term.type:
        case Choice(offers=frozenset() as offers) if isinstance(term, Named | Looked | Mapped):
            return tuple(sorted(offers))
        case YesNo():
            return "true", "false"
        case _:
            return _bounded([_span(term)], "max")


Span = tuple[int | None, int | None]


def _span(term: Term[object]) -> Span | None:
    """From where to where a whole number can be; None for anything else."""
    match term:
        case Constant(value=int(value)):
            return value, value
        case Named(type=Whole(low=low, high=high)):
            return None if low is None else int(low), None if high is None else int(high)
        case _:
            return None


def _bounded(spans: list[Span | None], function: str) -> tuple[str, ...] | None:
    """The whole numbers that the least or the greatest of some can be."""
    known = [span for span in spans if span is not None]
    lows, highs = ([span[end] for span in known] for end in (0, 1))
    if len(known) < len(spans):
        return None
    bounds: list[int] = []
    for ends in (lows, highs):
        there = [end for end in ends if end is not None]
        # The least has an upper end as soon as one of them has, and a lower one only where all have.
        needs_all = (function == "min") is (ends is lows)
        if not there or (needs_all and len(there) < len(ends)):
            return None
        bounds.append(min(there) if function == "min" else max(there))
    low, high = bounds
    return None if high - low > MOST_KEYS else tuple(map(str, range(low, high + 1)))


def keys_missing(table: Table, keys: tuple[tuple[str, ...], ...]) -> tuple[Key, ...]:
    """The first combinations of keys that have no row."""
    there = {row.key for row in table.rows}
    return tuple(islice((key for key in product(*keys) if key not in there), 3))


def are_too_many(keys: tuple[tuple[str, ...], ...]) -> bool:
    """Whether nobody could compare all combinations."""
    return prod(map(len, keys)) > MOST_KEYS
