"""Validate: the plain tree of a file against its pydantic model, every fault as a problem at its place.

pydantic reports each alternative of a union apart; a designer wants one sentence about what she meant. So the faults
of the alternatives whose shape does not fit at all are dropped, and only if none fits does one sentence name them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypeVar

from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from licensing.text.source import Path, Plain, Source
from licensing.words.errors import Problem
from licensing.words.suggesting import suggestion

Model = TypeVar("Model", bound=BaseModel)

MOST_FAULTS = 2_000
"""Told of one file; what is wrong beyond shows once these are corrected."""

WANTED: Mapping[str, str] = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "dataclass_type": "text, or {id: …, en: …}",
    "tuple_type": "a list",
    "decimal_type": "a number",
    "is_instance_of": "a number",
}

MEANT: Mapping[str, str] = {
    r"^[a-z][a-z0-9_]{0,39}$": "Write small letters, digits and _, beginning with a letter, at most 40 in all.",
    r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$": "Write capital letters and digits, with dashes between, such as SIP-DOKTER.",
    r"^\d{18}$": "Write the 18 digits in quotes.",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": 'Write a time such as "16:00" in quotes.',
}
"""What the patterns of the grammar mean to somebody who reads none."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """One pydantic error: where it really is, and within which alternative of which union."""

    path: Path
    union: Path | None
    alternative: str
    details: ErrorDetails

    @property
    def misses_the_shape(self) -> bool:
        kind = self.details["type"]
        at_union = self.path == self.union
        of_other_kind = kind == "value_error" and not isinstance(self.details["input"], str)
        return at_union and (kind in WANTED or kind == "literal_error" or of_other_kind)


def validate(source: Source, model: type[Model]) -> tuple[Model | None, tuple[Problem, ...]]:
    """Build the model, or say everything that keeps it from being built."""
    try:
        return model.model_validate(source.tree), ()
    except ValidationError as error:
        faults = [_locate(source.tree, details) for details in error.errors(include_url=False)]
        told = _meant(faults)[:MOST_FAULTS]
        return None, tuple(sorted({_problem(source, model, fault) for fault in told}))


def misfits(tree: Plain, error: ValidationError) -> tuple[tuple[Path, bool], ...]:
    """Where a tree does not fit its model, and whether something is missing there."""
    faults = _meant([_locate(tree, details) for details in error.errors(include_url=False)])
    return tuple((fault.path, fault.details["type"] == "missing") for fault in faults)


def _locate(tree: Plain, details: ErrorDetails) -> _Fault:
    """Follow pydantic's way through the tree; what leads nowhere in it is the name of an alternative."""
    path: Path = ()
    union: Path | None = None
    alternative = ""
    here: Plain = tree
    way: Path = details["loc"]
    for n, step in enumerate(way):
        below = _below(here, step)
        if below:
            here = below[0]
            path += (step,)
        elif n == len(way) - 1 and details["type"] == "missing":
            path += (step,)
        elif union is None and step != "[key]":
            union, alternative = path, str(step)
    return _Fault(path, union, alternative, details)


def _below(here: Plain, step: str | int) -> tuple[Plain] | tuple[()]:
    """What stands below a value at a key or index, if anything does."""
    if isinstance(here, dict) and isinstance(step, str) and step in here:
        return (here[step],)
    if isinstance(here, tuple) and isinstance(step, int) and step < len(here):
        return (here[step],)
    return ()


def _meant(faults: list[_Fault]) -> list[_Fault]:
    kept = [fault for fault in faults if fault.union is None]
    for union in {fault.union for fault in faults if fault.union is not None}:
        within = [fault for fault in faults if fault.union == union]
        misfits = {fault.alternative for fault in within if fault.misses_the_shape}
        fitting = [fault for fault in within if fault.alternative not in misfits]
        literal = [fault for fault in within if fault.details["type"] == "literal_error"]
        kept += fitting or literal[:1] or within[:1]
    broken = [fault.path for fault in kept if fault.details["type"] != "too_short"]
    return [
        fault
        for fault in kept
        if fault.details["type"] != "too_short"
        or not any(path[: len(fault.path)] == fault.path for path in broken)
    ]


def _problem(source: Source, model: type[BaseModel], fault: _Fault) -> Problem:  # noqa: PLR0911 one arm per fault
    details, path = fault.details, fault.path
    name = str(path[-1]) if path else ""
    match details["type"]:
        case "extra_forbidden":
            hint = suggestion(name, _keys(model, path[:-1]))
            return source.problem(path, "unknown-key", f'"{name}" is no key here.', hint, at_key=True)
        case "missing":
            message = f'the key "{name}" is missing.'
            return source.problem(path[:-1], "missing-key", message, "Add it.", at_key=True)
        case "literal_error":
            return source.problem(path, "wrong-value", _shown(details), f"Write {details['msg'][16:]}.")
        case "value_error":
            expected = details["msg"].removeprefix("Value error, ")
            return source.problem(path, "wrong-value", _shown(details), _sentence(expected))
        case kind if kind in WANTED:
            message = f"{_kind(details)} stands here; {WANTED[kind]} is expected."
            return source.problem(path, "wrong-type", message, f"Write {WANTED[kind]}.")
        case "string_pattern_mismatch":
            pattern = (details.get("ctx") or {}).get("pattern", "")
            hint = MEANT.get(str(pattern), f"It must fit {pattern}.")
            return source.problem(path, "wrong-value", _shown(details), hint, at_key=_is_key(details))
        case "too_short":
            return source.problem(path, "wrong-value", "this list is empty.", "Write at least one entry.")
        case _:
            hint = _sentence(details["msg"].replace("Input should be", "Write a value"))
            return source.problem(path, "wrong-value", _shown(details), hint)


def _is_key(details: ErrorDetails) -> bool:
    return details["loc"][-1:] == ("[key]",)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _shown(details: ErrorDetails) -> str:
    return f'"{details["input"]}" cannot stand here.'


KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a number",
    Decimal: "a number",
    str: "text",
    type(None): "nothing",
    tuple: "a list",
    dict: "a mapping",
}


def _kind(details: ErrorDetails) -> str:
    found: object = details["input"]
    return KINDS.get(type(found), "something else")


def _keys(model: type[BaseModel], path: Path) -> set[str]:
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
