"""Templates: Jinja2 over Typst (licences, letters) and over plain text (notices), and what may stand in them.

In Typst templates a value is written `<< form.nama >>` and becomes a Typst string literal, so nothing a person typed
can be read as markup; where Typst expects code, `<< form.nama | code >>`. A template sees the names it is offered and
no others; `template_problems` proves it by following every dotted name in it and in whatever it includes.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

import jinja2
import jinja2.meta
import segno
from babel.dates import format_date
from jinja2 import nodes
from jinja2.runtime import LoopContext

from licensing.validation import suggestion

FILTERS = ("tanggal", "english", "code", "json", "qr")
TAG_LINE = re.compile(r"^([ \t]*(?:<%(?:(?!%>).)*%>[ \t]*)*<%(?:(?!%>).)*)%>[ \t]*\n", re.MULTILINE)

Shape = Mapping[str, "Shape | None"]
"""Names below a dot; None for a value. The name `*` stands for each item of a list."""


class TemplateSource(Protocol):
    """Where template texts come from, by name without its ending: `licences/<permit>`."""

    def get(self, name: str) -> str | None: ...
    def names(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class TemplateFault:
    rule: str
    message: str
    hint: str


def typst_environment(source: TemplateSource) -> jinja2.Environment:
    """The environment of licences and letters."""
    environment = _environment(source, _markup)
    environment.filters["code"] = lambda value: Code(_literal(shown(value)))
    environment.filters["json"] = lambda value: Code(_literal(_json(value)))
    environment.filters["qr"] = lambda value: Code(_literal(_qr(shown(value))))
    return environment


def text_environment(source: TemplateSource) -> jinja2.Environment:
    """The environment of notices."""
    return _environment(source, shown)


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


def _environment(source: TemplateSource, finalize: Callable[[object], str]) -> jinja2.Environment:
    environment = _Environment(
        loader=jinja2.FunctionLoader(lambda name: _without_tag_lines(source.get(name))),
        undefined=jinja2.StrictUndefined,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<!",
        comment_end_string="!>",
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        finalize=finalize,
    )
    environment.filters["tanggal"] = _tanggal
    environment.filters["english"] = _english
    return environment


class _Environment(jinja2.Environment):
    """A dot leads to a name of the context and to nothing else, so that a field may be called `items`."""

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, Mapping):
            names = cast("Mapping[str, object]", obj)
            return names[attribute] if attribute in names else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)


class Code(str):
    """Text that is Typst code already: a string literal of ours."""


def _without_tag_lines(text: str | None) -> str | None:
    """A line of tags alone leaves no empty line behind: its end moves into the tag, so lines still count the same."""
    return None if text is None else TAG_LINE.sub(r"\1\n%>", text)


def _markup(value: object) -> str:
    """A value in Typst markup; the semicolon ends it, so that what follows is never read as code."""
    return value if isinstance(value, Code) else f"#{_literal(shown(value))};"


def shown(value: object) -> str:
    """A value as people read it.

    Raises:
        jinja2.UndefinedError: there is no value; the template has to ask with `if` before it shows one.
    """
    if value is None:
        raise jinja2.UndefinedError(
            "a value is shown that this case does not have; ask for it with <% if … %> first"
        )
    return _tanggal(value) if isinstance(value, date) else str(value)


def _tanggal(day: date) -> str:
    """23 November 2026."""
    return format_date(day, "d MMMM yyyy", locale="id")


def _english(day: date) -> str:
    """23 November 2026, for the English part of a notice."""
    return format_date(day, "d MMMM yyyy", locale="en")


def _literal(text: str) -> str:
    """A Typst string literal that means exactly this text."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return (
        '"' + "".join(escapes.get(c) or (c if c.isprintable() else f"\\u{{{ord(c):x}}}") for c in plain) + '"'
    )


def _json(value: object) -> str:
    """Data for programs, with dates as 2026-11-23."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def _qr(text: str) -> str:
    """A QR code as an SVG picture, with the error correction that survives a crumpled paper.

    Readers undo any of the eight masks; looking for the prettiest takes longer than all the rest of the code.
    """
    return segno.make(text, error="q", mask=3, micro=False).svg_inline(scale=1, border=0, omitsize=True)


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
