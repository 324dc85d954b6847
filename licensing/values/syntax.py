"""An expression as it was written: what stands where, before anybody knows what the names mean.

Comes in from `parsing`; `checking` makes terms of it. `at` is the place to point at when a node is wrong (the
operator of two sides, the word of a name), counted from 1; `depth` is how deeply what is inside is nested.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from licensing.clock.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A dotted name."""

    name: str
    at: int
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Quoted:
    text: str
    at: int
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it was written."""

    digits: str
    at: int
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: `30 days`."""

    span: Span
    at: int
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Truth:
    value: bool
    at: int
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    items: "tuple[Syntax, ...]"
    at: int
    depth: int


@dataclass(frozen=True, slots=True)
class Call:
    """`function(a, b)`, or `a.function(b)`, which is the same with `is_method`."""

    function: str
    arguments: "tuple[Syntax, ...]"
    at: int
    depth: int
    is_method: bool


@dataclass(frozen=True, slots=True)
class Indexed:
    """`a[b]`."""

    of: "Syntax"
    at: int
    depth: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """`!a` or `-a`."""

    sign: str
    of: "Syntax"
    at: int
    depth: int


@dataclass(frozen=True, slots=True)
class Link:
    """What a chain goes on with."""

    sign: str
    at: int
    to: "Syntax"


@dataclass(frozen=True, slots=True)
class Relation:
    """`a == b`, `a < b`, `a in b`."""

    left: "Syntax"
    link: Link
    depth: int


@dataclass(frozen=True, slots=True)
class Chain:
    """`a + b - c`, or `a * b / c`."""

    first: "Syntax"
    links: tuple[Link, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Junction:
    """`a && b && c`, or with `||`."""

    sign: str
    parts: "tuple[Syntax, ...]"
    depth: int


@dataclass(frozen=True, slots=True)
class Conditional:
    """`a ? b : c`."""

    condition: "Syntax"
    then: "Syntax"
    otherwise: "Syntax"
    depth: int


Syntax = (
    Word
    | Quoted
    | Figure
    | Length
    | Truth
    | Listing
    | Call
    | Indexed
    | Prefix
    | Relation
    | Chain
    | Junction
    | Conditional
)


def start(syntax: Syntax) -> int:  # noqa: PLR0911 one arm per node
    """Where it begins, counted from 1."""
    match syntax:
        case Word() | Quoted() | Figure() | Length() | Truth() | Listing() | Prefix():
            return syntax.at
        case Call(is_method=True, arguments=(first, *_)):
            return start(first)
        case Call():
            return syntax.at
        case Indexed():
            return start(syntax.of)
        case Relation():
            return start(syntax.left)
        case Chain():
            return start(syntax.first)
        case Junction():
            return start(syntax.parts[0])
        case Conditional():
            return start(syntax.condition)


def parts(syntax: Syntax) -> tuple[Syntax, ...]:
    """What it is made of, from left to right."""
    match syntax:
        case Word() | Quoted() | Figure() | Length() | Truth():
            return ()
        case Listing(items=of) | Call(arguments=of) | Junction(parts=of):
            return of
        case Indexed(of=of) | Prefix(of=of):
            return (of,)
        case Relation(left=left, link=link):
            return left, link.to
        case Chain(first=first, links=links):
            return first, *(link.to for link in links)
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return condition, then, otherwise


def words(syntax: Syntax) -> Iterator[Word]:
    """The names in it, from left to right."""
    ahead = [syntax]
    while ahead:
        here = ahead.pop()
        if isinstance(here, Word):
            yield here
        ahead.extend(reversed(parts(here)))
