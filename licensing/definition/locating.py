"""Where a point or an area may lie: the city's bounds, put into the bundle of whatever asks for them.

They stand in the register, which is of today; a definition is published with them, so that an answer is read for ever
as it was read when it was given.
"""

import json
from typing import Final

from pydantic import TypeAdapter

from licensing.city.register import Box
from licensing.city.register_text import BoxText
from licensing.definition.form_draft import FormDraft
from licensing.forms.text import FieldText
from licensing.process.bundle import CITY, Bundle
from licensing.text.source import Path

PLACED: Final = ("point", "area")
_BOX: Final = TypeAdapter(BoxText)


def read_within(draft: FormDraft, path: Path, text: FieldText) -> Box | None:
    """Between which degrees an answer has to lie; None for anywhere."""
    if text.within is None:
        return None
    if text.type not in PLACED:
        message = f"a field of type {text.type} lies nowhere."
        draft.report((*path, "within"), "within-city", message, "Use type point or area, or remove it.")
        return None
    if draft.box is None:
        message = "agencies.yaml does not say between which degrees the city lies."
        draft.report((*path, "within"), "within-city", message, "Add city.box there.")
    return draft.box


def write_box(box: Box) -> str:
    """The part of a bundle that says where the city lies."""
    return json.dumps({"south": box.south, "west": box.west, "north": box.north, "east": box.east})


def box_in(bundle: Bundle) -> Box | None:
    """Between which degrees the city lay when a bundle was published; None where that was not asked."""
    if CITY not in bundle.parts:
        return None
    text = _BOX.validate_json(bundle.parts[CITY])
    return Box(text.south, text.west, text.north, text.east)
