"""What a template does with what it is offered: a small language in which nothing can fail when a document is printed.

In come Jinja's tree of one template and the shape it is offered; out goes each use that is not of this language, would
fail in print, or could never be meant. There are names, texts, `if` with `and`, `or`, `not`, `==`, `!=` and `in`,
`for`, `set`, `include`, `~` and a few filters; everything else leaves. What expressions come to: `template_kinds`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from licensing.documents.shapes import OneOf, Shape, Written
from licensing.documents.template_kinds import Kinds
from licensing.documents.template_misuse import Misuse, foreign
from licensing.documents.template_scope import LOOP, Found, Scope, answers, dotted
from licensing.documents.template_words import called


def misuses(tree: nodes.Template, offered: Shape) -> tuple[Misuse, ...]:
    """Every misuse once, in the order of the lines."""
    reading = _Reading(frozenset(offered))
    reading.body(tree.body, Scope(offered))
    return tuple(sorted(dict.fromkeys(reading.kinds.found), key=lambda each: each.line))


@dataclass(slots=True)
class _Reading:
    """Goes through the statements of a template from its top.

    `offered` are the first words of what is offered, which an included template sees as they are.
    """

    offered: frozenset[str]
    kinds: Kinds = field(default_factory=Kinds)

    def body(self, statements: Iterable[nodes.Node], scope: Scope) -> None:
        """Statement after statement; what one sets, those after it know, and nobody outside."""
        for statement in statements:
            match statement:
                case nodes.Output():
                    for each in statement.nodes:
                        self._shown(each, scope)
                case nodes.If():
                    self._if(statement, scope)
                case nodes.For():
                    self._for(statement, scope)
                case nodes.Assign(target=nodes.Name(name=name), node=value):
                    kind = self.kinds.kind(value, scope)
                    scope = self._bound(statement, name, kind, scope)
                case nodes.Include(ignore_missing=False):
                    pass
                case nodes.Include():
                    self.kinds.found.append(
                        foreign(statement, "whether this is included is not known before it is printed")
                    )
                case _:
                    self.kinds.found.append(foreign(statement, f'a template has no "{called(statement)}"'))

    def _if(self, asked: nodes.If, scope: Scope) -> None:
        for each in (asked, *asked.elif_):
            self.kinds.condition(each.test, scope)
            yes, no = answers(each.test)
            self.body(each.body, scope.knowing(yes))
            scope = scope.knowing(no)
        self.body(asked.else_, scope)

    def _for(self, loop: nodes.For, scope: Scope) -> None:
        listed = self.kinds.kind(loop.iter, scope)
        if listed is not None and (isinstance(listed, str | OneOf | Written) or "*" not in listed):
            name = ".".join(dotted(loop.iter))
            hint = f"Show it without a for: << {name} >>." if name else "Name a list."
            self.kinds.tell(loop, f"{name or 'this'} is no list", hint)
        if loop.recursive or not isinstance(loop.target, nodes.Name):
            self.kinds.found.append(
                foreign(loop, "a loop takes one name at a time", "Write <% for … in … %> with one name.")
            )
            return
        item = listed.get("*") if isinstance(listed, Mapping) else None
        inner = self._bound(loop, loop.target.name, item, scope)
        if loop.test is not None:
            self.kinds.condition(loop.test, inner)
            inner = inner.knowing(answers(loop.test)[0])
        self.body(loop.body, inner.binding("loop", LOOP))
        self.body(loop.else_, scope)

    def _bound(self, node: nodes.Node, name: str, found: Found, scope: Scope) -> Scope:
        if name in scope.names or name in self.offered or name == "loop":
            self.kinds.tell(node, f"{name} has a meaning here already", "Choose another name.")
        return scope.binding(name, found)

    def _shown(self, node: nodes.Node, scope: Scope) -> None:
        if not isinstance(node, nodes.TemplateData):
            self.kinds.readable(node, self.kinds.kind(node, scope))
