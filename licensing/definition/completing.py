"""Completing: what an editor offers while somebody writes a definition, beside the keys of the grammar.

The grammar's schema says that `by` is a text. Which roles there are, and how the steps, questions and values of the
definitions of this folder are called, only the folder knows. These names are offered wherever a key takes one, and
nothing is refused for them: whether a name leads somewhere is for the check to say.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

Sort = Literal[
    "agency",
    "answer",
    "codes",
    "document",
    "field",
    "list",
    "map",
    "panel",
    "part",
    "permit",
    "role",
    "step",
    "table",
    "template",
]
"""What a name is the name of. An answer is written with where it stands (`form.luas`), a field without (`luas`)."""
JsonObject = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Named:
    """A name that can be written, and what it is the name of."""

    sort: Sort
    name: str


SORTS: Mapping[str, Sort] = {
    "annexes": "template",
    "at": "answer",
    "by": "role",
    "codes": "codes",
    "day": "answer",
    "each": "list",
    "issuer": "agency",
    "key": "answer",
    "licence": "permit",
    "map": "map",
    "max": "answer",
    "members": "panel",
    "min": "answer",
    "minutes": "template",
    "not_by": "step",
    "on_silence": "step",
    "opens": "answer",
    "otherwise": "step",
    "outcomes": "step",
    "over": "list",
    "relies_on": "answer",
    "resume": "role",
    "since": "answer",
    "start": "step",
    "starts": "step",
    "table": "table",
    "template": "template",
    "then": "step",
    "to": "step",
    "until": "answer",
    "use": "part",
    "values": "answer",
    "when": "answer",
}
"""What the value of a key names, wherever the key stands."""
ELSEWHERE: Mapping[tuple[str, str], Sort | None] = {
    ("ByRowText", "is"): "role",
    ("ChecksText", "documents"): "document",
    ("ChecksText", "form"): "field",
    ("ContactText", "email"): "field",
    ("ContactText", "name"): "field",
    ("ContactText", "phone"): "field",
    ("FactText", "of"): "permit",
    ("FieldText", "of"): "role",
    ("KindText", "copies"): "field",
    ("KindText", "documents"): "document",
    ("LetterText", "copies"): "agency",
    ("ReserveText", "from"): "answer",
    ("ReserveText", "of"): "answer",
    ("ReserveText", "takes"): "answer",
    ("TemplateRowText", "is"): "template",
    ("TogetherText", "members"): None,
    ("ValueRowText", "is"): "answer",
    ("ValueText", "by"): "answer",
    ("ValueText", "is"): "answer",
    ("ValueText", "money"): "answer",
    ("ValueText", "of"): "codes",
    ("WithdrawText", "until"): "step",
}
"""The same for keys that mean something of their own in one place of the grammar."""


def completed(schema: JsonObject, names: Iterable[Named]) -> JsonObject:
    """A schema in which every key that takes a name offers those there are."""
    offered: dict[Sort, list[JsonValue]] = {}
    for named in sorted(set(names), key=lambda each: each.name):
        offered.setdefault(named.sort, []).append(named.name)
    whole, models = _model(schema, "DefinitionText", offered.keys()), schema.get("$defs")
    inner = models if isinstance(models, dict) else {}
    whole["$defs"] = {
        **{name: _model(model, name, offered.keys()) for name, model in inner.items()},
        **{f"{sort}-names": {"type": "string", "enum": known} for sort, known in offered.items()},
    }
    return whole


def _model(model: JsonValue, name: str, offered: Container[Sort]) -> JsonObject:
    if not isinstance(model, Mapping):
        return {}
    properties = model.get("properties")
    if not isinstance(properties, dict):
        return {**model}
    return {
        **model,
        "properties": {key: _property(name, key, value, offered) for key, value in properties.items()},
    }


def _property(model: str, key: str, value: JsonValue, offered: Container[Sort]) -> JsonValue:
    sort = ELSEWHERE[model, key] if (model, key) in ELSEWHERE else SORTS.get(key)
    return _value(value, sort) if sort and sort in offered else value


def _value(value: JsonValue, sort: Sort) -> JsonValue:
    """What may stand at a key, with names wherever that is a text of any kind: alone, in a list, or at a key of its."""
    if not isinstance(value, dict):
        return value
    if value.get("type") == "string" and not value.keys() & {"const", "enum", "pattern"}:
        told = {key: said for key, said in value.items() if key != "type"}
        return {**told, "anyOf": [{"type": "string"}, {"$ref": f"#/$defs/{sort}-names"}]}
    inner = {key: _value(value[key], sort) for key in ("items", "additionalProperties") if key in value}
    patterns, choices = value.get("patternProperties"), value.get("anyOf")
    if isinstance(patterns, dict):
        inner["patternProperties"] = {pattern: _value(each, sort) for pattern, each in patterns.items()}
    if isinstance(choices, list):
        inner["anyOf"] = [_value(choice, sort) for choice in choices]
    return {**value, **inner}
