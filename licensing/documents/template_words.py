"""What a part of a template is called, and of which sort it is: for the sentences about it."""

from collections.abc import Mapping, Sequence

from jinja2 import nodes

from licensing.documents.shapes import CODE, SHORT, TEXT, YES_NO, Leaf, OneOf, Shape, Written
from licensing.documents.template_scope import Found, dotted


def called(node: nodes.Node) -> str:
    """What a designer knows a part of a template by."""
    return type(node).__name__.lower()


def name_of(node: nodes.Node) -> str:
    """What stands there, as a designer wrote it."""
    match node:
        case nodes.Const(value=str() as text):
            return f'"{text}"'
        case nodes.Const(value=None):
            return "none"
        case nodes.Const(value=value):
            return str(value)
        case nodes.Filter(node=nodes.Node() as given, name=name):
            return f"{name_of(given)} | {name}"
        case _:
            return ".".join(dotted(node)) or "this"


def below_it(node: nodes.Node, shape: Shape) -> str:
    """A hint with everything that can follow a name."""
    return f"Below it are: {', '.join(f'{name_of(node)}.{each}' for each in shape)}."


def sort_of(found: Found) -> str:
    """Things of one sort can be equal; nothing of the sort "" is compared."""
    match found:
        case "text" | "short" | "maybe text" | OneOf() | Written():
            return "text"
        case "day" | "maybe":
            return "day"
        case "number":
            return "number"
        case _:
            return ""


def in_words(found: Found) -> str:
    """What somebody calls a thing of this sort."""
    sort = sort_of(found)
    return f"a {sort}" if sort else ("yes or no" if found == YES_NO else "no value")


def either_of(one: Found, other: Found) -> Found:
    """What holds of either; what is wrong in one of them has been told."""
    if one == other or other is None:
        return one
    if one is None:
        return other
    if isinstance(one, Mapping) or one in (YES_NO, CODE):
        return one
    return other if isinstance(other, Mapping) or other in (YES_NO, CODE) else TEXT


def alike(kinds: Sequence[Found]) -> Leaf:
    """What each of several texts is."""
    plain = [kind for kind in kinds if not isinstance(kind, Mapping) and kind is not None]
    return SHORT if plain and all(kind == SHORT for kind in plain) else TEXT
