"""The names at some place of a template, and which of them are surely there: what an `if` around it has asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from jinja2 import nodes

from licensing.documents.shapes import DAY, MAYBE, MAYBE_TEXT, NUMBER, TEXT, YES_NO, Leaf, Shape

LOOP: Final[Shape] = {"index": NUMBER, "first": YES_NO, "last": YES_NO, "length": NUMBER}
"""What a loop knows of itself."""

Words: TypeAlias = tuple[str, ...]
Found: TypeAlias = "Shape | Leaf | None"
"""What something leads to; None where that is not known, because it is wrong."""
Sure: TypeAlias = frozenset[Words]


@dataclass(frozen=True, slots=True)
class Scope:
    """The names at some place of a template; `sure` are those that are there if they may be missing."""

    names: Mapping[str, Found]
    sure: Sure = frozenset()

    def binding(self, name: str, found: Found) -> "Scope":
        return replace(self, names={**self.names, name: found})

    def knowing(self, words: Sure) -> "Scope":
        return replace(self, sure=self.sure | words)

    def settled(self, words: Words, found: Found) -> Found:
        """What a name leads to, with what has been asked."""
        if words in self.sure and found == MAYBE:
            return DAY
        return TEXT if words in self.sure and found == MAYBE_TEXT else found


def dotted(node: nodes.Node) -> Words:
    """`form.nama`, or `form["nama"]`, as its words; nothing for what is not a plain dotted name."""
    match node:
        case nodes.Name():
            return (node.name,)
        case nodes.Getattr(node=below, attr=word):
            pass
        case nodes.Getitem(node=below, arg=nodes.Const(value=str() as word)):
            pass
        case _:
            return ()
    words = dotted(below)
    return (*words, word) if words else ()


def answers(test: nodes.Node) -> tuple[Sure, Sure]:
    """The names that are there if a test holds, and those that are if it does not."""
    none: Sure = frozenset()
    match test:
        case nodes.Not(node=asked):
            yes, no = answers(asked)
            return no, yes
        case nodes.And(left=left, right=right):
            (yes, no), (other_yes, other_no) = answers(left), answers(right)
            return yes | other_yes, no & other_no
        case nodes.Or(left=left, right=right):
            (yes, no), (other_yes, other_no) = answers(left), answers(right)
            return yes & other_yes, no | other_no
        case nodes.Compare(expr=asked, ops=[nodes.Operand(op="eq", expr=nodes.Const(value=value))]):
            there = frozenset({dotted(asked)}) - {()}
            return (none, there) if value is None else (there, none)
        case nodes.Compare(expr=asked, ops=[nodes.Operand(op="ne", expr=nodes.Const(value=value))]):
            there = frozenset({dotted(asked)}) - {()}
            return (there, none) if value is None else (none, there)
        case _:
            return frozenset({dotted(test)}) - {()}, none
