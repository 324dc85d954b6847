"""Which parts a definition uses, put together as the bundle it is published in.

In comes a draft that is sound, out go its text and that of the parts it uses, every code list its forms offer, every
list, table and map its values look up, what its steps ask of systems, where the city lies if a form asks, every
template it prints or tells with, what these include, and the fonts. Not known here: who decides and when, because the
register of agencies and the calendar are always today's.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from licensing.definition.code_lists import Columns, read_code_list, read_columns, write_code_list
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.locating import write_box
from licensing.definition.lookups import Lookups
from licensing.definition.maps import MAP_ENDING, read_map, write_map
from licensing.definition.surroundings import Surroundings
from licensing.definition.system_shapes import Shapes, restore_shape
from licensing.definition.tables import read_table, write_table
from licensing.definition.value_text import ValueText
from licensing.documents.including import with_included
from licensing.forms.text import FieldText
from licensing.process.bundle import (
    CITY,
    CODES,
    DEFINITION,
    FONTS,
    MAPS,
    PARTS,
    SYSTEMS,
    TABLES,
    TEMPLATES,
    Bundle,
    PartName,
)
from licensing.words.identifiers import SystemId

_CODES_ENDING: Final = ".csv"
_SYSTEM_ENDING: Final = ".json"


def bundled(draft: DefinitionDraft, surroundings: Surroundings, used: Mapping[str, str]) -> Bundle:
    """The bundle of a draft in which everything was found.

    Args:
        used: the texts of the parts it uses, by name.
    """
    parts = {DEFINITION: draft.source.text.encode()}
    for name, text in used.items():
        parts[PartName(f"{PARTS}{name}")] = text.encode()
    for name in _code_lists(draft):
        columns = surroundings.lookups.columns.get(name)
        listed = write_code_list(surroundings.codes[name], columns)
        parts[PartName(f"{CODES}{name}{_CODES_ENDING}")] = listed.encode()
    for name in _tables(draft):
        table = write_table(surroundings.lookups.tables[name])
        parts[PartName(f"{TABLES}{name}{_CODES_ENDING}")] = table.encode()
    for name in _maps(draft):
        parts[PartName(f"{MAPS}{name}{MAP_ENDING}")] = write_map(surroundings.lookups.maps[name]).encode()
    if draft.box is not None and any(asked.within for asked in _asked(draft)):
        parts[CITY] = write_box(draft.box).encode()
    for name in _systems(draft):
        parts[PartName(f"{SYSTEMS}{name}{_SYSTEM_ENDING}")] = draft.systems[name].written.encode()
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


def parts_in(bundle: Bundle) -> Mapping[str, str]:
    """The texts of the parts that the definition of a bundle uses, by name."""
    return {name: content.decode() for name, content in bundle.under(PARTS).items()}


def columns_in(bundle: Bundle) -> Mapping[str, Columns]:
    """The further columns of a bundle's code lists, by list."""
    return {
        file.removesuffix(_CODES_ENDING): read_columns(content.decode())
        for file, content in bundle.under(CODES).items()
    }


def lookups_in(bundle: Bundle) -> Lookups:
    """The further columns of a bundle's code lists, its tables and its maps."""
    return Lookups(
        columns_in(bundle),
        {
            file.removesuffix(_CODES_ENDING): read_table(content.decode(), f"{TABLES}{file}")
            for file, content in bundle.under(TABLES).items()
        },
        maps={
            file.removesuffix(MAP_ENDING): read_map(content.decode(), f"{MAPS}{file}")
            for file, content in bundle.under(MAPS).items()
        },
    )


def systems_in(bundle: Bundle) -> Shapes:
    """The systems that the definition of a bundle asks, as they were declared then."""
    found = ((file.removesuffix(_SYSTEM_ENDING), part) for file, part in bundle.under(SYSTEMS).items())
    return {SystemId(id): restore_shape(part.decode(), SystemId(id)) for id, part in found}


def _systems(draft: DefinitionDraft) -> Iterator[SystemId]:
    texts = [step.text for step in draft.steps.values()]
    calls = (text.call.system for text in texts if text.call)
    banks = (text.payment.bank for text in texts if text.payment and text.payment.bank)
    yield from sorted(SystemId(name) for name in {*calls, *banks})


def _tables(draft: DefinitionDraft) -> Iterator[str]:
    values = (value for value in draft.text.values.values() if isinstance(value, ValueText))
    yield from sorted({value.table for value in values if value.table is not None})


def _maps(draft: DefinitionDraft) -> Iterator[str]:
    values = (value for value in draft.text.values.values() if isinstance(value, ValueText))
    yield from sorted({value.map for value in values if value.map is not None})


def _asked(draft: DefinitionDraft) -> Iterator[FieldText]:
    """Every question of every form, columns of lists too."""
    for form in (draft.text.form, *(step.text.form for step in draft.steps.values())):
        for field in form.values():
            yield from (field, *(field.form or {}).values())


def _code_lists(draft: DefinitionDraft) -> Iterator[str]:
    yield from (asked.codes for asked in _asked(draft) if asked.codes is not None)
    values = (value for value in draft.text.values.values() if isinstance(value, ValueText))
    yield from (value.of for value in values if value.of is not None)
