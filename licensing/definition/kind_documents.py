"""The documents a kind of application asks for, where it says which: the others are not asked in its cases.

A rule about a document gets `kind != "<kind>"` beside its own condition, so whoever shows, checks or explains a
document needs no second rule.
"""

from collections.abc import Iterator
from dataclasses import replace

from licensing.definition.drafting import DefinitionDraft
from licensing.forms.files import DocumentRule
from licensing.values.conditions import Condition
from licensing.values.logic import AllOf
from licensing.words.suggesting import suggestion


def by_kind(draft: DefinitionDraft, documents: tuple[DocumentRule, ...]) -> tuple[DocumentRule, ...]:
    """The documents, each asked only in the kinds that ask for it; unknown ones are reported."""
    known = [rule.id for rule in documents]
    for kind, text in draft.text.kinds.items():
        for n, name in enumerate(text.documents if text.documents != "all" else ()):
            if name not in known:
                path, message = ("kinds", kind, "documents", n), f'there is no document "{name}".'
                draft.report(path, "unknown-field", message, suggestion(name, known))
    return tuple(_asked(draft, rule) for rule in documents)


def _asked(draft: DefinitionDraft, rule: DocumentRule) -> DocumentRule:
    for condition in _without(draft, rule):
        rule = replace(rule, when=_both(rule.when, condition))
    return rule


def _without(draft: DefinitionDraft, rule: DocumentRule) -> Iterator[Condition]:
    """What must hold beside its own condition: that it is none of the kinds that do not ask for it."""
    for kind, text in draft.text.kinds.items():
        if text.documents != "all" and rule.id not in text.documents:
            condition = draft.condition(("kinds", kind, "documents"), f'kind != "{kind}"')
            if condition is not None:
                yield condition


def _both(own: Condition | None, other: Condition) -> Condition:
    if own is None:
        return other
    return Condition(f"({own.text}) && {other.text}", AllOf((own.term, other.term)))
