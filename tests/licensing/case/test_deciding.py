"""Deciding: what makes a decision whole, and what keeps it from being made."""

import pytest

from licensing.case.acts.reasons import LONGEST_REASON
from licensing.scenarios.scenario import typed
from tests.licensing.events import (
    NOW,
    RINA,
    SARI,
    TONO,
    answers,
    asked_applicant,
    at,
    claimed,
    closed,
    completed,
    corrected,
    decide,
    decided,
    entered,
    line_joined,
    line_opened,
    notice,
    opened,
    owed,
    received,
    released,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
steps:
  periksa:
    review: {by: loket.petugas}
    form:
      luas: {type: decimal, min: 1, optional: true}
      catatan: {type: text, when: periksa.luas > 100.0}
    outcomes: {lanjut: tutup, kembali: {to: perbaikan, reason: true}}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  tutup: {close: {}}
"""
BEGUN = (submitted(), received(), entered("periksa"), opened("periksa", "loket.petugas"))
CLOSING = (
    completed("periksa", "lanjut"),
    entered("tutup"),
    owed(notice("tutup", "lapsed")),
    completed("tutup", "lapsed"),
    closed("tutup", "lapsed"),
)


def test_a_decision_leaves_the_step_and_carries_the_case_on() -> None:
    given(PROCESS, *BEGUN).when(decide("periksa", "loket", "lanjut"), by=RINA).then(
        decided("periksa", "loket", RINA, "lanjut"), *CLOSING
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Sudah lengkap.\n", "Sudah lengkap."),
        ("Kurang:\n- KTP\n- denah", "Kurang:\n- KTP\n- denah"),
        ("\x00Sudah\x07", "Sudah"),
        (" \t\n ", ""),
        ("a" * LONGEST_REASON, "a" * LONGEST_REASON),
        (f"  {'a' * LONGEST_REASON}  ", "a" * LONGEST_REASON),
    ],
)
def test_a_reason_is_kept_as_it_can_be_read(written: str, kept: str) -> None:
    given(PROCESS, *BEGUN).when(decide("periksa", "loket", "lanjut", written), by=RINA).then(
        decided("periksa", "loket", RINA, "lanjut", kept), *CLOSING
    )


@pytest.mark.parametrize(
    ("outcome", "reason", "says"),
    [
        ("kembali", "", "The outcome “Kembali” needs a reason. Write what is wrong and what would be right."),
        (
            "kembali",
            "  \n",
            "The outcome “Kembali” needs a reason. Write what is wrong and what would be right.",
        ),
        ("lanjut", "a" * (LONGEST_REASON + 1), "A reason has at most 5000 characters."),
        (
            "lanjut",
            "Baik 日",
            "This cannot be printed on a document: 日. Write Latin letters and common punctuation.",
        ),
    ],
)
def test_a_reason_that_is_no_reason_is_named(outcome: str, reason: str, says: str) -> None:
    told = given(PROCESS, *BEGUN).when(decide("periksa", "loket", outcome, reason), by=RINA)
    told.refused("invalid-form", fields=("reason",))
    assert told.refusal is not None
    assert told.refusal.fields["reason"].en == says


def test_everything_wrong_with_a_decision_is_named_at_once() -> None:
    wrong = decide("periksa", "loket", "kembali", typed=typed({"luas": "0"}))
    given(PROCESS, *BEGUN).when(wrong, by=RINA).refused("invalid-form", fields=("luas", "reason"))


def test_what_is_wrong_with_the_form_alone_is_named_alone() -> None:
    wrong = decide("periksa", "loket", "kembali", "sebab", typed=typed({"luas": "0"}))
    given(PROCESS, *BEGUN).when(wrong, by=RINA).refused("invalid-form", fields=("luas",))


def test_what_the_officer_filled_in_is_kept_with_her_decision() -> None:
    filled_in = typed({"luas": "250,5", "catatan": " dua lantai ", "lain": "x"})
    told = given(PROCESS, *BEGUN).when(decide("periksa", "loket", "lanjut", typed=filled_in), by=RINA)
    told.then(
        decided("periksa", "loket", RINA, "lanjut", "", answers(luas="250.5", catatan="dua lantai")), *CLOSING
    )


def test_what_her_form_does_not_ask_is_dropped() -> None:
    filled_in = typed({"luas": "50", "catatan": "dua lantai"})
    told = given(PROCESS, *BEGUN).when(decide("periksa", "loket", "lanjut", typed=filled_in), by=RINA)
    told.then(decided("periksa", "loket", RINA, "lanjut", "", answers(luas="50")), *CLOSING)


def test_an_outcome_the_step_does_not_offer_is_refused() -> None:
    told = given(PROCESS, *BEGUN).when(decide("periksa", "loket", "tolak"), by=RINA)
    told.refused("no-such-outcome", fields=("outcome",))


def test_what_was_decided_is_not_decided_again() -> None:
    over = (*BEGUN, decided("periksa", "loket", RINA, "lanjut"), *CLOSING)
    given(PROCESS, *over).when(decide("periksa", "loket", "lanjut"), by=RINA).refused("already-decided")


@pytest.mark.parametrize(("seen", "stale"), [(3, True), (4, False), (5, False), (None, False)])
def test_a_page_older_than_the_task_is_stale(seen: int | None, stale: bool) -> None:
    told = given(PROCESS, *BEGUN).when(decide("periksa", "loket", "lanjut", seen=seen), by=RINA)
    assert (told.refusal.code if told.refusal else "") == ("stale-page" if stale else "")


@pytest.mark.parametrize(("seen", "stale"), [(4, True), (5, True), (6, False)])
def test_who_takes_a_task_and_puts_it_down_makes_pages_of_it_stale(seen: int, stale: bool) -> None:
    put_down = (*BEGUN, claimed("periksa", "loket", TONO), released("periksa", "loket", TONO))
    told = given(PROCESS, *put_down).when(decide("periksa", "loket", "lanjut", seen=seen), by=RINA)
    assert (told.refusal.code if told.refusal else "") == ("stale-page" if stale else "")


TWO_LINES = """
form:
  luas: {type: decimal}
steps:
  bersama:
    together:
      members:
        meja:
          ask: [{by: kesehatan.tim}]
        berkas:
          steps:
            minta:
              correction: {within: 14 days, then: {end: baik}}
    outcomes: {baik: tutup}
  tutup: {close: {}}
"""
MEJA, MINTA = at("meja", line="main/meja"), at("minta", line="main/berkas")
SIDE_BY_SIDE = (
    submitted(luas="5"),
    received("bersama"),
    entered("bersama"),
    line_opened("main/meja", "bersama"),
    line_opened("main/berkas", "bersama"),
    entered(MEJA),
    opened(MEJA, "kesehatan.tim"),
    entered(MINTA),
    asked_applicant(MINTA, within=None, due=NOW),
)


@pytest.mark.parametrize(("seen", "stale"), [(9, True), (10, False)])
def test_a_correction_on_another_line_makes_pages_of_this_task_stale(seen: int, stale: bool) -> None:
    history = (
        *SIDE_BY_SIDE,
        corrected(MINTA, luas="6"),
        completed(MINTA, "corrected"),
        line_joined("main/berkas", "baik"),
    )
    told = given(TWO_LINES, *history).when(decide(MEJA, "kesehatan", "baik", seen=seen), by=SARI)
    assert (told.refusal.code if told.refusal else "") == ("stale-page" if stale else "")
