"""The JSON schema of a definition, which editors read."""

import json
from pathlib import Path

from licensing.definition.text import json_schema

SCHEMA = "schema.json"


def schema_text() -> str:
    """The JSON schema of a definition, as `process_definitions/schema.json` holds it for editors."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def write_schema(definitions: Path) -> None:
    """Bring the schema file up to date with the grammar."""
    (definitions / SCHEMA).write_text(schema_text(), encoding="utf-8")
