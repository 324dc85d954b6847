"""Correcting: what the applicant changed, what her change left without a question, and what nobody asked for."""

import pytest

from licensing.history.evolving import replay
from licensing.words.identifiers import DocumentId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    NOW,
    RINA,
    answers,
    asked_applicant,
    at,
    completed,
    correct,
    corrected,
    decided,
    entered,
    files,
    lapsed,
    line_joined,
    line_opened,
    opened,
    received,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
form:
  jenis: {type: choice, of: [baru, lama]}
  nomor_lama: {type: text, when: form.jenis == "lama"}
  luas: {type: decimal, min: 1, optional: true}
documents:
  ktp: {accept: [pdf]}
  surat_lama: {accept: [pdf], when: form.jenis == "lama"}
  denah: {accept: [pdf], optional: true}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: tutup, kembali: perbaikan}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  tutup: {close: {}}
"""
OLD = submitted(files("ktp", "surat_lama"), jenis="lama", nomor_lama="7", luas="4.5")
NEW = submitted(files("ktp"), jenis="baru")
ASKED_BACK = (
    received(),
    entered("periksa"),
    opened("periksa", "loket.petugas"),
    decided("periksa", "loket", RINA, "kembali"),
    completed("periksa", "kembali"),
    entered("perbaikan"),
    asked_applicant("perbaikan", within=None, due=NOW),
)
ON = (
    completed("perbaikan", "corrected"),
    entered(at("periksa", 2)),
    opened(at("periksa", 2), "loket.petugas"),
)


def test_what_she_changed_is_kept_and_the_case_goes_on() -> None:
    given(PROCESS, OLD, *ASKED_BACK).when(correct("perbaikan", luas="5"), by=APPLICANT_HERSELF).then(
        corrected("perbaikan", luas="5"), *ON
    )


def test_what_she_typed_as_it_was_is_no_change() -> None:
    told = given(PROCESS, OLD, *ASKED_BACK).when(
        correct("perbaikan", luas="4,50", nama=" Wati "), by=APPLICANT_HERSELF
    )
    told.then(corrected("perbaikan"), *ON)
    same = given(PROCESS, OLD, *ASKED_BACK).when(correct("perbaikan", luas="4,5"), by=APPLICANT_HERSELF)
    same.then(corrected("perbaikan"), *ON)


def test_an_answer_of_former_rules_stands_where_she_changes_another() -> None:
    former = submitted(
        files("ktp", "surat_lama"), jenis="lama", nomor_lama="7", luas="4.50", telepon="+628400000000"
    )
    told = given(PROCESS, former, *ASKED_BACK).when(
        correct("perbaikan", nomor_lama="8"), by=APPLICANT_HERSELF
    )
    told.then(corrected("perbaikan", nomor_lama="8"), *ON)


def test_an_answer_that_is_no_longer_asked_is_cleared() -> None:
    given(PROCESS, OLD, *ASKED_BACK).when(correct("perbaikan", jenis="baru"), by=APPLICANT_HERSELF).then(
        corrected("perbaikan", jenis="baru", nomor_lama=""), *ON
    )


def test_an_optional_answer_she_emptied_is_cleared() -> None:
    given(PROCESS, OLD, *ASKED_BACK).when(correct("perbaikan", luas=""), by=APPLICANT_HERSELF).then(
        corrected("perbaikan", luas=""), *ON
    )


def test_what_was_cleared_before_is_not_cleared_again() -> None:
    cleared = (OLD, *ASKED_BACK, corrected("perbaikan", luas=""), *ON)
    second = at("perbaikan", 2)
    again = (
        *cleared,
        decided(at("periksa", 2), "loket", RINA, "kembali"),
        completed(at("periksa", 2), "kembali"),
        entered(second),
        asked_applicant(second, within=None, due=NOW),
    )
    told = given(PROCESS, *again).when(correct(second, nomor_lama="8"), by=APPLICANT_HERSELF)
    assert told.events[0] == corrected(second, nomor_lama="8")


def test_what_becomes_asked_has_to_be_answered() -> None:
    given(PROCESS, NEW, *ASKED_BACK).when(correct("perbaikan", jenis="lama"), by=APPLICANT_HERSELF).refused(
        "invalid-form", fields=("nomor_lama", "surat_lama")
    )


def test_a_document_that_becomes_asked_comes_with_the_answer() -> None:
    papers = files("surat_lama")
    told = given(PROCESS, NEW, *ASKED_BACK).when(
        correct("perbaikan", papers, jenis="lama", nomor_lama="9"), by=APPLICANT_HERSELF
    )
    told.then(corrected("perbaikan", papers, jenis="lama", nomor_lama="9"), *ON)


def test_a_document_she_sent_again_takes_the_place_of_the_old_one() -> None:
    again = {DocumentId("ktp"): files("ktp_baru")[DocumentId("ktp_baru")]}
    told = given(PROCESS, NEW, *ASKED_BACK).when(correct("perbaikan", again), by=APPLICANT_HERSELF)
    told.then(corrected("perbaikan", again), *ON)
    case = replay((NEW, *ASKED_BACK, *told.events))
    assert case is not None
    assert case.documents == again


@pytest.mark.parametrize("nobodys", ["surat_lama", "paspor"])
def test_a_document_nobody_asked_for_is_not_kept(nobodys: str) -> None:
    told = given(PROCESS, NEW, *ASKED_BACK).when(
        correct("perbaikan", files("denah", nobodys)), by=APPLICANT_HERSELF
    )
    told.then(corrected("perbaikan", files("denah")), *ON)


def test_answers_nobody_asked_for_are_not_kept() -> None:
    given(PROCESS, NEW, *ASKED_BACK).when(
        correct("perbaikan", lain="x", nomor_lama="7"), by=APPLICANT_HERSELF
    ).then(corrected("perbaikan"), *ON)


def test_what_cannot_be_read_is_named() -> None:
    given(PROCESS, OLD, *ASKED_BACK).when(
        correct("perbaikan", luas="nol", surel="wati"), by=APPLICANT_HERSELF
    ).refused("invalid-form", fields=("surel", "luas"))


@pytest.mark.parametrize(("seen", "stale"), [(7, True), (8, False), (None, False)])
def test_a_page_from_before_she_was_asked_is_stale(seen: int | None, stale: bool) -> None:
    told = given(PROCESS, OLD, *ASKED_BACK).when(
        correct("perbaikan", seen=seen, luas="5"), by=APPLICANT_HERSELF
    )
    assert (told.refusal.code if told.refusal else "") == ("stale-page" if stale else "")


def test_what_was_corrected_is_not_corrected_again() -> None:
    history = (OLD, *ASKED_BACK, corrected("perbaikan", luas="5"), *ON)
    given(PROCESS, *history).when(correct("perbaikan", luas="6"), by=APPLICANT_HERSELF).refused(
        "already-ended"
    )


def test_what_lapsed_is_not_corrected_any_more() -> None:
    told = given(PROCESS, OLD, *ASKED_BACK, lapsed("perbaikan")).when(
        correct("perbaikan", luas="6"), by=APPLICANT_HERSELF
    )
    told.refused("already-ended")
    assert told.refusal is not None
    assert told.refusal.sentence.en == "The time for this task has passed."


TWO_LINES = """
form:
  luas: {type: decimal}
