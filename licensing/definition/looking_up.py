"""Look a value up: in another column of a code list, or in the row of a table that is in force on a day.

In comes what a value says of it; out goes the term that looks it up. Whether there is a row for everything that can
come is proved here.
"""

from collections.abc import Mapping

from licensing.definition.in_force import day_counted, named
from licensing.definition.lookups import (
    Lookups,
    are_too_many,
    column_looked_up,
    keys_missing,
    possible,
    table_looked_up,
)
from licensing.definition.tables import Table
from licensing.definition.value_expressions import Written
from licensing.definition.value_reading import Reader, ValueFault, fault
from licensing.definition.value_text import ValueText
from licensing.values.sorts import OfText, Typed, in_words
from licensing.words.suggesting import suggestion

Codes = Mapping[str, Mapping[str, str]]
MOST_NAMED = 2


def of_code_list(reader: Reader, lookups: Lookups, codes: Codes, value: ValueText, column: str) -> Typed:
    """Another column of a code list, at the code that an expression comes to.

    Raises:
        ValueFault: nobody can tell.
    """
    name, at = value.of or "", Written(("at",), value.at or "")
    columns = _columns(lookups, codes, name)
    if column not in columns:
        message = f'the code list "{name}" has no column "{column}".'
        raise fault(Written(("column",), ""), message, suggestion(column, columns), "unknown-column")
    typed = reader.read(at)
    hint = f"Name a question with codes: {name}."
    if not isinstance(typed, OfText):
        raise fault(at, f"a code is text, and {in_words(typed)} stands here.", hint, "condition-type")
    known = possible(typed.term)
    lacking = next((code for code in known or () if code not in columns[column]), None)
    if known is None:
        reader.doubts.append(fault(at, "which codes come here cannot be told.", hint, "table-keys"))
    elif lacking is not None:
        reader.doubts.append(fault(at, f'the list has no code "{lacking}".', hint, "table-keys"))
    return column_looked_up(name, column, columns[column], typed.term)


def _columns(lookups: Lookups, codes: Codes, name: str) -> Mapping[str, Mapping[str, str]]:
    of = Written(("of",), "")
    if name in codes:
        return lookups.columns.get(name, {})
    if name in lookups.unreadable:
        message = f'the code list "{name}" has problems of its own.'
        raise fault(of, message, "They stand at its lines.", "code-list")
    raise fault(of, f'there is no code list "{name}".', suggestion(name, codes), "unknown-codes")


def of_table(reader: Reader, lookups: Lookups, value: ValueText, name: str) -> Typed:
    """A number of the row that its keys lead to, in force on a day.

    Raises:
        ValueFault: nobody can tell.
    """
    table = named("table", name, lookups.tables, lookups.unreadable)
    column, by = _column_taken(value, name, table), value.by or ()
    if len(by) != len(table.keys):
        message = f"the table has {len(table.keys)} keys, and {len(by)} stand here."
        hint = f"Write one expression each for: {', '.join(table.keys)}."
        raise fault(Written(("by",), ""), message, hint, "table-keys")
    keys = tuple(reader.read(Written(("by", n), text)) for n, text in enumerate(by))
    day = day_counted(reader, value, "row")
    reader.doubts += _rows_missing(value, table, keys)
    return table_looked_up(name, table, column, tuple(key.term for key in keys), day)


def _rows_missing(value: ValueText, table: Table, by: tuple[Typed, ...]) -> list[ValueFault]:
    """Every combination the form allows has a row; an answer that is not given has none, and counts as 0."""
    keys = [possible(key.term) for key in by]
    unknown = [n for n, found in enumerate(keys) if found is None]
    if unknown:
        hint = "Name a choice, or a whole number with min and max."
        return [
            fault(
                Written(("by", n), (value.by or ())[n]),
                f"which {table.keys[n]} come here cannot be told, so rows may be missing.",
                hint,
                "table-keys",
            )
            for n in unknown
        ]
    at, known = Written(("table",), ""), tuple(found for found in keys if found is not None)
    if are_too_many(known):
        message = "so many combinations come here that nobody can compare them."
        return [fault(at, message, "Divide the table.", "table-keys")]
    missing = keys_missing(table, known)
    if not missing:
        return []
    named = "; ".join(", ".join(key) for key in missing[:MOST_NAMED])
    more = " and more" if len(missing) > MOST_NAMED else ""
    message = f"the form allows what the table has no row for: {named}{more}."
    return [fault(at, message, "Add a row for each, or do not offer it.", "table-keys")]


def _column_taken(value: ValueText, name: str, table: Table) -> str:
    if value.take is None and len(table.columns) == 1:
        return table.columns[0]
    if value.take is None:
        message, hint = f'the table "{name}" has several columns.', f"Add take: {table.columns[0]}."
        raise fault(Written(("table",), ""), message, hint, "unknown-column")
    if value.take not in table.columns:
        message = f'the table "{name}" has no column "{value.take}".'
        hint = suggestion(value.take, table.columns)
        raise fault(Written(("take",), ""), message, hint, "unknown-column")
    return value.take
