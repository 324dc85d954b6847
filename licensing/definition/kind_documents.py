"""The documents a kind of application asks for, where it says which: the others are not asked in its cases."""

from dataclasses import replace

from licensing.definition.drafting import DefinitionDraft
from licensing.forms.files import DocumentRule
from licensing.words.suggesting import suggestion


def by_kind(draft: DefinitionDraft, documents: tuple[DocumentRule, ...]) -> tuple[DocumentRule, ...]:
    """The documents, each with the kinds that do not ask for it; unknown ones are reported."""
    known = [rule.id for rule in documents]
    asked = {id: text.documents for id, text in draft.text.kinds.items() if text.documents != "all"}
    for kind, names in asked.items():
        for n, name in enumerate(names):
            if name not in known:
                path, message = ("kinds", kind, "documents", n), f'there is no document "{name}".'
                draft.report(path, "unknown-field", message, suggestion(name, known))
    return tuple(
        replace(rule, not_in=tuple(kind for kind, names in asked.items() if rule.id not in names))
        for rule in documents
    )