steps:
  bersama:
    together:
      members:
        satu:
          steps:
            minta_satu: {correction: {within: 14 days, then: {end: baik}}}
        dua:
          steps:
            minta_dua: {correction: {within: 14 days, then: {end: baik}}}
    outcomes: {baik: tutup}
  tutup: {close: {}}
"""
FIRST, SECOND = at("minta_satu", line="main/satu"), at("minta_dua", line="main/dua")
ASKED_TWICE = (
    submitted(luas="5"),
    received("bersama"),
    entered("bersama"),
    line_opened("main/satu", "bersama"),
    line_opened("main/dua", "bersama"),
    entered(FIRST),
    asked_applicant(FIRST, within=None, due=NOW),
    entered(SECOND),
    asked_applicant(SECOND, within=None, due=NOW),
    corrected(FIRST, luas="6"),
    completed(FIRST, "corrected"),
    line_joined("main/satu", "baik"),
)


@pytest.mark.parametrize(("seen", "stale"), [(9, True), (10, False)])
def test_a_second_correction_from_a_page_before_the_first_is_stale(seen: int, stale: bool) -> None:
    told = given(TWO_LINES, *ASKED_TWICE).when(correct(SECOND, seen=seen, luas="7"), by=APPLICANT_HERSELF)
    assert (told.refusal.code if told.refusal else "") == ("stale-page" if stale else "")


def test_a_second_correction_builds_on_the_first() -> None:
    told = given(TWO_LINES, *ASKED_TWICE).when(correct(SECOND, luas="6"), by=APPLICANT_HERSELF)
    assert told.events[:3] == (
        corrected(SECOND),
        completed(SECOND, "corrected"),
        line_joined("main/dua", "baik"),
    )
    case = replay((*ASKED_TWICE, *told.events))
    assert case is not None
    assert case.answers == {**submitted().answers, **answers(luas="6")}
