"""How answers are shown to an Indonesian reader."""

import pytest

from licensing.forms.fields import FIELD_TYPES, FieldType
from licensing.forms.form import Field
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [
        ("decimal", "106.6652", "106,6652"),
        ("decimal", "-6.30051", "-6,30051"),
        ("decimal", "12500", "12.500"),
        ("money", "1.500.000", "Rp1.500.000"),
        ("date", "1-12-2026", "1 Desember 2026"),
        ("phone", "+62 812 3456 7890", "0812-3456-7890"),
    ],
)
def test_a_value_loses_nothing_when_it_is_shown(kind: FieldType, typed: str, shown: str) -> None:
    assert FIELD_TYPES[kind].show(FIELD_TYPES[kind].read(typed)) == shown


def test_answers_with_commas_are_told_apart() -> None:
    places = {"a": Sentence("Serua, Ciputat", "Serua, Ciputat"), "b": Sentence("Setu, Setu", "Setu, Setu")}
    field = Field(FieldId("tempat"), "choices", Sentence("Tempat", "Places"), choices=places)
    assert field.show(("a", "b")) == "Serua, Ciputat; Setu, Setu"
