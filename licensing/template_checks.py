"""Template checks: what would keep a template from being rendered with what it is offered.

In come a template's name and the names it is offered; out goes every fault, its own and of what it includes. Every
dotted name is followed, through loops and assignments.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import jinja2
import jinja2.meta
from jinja2 import nodes

from licensing.licence import Shape
from licensing.templating import FILTERS, TemplateSource, typst_environment
from licensing.validation import suggestion


@dataclass(frozen=True, slots=True)
class TemplateFault:
    rule: str
    message: str
    hint: str


def template_problems(name: str, source: TemplateSource, offered: Shape) -> tuple[TemplateFault, ...]:
    """Everything that would keep a template from being rendered with what it is offered."""
    return tuple(dict.fromkeys(_faults(name, source, offered, (), set())))


def _faults(
    name: str, source: TemplateSource, offered: Shape, above: tuple[str, ...], seen: set[str]
) -> Iterator[TemplateFault]:
    """The faults of a template and of what it includes; `above` are the templates that include it."""
    if name in above:
        message = f'template "{above[-1]}" includes "{name}", which so includes itself.'
        yield TemplateFault("template-syntax", message, "Remove the include.")
    if name in seen:
        return
    seen.add(name)
    try:
        text = source.get(name)
    except (OSError, UnicodeDecodeError):
        message = f'template "{name}" cannot be read.'
        yield TemplateFault("template-syntax", message, "Save the file as UTF-8, readable by everybody.")
        return
    if text is None:
        hint = suggestion(name, source.names())
        yield TemplateFault("template-missing", f'there is no template "{name}".', hint)
        return
    try:
        tree = typst_environment(source).parse(text)
        faults = _calculated(name, tree) or _unknown_filters(name, text, tree, source)
        faults += [
            TemplateFault(
                "template-variable", f'template "{name}", line {line}: {wrong} is not offered.', hint
            )
            for line, wrong, hint in _Names(offered).unknown(tree)
        ]
        included = tuple(jinja2.meta.find_referenced_templates(tree))
    except jinja2.TemplateSyntaxError as error:
        yield _misspelt(name, error.lineno, error.message or "", "Correct the template.")
        return
    except (RecursionError, SyntaxError, MemoryError):
        message = f'template "{name}" is nested too deeply.'
        yield TemplateFault("template-syntax", message, "Write it with fewer blocks or brackets.")
        return
    yield from faults
    for each in included:
        if each is not None:
            yield from _faults(each, source, offered, (*above, name), seen)


def _misspelt(name: str, line: int, message: str, hint: str) -> TemplateFault:
    said = f'template "{name}", line {line}: {message}'
    return TemplateFault("template-syntax", said.rstrip(".") + ".", hint)


def _calculated(name: str, tree: nodes.Template) -> list[TemplateFault]:
    """Products and powers, which could take any time and memory there is, from the moment Jinja compiles them."""
    hint = "Amounts come from the definition; repeat with a `for`."
    found = tree.find_all((nodes.Mul, nodes.Pow))
    return [_misspelt(name, node.lineno, "a template does not multiply", hint) for node in found]


def _unknown_filters(
    name: str, text: str, tree: nodes.Template, source: TemplateSource
) -> list[TemplateFault]:
    """Filters and tests that do not exist; Jinja looks them up when it compiles, and within `if` not even then."""
    environment = typst_environment(source)
    hint = f"Filters are: {', '.join(FILTERS)}."
    faults = [
        _misspelt(name, node.lineno, f"No {kind} named {node.name!r}.", hint)
        for kind, known, found in (
            ("filter", environment.filters, tree.find_all(nodes.Filter)),
            ("test", environment.tests, tree.find_all(nodes.Test)),
        )
        for node in found
        if node.name not in known
    ]
    if not faults:
        try:
            environment.compile(text)
        except jinja2.TemplateAssertionError as error:
            faults.append(_misspelt(name, error.lineno, error.message or "", hint))
    return faults


class _Names:
    """Follows dotted names through a template, loops included."""

    def __init__(self, offered: Shape) -> None:
        self.offered = offered

    def unknown(self, tree: nodes.Node) -> Iterator[tuple[int, str, str]]:
        yield from self._walk(tree, {})

    def _walk(self, node: nodes.Node, bound: Mapping[str, Shape | None]) -> Iterator[tuple[int, str, str]]:
        if isinstance(node, nodes.Getattr | nodes.Name) and getattr(node, "ctx", "load") == "load":
            yield from self._check(node, bound)
            return
        if isinstance(node, nodes.For):
            yield from self._walk(node.iter, bound)
            bound = {**bound, "loop": None, **self._targets(node, bound)}
            for child in (*node.body, *node.else_):
                yield from self._walk(child, bound)
            return
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            yield from self._walk(node.node, bound)
            return
        assigned = {
            child.target.name: self._resolve(child.node, bound)
            for child in node.iter_child_nodes()
            if isinstance(child, nodes.Assign) and isinstance(child.target, nodes.Name)
        }
        for child in node.iter_child_nodes():
            yield from self._walk(child, {**bound, **assigned})

    def _targets(self, loop: nodes.For, bound: Mapping[str, Shape | None]) -> dict[str, Shape | None]:
        shape = self._resolve(loop.iter, bound)
        if isinstance(loop.target, nodes.Name):
            return {loop.target.name: shape.get("*") if shape else None}
        return {name.name: None for name in loop.target.find_all(nodes.Name)}

    def _resolve(self, node: nodes.Node, bound: Mapping[str, Shape | None]) -> Shape | None:
        words = _dotted(node)
        if not words:
            return None
        shape = bound[words[0]] if words[0] in bound else self.offered.get(words[0])
        for word in words[1:]:
            shape = shape.get(word) if shape else None
        return shape

    def _check(self, node: nodes.Node, bound: Mapping[str, Shape | None]) -> Iterator[tuple[int, str, str]]:
        words = _dotted(node)
        if not words:
            for child in node.iter_child_nodes():
                yield from self._walk(child, bound)
            return
        here: Shape | None = {**self.offered, **bound}
        for n, word in enumerate(words):
            if here is None:
                if words[0] in bound and n == 1:
                    return
                yield (
                    node.lineno,
                    ".".join(words),
                    f"{'.'.join(words[:n])} is a value and has nothing below it.",
                )
                return
            if word not in here:
                yield (
                    node.lineno,
                    ".".join(words),
                    suggestion(word, (known for known in here if known != "*")),
                )
                return
            here = here[word]


def _dotted(node: nodes.Node) -> tuple[str, ...]:
    """`form.nama` as its words; nothing for what is not a plain dotted name."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        below = _dotted(node.node)
        return (*below, node.attr) if below else ()
    return ()
