"""How an amount comes about, in words: each line of a calculation with its formula, its figures and their origin.

In come a calculation, made now or kept, and the process it was made with; out go lines for pages, letters and the
command line, in the order in which they can be worked out. No value is computed again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from licensing.clock.wording import written_day
from licensing.forms.answers import Answers, records_of
from licensing.forms.computed import Value
from licensing.process.graph import Process
from licensing.process.saying import labels_of, say_answer
from licensing.text.labels import readable
from licensing.values.calculating import Calculation, Drawn, Given, Line, RoundedOff, calculate, stood, taken
from licensing.values.figures import NOTHING, figure, figures
from licensing.values.logic import Not
from licensing.values.looking import Looked
from licensing.values.number_functions import Rounded
from licensing.values.rounding import Cut, Rupiah, said_way
from licensing.values.sorts import Typed
from licensing.values.term import (
    ALL,
    Constant,
    Either,
    Label,
    Labels,
    Named,
    Term,
    both_ways,
    claimed,
    leaves,
)
from licensing.values.types import EXACT, Fact, Facts, Money, Type, YesNo
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence, counted

_VALUES: Final = "values."
_FORM: Final = "form."
_NO_ROW: Final = Sentence(
    "Tabelnya tidak memuat baris yang berlaku, sehingga nilainya 0.",
    "The table has no row in force, so it is 0.",
)


@dataclass(frozen=True, slots=True)
class Explained:
    """One line. What is given has no formula; figures are there where they say more than the result alone.

    `notes` are which row counted and why, the row of a table and since when it counts, and how it was rounded.
    """

    name: str
    label: Sentence
    result: Sentence
    formula: Sentence | None = None
    figures: Sentence | None = None
    notes: tuple[Sentence, ...] = ()
    is_given: bool = False


def amounts_of(process: Process) -> tuple[Value, ...]:
    """The values that are amounts of money."""
    return tuple(value for value in process.values if isinstance(value.typed.term.type, Money))


def calculation(process: Process, value: Value, answers: Answers, beside: Facts) -> Calculation:
    """How a value comes about.

    Args:
        beside: what expressions see beside the answers.
    """
    facts = {**beside, **process.form.facts(answers, "form")}
    return calculate(f"{_VALUES}{value.id}", _formulas(process), facts)


def explained(process: Process, made: Calculation) -> tuple[Explained, ...]:
    """A calculation in words: what was answered, then each value, the amount last."""
    formulas = _formulas(process)
    facts = dict(_stood(made, formulas))
    labels = dict(_labels(process, made, formulas))
    telling = _Telling(process, labels, facts)
    return (
        *(telling.given(name, answer) for name, answer in made.given.items()),
        *(telling.line(line, formulas[line.name].term) for line in made.lines),
    )


def _formulas(process: Process) -> Mapping[str, Typed]:
    return {f"{_VALUES}{value.id}": value.formula for value in process.values}


def _stood(made: Calculation, formulas: Mapping[str, Typed]) -> Iterator[tuple[str, Fact]]:
    """Everything the formulas name, as it stood."""
    types: dict[str, Type] = {}
    for line in made.lines:
        term = formulas[line.name].term
        types |= {leaf.name: leaf.type for leaf in leaves(term) if isinstance(leaf, Named)}
        yield line.name, stood(line.value, term.type)
    yield from ((name, stood(answer, types[name])) for name, answer in made.given.items() if name in types)


def _labels(
    process: Process, made: Calculation, formulas: Mapping[str, Typed]
) -> Iterator[tuple[str, Label]]:
    """What people call everything that is named on the way."""
    for line in made.lines:
        for leaf in leaves(formulas[line.name].term):
            if isinstance(leaf, Named):
                yield leaf.name, Label(readable(leaf.name.rpartition(".")[2]))
    yield from labels_of(process.form, "form").items()
    for fact_asked in process.register_facts:
        if fact_asked.label:
            yield f"facts.{fact_asked.name}.count", Label(fact_asked.label)
    for value in process.values:
        yield f"{_VALUES}{value.id}", Label(value.called or value.label or readable(value.id))


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tells lines of one calculation; `facts` are as they stood."""

    process: Process
    labels: Labels
    facts: Facts

    def given(self, name: str, answer: Given) -> Explained:
        if name.startswith(_FORM):
            field = self.process.form[FieldId(name.removeprefix(_FORM))]
            rows = len(records_of(answer))
            stands = None if answer == "" else answer
            result = Sentence(f"{rows} baris", counted(rows, "row")) if rows else say_answer(field, stands)
        else:
            result = _said(self.facts.get(name), EXACT)
        return Explained(name, self._called(name), result if result.id else NOTHING, is_given=True)

    def line(self, line: Line, formula: Term[object]) -> Explained:
        counts = taken(formula, self.facts)
        inside = counts.of if isinstance(counts, Rupiah | Cut | Rounded) else counts
        is_plain = isinstance(inside, Looked | Constant)
        result = self._result(line, counts)
        is_asked = isinstance(inside.type, YesNo)
        put_in = figures(inside, self.facts) if inside.parts and not is_plain and not is_asked else None
        return Explained(
            line.name,
            self._called(line.name),
            result,
            None if is_plain else inside.say(self.labels),
            put_in if put_in and put_in not in (result, both_ways("")) else None,
            tuple(self._notes(line, formula, counts)),
        )

    def _called(self, name: str) -> Sentence:
        called = self.labels[name].name if name in self.labels else readable(name)
        return Sentence(called.id[:1].upper() + called.id[1:], called.en[:1].upper() + called.en[1:])

    def _result(self, line: Line, counts: Term[object]) -> Sentence:
        value = self.facts[line.name]
        label = self.labels.get(counts.name) if isinstance(counts, Named) else None
        chosen = label.answers.get(str(value)) if label else None
        return chosen or _said(value, counts.type)

    def _notes(self, line: Line, formula: Term[object], counts: Term[object]) -> Iterator[Sentence]:
        chosen = formula.of if isinstance(formula, Rupiah) else formula
        if isinstance(chosen, Either):
            why = self._why(chosen)
            yield Sentence(f"Karena {why.id}.", f"Because {why.en}.")
        yield from map(_drawn, line.drawn)
        if isinstance(counts, Looked) and not line.drawn:
            yield _NO_ROW
        yield from map(_rounded, line.rounded)

    def _why(self, rows: Term[object]) -> Sentence:
        """The condition of the row that counts; of the last, that none before it holds."""
        denied: list[Sentence] = []
        while isinstance(rows, Either):
            if rows.condition.compute(self.facts):
                return claimed(rows.condition, self.labels, ALL)
            denied.append(Not(rows.condition).say(self.labels))
            rows = rows.otherwise
        return Sentence(" dan ".join(each.id for each in denied), " and ".join(each.en for each in denied))


