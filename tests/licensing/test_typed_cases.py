"""What people were seen to type (`typed.csv`), and what it is read as; nothing where it is asked back."""

import csv
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from licensing.forms.fields import FieldType, Unreadable
from licensing.forms.form import Field
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence

KINDS: TypeAdapter[FieldType] = TypeAdapter(FieldType)
ROWS = [*csv.reader(Path(__file__).with_name("typed.csv").read_text(encoding="utf-8").splitlines())][1:]


@pytest.mark.parametrize(("kind", "typed", "right"), ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_what_people_type_is_read_as_they_meant_it_or_asked_back(kind: str, typed: str, right: str) -> None:
    field = Field(FieldId("isian"), KINDS.validate_python(kind), Sentence("Isian", "Answer"))
    said = typed.encode().decode("unicode_escape")
    if right:
        assert field.read((said,)) == right
    else:
        with pytest.raises(Unreadable):
            field.read((said,))
