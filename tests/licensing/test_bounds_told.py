"""What bounds an answer is told beforehand, in the words in which it would be refused."""

from collections.abc import Mapping
from datetime import date

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.forms.bounds_told import bounds_told
from licensing.forms.reading import read_form
from licensing.scenarios.answers import typed_form
from licensing.values.types import Fact
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence

PROCESS = quoted(
    """form:
  luas: {type: decimal, min: 0.5, max: 12500}
  tahun: {type: integer, min: 1950, max: 2030}
  biaya: {type: money, max: 1000000}
  ringkas: {type: text, max_length: 12}
  cerita: {type: textarea, max_length: 40}
  bebas: {type: text, optional: true}
  mulai: {type: date, min: submitted + 14, max: "2027-12-31"}
  selesai: {type: date, label: {id: Sampai, en: Until}, min: form.mulai, max: form.mulai + 30}
  alat: {type: list, rows: 2..5, form: {nama: {type: text}}}
steps:
  selesai: {close: {}}
""",
    read_city(),
)
DAY: Mapping[str, Fact] = {"submitted": date(2026, 11, 23)}
OPEN = frozenset(f"form.{field.id}" for field in PROCESS.form.fields)


def told(field: str) -> Sentence | None:
    return bounds_told(PROCESS.form[FieldId(field)], DAY, open_names=OPEN)


@pytest.mark.parametrize(
    ("field", "id", "en"),
    [
        ("luas", "Paling sedikit 0,5. Paling banyak 12.500.", "At least 0.5. At most 12,500."),
        ("tahun", "Paling sedikit 1950. Paling banyak 2030.", "At least 1950. At most 2030."),
        ("biaya", "Paling banyak 1.000.000.", "At most 1,000,000."),
        ("ringkas", "Paling banyak 12 karakter.", "At most 12 characters."),
        ("cerita", "Paling banyak 40 karakter.", "At most 40 characters."),
        (
            "mulai",
            "Paling awal 7 Desember 2026 (14 hari sesudah hari permohonan dikirim). Paling akhir 31 Desember 2027.",
            "The earliest is 7 December 2026 (14 days after the day of application). The latest is 31 December 2027.",
        ),
        ("alat", "Paling sedikit 2 baris. Paling banyak 5 baris.", "At least 2 rows. At most 5 rows."),
    ],
)
def test_bounds_are_told_before_anything_is_typed(field: str, id: str, en: str) -> None:
    assert told(field) == Sentence(id, en)


def test_a_bound_that_hangs_on_an_answer_still_to_come_is_told_by_its_name() -> None:
    assert told("selesai") == Sentence(
        "Paling awal Mulai. Paling akhir 30 hari sesudah Mulai.",
        "The earliest is Mulai. The latest is 30 days after Mulai.",
    )
    given = {**DAY, "form.mulai": date(2027, 1, 4)}
    settled = bounds_told(PROCESS.form[FieldId("selesai")], given)
    assert settled is not None
    assert settled.en.startswith("The earliest is 4 January 2027 (")


def test_where_nothing_bounds_an_answer_nothing_is_told() -> None:
    assert told("bebas") is None
    assert told("nama") is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        *(("luas", "0,4"), ("luas", "12500,5"), ("tahun", "1949"), ("tahun", "2031"), ("biaya", "1000001")),
        *(("mulai", "6-12-2026"), ("mulai", "1-1-2028")),
    ],
)
def test_an_error_says_no_more_than_was_told(field: str, typed: str) -> None:
    _, wrong = read_form(PROCESS.form, {**typed_form(APPLICANT), field: (typed,)}, DAY)
    before = told(field)
    assert before is not None
    assert wrong[field].id in before.id
    assert wrong[field].en in before.en
