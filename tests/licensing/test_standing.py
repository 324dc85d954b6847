"""An answer that stands is asked no bound anew; what is changed, and what hangs on it, is."""

from datetime import date

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.forms.form import Form
from licensing.forms.reading import read_form
from licensing.scenarios.scenario import typed
from licensing.words.identifiers import FieldId

FORM = """\
form:
  mulai: {type: date, min: submitted}
  selesai: {type: date, min: form.mulai, max: form.mulai + 30}
  luas: {type: integer, max: 100}
  kode: {type: text, max_length: 3}
  alat:
    type: list
    rows: 2..3
    form:
      diuji: {type: date, max: submitted}
      beban: {type: integer, max: 10}
      selama: {type: date, min: form.mulai}
steps:
  tutup: {close: {}}
"""
GIVEN = {
    **APPLICANT,
    "mulai": "2026-03-10",
    "selesai": "2026-03-20",
    "luas": "100",
    "kode": "abc",
    "alat.1.diuji": "2026-03-01",
    "alat.1.beban": "10",
    "alat.1.selama": "2026-03-12",
    "alat.2.diuji": "2026-03-02",
    "alat.2.beban": "9",
    "alat.2.selama": "2026-03-12",
}
THEN, NOW = {"submitted": date(2026, 3, 2)}, {"submitted": date(2026, 3, 30)}
STRICTER = (
    FORM.replace("max: 100", "max: 9")
    .replace("max_length: 3", "max_length: 2")
    .replace("max: 10}", "max: 5}")
)


def form(text: str = FORM) -> Form:
    return quoted(text, read_city()).form


STANDING, _ = read_form(form(), typed(GIVEN), THEN)


def wrong(form: Form, **changed: str) -> set[str]:
    return set(read_form(form, typed({**GIVEN, **changed}), NOW, standing=STANDING)[1])


def test_what_stands_is_taken_on_any_day_as_it_was() -> None:
    assert read_form(form(), typed(GIVEN), NOW, standing=STANDING) == (STANDING, {})
    assert set(read_form(form(), typed(GIVEN), NOW)[1]) == {"mulai"}


def test_what_stands_is_taken_though_its_field_became_stricter() -> None:
    fewer = STRICTER.replace("rows: 2..3", "rows: 1..1")
    assert read_form(form(fewer), typed(GIVEN), NOW, standing=STANDING) == (STANDING, {})
    assert {"luas", "kode", "alat", "alat.1.beban"} <= set(read_form(form(fewer), typed(GIVEN), NOW)[1])


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("mulai", "2026-03-11"),
        ("selesai", "2026-05-01"),
        ("luas", "101"),
        ("kode", "abcd"),
        ("alat.1.beban", "11"),
        ("alat.2.diuji", "2026-04-01"),
    ],
)
def test_what_is_changed_is_checked_and_nothing_beside_it(field: str, text: str) -> None:
    assert wrong(form(), **{field: text}) == {field}


def test_what_hangs_on_a_change_is_checked_with_it() -> None:
    assert wrong(form(), mulai="2026-04-01") == {"selesai", "alat.1.selama", "alat.2.selama"}


def test_a_row_added_or_removed_is_counted() -> None:
    without = {name: text for name, text in GIVEN.items() if not name.startswith("alat.2")}
    assert set(read_form(form(), typed(without), NOW, standing=STANDING)[1]) == {"alat"}
    more = {
        f"alat.{n}.{column}": GIVEN[f"alat.1.{column}"]
        for n in (3, 4)
        for column in ("diuji", "beban", "selama")
    }
    assert wrong(form(), **more) == {"alat"}


def test_what_stands_but_is_left_out_is_missing() -> None:
    assert wrong(form(), luas="") == {"luas"}
    assert FieldId("luas") in STANDING
