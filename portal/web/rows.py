"""Rows of lists on a page: which are shown, and what becomes of them when somebody adds one or takes one away.

Without JavaScript the buttons send the form, which comes back with its rows changed and everything as it was typed;
with it the page does the same by itself. `baris.<list>` on a form names the rows it shows, blank ones too.
"""

import re
from collections.abc import Mapping, Sequence

from licensing.forms.answers import NO_ANSWERS, Answers, Typed, records_of
from licensing.forms.form import Field, Form
from licensing.forms.records import counted_rows, place_of, rows_of
from licensing.words.sentences import Sentence
from portal.door.posted import ROWS, Posted

CHANGE = "baris"
"""The name of the buttons: `tambah.<list>` adds a row, `hapus.<list>.<row>` takes one away."""

_CHANGE = re.compile(r"(tambah|hapus)\.([a-z0-9_]+)(?:\.([1-9][0-9]{0,5}))?", re.ASCII)


def typed_rows_of(form: Form, posted: Posted) -> Typed:
    """What a page sent for the lists of a form, its blank rows with nothing in each column."""
    typed: dict[str, Sequence[str]] = {}
    for field in form.fields:
        if field.records is None:
            continue
        numbers = [
            text for text in posted.texts.get(f"{ROWS}{field.id}", ()) if text.isascii() and text.isdigit()
        ]
        columns = [column.id for column in field.records.form.fields]
        typed |= {f"{field.id}.{number}.{column}": () for number in numbers for column in columns}
        given = posted.typed().items()
        typed |= {
            name: texts for name, texts in given if (place := place_of(name)) and place.list_id == field.id
        }
        if field.id in posted.typed():
            typed[field.id] = ()
    return typed


def changed(form: Form, typed: Typed, posted: Posted, *, standing: Answers = NO_ANSWERS) -> Typed | None:
    """The form with a row more or less, where a button for that was pressed; None where none was.

    Args:
        standing: answers the case has: no new row gets the number of one that was there, and with it its files.
    """
    pressed = _CHANGE.fullmatch(posted.text(CHANGE))
    field = next((each for each in form.fields if pressed and each.id == pressed[2]), None)
    if pressed is None or field is None or field.records is None:
        return None
    if pressed[1] == "hapus":
        gone = f"{field.id}.{pressed[3]}."
        return {name: texts for name, texts in typed.items() if not name.startswith(gone)}
    numbers = shown_rows(field, typed)
    if len(numbers) >= field.records.most:
        return typed
    new = max((*numbers, len(records_of(standing.get(field.id)))), default=0) + 1
    return {**typed, **{f"{field.id}.{new}.{column.id}": () for column in field.records.form.fields}}


def shown_rows(field: Field, typed: Typed) -> Mapping[int, Typed]:
    """The rows a page shows: those that were typed or sent; at first as many as have to be.

    Never more than the list may have: no page of ours sends more, and each costs as much as a form of its own.
    """
    if field.records is None:
        return {}
    rows = rows_of(typed, field.id)
    if len(rows) > field.records.most:
        rows = dict([*counted_rows(typed, field.id).items()][: field.records.most])
    if rows or field.id in typed:
        return rows
    return {number: {} for number in range(1, (0 if field.optional else max(1, field.records.least)) + 1)}


def wrong_by_row(wrong: Mapping[str, Sentence]) -> Mapping[tuple[str, int], Mapping[str, Sentence]]:
    """What is wrong with each row of each list, by column."""
    found: dict[tuple[str, int], dict[str, Sentence]] = {}
    for name, sentence in wrong.items():
        place = place_of(name)
        if place is not None:
            found.setdefault((place.list_id, place.row), {})[place.column] = sentence
    return found
