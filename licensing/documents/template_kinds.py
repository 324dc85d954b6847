"""What the expressions of a template come to, and every one that is not of its language or would fail in print.

In comes an expression of Jinja's tree and what is known where it stands; out goes its kind, None where that cannot be
said, and what is wrong with it is collected. An expression is made of others, so its arms call each other. How names
are followed: `template_scope`; the statements around: `template_values`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes

from licensing.documents.shapes import (
    CODE,
    MAYBE,
    MAYBE_TEXT,
    NUMBER,
    SHORT,
    TEXT,
    YES_NO,
    OneOf,
    Written,
)
from licensing.documents.template_filters import given_wrong, makes, written_wrong
from licensing.documents.template_misuse import Misuse, astray, foreign, misused, refusals, unlike, unreadable
from licensing.documents.template_scope import Found, Scope, answers, dotted
from licensing.documents.template_words import alike, below_it, either_of, name_of
from licensing.words.suggesting import suggestion

_ORDERS: Final = ("gt", "gteq", "lt", "lteq")


@dataclass(slots=True)
class Kinds:
    """Tells of what kind expressions are, and collects what is wrong with them."""

    found: list[Misuse] = field(default_factory=list[Misuse])

    def tell(self, node: nodes.Node, said: str, hint: str) -> None:
        self.found.append(misused(node, said, hint))

    def condition(self, test: nodes.Node, scope: Scope) -> None:
        """A question: what is always there is not asked for, and each part knows what those before it came to."""
        match test:
            case nodes.Not(node=asked):
                self.condition(asked, scope)
            case nodes.And(left=left, right=right):
                self.condition(left, scope)
                self.condition(right, scope.knowing(answers(left)[0]))
            case nodes.Or(left=left, right=right):
                self.condition(left, scope)
                self.condition(right, scope.knowing(answers(left)[1]))
            case _:
                kind = self.kind(test, scope)
                if isinstance(kind, Mapping) and "*" not in kind:
                    self.tell(test, f"{name_of(test)} is always there", below_it(test, kind))

    def kind(self, node: nodes.Node, scope: Scope) -> Found:
        """What an expression comes to; what is wrong in it is told."""
        if dotted(node):
            return self._led_to(node, scope)
        match node:
            case nodes.Const(value=bool()) | nodes.Compare() | nodes.And() | nodes.Not():
                return self._yes_no(node, scope)
            case nodes.Const():
                return self._constant(node)
            case nodes.CondExpr() | nodes.Or():
                return self._either(node, scope)
            case nodes.Filter():
                return self._filtered(node, scope)
            case _:
                return self._composed(node, scope)

    def _constant(self, node: nodes.Const) -> Found:
        if isinstance(node.value, str):
            return SHORT
        if isinstance(node.value, int):
            return NUMBER
        self.tell(node, f"{name_of(node)} is nothing to show", "Leave it out, or write a text.")
        return None

    def _composed(self, node: nodes.Node, scope: Scope) -> Found:
        match node:
            case nodes.Concat(nodes=parts):
                kinds = [self.readable(part, self.kind(part, scope)) for part in parts]
                return SHORT if all(kind in (SHORT, NUMBER) for kind in kinds) else TEXT
            case nodes.List(items=items) | nodes.Tuple(items=items):
                return {"*": alike([self.kind(item, scope) for item in items])}
            case nodes.Dict():
                self.tell(node, "braces stand for data", "Give it to a filter: << {…} | json >>.")
            case _:
                self.found += refusals(node)
        return None

    def _either(self, node: nodes.CondExpr | nodes.Or, scope: Scope) -> Found:
        """One thing or the other: both have to be there where they count."""
        test, one, other = (
            (node.left, node.left, node.right)
            if isinstance(node, nodes.Or)
            else (node.test, node.expr1, node.expr2)
        )
        self.condition(test, scope)
        yes, no = answers(test)
        kind = self._there(one, scope.knowing(yes))
        if other is None:
            self.tell(node, "an else is missing", "Say what is shown otherwise: << … if … else … >>.")
            return kind
        return either_of(kind, self._there(other, scope.knowing(no)))

    def _there(self, node: nodes.Node, scope: Scope) -> Found:
        found = self.kind(node, scope)
        return self.readable(node, found) if found in (MAYBE, MAYBE_TEXT) else found

    def _yes_no(self, node: nodes.Node, scope: Scope) -> Found:
        match node:
            case nodes.And() | nodes.Not():
                self.condition(node, scope)
            case nodes.Compare(expr=left, ops=operands):
                for operand in operands:
                    self._compared(left, operand, scope)
            case _:
                pass
        return YES_NO

    def _compared(self, left: nodes.Node, operand: nodes.Operand, scope: Scope) -> None:
        if operand.op in _ORDERS:
            less = 'Ask whether it is there, or equal to a text: form.jenis == "Baru".'
            self.found.append(foreign(left, "a template does not ask what is more", less))
            return
        kind = self.kind(left, scope)
        if isinstance(operand.expr, nodes.Const) and operand.expr.value is None:
            return
        if operand.op in ("in", "notin") and isinstance(operand.expr, nodes.List | nodes.Tuple):
            for item in operand.expr.items:
                self._alike(left, kind, item, scope)
        else:
            self._alike(left, kind, operand.expr, scope)

    def _alike(self, left: nodes.Node, kind: Found, right: nodes.Node, scope: Scope) -> None:
        self.found += unlike((left, kind), (right, self.kind(right, scope)))

    def _led_to(self, node: nodes.Node, scope: Scope) -> Found:
        """What a dotted name leads to; one that is not offered, or stands below a value, is told."""
        words = dotted(node)
        if words[0] not in scope.names:
            self.tell(node, f"{'.'.join(words)} is not offered", suggestion(words[0], scope.names))
        here = scope.names.get(words[0])
        for n, word in enumerate(words[1:], start=1):
            if here is None:
                return None
            if isinstance(here, str | OneOf | Written) or word not in here or word == "*":
                self.found.append(astray(node, words[:n], here))
                return None
            here = here[word]
        return scope.settled(words, here)

    def readable(self, node: nodes.Node, found: Found) -> Found:
        """A value put out, or given to a filter, is one that can be read; what comes of it otherwise is not known."""
        wrong = unreadable(node, found)
        if wrong is None:
            return found
        self.found.append(wrong)
        return None

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Found:
        self.found += written_wrong(node)
        if node.node is None:
            return None
        if node.name == "json":
            self._data(node.node, scope)
            return CODE
        found = self.kind(node.node, scope)
        if node.name == "length" and isinstance(found, Mapping) and "*" in found:
            return NUMBER
        found = self.readable(node.node, found)
        if found is None:
            return None
        self.found += given_wrong(node, node.node, found)
        return makes(node.name, found)

    def _data(self, node: nodes.Node, scope: Scope) -> None:
        """Data for programs: what is missing may be in them, and lists and groups as well."""
        match node:
            case nodes.Dict(items=pairs):
                for pair in pairs:
                    if not isinstance(pair.key, nodes.Const) or not isinstance(pair.key.value, str):
                        self.found.append(
                            foreign(pair, "a name of data is a text in quotes", 'Write {"nama": …}.')
                        )
                    self._data(pair.value, scope)
            case nodes.List(items=items) | nodes.Tuple(items=items):
                for item in items:
                    self._data(item, scope)
            case nodes.Const():
                pass
            case _:
                self.kind(node, scope)
