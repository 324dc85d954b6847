"""The expressions of a value: each with its place, and all of them in one line."""

from collections.abc import Iterator
from dataclasses import dataclass

from licensing.definition.value_text import (
    ExpressionText,
    ValueRowText,
    ValueText,
    WrittenValue,
    expression_of,
)
from licensing.forms.moments import SUBMITTED
from licensing.text.source import Path


@dataclass(frozen=True, slots=True)
class Written:
    """An expression, or another text of a value, and where within the value it stands."""

    path: Path
    text: str


def expressions(value: WrittenValue) -> tuple[Written, ...]:
    """Every expression of a value, in the order it is written."""
    match value:
        case str():
            return (Written((), value),)
        case tuple():
            return tuple(_of_rows((), value))
        case ValueText():
            return tuple(_of_mapping(value))


def as_written(value: WrittenValue) -> str:  # noqa: PLR0911 one arm per thing that can be said
    """A value in one line, with the values it names by their names."""
    match value:
        case str():
            return value
        case tuple():
            return _rows_written(value)
        case ValueText(is_=is_) if is_ is not None:
            return _written(is_)
        case ValueText(money=money) if money is not None:
            return f'money({_written(money)}, "{value.round or "down 1"}")'
        case ValueText(column=column) if column is not None:
            return f"{value.of}.{column}({value.at})"
        case ValueText(map=str(map_name)):
            return f"{map_name}.{value.take}({value.at}, {value.day or SUBMITTED})"
        case ValueText():
            table = f"{value.table}.{value.take}" if value.take else f"{value.table}"
            return f"{table}({', '.join((*(value.by or ()), value.day or SUBMITTED))})"


def _written(text: ExpressionText) -> str:
    return _rows_written(text) if isinstance(text, tuple) else expression_of(text)


def _rows_written(rows: tuple[ValueRowText, ...]) -> str:
    said = (f"{row.when} ? {expression_of(row.is_)}" if row.when else expression_of(row.is_) for row in rows)
    return " : ".join(said)


def _of_rows(path: Path, rows: tuple[ValueRowText, ...]) -> Iterator[Written]:
    for n, row in enumerate(rows):
        yield from () if row.when is None else (Written((*path, n, "when"), row.when),)
        yield Written((*path, n, "is"), expression_of(row.is_))


def _of_mapping(value: ValueText) -> Iterator[Written]:
    for key, given in (("is", value.is_), ("money", value.money)):
        match given:
            case None:
                pass
            case tuple():
                yield from _of_rows((key,), given)
            case _:
                yield Written((key,), expression_of(given))
    for key, text in (("at", value.at), ("day", value.day)):
        yield from () if text is None else (Written((key,), text),)
    yield from (Written(("by", n), text) for n, text in enumerate(value.by or ()))
