"""The types of what forms ask, as expressions see them: with what is offered and within which bounds, where known."""

from collections.abc import Mapping
from dataclasses import replace

from licensing.forms.fields import FIELD_TYPES
from licensing.forms.text import FieldText, FormText
from licensing.values.types import Choice, Choices, Exact, Money, Records, Text, Type, Whole

Codes = Mapping[str, Mapping[str, str]]


def types_of(prefix: str, form: FormText, codes: Codes) -> dict[str, Type]:
    """The types of the answers to a form, under the names that expressions have for them."""
    return {f"{prefix}.{id}": _type(id, asked, codes) for id, asked in form.items()}


def records_type(id: str, asked: FieldText, codes: Codes) -> Records:
    """The type of a list, its columns named as expressions do."""
    columns = ((f"{id}.{column}", _type(column, each, codes)) for column, each in (asked.form or {}).items())
    return Records(tuple(columns), asked.least_and_most[1])


def _type(id: str, asked: FieldText, codes: Codes) -> Type:
    """The type of an answer, with what it offers and within which bounds, where that is known."""
    low, high = asked.lowest, asked.highest
    if low is not None and high is not None and low > high:
        low, high = None, None  # that has been said
    seen = FIELD_TYPES[asked.type].seen
    match seen:
        case Choice() | Choices():
            of = codes.get(asked.codes) if asked.codes is not None else asked.offered
            return replace(seen, offers=None if of is None else frozenset(of))
        case Whole() | Exact() | Money():
            return replace(seen, low=seen.low if low is None else low, high=high)
        case Text():
            return Text(asked.longest)
        case Records() if asked.type == "people":
            return Records((), asked.fewest_and_most[1])
        case Records():
            return records_type(id, asked, codes)
        case _:
            return seen