def _drawn(row: Drawn) -> Sentence:
    source, _, column = row.source.partition(".")
    id, en = f"Tabel {source}", f"Table {source}"
    if column:
        id, en = f"{id}, kolom {column}", f"{en}, column {column}"
    id, en = f"{id}, baris {' / '.join(row.key)}", f"{en}, row {' / '.join(row.key)}"
    if row.since and row.until:
        since, until = written_day(row.since), written_day(row.until)
        return Sentence(
            f"{id}, berlaku {since.id} sampai {until.id}.", f"{en}, in force {since.en} to {until.en}."
        )
    if row.since:
        since = written_day(row.since)
        return Sentence(f"{id}, berlaku sejak {since.id}.", f"{en}, in force since {since.en}.")
    return Sentence(f"{id}.", f"{en}.")


def _rounded(off: RoundedOff) -> Sentence:
    way = said_way(off.how)
    before, after = (figure(Decimal(each), EXACT).id for each in (off.before, off.after))
    return Sentence(f"{before} {way.id} menjadi {after}.", f"{before} {way.en} is {after}.")


def _said(value: Fact, of: Type) -> Sentence:
    if isinstance(value, bool):
        return Sentence("Ya", "Yes") if value else Sentence("Tidak", "No")
    if isinstance(value, tuple):
        return both_ways(", ".join(value))
    return figure(value, of) if not isinstance(value, str) else both_ways(value)
