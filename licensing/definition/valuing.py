"""Values: the named expressions of a definition, each with those it names written out in it.

In come their texts and what they may name, the applicant's answers; out goes what each means. Behind the checker
nothing knows of values: a condition that names one is the condition that says the same without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter
from typing import Final

from licensing.definition.circles import circles_among
from licensing.definition.looking_up import Codes
from licensing.definition.lookups import NO_LOOKUPS, Lookups
from licensing.definition.shaping import Shaper
from licensing.definition.value_expressions import Written, expressions
from licensing.definition.value_reading import Reader, ValueFault
from licensing.definition.value_text import WrittenValue
from licensing.values.atoms import standing_for
from licensing.values.conditions import Vocabulary
from licensing.values.parsing import parse
from licensing.values.sorts import OfRecords, Typed
from licensing.values.syntax import Word, words
from licensing.values.term import Term
from licensing.values.types import TEXT
from licensing.values.wrong import ConditionWrong

PREFIX: Final = "values."
MOST_DEEP: Final = 60
"""How deeply what a value means can be nested; conditions nest it once more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value, and at which of its texts."""

    id: str
    at: Written
    wrong: ConditionWrong


@dataclass(slots=True)
class ReadValues:
    """Values under the names expressions know them by, and what is wrong with them, by the names designers gave.

    In `formulas` each is once more, with the values it names as names. `unknown` are those of which nobody can tell
    what they mean: wrong ones, and those that build on them.
    """

    typed: dict[str, Typed] = field(default_factory=dict[str, Typed])
    formulas: dict[str, Typed] = field(default_factory=dict[str, Typed])
    wrong: list[Fault] = field(default_factory=list[Fault])
    doubts: list[Fault] = field(default_factory=list[Fault])
    unknown: set[str] = field(default_factory=set[str])

    def refuse(self, id: str, at: Written, wrong: ConditionWrong) -> None:
        """Nobody can tell what this value means."""
        self.wrong.append(Fault(id, at, of_value(wrong)))
        self.unknown.add(f"{PREFIX}{id}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A value that another names, and where."""

    word: Word
    at: Written


def read_values(
    texts: Mapping[str, WrittenValue],
    known: Vocabulary,
    lookups: Lookups = NO_LOOKUPS,
    codes: Codes | None = None,
) -> ReadValues:
    """What every value means, whatever order they are written in.

    Args:
        texts: by the names designers gave.
        known: what they may name beside each other.
        lookups: what they may look up, beside the labels of `codes`.
    """
    read = ReadValues()
    asks = {name: found for name, found in _asks(texts, read).items() if name not in read.unknown}
    # So that a misspelt name is told the value that was meant; what each means follows.
    known = replace(known, names={**known.names, **{f"{PREFIX}{id}": TEXT for id in texts}})
    builds_on = {name: tuple(asked.word.name for asked in found) for name, found in asks.items()}
    _break_circles(builds_on, asks, read)
    for name in TopologicalSorter(_without(builds_on, read.unknown)).static_order():
        if read.unknown.isdisjoint(builds_on[name]):
            value = texts[name.removeprefix(PREFIX)]
            _read_one(name, value, Shaper(Reader(known.with_values(read.typed)), lookups, codes or {}), read)
            if name in read.typed:
                stand = {each: standing_for(each, read.typed[each]) for each in builds_on[name]}
                shaper = Shaper(Reader(known.with_values(stand)), lookups, codes or {})
                read.formulas[name] = _formula(value, shaper, read.typed[name])
        else:
            read.unknown.add(name)
    return read


def _asks(texts: Mapping[str, WrittenValue], read: ReadValues) -> dict[str, tuple[_Asked, ...]]:
    """For each value the values it names."""
    names = {f"{PREFIX}{id}" for id in texts}
    found: dict[str, tuple[_Asked, ...]] = {}
    for id, value in texts.items():
        asked: list[_Asked] = []
        for at in expressions(value):
            try:
                asked += [_Asked(word, at) for word in words(parse(at.text)) if word.name in names]
            except ConditionWrong as wrong:
                read.refuse(id, at, wrong)
        found[f"{PREFIX}{id}"] = tuple(asked)
    return found


def _break_circles(
    builds_on: Mapping[str, tuple[str, ...]], asks: Mapping[str, tuple[_Asked, ...]], read: ReadValues
) -> None:
    """Report each circle once, at the first of its values that is met, where it names the next."""
    known = {name: tuple(each for each in of if each in builds_on) for name, of in builds_on.items()}
    for circle in circles_among(known):
        first, *_ = ways = (*circle, circle[0])
        asked = next(each for each in asks[first] if each.word.name == ways[1])
        way = " → ".join(name.removeprefix(PREFIX) for name in ways)
        message = f"what this value is hangs on itself: {way}."
        hint = "Let one of them name answers instead."
        wrong = ConditionWrong(message, hint, column=asked.word.at, rule="value-circle")
        read.refuse(first.removeprefix(PREFIX), asked.at, wrong)
        read.unknown.update(circle)


def _without(builds_on: Mapping[str, tuple[str, ...]], unknown: set[str]) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(each for each in of if each not in unknown)
        for name, of in builds_on.items()
        if name not in unknown
    }


def _read_one(name: str, value: WrittenValue, shaper: Shaper, read: ReadValues) -> None:
    id = name.removeprefix(PREFIX)
    try:
        typed = shaper.typed(value)
    except ValueFault as fault:
        read.refuse(id, fault.at, fault.wrong)
        return
    if isinstance(typed, OfRecords):
        message = "this value is a list of records, which has no value of its own."
        hint = "Let it be something of all records: size(form.daftar), sum(form.daftar, daftar.jumlah)."
        wrong = ConditionWrong(message, hint, column=1, rule="condition-type")
        read.refuse(id, Written((), value if isinstance(value, str) else ""), wrong)
        return
    if depth_of(typed.term) > MOST_DEEP:
        message = f"this value is nested more than {MOST_DEEP} deep with the values it names written out."
        hint = "Let it build on fewer others."
        wrong = ConditionWrong(message, hint, column=1, rule="condition-syntax")
        read.refuse(id, Written((), value if isinstance(value, str) else ""), wrong)
        return
    read.typed[name] = typed
    read.doubts += [Fault(id, doubt.at, of_value(doubt.wrong)) for doubt in shaper.reader.doubts]


def _formula(value: WrittenValue, shaper: Shaper, meant: Typed) -> Typed:
    """A value over the names of others; what was doubted of it is said already.

    Where only something written can stand (`round(form.luas, values.places)`), a name cannot, and what is meant does.
    """
    try:
        return shaper.typed(value)
    except ValueFault:
        return meant


def of_value(wrong: ConditionWrong) -> ConditionWrong:
    """The same, where what is said of any expression says "the condition"."""
    return wrong.about("the value")


def depth_of(term: Term[object]) -> int:
    """How deeply its parts are nested, without following them one within the other."""
    deepest, here = 0, (term,)
    while here and deepest <= MOST_DEEP:
        deepest += 1
        here = tuple(part for each in here for part in each.parts)
    return deepest
