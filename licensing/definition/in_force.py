"""What a value looks up by its name, as it is in force on a day: a table or a map."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal, TypeVar

from licensing.definition.value_expressions import Written
from licensing.definition.value_reading import Reader, fault
from licensing.definition.value_text import ValueText
from licensing.forms.moments import SUBMITTED
from licensing.values.sorts import OfDay, in_words
from licensing.values.term import Term
from licensing.words.suggesting import suggestion

Kind = Literal["table", "map"]
Known = TypeVar("Known")


def named(kind: Kind, name: str, known: Mapping[str, Known], unreadable: Collection[str]) -> Known:
    """What is called so. Raises ValueFault where nothing is, or nothing to be used."""
    if name in known:
        return known[name]
    at, rule = Written((kind,), ""), f"unknown-{kind}"
    if name in unreadable:
        message = f'the {kind} "{name}" has problems of its own.'
        raise fault(at, message, "Correct them; they stand at its lines.", rule)
    raise fault(at, f'there is no {kind} "{name}".', suggestion(name, known), rule)


def day_counted(reader: Reader, value: ValueText, kind: Literal["row", "map"]) -> Term[date | None]:
    """The day on which it has to be in force: the day of application where nothing else is said.

    Raises:
        ValueFault: it is no day.
    """
    on = Written(("day",), SUBMITTED if value.day is None else value.day)
    day = reader.read(on)
    if not isinstance(day, OfDay):
        message = f"the {kind} in force on a day counts, and {in_words(day)} stands here."
        raise fault(on, message, "Write a date: submitted, form.mulai.", "condition-type")
    return day.term
