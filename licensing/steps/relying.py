"""`relies_on`: what of the dossier an answer rests on, so that it is kept where a correction changed none of it.

    rekomendasi:
      consultation:
        ask:
          - {by: dinkes.tim_teknis, relies_on: [form.jenis_praktik, documents.denah]}
          - {by: dlh.tim_teknis, when: form.luas > 100, relies_on: [form.luas, values.limbah]}

Whoever is asked because of an answer relies on it, and so does whoever is asked a question because of it: what is
read in other words has to be named, or an answer would be kept of which nobody knows whether it would be the same.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from licensing.forms.files import DocumentRule
from licensing.forms.form import Form
from licensing.forms.moments import MOMENTS
from licensing.process.needs import Ask
from licensing.process.step import Step
from licensing.register.concerned import KIND, NAMES
from licensing.steps.text import Draft
from licensing.text.source import Path
from licensing.values.conditions import Condition
from licensing.values.term import names_of

Read = tuple[str, frozenset[str]]
"""An expression as it is written, and the names it depends on."""


def read_reliance(draft: Draft, path: Path, written: tuple[str, ...], ask: Ask, step: Step) -> Ask:
    """The ask with what its answer relies on; what else it reads is reported."""
    if not written:
        return ask
    behind = {name: draft.relied((*path, n), name) for n, name in enumerate(written)}
    unnamed = dict.fromkeys(
        name
        for text, names in _read(ask, step)
        for name in sorted(names)
        if not _is_relied(name, text, behind)
    )
    own = {step.id, *(field.id for field in step.form.fields if field.records)}
    for name in unnamed:
        if name.partition(".")[0] not in own:
            message = f'what is asked here depends on "{name}", on which the answer does not rely.'
            hint = (
                f"Add {name} to relies_on."
                if name.startswith("form.")
                else "Remove relies_on, or the condition."
            )
            draft.report(path, "relies-on", message, hint)
    return replace(ask, relies_on=written)


def _is_relied(name: str, text: str, behind: dict[str, frozenset[str]]) -> bool:
    """Whether a name is relied on, or stands only in values that are; what never changes in a case need not be."""
    if name in behind or name == KIND or name in NAMES or name in MOMENTS:
        return True
    if f"form.{name.partition('.')[0]}" in behind:
        return True  # A column of a list that is relied on.
    values = [value for value, names in behind.items() if value.startswith("values.") and name in names]
    return not _names(name, text) and any(_names(value, text) for value in values)


def _names(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _read(ask: Ask, step: Step) -> Iterator[Read]:
    """Everything that decides who is asked here, and what."""
    conditions = (*ask.conditions, *_asked(step.form, step.documents))
    yield from ((each.text, each.names) for each in conditions)
    if ask.at is not None:
        yield ask.at.text, names_of(ask.at.term)
    for field in step.form.fields:
        bounds = (bound for bound in (field.least, field.most) if bound)
        yield from ((bound.text, names_of(bound.term)) for bound in bounds)


def _asked(form: Form, documents: tuple[DocumentRule, ...]) -> Iterator[Condition]:
    for field in form.fields:
        yield from () if field.when is None else (field.when,)
        yield from _asked(field.records.form, ()) if field.records else ()
    yield from (rule.when for rule in documents if rule.when)
