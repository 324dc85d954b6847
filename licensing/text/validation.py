"""Validate: the plain tree of a file against its pydantic model, every fault as a problem at its place.

Where it does not fit: `fitting`. Here each fault gets its sentence, for somebody who knows nothing of models.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from licensing.text.fitting import WANTED, Fault, faults_of
from licensing.text.keys import keys
from licensing.text.source import Path, Source
from licensing.text.writing import written
from licensing.words.errors import Problem
from licensing.words.suggesting import suggestion

Model = TypeVar("Model", bound=BaseModel)

MOST_FAULTS = 2_000
"""Told of one file; what is wrong beyond shows once these are corrected."""

MEANT: Mapping[str, str] = {
    r"^[a-z][a-z0-9_]{0,39}$": "Write small letters, digits and _, beginning with a letter, at most 40 in all.",
    r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$": "Write capital letters and digits, with dashes between, such as SIP-DOKTER.",
    r"^[0-9]{1,3}\.\.[1-9][0-9]{0,2}$": "Write the fewest and the most rows, such as 1..50.",
    r"^[1-9][0-9]{0,4} per (second|minute|hour)$": "Write how many calls in which time, such as 60 per minute.",
    r"^4\.1(\.[0-9]{2}){1,3}(\.[0-9]{4})?$": "Write an account code such as 4.1.01.09 or 4.1.02.03.01.",
    r"^/[A-Za-z0-9._~/-]*$": "Write a path that begins with /, such as /v1/status.",
    r"^\d{18}$": "Write the 18 digits in quotes.",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": 'Write a time such as "16:00" in quotes.',
}
"""What the patterns of the grammar mean to somebody who reads none."""

COMMA = 'In braces, put a text with a comma in quotes: {id: "Satu, dua", en: …}.'
_WORD = re.compile("'([^']*)'")


def validate(source: Source, model: type[Model]) -> tuple[Model | None, tuple[Problem, ...]]:
    """Build the model, or say everything that keeps it from being built."""
    try:
        return model.model_validate(source.tree), ()
    except ValidationError as error:
        told = faults_of(source.tree, error)[:MOST_FAULTS]
        return None, tuple(sorted({_problem(source, model, fault) for fault in told}))


def empty_keys(source: Source) -> tuple[Path, ...]:
    """The keys behind which nothing stands, in the order of the file: nobody writes `within:` to mean no limit."""
    own = (path for path in source.keys if source.at(path) is None)
    put = (
        (*path, *below[len(placed.at) :])
        for path, placed in source.placed.items()
        for below in placed.source.keys
        if below[: len(placed.at)] == placed.at and placed.source.at(below) is None
    )
    return (*own, *put)


def _problem(source: Source, model: type[BaseModel], fault: Fault) -> Problem:  # noqa: PLR0911 one arm per fault
    details, path = fault.details, fault.path
    name = str(path[-1]) if path else ""
    match details["type"]:
        case "extra_forbidden":
            return source.problem(
                path, "unknown-key", f'"{name}" is no key here.', _known(source, model, path), at_key=True
            )
        case "missing":
            message = f'the key "{name}" is missing.'
            return source.problem(path[:-1], "missing-key", message, "Add it.", at_key=True)
        case "literal_error":
            known = _WORD.findall(details["msg"])
            found: object = details["input"]
            hint = (
                suggestion(found, known) if isinstance(found, str) else f"Write one of: {', '.join(known)}."
            )
            said = _shown(details) if found is None else f"{_subject(path)} cannot be {written(found)}."
            return source.problem(path, "wrong-value", said, hint)
        case "value_error":
            expected = details["msg"].removeprefix("Value error, ")
            return source.problem(
                path, "wrong-value", _shown(details), _split_hint(details) or _sentence(expected)
            )
        case kind if kind in WANTED:
            message = f"{_kind(details)} stands here; {WANTED[kind]} is expected."
            return source.problem(path, "wrong-type", message, _wanted(kind, model, path))
        case "string_pattern_mismatch":
            pattern = (details.get("ctx") or {}).get("pattern", "")
            hint = MEANT.get(str(pattern), f"It must fit {pattern}.")
            return source.problem(path, "wrong-value", _shown(details), hint, at_key=_is_key(details))
        case "too_long":
            most = (details.get("ctx") or {}).get("max_length", "")
            said = "more stands here than can be meant."
            return source.problem(path, "wrong-value", said, f"Write at most {most}.")
        case "too_short":
            return source.problem(path, "wrong-value", "this list is empty.", "Write at least one entry.")
        case _:
            said = details["msg"].replace("Input should be", "Write a value")
            for words, plainer in (
                ("greater than or equal to", "of at least"),
                ("less than or equal to", "of at most"),
            ):
                said = said.replace(words, plainer)
            return source.problem(path, "wrong-value", _shown(details), _sentence(said))


def _wanted(kind: str, model: type[BaseModel], path: Path) -> str:
    """What to write instead; of a mapping whose keys are known, with these."""
    known = sorted(keys(model, path)) if kind.startswith("model_") else []
    return f"Write {{{', '.join(f'{key}: …' for key in known)}}}." if known else f"Write {WANTED[kind]}."


def _is_key(details: ErrorDetails) -> bool:
    return details["loc"][-1:] == ("[key]",)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _shown(details: ErrorDetails) -> str:
    found: object = details["input"]
    return "nothing stands here." if found is None else f"{written(found)} cannot stand here."


def _subject(path: Path) -> str:
    """The key that a value belongs to, as a designer wrote it."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "this")
    return f"`{key}`"


def _known(source: Source, model: type[BaseModel], path: Path) -> str:
    """What can stand there instead of a key; a text with a comma falls into keys without a value."""
    if source.at(path) is None and " " in str(path[-1]):
        return COMMA
    return suggestion(str(path[-1]), keys(model, path[:-1]))


def _split_hint(details: ErrorDetails) -> str:
    """Braces that hold a key without a value: one was forgotten, or a text with a comma fell apart."""
    found: object = details["input"]
    keys = TypeAdapter(dict[str, object]).validate_python(found) if isinstance(found, dict) else {}
    bare = [key for key, below in keys.items() if below is None]
    if not bare:
        return ""
    if "id" in keys:
        return COMMA
    return f"Each language has its key: {{id: {bare[0]}, en: …}}; a text with a comma stands in quotes."


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
