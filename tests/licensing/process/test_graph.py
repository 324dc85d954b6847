"""What the whole process knows: its lines, who applies, and what its conditions see of a case."""

from dataclasses import replace

import pytest

from licensing.city.people import Applicant
from licensing.history.case import Case
from licensing.history.events import Event
from licensing.history.evolving import replay
from licensing.process.graph import Process
from licensing.process.step_paths import step_path
from licensing.words.identifiers import StepId
from tests.licensing.events import (
    DEWI,
    RINA,
    SARI,
    answers,
    at,
    completed,
    decided,
    entered,
    opened,
    process,
    received,
    submitted,
)

TEXT = """
form:
  luas: {type: integer}
steps:
  periksa:
    review: {by: loket.petugas}
    form: {tinggi: {type: integer, optional: true}}
    outcomes: {ya: banyak, ulang: periksa}
  banyak:
    consultation: {ask: [{by: kesehatan.tim}, {by: perhubungan.tim}]}
    form: {catatan: {type: text}}
    outcomes: {ya: bersama}
  bersama:
    together:
      members:
        luar:
          steps:
            dalam:
              together:
                members:
                  kiri: {ask: [{by: kesehatan.tim}]}
                  kanan: {ask: [{by: lingkungan.tim}]}
              outcomes: {ya: {end: baik}}
        samping: {ask: [{by: perhubungan.tim}]}
    outcomes: {baik: tutup}
  tutup: {close: {}}
"""


def whole() -> Process:
    return process(TEXT)


def case_after(*events: Event) -> Case:
    case = replay((submitted(luas=7), received(), *events))
    assert case is not None
    return case


@pytest.mark.parametrize(
    ("step", "above"),
    [
        ("tutup", ["tutup"]),
        ("samping", ["samping", "bersama"]),
        ("kiri", ["kiri", "dalam", "bersama"]),
    ],
)
def test_what_a_step_stands_in(step: str, above: list[str]) -> None:
    assert list(whole().above(StepId(step))) == above


@pytest.mark.parametrize(
    ("step", "within"),
    [
        ("tutup", {"tutup"}),
        ("dalam", {"dalam", "kiri", "kanan"}),
        ("bersama", {"bersama", "dalam", "kiri", "kanan", "samping"}),
    ],
)
def test_what_stands_in_a_step(step: str, within: set[str]) -> None:
    assert whole().within(StepId(step)) == within


@pytest.mark.parametrize(
    ("step", "path"),
    [
        ("tutup", "steps tutup"),
        ("samping", "steps bersama together members samping"),
        ("dalam", "steps bersama together members luar steps dalam"),
        ("kiri", "steps bersama together members luar steps dalam together members kiri"),
    ],
)
def test_where_a_step_was_written(step: str, path: str) -> None:
    assert step_path(whole(), StepId(step)) == tuple(path.split())


def test_who_applies() -> None:
    case = case_after()
    assert whole().applicant_of(case.answers) == Applicant("Wati", "wati@contoh.id", "+6281234567890")
    assert whole().applicant_of({}) == Applicant("", "", "")


BEGUN = (entered("periksa"), opened("periksa", "loket.petugas"))


def test_before_anything_is_decided_a_condition_sees_answers_and_emptiness() -> None:
    facts = whole().facts(case_after(*BEGUN))
    assert (facts["form.nama"], facts["form.luas"]) == ("Wati", 7)
    assert (facts["periksa.outcome"], facts["periksa.tinggi"]) == ("", None)
    assert (facts["banyak.outcome"], facts["kiri.outcome"]) == ("", "")


def test_an_end_has_no_outcome_to_see() -> None:
    assert "tutup.outcome" not in whole().facts(case_after(*BEGUN))


def test_what_one_officer_answered_is_seen() -> None:
    facts = whole().facts(
        case_after(*BEGUN, decided("periksa", "loket", RINA, "ya", answers=answers(tinggi=3)))
    )
    assert (facts["periksa.outcome"], facts["periksa.tinggi"]) == ("", 3)


def test_an_outcome_is_seen_once_the_step_is_left() -> None:
    facts = whole().facts(
        case_after(*BEGUN, decided("periksa", "loket", RINA, "ya"), completed("periksa", "ya"))
    )
    assert facts["periksa.outcome"] == "ya"


def test_the_last_round_is_what_counts() -> None:
    again = (
        *BEGUN,
        decided("periksa", "loket", RINA, "ulang", answers=answers(tinggi=3)),
        completed("periksa", "ulang"),
        entered(at("periksa", 2)),
        opened(at("periksa", 2), "loket.petugas"),
    )
    facts = whole().facts(case_after(*again))
    assert (facts["periksa.outcome"], facts["periksa.tinggi"]) == ("", None)


def test_of_several_agencies_answers_none_is_the_answer() -> None:
    facts = whole().facts(
        case_after(
            *BEGUN,
            decided("periksa", "loket", RINA, "ya"),
            completed("periksa", "ya"),
            entered("banyak"),
            opened("banyak", "kesehatan.tim"),
            opened("banyak", "perhubungan.tim"),
            decided("banyak", "kesehatan", SARI, "ya", answers=answers(catatan="x")),
            decided("banyak", "perhubungan", DEWI, "ya", answers=answers(catatan="y")),
            completed("banyak", "ya"),
        )
    )
    assert facts["banyak.outcome"] == "ya"
    assert "banyak.catatan" not in facts


def test_an_applicant_who_left_a_field_out_is_reached_by_what_she_gave() -> None:
    contact = replace(whole().applicant, phone=whole().applicant.email)
    assert replace(whole(), applicant=contact).applicant_of(case_after().answers).phone == "wati@contoh.id"
