"""What can be wrong in a template, and how it is said: what is no part of its language, and what cannot be shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from licensing.documents.shapes import MAYBE, MAYBE_TEXT, YES_NO, OneOf
from licensing.documents.template_scope import Found, dotted
from licensing.documents.template_words import below_it, called, in_words, name_of, sort_of
from licensing.words.suggesting import suggestion

_SUMS: Final = (nodes.Mul, nodes.Pow, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Add, nodes.Sub)
_WRITTEN: Final = "There are if, for, set, include; names, texts, and, or, not, ==, !=, in, ~ and filters."
_NO_SUM: Final = "Amounts come from the definition; repeat with a `for`."


@dataclass(frozen=True, slots=True)
class Misuse:
    """`said` is a sentence without its full stop, about a name at a line."""

    line: int
    said: str
    hint: str
    rule: str = "template-variable"


def misused(node: nodes.Node, said: str, hint: str) -> Misuse:
    """Something of the language that would fail in print, or could never be meant."""
    return Misuse(node.lineno, said, hint)


def foreign(node: nodes.Node, said: str, hint: str = _WRITTEN) -> Misuse:
    """Something that is not of the language."""
    return Misuse(node.lineno, said, hint, "template-syntax")


def refusals(node: nodes.Node) -> Iterator[Misuse]:
    """What an expression is that has no value here."""
    match node:
        case nodes.Getitem(arg=nodes.Const(value=int())):
            said = "a place in a list may not be there"
            yield misused(node, said, "Take each of the list with <% for … in … %>.")
        case nodes.Getitem(arg=nodes.Slice()):
            yield foreign(node, "a template takes no part of a text", "Show it as it is.")
        case nodes.Getitem() if not _is_named(node):
            named = "Write the name after a dot, as in form.nama."
            yield foreign(node, "a name is known in print only", named)
        case nodes.Call():
            yield misused(node, "a template calls nothing", "Use a filter, as in << form.nama | code >>.")
        case nodes.Test(name=name):
            hint = 'Ask whether it is there, or equal to a text: form.jenis == "Baru".'
            yield foreign(node, f'there is no test "{name}"', hint)
        case nodes.Getattr(node=below) | nodes.Getitem(node=below):
            yield from refusals(below)
            return
        case nodes.BinExpr() | nodes.Neg() | nodes.Pos():
            yield foreign(node, "a template does not calculate", _NO_SUM)
        case _:
            yield foreign(node, f'a template has no "{called(node)}"')
    for child in node.iter_child_nodes():
        if isinstance(child, _SUMS):
            yield from refusals(child)


def _is_named(node: nodes.Getitem) -> bool:
    return isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str)


def unreadable(node: nodes.Node, found: Found) -> Misuse | None:
    """Why something cannot be put out or given to a filter; None where it can, or is not known."""
    name = name_of(node)
    if isinstance(found, Mapping) and "*" in found:
        return misused(node, f"{name} is a list", f"Take each of it: <% for … in {name} %> … <% endfor %>.")
    if isinstance(found, Mapping):
        return misused(node, f"{name} is no value itself", below_it(node, found))
    if found in (MAYBE, MAYBE_TEXT):
        return misused(node, f"{name} may be missing", f"Ask first: <% if {name} %> … <% endif %>.")
    if found == YES_NO:
        hint = f"Say it in words: << 'ya' if {name} else 'tidak' >>."
        return misused(node, f"{name} is yes or no", hint)
    return None


def astray(node: nodes.Node, words: tuple[str, ...], here: Found) -> Misuse:
    """A name that leads on where nothing is below `words`, or nothing of that name."""
    said = f"{'.'.join(dotted(node))} is not offered"
    if not isinstance(here, Mapping):
        return misused(node, said, f"{'.'.join(words)} is a value and has nothing below it.")
    known = (each for each in here if each != "*")
    return misused(node, said, suggestion(dotted(node)[len(words)], known))


def unlike(one: tuple[nodes.Node, Found], other: tuple[nodes.Node, Found]) -> Iterator[Misuse]:
    """Two things that are compared and are not of one sort, or equal in no case."""
    (left, kind), (right, against) = one, other
    if kind is None or against is None:
        return
    for known, text in ((kind, right), (against, left)):
        if isinstance(known, OneOf) and isinstance(text, nodes.Const) and isinstance(text.value, str):
            if text.value not in known.texts:
                yield misused(
                    text, f'{name_of(left)} is never "{text.value}"', suggestion(text.value, known.texts)
                )
            return
    if sort_of(kind) != sort_of(against) or sort_of(kind) == "":
        said = f"{name_of(left)} is {in_words(kind)} and {name_of(right)} is {in_words(against)}"
        yield misused(left, said, "Compare like with like; ask with `if` alone whether something is there.")
