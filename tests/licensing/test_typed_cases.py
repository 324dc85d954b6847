"""What people were seen to type (`typed.csv`), each into a form that asks for it, and what it is read as.

Where the last column is no answer, the form says so of that field: refused, asked back, or missing.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.forms.answers import Answers
from licensing.forms.moments import SUBMITTED
from licensing.forms.reading import read_form
from licensing.words.identifiers import FieldId

PROCESS = quoted(
    """form:
  phone: {type: phone, optional: true}
  email: {type: email, optional: true}
  date: {type: date, optional: true}
  lahir: {type: date, max: submitted, optional: true}
  decimal: {type: decimal, optional: true}
  penduduk: {type: nik, optional: true}
  text: {type: text, optional: true}
  boolean: {type: boolean}
  mungkin: {type: boolean, optional: true}
steps:
  selesai: {close: {}}
""",
    read_city(),
)
NOT_READ = ("refused", "asked back", "missing")
ROWS = [*csv.reader(Path(__file__).with_name("typed.csv").read_text(encoding="utf-8").splitlines())][1:]
FIELDS = {"text (a name)": "nama", "nik": "penduduk"}
"""Which field is meant, where it is not called as the kind."""
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def read(field: str, typed: str) -> tuple[Answers, dict[str, str]]:
    given = {**APPLICANT, "boolean": "ya", field: typed}
    answers, wrong = read_form(
        PROCESS.form, {id: (text,) for id, text in given.items()}, {SUBMITTED: NOW.date()}
    )
    return answers, {id: sentence.en for id, sentence in wrong.items()}


@pytest.mark.parametrize(("kind", "typed", "right"), ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_what_people_type_is_read_as_they_meant_it_or_asked_back(kind: str, typed: str, right: str) -> None:
    field = FIELDS.get(kind, kind)
    if typed.endswith(" (a birthday)"):
        field, typed = "lahir", typed.removesuffix(" (a birthday)")
    answers, wrong = read(field, "" if typed == "(nothing)" else typed.encode().decode("unicode_escape"))
    if right.startswith(NOT_READ):
        assert set(wrong) == {field}
        assert FieldId(field) not in answers or right.endswith("bound")
    else:
        assert (answers[FieldId(field)], wrong) == (right, {})


def test_what_is_asked_back_is_said_with_both_meanings_and_what_is_missing_is_called_so() -> None:
    _, wrong = read("decimal", "1.500")
    assert "1500, or 1,5" in wrong["decimal"]
    assert read("boolean", "")[1] == {"boolean": "Boolean has to be filled in."}
    assert read("mungkin", "")[1] == {}
    assert read("lahir", "01-01-2090")[1]["lahir"].startswith("The latest is")
