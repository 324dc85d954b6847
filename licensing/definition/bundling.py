"""Which parts a definition uses, put together as the bundle it is published in.

In comes a draft that is sound, out go its text, every code list its forms offer, every template it prints or tells
with, what these include, and the fonts. Not known here: who decides and when, because the register of agencies and the
calendar are always today's.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from licensing.definition.code_lists import read_code_list, write_code_list
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.surroundings import Surroundings
from licensing.documents.including import with_included
from licensing.process.bundle import CODES, DEFINITION, FONTS, TEMPLATES, Bundle, PartName

_CODES_ENDING: Final = ".csv"


def bundled(draft: DefinitionDraft, surroundings: Surroundings) -> Bundle:
    """The bundle of a draft in which everything was found."""
    parts = {DEFINITION: draft.source.text.encode()}
    for name in _code_lists(draft):
        parts[PartName(f"{CODES}{name}{_CODES_ENDING}")] = write_code_list(surroundings.codes[name]).encode()
    for name, text in with_included(draft.templates, surroundings.templates).items():
        parts[PartName(f"{TEMPLATES}{name}")] = text.encode()
    for name, font in surroundings.templates.fonts().items():
        parts[PartName(f"{FONTS}{name}")] = font
    return Bundle.of(parts)


def codes_in(bundle: Bundle) -> Mapping[str, Mapping[str, str]]:
    """The code lists of a bundle, by name."""
    return {
        file.removesuffix(_CODES_ENDING): read_code_list(content.decode(), f"{CODES}{file}")
        for file, content in bundle.under(CODES).items()
    }


def _code_lists(draft: DefinitionDraft) -> Iterator[str]:
    for form in (draft.text.form, *(step.text.form for step in draft.steps.values())):
        for field in form.values():
            for asked in (field, *(field.form or {}).values()):
                if asked.codes is not None:
                    yield asked.codes
