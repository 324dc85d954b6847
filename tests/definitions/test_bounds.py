"""Answers are bounded by other answers and by the day of submission; the refusal names the bound."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted, read_city
from licensing.city.register import parse_role
from licensing.scenarios.answers import typed_form
from licensing.scenarios.scenario import Scenario

CITY = read_city()
PROCESS = quoted(
    """form:
  lahir: {type: date, optional: true, max: submitted - 17 years}
  mulai: {type: date, label: {id: Tanggal mulai, en: First day}, min: submitted, max: submitted + 1 year}
  selesai: {type: date, min: form.mulai, max: form.mulai + 30}
  bongkar: {type: date, optional: true, max: "2027-12-31"}
  luas: {type: decimal, min: 1}
  pakai: {type: integer, optional: true, max: form.luas * 2}
  lambat: {type: text, when: form.mulai > submitted + 100}
  tenda:
    type: list
    optional: true
    form:
      buka: {type: date, min: form.mulai}
      tutup: {type: date, min: tenda.buka}
documents:
  denah: {when: form.mulai == submitted}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ulang: perbaikan}
  perbaikan:
    correction: {within: 14 days, on_silence: gugur, then: periksa}
  gugur:
    close: {}
""",
    CITY,
)
FORM: Mapping[str, str] = {**APPLICANT, "mulai": "2026-12-01", "selesai": "2026-12-31", "luas": "4,5"}
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)


def told(**changed: str) -> Scenario:
    story = Scenario(CITY, PROCESS, NOW)
    story.submit(typed_form({**FORM, **changed}))
    return story


def wrong(**changed: str) -> dict[str, str]:
    refusal = told(**changed).refusal
    return {} if refusal is None else {id: sentence.en for id, sentence in refusal.fields.items()}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("mulai", "22-11-2026", "The earliest is 23 November 2026 (the day of application)."),
        ("mulai", "24-11-2027", "The latest is 23 November 2027 (1 year after the day of application)."),
        ("bongkar", "01-01-2028", "The latest is 31 December 2027."),
        ("lahir", "24-11-2009", "The latest is 23 November 2009 (17 years before the day of application)."),
    ],
)
def test_the_refusal_names_the_bound(field: str, typed: str, said: str) -> None:
    assert wrong(**{field: typed})[field] == said


def test_a_number_is_bounded_by_what_is_computed() -> None:
    assert wrong(pakai="10")["pakai"].startswith("At most 9")


def test_an_answer_on_its_bound_is_taken() -> None:
    assert wrong() == {}
    assert wrong(mulai="2026-11-23", selesai="2026-11-23") == {}
    assert wrong(lahir="2009-11-23", pakai="9", bongkar="2027-12-31") == {}


def test_a_bound_that_is_not_answered_bounds_nothing() -> None:
    assert set(wrong(mulai="", selesai="2001-01-01")) == {"mulai"}
    assert set(wrong(luas="", pakai="10")) == {"luas"}


@given(st.integers(-40, 80))
def test_a_date_is_bounded_by_another_answer(days: int) -> None:
    start = date(2026, 12, 1)
    found = wrong(selesai=(start + timedelta(days=days)).isoformat())
    assert ("selesai" in found) is (days not in range(31))


def test_a_row_is_bounded_by_the_form_and_by_itself() -> None:
    typed = typed_form({**FORM, "tenda": ({"buka": "2026-11-30", "tutup": "2026-11-29"},)})
    story = Scenario(CITY, PROCESS, NOW)
    story.submit(typed)
    assert story.refusal is not None
    assert set(story.refusal.fields) == {"tenda.1.buka", "tenda.1.tutup"}


def test_what_is_asked_can_hang_on_the_day_of_submission() -> None:
    assert set(wrong(mulai="2027-04-01", selesai="2027-04-02")) == {"lambat"}
    assert set(told(mulai="2026-11-23", selesai="2026-11-23").case.documents) == {"denah"}
    assert set(told().case.documents) == set()


def test_a_correction_is_read_with_the_day_of_submission() -> None:
    story = told(mulai="2026-11-23", selesai="2026-11-23")
    officer = story.register.holding(parse_role("loket.petugas"))[0]
    story.decide(officer, "ulang")
    story.pass_working_days(5)
    story.correct(typed_form({"luas": "5"}))
    assert story.refusal is None
    story.decide(officer, "ulang")
    story.correct(typed_form({"mulai": "2026-11-22"}))
    assert story.refusal is not None
    assert set(story.refusal.fields) == {"mulai"}


def test_the_day_is_the_citys() -> None:
    story = Scenario(CITY, PROCESS, NOW)
    story.now = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
    story.submit(typed_form({**FORM, "mulai": "2026-11-22"}))
    assert story.refusal is not None
    assert story.refusal.fields["mulai"].id == "Paling awal 23 November 2026 (hari permohonan dikirim)."
