"""Field types: how what a person typed becomes an answer, what a condition sees of it, and how it is shown.

One entry of `FIELD_TYPES` per type, one file per family. Reading normalises (digits of a NIK, `+62` phone numbers) and
refuses with a sentence that says what would be right; it never guesses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from licensing.forms.answers import Answer
from licensing.forms.fields.areas import read_area, show_area
from licensing.forms.fields.characters import PRINTED, Unreadable, check_printable
from licensing.forms.fields.contacts import read_email, read_phone, read_postcode, show_phone
from licensing.forms.fields.dates import read_date, show_date
from licensing.forms.fields.identifiers import read_nib, read_nik, read_npwp
from licensing.forms.fields.numbers import read_decimal, read_integer, read_money, show_money, show_number
from licensing.forms.fields.points import read_point, show_point
from licensing.forms.fields.texts import read_line, read_text
from licensing.forms.fields.yes_no import read_yes_no, show_yes_no
from licensing.values import types as values
from licensing.values.types import DAY, EXACT, TEXT, WHOLE, YES_NO

__all__ = [
    "FIELD_TYPES",
    "PRINTED",
    "FieldType",
    "Type",
    "Unreadable",
    "check_printable",
]

FieldType = Literal[
    "text", "textarea", "nik", "npwp", "nib", "phone", "email", "postcode", "date",
    "integer", "decimal", "money", "choice", "choices", "boolean", "list", "people",
    "point", "area",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Type:
    """How one field type reads, shows and appears in conditions."""

    seen: values.Type
    read: Callable[[str], Answer]
    show: Callable[[Answer], str]


FIELD_TYPES: Mapping[FieldType, Type] = {
    "text": Type(TEXT, read_line, str),
    "textarea": Type(TEXT, read_text, str),
    "nik": Type(TEXT, read_nik, str),
    "npwp": Type(TEXT, read_npwp, str),
    "nib": Type(TEXT, read_nib, str),
    "phone": Type(TEXT, read_phone, show_phone),
    "email": Type(TEXT, read_email, str),
    "postcode": Type(TEXT, read_postcode, str),
    "date": Type(DAY, read_date, show_date),
    "integer": Type(WHOLE, read_integer, show_number),
    "decimal": Type(EXACT, read_decimal, show_number),
    "money": Type(values.Money(low=0), read_money, show_money),
    "choice": Type(values.Choice(), read_text, str),
    "choices": Type(values.Choices(), read_text, str),
    "boolean": Type(YES_NO, read_yes_no, show_yes_no),
    "list": Type(values.Records(), read_line, str),
    "people": Type(values.Records(), read_line, str),
    "point": Type(values.POINT, read_point, show_point),
    "area": Type(values.AREA, read_area, show_area),
}
