"""Template checks: what would keep a template from being rendered with what it is offered.

In come a template's name and the names it is offered; out goes every fault, its own and of what it includes, each at
its own template and line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import jinja2

from licensing.documents.including import named_in
from licensing.documents.shapes import Shape
from licensing.documents.template_values import misuses
from licensing.documents.templating import TemplateSource, parsed, refused
from licensing.words.suggesting import suggestion


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
            tree = parsed(text)
            wrong = misuses(tree, self.offered)
            faults = [TemplateFault(name, each.line, each.rule, f"{each.said}.", each.hint) for each in wrong]
            faults += [] if faults else _uncompiled(name, text)
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


def _uncompiled(name: str, text: str) -> Iterator[TemplateFault]:
    """What Jinja itself would refuse, of a template in which everything else is right."""
    if (said := refused(text)) is not None:
        yield _misspelt(name, *said, "Correct the template.")
