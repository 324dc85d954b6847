"""How a value comes about for one case, line by line, so that anybody can work it out again with a pencil.

In come formulas in which the values they name stand as names, and what was answered; out goes a `Calculation`: plain
data, kept as answers are kept, so that it can stand in a history. Only what counted is in it: of several rows the one
that was taken, of a table the row that was in force. Nothing here has words; `process.explaining` puts them to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from licensing.values.in_turn import InTurn
from licensing.values.lists import MOST_RECORDS, Folded, OfEach
from licensing.values.looking import Looked
from licensing.values.number_functions import Rounded
from licensing.values.rounding import Cut, Rupiah, settled
from licensing.values.sorts import OfRecords, Typed
from licensing.values.term import Either, Term
from licensing.values.types import (
    Cell,
    Exact,
    Fact,
    Facts,
    Kept,
    Money,
    Rows,
    Type,
    Whole,
    fact,
    kept_decimal,
)
from licensing.words.identifiers import FieldId

Given = Kept | tuple[Mapping[FieldId, Kept], ...]
"""What was answered, as answers are kept; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The row something was looked up in: `source` is the table or list, and its column where it has several.

    It counts from `since` through `until`, without end where that is None; a code list has neither.
    """

    source: str
    key: tuple[str, ...]
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class RoundedOff:
    """A number that became another: `how` as it is written, `down 100`, `round 3`, `cut 3`."""

    how: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One value: its formula as it is spelt, of rows the one that counted, and what it came to."""

    name: str
    formula: str
    value: Kept
    drawn: tuple[Drawn, ...] = ()
    rounded: tuple[RoundedOff, ...] = ()


@dataclass(frozen=True, slots=True)
class Calculation:
    """A value, the answers and moments it rests on, and each value on the way to it; no line needs one behind it."""

    of: str
    given: Mapping[str, Given]
    lines: tuple[Line, ...]

    @property
    def comes_to(self) -> Kept:
        return self.lines[-1].value


def calculate(of: str, formulas: Mapping[str, Typed], facts: Facts) -> Calculation:
    """Work a value out.

    Args:
        of: its name as expressions know it, one of `formulas`.
        formulas: what every value means, over the names of other values.
        facts: what was answered, and what expressions see beside it.
    """
    working = Working(formulas, facts)
    _ = working[of]
    return Calculation(of, working.given, tuple(working.lines))


@dataclass(slots=True, eq=False)
class Working(Mapping[str, Fact]):
    """Facts in which a value is worked out when it is first asked for, and everything that was asked for is noted."""

    formulas: Mapping[str, Typed]
    facts: Facts
    given: dict[str, Given] = field(default_factory=dict[str, Given])
    lines: list[Line] = field(default_factory=list[Line])
    known: dict[str, Fact] = field(default_factory=dict[str, Fact])

    def __getitem__(self, name: str) -> Fact:
        if name not in self.known:
            formula = self.formulas.get(name)
            self.known[name] = self._asked(name) if formula is None else self._worked_out(name, formula)
        return self.known[name]

    def _asked(self, name: str) -> Fact:
        fact = self.facts.get(name)
        self.given[name] = kept(fact)
        return fact

    def _worked_out(self, name: str, formula: Typed) -> Fact:
        value = _computed(formula, self)
        counted = [*_counting(formula.term, self)]
        drawn = ((each.name, *each.found(facts)) for each, facts in counted if isinstance(each, Looked))
        self.lines.append(
            Line(
                name,
                taken(formula.term, self).write(),
                _kept_cell(value),
                # Records alike are told once.
                tuple(
                    dict.fromkeys(
                        Drawn(source, key, row.since, row.until) for source, key, row in drawn if row
                    )
                ),
                tuple(dict.fromkeys(_roundings(counted))),
            )
        )
        return value

    def __iter__(self) -> Iterator[str]:
        yield from self.formulas
        yield from self.facts

    def __len__(self) -> int:
        return len(self.formulas) + len(self.facts)


def _computed(typed: Typed, facts: Facts) -> Cell:
    """What a value comes to; a list of records is none."""
    return None if isinstance(typed, OfRecords) else typed.term.compute(facts)


def taken(term: Term[object], facts: Facts) -> Term[object]:
    """Of rows, the one that counts; an amount of rows is the amount of that one."""
    match term:
        case Either(condition=condition, then=then, otherwise=otherwise):
            return taken(then if condition.compute(facts) else otherwise, facts)
        case Rupiah(of=Either() as rows, rounding=rounding):
            row = _counted_row(rows, facts)
            return Rupiah(row, rounding)
        case _:
            return term


def _counted_row(rows: Either[int | Decimal], facts: Facts) -> Term[int | Decimal]:
    """The row of numbers that counts."""
    row = rows.then if rows.condition.compute(facts) else rows.otherwise
    return _counted_row(row, facts) if isinstance(row, Either) else row


def _counting(term: Term[object], facts: Facts) -> Iterator[tuple[Term[object], Facts]]:
    """The parts that a value is made of, each with the facts it counts by: within a list those of one record.

    Those within a part come before it; what only chooses between them is not among them.
    """
    if isinstance(term, Either):
        yield from _counting(term.then if term.condition.compute(facts) else term.otherwise, facts)
        return
    if isinstance(term, Folded | OfEach):
        yield from _counting(term.of, facts)
        rows = term.of.compute(facts)
        for row in rows if len(rows) <= MOST_RECORDS else ():
            yield from _counting(term.each, InTurn(row, facts))
    else:
        for part in term.parts:
            yield from _counting(part, facts)
    yield term, facts


def _roundings(counted: list[tuple[Term[object], Facts]]) -> Iterator[RoundedOff]:
    """What was rounded and came to something else by it."""
    for part, facts in counted:
        if isinstance(part, Rupiah | Cut | Rounded):
            before, after = settled(part.of.compute(facts)), part.compute(facts)
            if before != after:
                yield RoundedOff(part.how, kept_decimal(before), kept_decimal(Decimal(after)))


def kept(fact: Fact) -> Given:
    """A fact as an answer is kept."""
    if isinstance(fact, Rows):
        return tuple(
            {FieldId(name.rpartition(".")[2]): _kept_cell(each) for name, each in row.items()}
            for row in fact.of
        )
    return _kept_cell(fact)


def stood(given: Given, of: Type) -> Fact:
    """What was kept, as expressions see it: a number as long as it came to."""
    match given, of:
        case str(), Exact():
            return Decimal(given) if given else None
        case int(), Whole() | Money() if not isinstance(given, bool):
            return given
        case _:
            return fact(given, of)


def _kept_cell(cell: Cell) -> Kept:
    """One answer, or what a value came to, as it is kept."""
    match cell:
        case None:
            return ""
        case Decimal():
            return kept_decimal(cell)
        case date():
            return cell.isoformat()
        case _:
            return cell
