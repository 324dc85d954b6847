"""Lists of a definition: the names of their columns, and the columns that are computed for each record.

In come a list as it is written and what may be named beside its records; out goes what each computed column means. A
computed column may name those written before it, so none hangs on itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from licensing.definition.valuing import MOST_DEEP, depth_of, of_value
from licensing.forms.text import FieldText, FormText
from licensing.values.conditions import Vocabulary, row_of
from licensing.values.sorts import OfRecords, Typed
from licensing.values.types import Records
from licensing.values.wrong import ConditionWrong


@dataclass(slots=True)
class ReadColumns:
    """Computed columns by the names expressions know them by, and what is wrong, by the names designers gave."""

    typed: dict[str, Typed] = field(default_factory=dict[str, Typed])
    wrong: list[tuple[str, ConditionWrong]] = field(default_factory=list[tuple[str, ConditionWrong]])
    doubts: list[tuple[str, ConditionWrong]] = field(default_factory=list[tuple[str, ConditionWrong]])


def lists_of(form: FormText) -> Iterator[tuple[str, FieldText]]:
    """The lists of a form, by their names."""
    return ((id, asked) for id, asked in form.items() if asked.type == "list")


def read_columns(id: str, texts: Mapping[str, str], known: Vocabulary, record: Records) -> ReadColumns:
    """What each computed column of a list means.

    Args:
        id: what the list is called; `record` has its columns under `<id>.<column>`.
        known: what may be named beside them.
    """
    read, row = ReadColumns(), dict(row_of(record))
    for name, text in texts.items():
        try:
            typed, doubts = known.read_value(text, row={**read.typed, **row})
            _check_deep(typed)
        except ConditionWrong as wrong:
            read.wrong.append((name, of_value(wrong)))
            continue
        read.typed[f"{id}.{name}"] = typed
        read.doubts += [(name, of_value(doubt)) for doubt in doubts]
    return read


def with_computed(known: Vocabulary, id: str, texts: Mapping[str, str]) -> Vocabulary:
    """What may be named, and the computed columns of a list, where one record of it is in question and no other.

    What is wrong with one has been said by whoever read the list.
    """
    for name, text in texts.items():
        try:
            typed, _ = known.read_value(text)
        except ConditionWrong:
            continue
        known = known.with_values({f"{id}.{name}": typed})
    return known


def _check_deep(typed: Typed) -> None:
    if depth_of(typed.term) > MOST_DEEP:
        message = f"this value is nested more than {MOST_DEEP} deep with the values it names written out."
        raise ConditionWrong(message, "Let it build on fewer others.", column=1, rule="condition-syntax")
    if isinstance(typed, OfRecords):
        message, hint = "a column of a list is no list itself.", "Let it be of one value."
        raise ConditionWrong(message, hint, column=1, rule="condition-type")
