"""The JSON schema of a definition, which editors read: the grammar, with the names of one folder to complete."""

import json
from collections.abc import Iterator
from pathlib import Path

from flows.definitions import PARTS, city_register
from flows.texts import NO_PERMITS, read_text
from licensing.definition.completing import Named, completed
from licensing.definition.maps import MAP_ENDING
from licensing.definition.named_there import names_in
from licensing.definition.text import json_schema
from licensing.words.errors import DefinitionRejected

SCHEMA = "schema.json"


def schema_text(definitions: Path, templates: Path) -> str:
    """The schema for the definitions of a folder, as its `schema.json` holds it."""
    names = (*_written(definitions), *_around(definitions), *_templates(templates))
    return json.dumps(completed(json_schema(), names), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schema(definitions: Path, templates: Path) -> Path:
    """Bring a folder's schema up to date with the grammar and with the names of the folder."""
    path, text = definitions / SCHEMA, schema_text(definitions, templates)
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return path


def _written(definitions: Path) -> Iterator[Named]:
    """What definitions and parts name; a file that cannot be read is for the check to tell of."""
    for path in (*definitions.glob("*.yaml"), *(definitions / PARTS).rglob("*.yaml")):
        if path.name not in NO_PERMITS:
            try:
                yield from names_in(read_text(path, path.name))
            except DefinitionRejected:
                continue


def _around(definitions: Path) -> Iterator[Named]:
    """What stands beside the definitions: agencies and their roles, parts, code lists, tables, maps."""
    try:
        register = city_register(definitions)
    except DefinitionRejected:
        register = None
    if register is not None:
        for id, agency in register.agencies.items():
            yield Named("agency", id)
            yield from (Named("role", f"{id}.{role}") for role in agency.roles)
    parts = definitions / PARTS
    yield from (
        Named("part", path.relative_to(parts).with_suffix("").as_posix()) for path in parts.rglob("*.yaml")
    )
    yield from (Named("codes", path.stem) for path in (definitions / "codes").glob("*.csv"))
    yield from (Named("table", path.stem) for path in (definitions / "tables").glob("*.csv"))
    yield from (Named("map", path.stem) for path in (definitions / "maps").glob(f"*{MAP_ENDING}"))


def _templates(templates: Path) -> Iterator[Named]:
    found = (path.relative_to(templates).with_suffix("") for path in templates.rglob("*.typ"))
    yield from (Named("template", path.as_posix()) for path in found if len(path.parts) > 1)
