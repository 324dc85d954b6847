"""Which keys a mapping of a file can have, by the JSON schema of its pydantic model."""

from functools import cache

from pydantic import BaseModel, JsonValue, TypeAdapter

from licensing.text.source import Path


def keys(model: type[BaseModel], path: Path) -> set[str]:
    """The keys a mapping at `path` can have, whichever alternative was meant."""
    schema = _schema(model)
    nodes = [schema]
    for step in path:
        nodes = [child for node in _alternatives(schema, nodes) for child in _children(node, step)]
    return {key for node in _alternatives(schema, nodes) for key in _mapping(node.get("properties"))}


JsonObject = dict[str, JsonValue]


@cache
def _schema(model: type[BaseModel]) -> JsonObject:
    return TypeAdapter(JsonObject).validate_python(model.model_json_schema())


def _mapping(value: JsonValue | None) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _alternatives(schema: JsonObject, nodes: list[JsonObject]) -> list[JsonObject]:
    found: list[JsonObject] = []
    for node in nodes:
        reference = node.get("$ref")
        choices = node.get("anyOf")
        if isinstance(reference, str):
            definitions = _mapping(schema.get("$defs"))
            found += _alternatives(schema, [_mapping(definitions.get(reference.rpartition("/")[2]))])
        elif isinstance(choices, list):
            found += _alternatives(schema, [_mapping(choice) for choice in choices])
        else:
            found.append(node)
    return found


def _children(node: JsonObject, step: str | int) -> list[JsonObject]:
    if isinstance(step, int):
        return [_mapping(node.get("items"))]
    properties = _mapping(node.get("properties"))
    if step in properties:
        return [_mapping(properties[step])]
    patterns = _mapping(node.get("patternProperties"))
    return [
        _mapping(each)
        for each in (node.get("additionalProperties"), *patterns.values())
        if isinstance(each, dict)
    ]
