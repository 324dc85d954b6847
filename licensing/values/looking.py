"""Looking up: what a table or a further column of a code list says, by what was answered and by a day.

No term fails: a key that has no row, and a day on which none is in force, give the empty value of the type. That
there is a row for every key that can be asked is proved where tables are read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Generic, TypeVar

from licensing.values.comparisons import OneOf
from licensing.values.term import STANDS, Constant, Labels, Term
from licensing.values.types import TEXT, Choice, Facts, Text, Type, kept_decimal
from licensing.words.sentences import Sentence

T = TypeVar("T")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InForce(Generic[T]):
    """What is so from a day through another; None on either side: without end."""

    since: date | None
    until: date | None
    value: T

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


Entries = Mapping[Key, tuple[InForce[T], ...]]


@dataclass(frozen=True, slots=True)
class Looked(Generic[T]):
    """`name(by, on)`: the entry of a key, of which the one in force on a day counts; without `on` there is one.

    `name` says which table and column it is, and there is one of each in a bundle: it stands for `entries` where two
    terms are compared. As it is written it is read by people only; designers write it as a value with `table`.
    """

    binding: ClassVar[int] = STANDS
    name: str
    by: tuple[Term[object], ...]
    on: Term[date | None] | None
    type: Type
    nothing: T = field(compare=False, repr=False)
    entries: Entries[T] = field(compare=False, repr=False)

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.by if self.on is None else (*self.by, self.on)

    def compute(self, facts: Facts) -> T:
        _, row = self.found(facts)
        return self.nothing if row is None else row.value

    def found(self, facts: Facts) -> tuple[Key, InForce[T] | None]:
        """The key it is looked up by, and the row that counts; None where there is none."""
        key = tuple(key_of(each.compute(facts)) for each in self.by)
        rows = self.entries.get(key, ())
        if self.on is None:
            return key, next(iter(rows), None)
        day = self.on.compute(facts)
        return key, next((each for each in rows if day and each.covers(day)), None)

    def write(self) -> str:
        return f"{self.name}({', '.join(part.write() for part in self.parts)})"

    def say(self, labels: Labels) -> Sentence:
        said = [part.say(labels) for part in self.parts]
        called = self.name.rpartition(".")[2].replace("_", " ")
        return Sentence(
            f"{called} menurut " + ", ".join(each.id for each in said),
            f"{called} by " + ", ".join(each.en for each in said),
        )


def key_of(value: object) -> str:
    """A computed value as a key is written."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return kept_decimal(value)
        case str():
            return value
        case _:
            return ""


def asks_for(looked: Looked[object], values: frozenset[object]) -> Term[bool] | None:
    """That what is looked up is one of these values, said of the answer it is looked up by; None where it cannot be.

    That is so of one text by which something is looked up whatever the day.
    """
    by, *more = looked.by
    if more or looked.on is not None or not isinstance(by.type, Text | Choice) or looked.nothing in values:
        return None
    keys = (key for (key,), found in looked.entries.items() if found and found[0].value in values)
    return OneOf(by, tuple(Constant(key, TEXT) for key in keys))
