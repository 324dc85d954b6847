"""Which applications are probably the same one twice: person or business, permit type, and place."""

import pytest

from features.quoting import quoted_here
from licensing.case.resembling import answers_alike, numbers_in, resembles
from licensing.forms.answers import Answers
from licensing.forms.form import Form
from licensing.history.evolving import replay
from licensing.words.identifiers import FieldId
from tests.licensing.events import submitted

PROCESS = """
form:
  nik: {type: nik}
  npwp: {type: npwp, optional: true}
  nib: {type: nib, optional: true}
  letak: {type: point, optional: true}
  lahan: {type: area, optional: true}
  wilayah: {type: choice, of: {"36.74.01.1001": Satu, "36.74.01.1002": Dua}, optional: true}
  warna: {type: choice, of: [merah, biru], optional: true}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""
NIK, OTHER = "3674014708900002", "3674014708900003"
HERE, NEXT_DOOR, ELSEWHERE = "-6.301200, 106.702300", "-6.301300, 106.702500", "-6.301200, 106.703300"
FIELD = "-6.3010, 106.7020; -6.3010, 106.7030; -6.3020, 106.7030"
BESIDE = "-6.4010, 106.7020; -6.4010, 106.7030; -6.4020, 106.7030"
ONE, TWO = "36.74.01.1001", "36.74.01.1002"


def form() -> Form:
    return quoted_here(PROCESS.lstrip()).form


def answers(**given: str) -> Answers:
    return {FieldId(id): text for id, text in given.items()}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"nik": NIK}, {"nik": NIK}, True),
        ({"nik": NIK}, {"nik": OTHER}, False),
        ({}, {}, False),
        ({"nik": NIK, "npwp": "0012345678411000"}, {"nik": OTHER, "npwp": "0012345678411000"}, True),
        ({"nik": NIK, "letak": HERE}, {"nik": NIK, "letak": NEXT_DOOR}, True),
        ({"nik": NIK, "letak": HERE}, {"nik": NIK, "letak": ELSEWHERE}, False),
        ({"nik": NIK, "letak": HERE}, {"nik": NIK}, True),
        ({"nik": NIK, "lahan": FIELD}, {"nik": NIK, "lahan": FIELD}, True),
        ({"nik": NIK, "lahan": FIELD}, {"nik": NIK, "lahan": BESIDE}, False),
        ({"nik": NIK, "wilayah": ONE}, {"nik": NIK, "wilayah": ONE}, True),
        ({"nik": NIK, "wilayah": ONE}, {"nik": NIK, "wilayah": TWO}, False),
        ({"nik": NIK, "warna": "merah"}, {"nik": NIK, "warna": "biru"}, True),
    ],
)
def test_a_person_in_common_and_no_other_place(
    one: dict[str, str], other: dict[str, str], alike: bool
) -> None:
    assert answers_alike(form(), answers(**one), form(), answers(**other)) is alike
    assert answers_alike(form(), answers(**other), form(), answers(**one)) is alike


def test_every_number_of_a_person_or_business_counts_once() -> None:
    given = answers(nik=NIK, npwp=NIK, nib="9120301234567")
    assert numbers_in(form(), given) == (NIK, "9120301234567")


def test_a_case_does_not_resemble_itself() -> None:
    case, process = replay([submitted(nik=NIK)]), quoted_here(PROCESS.lstrip())
    assert case is not None
    assert not resembles(process, case, process, case)
