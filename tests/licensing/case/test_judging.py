"""Judging: each document and each marked answer is found right or not, and what is not right goes back to her."""

import json
from hashlib import sha256

import pytest

from licensing.case.commands import Decide
from licensing.case.judging import digests_of
from licensing.clock.moments import Limit
from licensing.clock.spans import Span
from licensing.forms.files import Files
from licensing.history.events import Event
from licensing.history.evolving import replay
from licensing.history.named import Named
from licensing.history.verdicts import Verdict
from licensing.scenarios.standing_in import upload
from licensing.words.identifiers import Digest, DocumentId
from tests.licensing.events import (
    NOW,
    RINA,
    TONO,
    asked_applicant,
    at,
    city,
    closed,
    completed,
    corrected,
    decide,
    decided,
    entered,
    files,
    notice,
    opened,
    owed,
    process,
    received,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
form:
  luas: {type: integer}
  tempat: {type: text}
documents:
  ktp: {accept: [pdf]}
  denah: {accept: [pdf], count: 1..2}
  surat: {accept: [pdf], optional: true}
  amdal: {accept: [pdf], when: form.luas > 100}
steps:
  periksa:
    review: {by: loket.petugas, checks: {documents: all, form: [luas], despite: [tolak]}}
    outcomes: {lanjut: tutup, kembali: {to: perbaikan, reason: true}, tolak: {to: tutup, reason: true}}
  perbaikan:
    correction: {within: 14 days, then: periksa, changes: named}
  tutup: {close: {as: done}}
"""
FORTNIGHT = Span(14, "day")
DUE = Limit(FORTNIGHT, NOW, None).due(city().calendar)
NEW = submitted(files("ktp", "denah"), luas=18, tempat="Serpong")
ASKED = (received(), entered("periksa"), opened("periksa", "loket.petugas"))
AGAIN = at("periksa", 2)
ANSWER = Digest(sha256(b"18").hexdigest())
RIGHT = (Verdict("luas", is_right=True), Verdict("ktp", is_right=True), Verdict("denah", is_right=True))
BLURRED = Verdict("denah", is_right=False, remark="Buram.")


def periksa(outcome: str, *checks: Verdict, reason: str = "", named: tuple[Named, ...] = ()) -> Decide:
    return decide("periksa", "loket", outcome, reason, checks=checks, named=named)


def found(*wrong: Verdict, again: Files | None = None) -> tuple[Verdict, ...]:
    """Everything that is checked, as it is kept."""
    seen = {"ktp": upload("ktp"), "denah": upload("denah"), **(again or {})}
    judged = {"luas": (ANSWER,), **{str(what): (file.sha256,) for what, file in seen.items()}}
    by_what = {each.what: each for each in wrong}
    verdicts = (by_what.get(each.what, each) for each in RIGHT)
    return tuple(Verdict(each.what, each.is_right, each.remark, judged[each.what]) for each in verdicts)


def returned(*checks: Verdict, reason: str = "", changes: tuple[str, ...] = ("denah",)) -> tuple[Event, ...]:
    named = tuple(Named(each.what, each.remark) for each in checks if not each.is_right)
    return (
        decided("periksa", "loket", RINA, "kembali", reason, named=named, checks=checks),
        completed("periksa", "kembali"),
        entered("perbaikan"),
        owed(notice("perbaikan", "correction")),
        asked_applicant("perbaikan", FORTNIGHT, DUE, changes=changes),
    )


def ended(outcome: str, *checks: Verdict, reason: str = "") -> tuple[Event, ...]:
    return (
        decided("periksa", "loket", RINA, outcome, reason, checks=checks),
        completed("periksa", outcome),
        entered("tutup"),
        owed(notice("tutup", "done")),
        completed("tutup", "done"),
        closed("tutup", "done"),
    )


def test_what_all_was_found_right_goes_on_and_the_digest_of_what_was_looked_at_is_kept() -> None:
    told = given(PROCESS, NEW, *ASKED).when(periksa("lanjut", *RIGHT), by=RINA)
    told.then(*ended("lanjut", *found()))


def test_each_of_what_the_application_has_is_judged_and_all_that_is_missing_is_said_at_once() -> None:
    told = given(PROCESS, NEW, *ASKED).when(periksa("lanjut", RIGHT[1]), by=RINA)
    told.refused("invalid-form", fields=("checks.luas", "checks.denah"))


def test_what_is_not_right_is_named_by_the_way_back_and_its_remark_is_the_reason() -> None:
    given(PROCESS, NEW, *ASKED).when(periksa("kembali", *RIGHT[:2], BLURRED), by=RINA).then(
        *returned(*found(BLURRED))
    )


def test_a_reason_for_the_whole_may_be_given_beside_the_remarks() -> None:
    given(PROCESS, NEW, *ASKED).when(periksa("kembali", *RIGHT[:2], BLURRED, reason="Ulangi."), by=RINA).then(
        *returned(*found(BLURRED), reason="Ulangi.")
    )


def test_what_is_named_and_checked_here_is_found_not_right_by_that() -> None:
    named = (Named("denah", "Buram."),)
    given(PROCESS, NEW, *ASKED).when(periksa("kembali", *RIGHT[:2], named=named), by=RINA).then(
        *returned(*found(BLURRED))
    )


def test_beside_what_is_checked_other_answers_can_be_named() -> None:
    named = (Named("tempat", "Keliru."),)
    told = given(PROCESS, NEW, *ASKED).when(periksa("kembali", *RIGHT, named=named), by=RINA)
    decision = told.events[0]
    assert decision == decided("periksa", "loket", RINA, "kembali", named=named, checks=found())


def test_nothing_goes_on_while_something_is_not_right() -> None:
    told = given(PROCESS, NEW, *ASKED).when(periksa("lanjut", *RIGHT[:2], BLURRED), by=RINA)
    told.refused("invalid-form", fields=("checks",))
    assert told.refusal is not None
    assert "Denah" in told.refusal.fields["checks"].en


def test_but_for_what_the_definition_allows_with_a_reason_of_its_own() -> None:
    wrong = periksa("tolak", *RIGHT[:2], BLURRED)
    given(PROCESS, NEW, *ASKED).when(wrong, by=RINA).refused("invalid-form", fields=("reason",))
    told = given(PROCESS, NEW, *ASKED).when(periksa("tolak", *RIGHT[:2], BLURRED, reason="Palsu."), by=RINA)
    told.then(*ended("tolak", *found(BLURRED), reason="Palsu."))


def test_what_all_is_right_does_not_go_back() -> None:
    told = given(PROCESS, NEW, *ASKED).when(periksa("kembali", *RIGHT, reason="Perbaiki."), by=RINA)
    told.refused("invalid-form", fields=("checks",))
    assert told.refusal is not None
    assert "all was found right" in told.refusal.fields["checks"].en


@pytest.mark.parametrize(
    ("verdict", "field"),
    [
        (Verdict("denah", is_right=False), "checks.denah"),
        (Verdict("denah", is_right=False, remark=" \n"), "checks.denah"),
        (Verdict("denah", is_right=False, remark="x" * 1_001), "checks.denah"),
        (Verdict("amdal", is_right=True), "checks.amdal"),
        (Verdict("tempat", is_right=True), "checks.tempat"),
        (Verdict("ktp", is_right=False, remark="x"), "checks.ktp"),
    ],
    ids=["no-remark", "blank", "too-long", "not-asked", "not-checked", "twice"],
)
def test_a_verdict_says_what_is_wrong_once_of_what_is_checked(verdict: Verdict, field: str) -> None:
    others = tuple(each for each in RIGHT if each.what != verdict.what or verdict.what == "ktp")
    told = given(PROCESS, NEW, *ASKED).when(periksa("kembali", *others, verdict), by=RINA)
    assert told.refusal is not None
    assert field in told.refusal.fields


def test_what_may_be_left_out_and_was_need_not_be_judged_but_can_be_asked_for() -> None:
    missing = Verdict("surat", is_right=False, remark="Diperlukan.")
    told = given(PROCESS, NEW, *ASKED).when(periksa("kembali", *RIGHT, missing), by=RINA)
    assert told.events == returned(*found(), missing, changes=("surat",))


BACK = (
    *returned(*found(BLURRED)),
    corrected("perbaikan", {DocumentId("denah"): upload("baru denah")}),
    completed("perbaikan", "corrected"),
    entered(AGAIN),
    opened(AGAIN, "loket.petugas"),
)


def test_after_a_correction_only_what_changed_is_judged_again() -> None:
    nothing = decide(AGAIN, "loket", "lanjut")
    given(PROCESS, NEW, *ASKED, *BACK).when(nothing, by=TONO).refused(
        "invalid-form", fields=("checks.denah",)
    )
    told = given(PROCESS, NEW, *ASKED, *BACK).when(
        decide(AGAIN, "loket", "lanjut", checks=(RIGHT[2],)), by=TONO
    )
    again = found(again={DocumentId("denah"): upload("baru denah")})
    assert told.events[0] == decided(AGAIN, "loket", TONO, "lanjut", checks=again)


def test_what_stands_can_be_found_otherwise() -> None:
    checks = (RIGHT[2], Verdict("ktp", is_right=False, remark="Kedaluwarsa."))
    told = given(PROCESS, NEW, *ASKED, *BACK).when(decide(AGAIN, "loket", "kembali", checks=checks), by=RINA)
    assert told.events[0] == decided(
        AGAIN,
        "loket",
        RINA,
        "kembali",
        named=(Named("ktp", "Kedaluwarsa."),),
        checks=found(checks[1], again={DocumentId("denah"): upload("baru denah")}),
    )


def test_what_was_not_right_and_did_not_change_is_still_not_right() -> None:
    both = (Verdict("ktp", is_right=False, remark="Kedaluwarsa."), BLURRED)
    history = (
        *returned(*found(*both), changes=("ktp", "denah")),
        corrected("perbaikan", {DocumentId("denah"): upload("baru denah")}),
        *BACK[-3:],
    )
    told = given(PROCESS, NEW, *ASKED, *history).when(
        decide(AGAIN, "loket", "lanjut", checks=(RIGHT[2],)), by=RINA
    )
    told.refused("invalid-form", fields=("checks",))


def test_of_a_document_of_several_files_all_are_looked_at() -> None:
    two = {**files("ktp", "denah"), DocumentId("denah.2"): upload("denah.2")}
    case = replay((submitted(two, luas=18, tempat="Serpong"), *ASKED))
    assert case is not None
    assert digests_of(process(PROCESS), case, "denah") == (
        upload("denah").sha256,
        upload("denah.2").sha256,
    )


def test_a_step_that_checks_nothing_hears_no_verdicts() -> None:
    plain = PROCESS.replace(", checks: {documents: all, form: [luas], despite: [tolak]}", "")
    given(plain, NEW, *ASKED).when(periksa("lanjut", RIGHT[1]), by=RINA).refused(
        "invalid-form", fields=("checks.ktp",)
    )


COUNTED = PROCESS.replace("despite: [tolak]}", "despite: [tolak]}, rounds: 1, then: tutup")


def test_once_the_ways_back_are_used_up_what_comes_instead_may_be_chosen() -> None:
    told = given(COUNTED, NEW, *ASKED, *BACK).when(
        decide(AGAIN, "loket", "exhausted", "Masih buram.", checks=(BLURRED,)), by=RINA
    )
    again = found(BLURRED, again={DocumentId("denah"): upload("baru denah")})
    assert told.events[0] == decided(AGAIN, "loket", RINA, "exhausted", "Masih buram.", checks=again)


def test_the_digest_of_an_answer_is_that_of_its_text() -> None:
    assert Digest(sha256(json.dumps(18).encode()).hexdigest()) == ANSWER
