"""What every term of an expression can do, and the leaves all terms are built of: names and constants.

A term is frozen, knows its type, computes without ever failing, writes itself as it is spelt and says itself to a
person. Its families are in `logic`, `comparisons`, `numbers`, `days` and `texts`; `checking` makes them of what was
written.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar, Generic, Protocol, TypeVar

from babel.numbers import format_decimal

from licensing.clock.wording import written_day
from licensing.values.types import Fact, Facts, Type, as_text
from licensing.words.sentences import Sentence

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# How tightly a term binds what is beside it, as it is spelt; brackets go around what binds less.
CHOOSES, ANY, ALL, COMPARES, SUMS, MULTIPLIES, SIGNED, STANDS = range(1, 9)


@dataclass(frozen=True, slots=True)
class Label:
    """What people call a name, and its answers where they can be chosen."""

    name: Sentence
    answers: Mapping[str, Sentence] = field(default_factory=lambda: MappingProxyType[str, Sentence]({}))


Labels = Mapping[str, Label]


class Term(Protocol[T_co]):
    """Something that has a value for all answers, missing ones too."""

    binding: ClassVar[int]

    @property
    def type(self) -> Type: ...

    @property
    def parts(self) -> "tuple[Term[object], ...]":
        """What it is made of, from left to right."""
        ...

    def compute(self, facts: Facts) -> T_co: ...

    def write(self) -> str:
        """As it is spelt; reading that gives the same term."""
        ...

    def say(self, labels: Labels) -> Sentence:
        """In words, with the names as people know them."""
        ...


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """An answer, by its name. `read` takes any fact for a value of the type.

    With `is_of_row` it is a column of the record that a function of lists looks at: nothing outside has that name.
    """

    binding: ClassVar[int] = STANDS
    name: str
    type: Type
    read: Callable[[Fact], T] = field(repr=False)
    is_of_row: bool = False

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return ()

    def compute(self, facts: Facts) -> T:
        return self.read(facts.get(self.name))

    def write(self) -> str:
        return self.name

    def say(self, labels: Labels) -> Sentence:
        return labels[self.name].name if self.name in labels else Sentence(self.name, self.name)


@dataclass(frozen=True, slots=True)
class Bound:
    """One of several answers, by the name a quantifier gives it; not a name anybody answers."""

    binding: ClassVar[int] = STANDS
    name: str
    type: Type

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return ()

    def compute(self, facts: Facts) -> str:
        return as_text(facts.get(self.name))

    def write(self) -> str:
        return self.name

    def say(self, labels: Labels) -> Sentence:
        return both_ways(self.name)


@dataclass(frozen=True, slots=True)
class Constant(Generic[T]):
    """A value that was written. Two are equal when their types are, too."""

    binding: ClassVar[int] = STANDS
    value: T
    type: Type

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return ()

    def compute(self, facts: Facts) -> T:
        return self.value

    def write(self) -> str:
        return spelt(self.value)

    def say(self, labels: Labels) -> Sentence:
        value: object = self.value
        match value:
            case bool():
                return Sentence("ya", "yes") if value else Sentence("tidak", "no")
            case date():
                return written_day(value)
            case int() | Decimal():
                # As Indonesians write numbers, in both languages: figures and amounts beside it are written so.
                return both_ways(format_decimal(value, locale="id", decimal_quantization=False))
            case _:
                return both_ways(str(value))


@dataclass(frozen=True, slots=True)
class Either(Generic[T]):
    """`condition ? then : otherwise`."""

    binding: ClassVar[int] = CHOOSES
    condition: Term[bool]
    then: Term[T]
    otherwise: Term[T]
    type: Type

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.condition, self.then, self.otherwise

    def compute(self, facts: Facts) -> T:
        return self.then.compute(facts) if self.condition.compute(facts) else self.otherwise.compute(facts)

    def write(self) -> str:
        return f"{written(self.condition, ANY)} ? {self.then.write()} : {self.otherwise.write()}"

    def say(self, labels: Labels) -> Sentence:
        then, otherwise = (said(part, labels, ANY) for part in (self.then, self.otherwise))
        condition = claimed(self.condition, labels, ANY)
        return Sentence(
            f"{then.id} bila {condition.id}, selain itu {otherwise.id}",
            f"{then.en} if {condition.en}, otherwise {otherwise.en}",
        )


def written(term: Term[object], least: int) -> str:
    """A part as it is spelt, in brackets where it binds less than `least`."""
    return term.write() if term.binding >= least else f"({term.write()})"


def said(term: Term[object], labels: Labels, least: int) -> Sentence:
    """A part in words, in brackets where it binds less than `least`.

    Labels may have words for a part as a whole, by how it is spelt: the number it comes to.
    """
    whole = labels.get(term.write())
    if whole is not None and not isinstance(term, Named):
        return whole.name
    sentence = term.say(labels)
    return sentence if term.binding >= least else Sentence(f"({sentence.id})", f"({sentence.en})")


def claimed(term: Term[bool], labels: Labels, least: int) -> Sentence:
    """A yes or no in words, as a claim: an answer says that it is yes."""
    sentence = said(term, labels, least)
    return Sentence(f"{sentence.id}: ya", f"{sentence.en}: yes") if isinstance(term, Named) else sentence


def both_ways(text: str) -> Sentence:
    """A text that is the same in both languages."""
    return Sentence(text, text)


def spelt(value: object) -> str:
    """A value as an expression writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            text = format(value, "f")
            return text if "." in text else f"{text}.0"
        case date():
            return f'"{value.isoformat()}"'
        case str():
            return '"' + value.translate(_ESCAPED) + '"'
        case None:
            return '""'
        case _:
            return str(value)


_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def leaves(term: Term[object]) -> Iterator[Term[object]]:
    """The names and constants of a term, from left to right, however wide it is."""
    ahead = [term]
    while ahead:
        here = ahead.pop()
        if not here.parts:
            yield here
        ahead.extend(reversed(here.parts))


def names_of(term: Term[object]) -> frozenset[str]:
    """The names a term depends on; of a list, its own name and not its columns."""
    return frozenset(leaf.name for leaf in leaves(term) if isinstance(leaf, Named) and not leaf.is_of_row)
