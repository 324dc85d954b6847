"""What a template does with what it is offered: every dotted name is followed, through loops, conditions and filters.

In come Jinja's tree of one template and the shape it is offered; out goes each use that would fail when a document is
made, or print what nobody can read. What cannot be followed, as the value of an expression, is taken for good.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from jinja2 import nodes

from licensing.documents.shapes import Leaf, Shape
from licensing.words.suggesting import suggestion

OF_DAYS = ("tanggal", "english")
OF_ALL = ("json", "length")
"""Filters that take a day, and filters that take lists and groups as well."""

Words: TypeAlias = tuple[str, ...]
Found: TypeAlias = "Shape | Leaf | None"


@dataclass(frozen=True, slots=True)
class Misuse:
    """`said` is a sentence without its full stop, about a name at a line."""

    line: int
    said: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Scope:
    """The names at some place of a template; `asked` are those that an `if` around it asks for."""

    names: Mapping[str, Found]
    asked: frozenset[Words] = frozenset()

    def find(self, node: nodes.Node) -> Found:
        """What a plain dotted name leads to; None for anything else, and for what is unknown."""
        words = dotted(node)
        here = self.names.get(words[0]) if words else None
        for word in words[1:]:
            here = here.get(word) if isinstance(here, Mapping) else None
        return here

    def binding(self, bound: Mapping[str, Found]) -> "_Scope":
        return replace(self, names={**self.names, **bound})

    def asking(self, test: nodes.Node) -> "_Scope":
        return replace(self, asked=self.asked | {*_names_in(test)})


def misuses(tree: nodes.Template, offered: Shape) -> Iterator[Misuse]:
    """Every misuse, in the order of the lines."""
    yield from sorted({*_walk(tree, _Scope(offered))}, key=lambda each: each.line)


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


def _names_in(node: nodes.Node) -> Iterator[Words]:
    words = dotted(node)
    if words:
        yield words
        return
    for child in node.iter_child_nodes():
        yield from _names_in(child)


def _walk(node: nodes.Node, scope: _Scope) -> Iterator[Misuse]:
    yield from _wrong(node, scope)
    match node:
        case nodes.For():
            yield from _walk(node.iter, scope)
            inner = scope.binding({"loop": None, **_targets(node, scope)})
            for child in (*node.body, *node.else_, *((node.test,) if node.test else ())):
                yield from _walk(child, inner)
        case nodes.Assign():
            yield from _walk(node.node, scope)
        case _ if not dotted(node):
            inner = scope.asking(node.test) if isinstance(node, nodes.If | nodes.CondExpr) else scope
            inner = inner.binding(_assigned(node, inner))
            for child in node.iter_child_nodes():
                yield from _walk(child, inner)
        case _:
            return


def _wrong(node: nodes.Node, scope: _Scope) -> Iterator[Misuse]:
    match node:
        case nodes.Name(ctx="load") | nodes.Getattr() | nodes.Getitem() if dotted(node):
            yield from _unknown(node, scope)
        case nodes.Getitem(arg=nodes.Const()):
            said = "a place in a list may not be there"
            yield Misuse(node.lineno, said, "Take each of the list with <% for … in … %>.")
        case nodes.Call():
            said = "a template calls nothing"
            yield Misuse(node.lineno, said, "Use a filter, as in << form.nama | code >>.")
        case nodes.Output():
            for shown in node.nodes:
                yield from _unshowable(shown, scope)
        case nodes.Filter(node=nodes.Node() as filtered, name=name) if name not in OF_ALL:
            yield from _unshowable(filtered, scope, of_days=name in OF_DAYS)
        case nodes.For():
            yield from _unlisted(node.iter, scope)
        case _:
            return


def _assigned(node: nodes.Node, scope: _Scope) -> dict[str, Found]:
    return {
        child.target.name: scope.find(child.node)
        for child in node.iter_child_nodes()
        if isinstance(child, nodes.Assign) and isinstance(child.target, nodes.Name)
    }


def _targets(loop: nodes.For, scope: _Scope) -> dict[str, Found]:
    shape = scope.find(loop.iter)
    if isinstance(loop.target, nodes.Name):
        return {loop.target.name: shape.get("*") if isinstance(shape, Mapping) else None}
    return {name.name: None for name in loop.target.find_all(nodes.Name)}


def _unknown(node: nodes.Node, scope: _Scope) -> Iterator[Misuse]:
    """A name that is not offered, or stands below one that has nothing below it."""
    words = dotted(node)
    here: Mapping[str, Found] = scope.names
    for n, word in enumerate(words, start=1):
        if word not in here or word == "*":
            known = (known for known in here if known != "*")
            yield Misuse(node.lineno, f"{'.'.join(words)} is not offered", suggestion(word, known))
            return
        below = here[word]
        if below is None or n == len(words):
            return
        if isinstance(below, str):
            hint = f"{'.'.join(words[:n])} is a value and has nothing below it."
            yield Misuse(node.lineno, f"{'.'.join(words)} is not offered", hint)
            return
        here = below


def _unshowable(node: nodes.Node, scope: _Scope, *, of_days: bool = False) -> Iterator[Misuse]:
    """A name put out, or given to a filter, that is no value there."""
    name, found = ".".join(dotted(node)), scope.find(node)
    if isinstance(found, Mapping) and "*" in found:
        yield Misuse(
            node.lineno, f"{name} is a list", f"Take each of it: <% for … in {name} %> … <% endfor %>."
        )
    elif isinstance(found, Mapping):
        below = ", ".join(f"{name}.{each}" for each in found)
        yield Misuse(node.lineno, f"{name} is no value itself", f"Below it are: {below}.")
    elif found == "maybe" and dotted(node) not in scope.asked:
        hint = f"Ask first: <% if {name} %> … <% endif %>."
        yield Misuse(node.lineno, f"{name} may be missing", hint)
    elif found == "text" and of_days:
        hint = "It is text already, dates of the form included: leave the filter out."
        yield Misuse(node.lineno, f"{name} is no date", hint)


def _unlisted(node: nodes.Node, scope: _Scope) -> Iterator[Misuse]:
    found = scope.find(node)
    if found is not None and "*" not in found:
        name = ".".join(dotted(node))
        yield Misuse(node.lineno, f"{name} is no list", f"Show it without a for: << {name} >>.")
