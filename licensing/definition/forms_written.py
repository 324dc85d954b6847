"""All forms of a definition as they are written, and what expressions and people call the answers to them."""

from collections.abc import Iterator, Mapping

from licensing.definition.columns import lists_of
from licensing.definition.facts_text import fact_labels
from licensing.definition.text import DefinitionText
from licensing.definition.written import WrittenStep
from licensing.forms.moments import SUBMITTED
from licensing.forms.text import FormText
from licensing.register.beside import BESIDE_LABELS
from licensing.text.labels import readable
from licensing.text.source import Path
from licensing.values.term import Label, Labels
from licensing.words.identifiers import StepId
from licensing.words.sentences import Sentence

Steps = Mapping[StepId, WrittenStep]


def forms_of(text: DefinitionText, steps: Steps) -> Iterator[tuple[Path, str, FormText]]:
    """Every form with its path and what conditions call its answers."""
    yield ("form",), "form", text.form
    for id, written in steps.items():
        yield (*written.path, "form"), id, written.text.form


def called_in(text: DefinitionText, steps: Steps) -> Mapping[Path, str]:
    """What conditions call the answers of each form and list, and the values."""
    forms: dict[Path, str] = {("form",): "form", ("values",): "values", ("facts",): "facts"}
    forms |= {(*written.path, "form"): id for id, written in steps.items()}
    return forms | {
        (*path, id, "form"): id for path, _, form in forms_of(text, steps) for id, _ in lists_of(form)
    }


def labels_of(text: DefinitionText, steps: Steps) -> Labels:
    """What people call the answers of all forms, and the columns of their lists."""
    forms = [(prefix, form) for _, prefix, form in forms_of(text, steps)]
    forms += [(id, asked.form or {}) for _, form in forms for id, asked in lists_of(form)]
    labels = {
        f"{prefix}.{id}": Label(asked.label or readable(id))
        for prefix, form in forms
        for id, asked in form.items()
    }
    return {
        **labels,
        **BESIDE_LABELS,
        **fact_labels(text.facts),
        SUBMITTED: Label(Sentence("hari permohonan dikirim", "the day of application")),
    }
