"""Template checks: what would keep a template from being rendered with what it is offered.

In come a template's name and the names it is offered; out goes every fault, its own and of what it includes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import jinja2
from jinja2 import nodes

from licensing.documents.including import named_in
from licensing.documents.shapes import Shape
from licensing.documents.template_values import misuses
from licensing.documents.templating import FILTERS, PLAIN_FILTERS, TemplateSource, typst_environment
from licensing.text.validation import suggestion


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
                "template-variable", f'template "{name}", line {each.line}: {each.said}.', each.hint
            )
            for each in misuses(tree, offered)
        ]
        included = tuple(named_in(tree))
    except jinja2.TemplateSyntaxError as error:
        yield _misspelt(name, error.lineno, error.message or "", "Correct the template.")
        return
    except (RecursionError, SyntaxError, MemoryError):
        message = f'template "{name}" is nested too deeply.'
        yield TemplateFault("template-syntax", message, "Write it with fewer blocks or brackets.")
        return
    yield from faults
    for each, line in included:
        if each is None:
            hint = "Name it in quotes, and ask with <% if … %> which one it shall be."
            yield _misspelt(name, line, "what is included is not known before it is printed", hint)
        else:
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
    """Filters that are not offered, and tests that do not exist: within an `if` Jinja finds out when it renders."""
    environment = typst_environment(source)
    hint = f"Filters are: {', '.join((*FILTERS, *PLAIN_FILTERS))}."
    faults = [
        _misspelt(name, node.lineno, f"No {kind} named {node.name!r}.", hint)
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
