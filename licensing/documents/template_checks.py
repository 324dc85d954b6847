"""Template checks: what would keep a template from being rendered with what it is offered.

In come a template's name and the names it is offered; out goes every fault, its own and of what it includes, each at
its own template and line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import jinja2
from jinja2 import nodes

from licensing.documents.including import named_in
from licensing.documents.shapes import Shape
from licensing.documents.template_values import misuses
from licensing.documents.templating import FILTERS, PLAIN_FILTERS, TemplateSource, typst_environment
from licensing.words.suggesting import suggestion

_ORDERS = ("gt", "gteq", "lt", "lteq")
_OF_A_LOOP = ("index", "first", "last", "length")


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """`line` of `template`; None where the template itself is not there, or is no text: that is its whole."""

    template: str
    line: int | None
    rule: str
    message: str
    hint: str


def template_problems(name: str, source: TemplateSource, offered: Shape) -> tuple[TemplateFault, ...]:
    """Everything that would keep a template from being rendered with what it is offered."""
    return tuple(dict.fromkeys(_Reader(source, offered).faults(name, None, ())))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Goes through a template and what it includes, each of them once."""

    source: TemplateSource
    offered: Shape
    seen: set[str] = field(default_factory=set[str])

    def faults(
        self, name: str, named: tuple[str, int] | None, above: tuple[str, ...]
    ) -> Iterator[TemplateFault]:
        """The faults of a template and of what it includes.

        Args:
            named: the template and the line that include it; None for the first.
            above: the templates that include it.
        """
        if named is not None and name in above:
            message = f'this includes "{name}", which so includes itself.'
            yield TemplateFault(*named, "template-syntax", message, "Remove the include.")
        if name in self.seen:
            return
        self.seen.add(name)
        try:
            text = self.source.get(name)
        except (OSError, UnicodeDecodeError):
            message = f'template "{name}" cannot be read.'
            hint = "Save the file as UTF-8, readable by everybody."
            yield TemplateFault(name, None, "template-syntax", message, hint)
            return
        if text is None:
            hint = suggestion(name, self.source.names())
            message = f'there is no template "{name}".'
            yield TemplateFault(*(named or (name, None)), "template-missing", message, hint)
            return
        yield from self._read(name, text, above)

    def _read(self, name: str, text: str, above: tuple[str, ...]) -> Iterator[TemplateFault]:
        try:
            tree = typst_environment(self.source).parse(text)
            faults = _calculated(name, tree) or _unknown_filters(name, text, tree, self.source)
            faults += [
                TemplateFault(name, each.line, "template-variable", f"{each.said}.", each.hint)
                for each in misuses(tree, self.offered)
            ]
            included = tuple(named_in(tree))
        except jinja2.TemplateSyntaxError as error:
            yield _misspelt(name, error.lineno, error.message or "", "Correct the template.")
            return
        except (RecursionError, SyntaxError, MemoryError):
            message = "this template is nested too deeply"
            yield _misspelt(name, 1, message, "Write it with fewer blocks or brackets.")
            return
        yield from faults
        for each, line in included:
            if each is None:
                hint = "Name it in quotes, and ask with <% if … %> which one it shall be."
                yield _misspelt(name, line, "what is included is not known before it is printed", hint)
            else:
                yield from self.faults(each, (name, line), (*above, name))


def _misspelt(name: str, line: int, message: str, hint: str) -> TemplateFault:
    return TemplateFault(name, line, "template-syntax", message.rstrip(".") + ".", hint)


def _calculated(name: str, tree: nodes.Template) -> list[TemplateFault]:
    """What could fail for some values, or take any time and memory there is, some of it when Jinja compiles it."""
    hint = "Amounts come from the definition; repeat with a `for`."
    sums = tree.find_all((nodes.Mul, nodes.Pow, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Add, nodes.Sub))
    found = [_misspelt(name, node.lineno, "a template does not calculate", hint) for node in sums]
    for node in tree.find_all(nodes.Compare):
        if any(operand.op in _ORDERS for operand in node.ops):
            less = 'Ask whether it is there, or equal to a text: form.jenis == "Baru".'
            found.append(_misspelt(name, node.lineno, "a template does not ask what is more", less))
    for node in tree.find_all(nodes.Getitem):
        if not isinstance(node.arg, nodes.Const | nodes.Slice):
            named = "Write the name after a dot, as in form.nama."
            found.append(_misspelt(name, node.lineno, "a name is known in print only", named))
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr not in _OF_A_LOOP:
            of_loop = f"Of a loop there are: {', '.join(_OF_A_LOOP)}."
            found.append(_misspelt(name, node.lineno, f"loop.{node.attr} may not be there", of_loop))
    return found


def _unknown_filters(
    name: str, text: str, tree: nodes.Template, source: TemplateSource
) -> list[TemplateFault]:
    """Filters that are not offered, and tests that do not exist: within an `if` Jinja finds out when it renders."""
    environment = typst_environment(source)
    hint = f"Filters are: {', '.join((*FILTERS, *PLAIN_FILTERS))}."
    faults = [
        _misspelt(name, node.lineno, f'there is no {kind} "{node.name}"', hint)
        for kind, known, found in (
            ("filter", (*FILTERS, *PLAIN_FILTERS), tree.find_all(nodes.Filter)),
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
