"""The shape of what a template may use: names below a dot, and what they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind = Literal["text", "short", "day", "maybe", "maybe text", "number", "yes or no", "code"]
"""What kind of value it is.

`text` is one that is always there; `short` is a text of the system's own, which a picture can hold; `maybe` a day and
`maybe text` a text that a case may not have; `code` is Typst code already.
"""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A text that is one of a few, so that nothing else is ever equal to it."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A text that somebody writes: how short and how long it can be, by an example each."""

    shortest: str
    longest: str


Leaf: TypeAlias = Kind | OneOf | Written
Shape = Mapping[str, "Shape | Leaf"]
"""Names below a dot, and what they lead to. The name `*` stands for each item of a list."""

TEXT: Leaf = "text"
SHORT: Leaf = "short"
DAY: Leaf = "day"
MAYBE: Leaf = "maybe"
MAYBE_TEXT: Leaf = "maybe text"
NUMBER: Leaf = "number"
YES_NO: Leaf = "yes or no"
CODE: Leaf = "code"
