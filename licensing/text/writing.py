"""A value of a file as YAML writes it, for sentences that show what stands there."""

from typing import Final

from pydantic import TypeAdapter

LONGEST_SHOWN: Final = 80


def written(value: object) -> str:
    """A value as YAML writes it, no longer than one can read at a glance."""
    flow = _flow(value)
    match value:
        case str():
            text = f'"{value}"'
        case dict() | tuple() | list():
            text = f"`{flow}`"
        case _:
            text = flow
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…{text[0]}"


def _flow(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict():
            pairs = TypeAdapter(dict[str, object]).validate_python(value).items()
            return (
                "{"
                + ", ".join(f"{key}: {_flow(below)}" if below is not None else key for key, below in pairs)
                + "}"
            )
        case tuple() | list():
            return "[" + ", ".join(map(_flow, TypeAdapter(tuple[object, ...]).validate_python(value))) + "]"
        case _:
            return str(value)
