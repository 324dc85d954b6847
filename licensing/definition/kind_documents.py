"""The documents a kind of application asks for, where it says which: the others are not asked in its cases."""

from dataclasses import replace

from licensing.definition.drafting import DefinitionDraft
from licensing.forms.files import DocumentRule
from licensing.forms.form import Field, Form
from licensing.words.suggesting import suggestion


def by_kind(
    draft: DefinitionDraft, documents: tuple[DocumentRule, ...], form: Form
) -> tuple[tuple[DocumentRule, ...], Form]:
    """The documents and the lists with theirs, each with the kinds that do not ask for it; unknown ones are reported.

    A document of the rows of a list is called `<list>.<document>`.
    """
    lists = {field.id: field.records.documents for field in form.fields if field.records}
    of_rows = [f"{id}.{rule.id}" for id, rules in lists.items() for rule in rules]
    known = [*(rule.id for rule in documents), *of_rows]
    asked = {id: text.documents for id, text in draft.text.kinds.items() if text.documents != "all"}
    for kind, names in asked.items():
        for n, name in enumerate(names):
            if name not in known:
                path, message = ("kinds", kind, "documents", n), f'there is no document "{name}".'
                draft.report(path, "unknown-field", message, suggestion(name, known))

    def by_kinds(rules: tuple[DocumentRule, ...], within: str = "") -> tuple[DocumentRule, ...]:
        return tuple(
            replace(
                rule, not_in=tuple(kind for kind, names in asked.items() if f"{within}{rule.id}" not in names)
            )
            for rule in rules
        )

    fields = (_with(field, by_kinds(lists.get(field.id, ()), f"{field.id}.")) for field in form.fields)
    return by_kinds(documents), Form(tuple(fields))


def _with(field: Field, documents: tuple[DocumentRule, ...]) -> Field:
    return replace(field, records=replace(field.records, documents=documents)) if field.records else field
