"""The shape of a system, read from what is declared of it: by the register today, or by the bundle of a definition.

A bundle keeps what was declared, as JSON, without what is the operator's: connector, options and limits.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from licensing.definition.draft_forms import read_form
from licensing.definition.system_forms import SystemForm
from licensing.definition.system_outcomes import read_outcomes
from licensing.definition.systems_text import ShapeText
from licensing.forms.form import Form
from licensing.forms.text import FormText
from licensing.systems.answering import ANSWER, ASK
from licensing.systems.shape import Shape
from licensing.text.reading import read
from licensing.text.source import Plain, Source
from licensing.text.validation import validate
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import SystemId

KEYS: Final = tuple(ShapeText.model_fields)


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared of a system: as text, what that means, and as a bundle keeps it."""

    text: ShapeText
    shape: Shape
    written: str


Shapes = Mapping[SystemId, Declared]
"""Every system that steps can ask."""


def read_shape(source: Source, problems: list[Problem], id: SystemId, text: ShapeText) -> Shape:
    """The shape of a system; what is wrong with it goes to `problems`."""
    asks = _form(source, problems, "asks", text.asks, ASK)
    answers = _form(source, problems, "answers", text.answers, ANSWER)
    return Shape(id, text.name, asks, answers, read_outcomes(source, problems, text, answers))


def write_shape(declared: Mapping[str, Plain]) -> str:
    """What is declared of a system's shape, of all that is declared of it."""
    kept = {key: declared[key] for key in KEYS if key in declared}
    return json.dumps(kept, ensure_ascii=False, default=_number)


def restore_shape(written: str, id: SystemId) -> Declared:
    """The shape of a system as a bundle keeps it.

    Raises:
        DefinitionRejected: it has lost its meaning.
    """
    source, problems = read(written, f"systems/{id}")
    text, wrong = (None, problems) if source is None else validate(source, ShapeText)
    if source is None or text is None:
        raise DefinitionRejected(wrong)
    found: list[Problem] = []
    shape = read_shape(source, found, id, text)
    if found:
        raise DefinitionRejected(tuple(found))
    return Declared(text, shape, written)


def _form(source: Source, problems: list[Problem], key: str, text: FormText, prefix: str) -> Form:
    draft = SystemForm(source, problems, prefix, text)
    return read_form(draft, (key,), draft.single_fields(key), {})


def _number(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} is nothing that a file declares")
