"""A wrong click taken back: by whom, how long, and only while nothing else has happened."""

from datetime import UTC, datetime, timedelta

import pytest

from licensing.case.commands import Retract
from licensing.city.people import Officer
from licensing.history.events import DecisionRetracted, Event
from licensing.history.evolving import replay
from licensing.history.places import At
from licensing.history.putting_away import put_away
from tests.licensing.events import (
    APPLICANT_HERSELF,
    BUDI,
    LELA,
    NOW,
    RINA,
    SARI,
    TONO,
    acted,
    asked_applicant,
    at,
    claimed,
    completed,
    decide,
    decided,
    entered,
    line_opened,
    line_withdrawn,
    opened,
    process,
    received,
    submitted,
    task,
    withdrawn,
)
from tests.licensing.given import given

PROCESS = """
anytime:
  retract: {by: whoever decided, within: 1 working day}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: bersama, kembali: perbaikan, ahli: ahli, berhenti: gugur}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  ahli:
    consultation: {ask: [{by: kesehatan.tim}, {by: lingkungan.tim}]}
    outcomes: {baik: periksa}
  bersama:
    together:
      members:
        lapangan:
          steps:
            jadwal: {review: {by: lingkungan.tim}, outcomes: {siap: kunjungan}}
            kunjungan: {review: {by: kesehatan.tim}, outcomes: {setuju: {end: setuju}}}
    outcomes: {setuju: tanda}
  tanda:
    signature: {by: pimpinan.kepala, not_by: [periksa]}
    outcomes: {sah: terbit}
  terbit:
    issue: {template: surat, number: "{seq}/{year}"}
  gugur: {close: {}}
"""
BEGUN = (submitted(), received(), entered("periksa"), opened("periksa", "loket.petugas"))
CLOSING = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def chose(outcome: str) -> tuple[Event, ...]:
    return *BEGUN, decided("periksa", "loket", RINA, outcome), completed("periksa", outcome)


SENT_BACK = (*chose("kembali"), entered("perbaikan"), asked_applicant("perbaikan", None, None))
JADWAL, KUNJUNGAN = at("jadwal", line="main/lapangan"), at("kunjungan", line="main/lapangan")
ON_LINE = (
    *chose("lanjut"),
    entered("bersama"),
    line_opened("main/lapangan", "bersama"),
    entered(JADWAL),
    opened(JADWAL, "lingkungan.tim"),
)
ASKED_BOTH = (
    *chose("ahli"),
    entered("ahli"),
    opened("ahli", "kesehatan.tim"),
    opened("ahli", "lingkungan.tim"),
)
HER_OWN = Retract(task("periksa", "loket"))


def retracted(where: str | At, agency: str, by: Officer, *undone: At) -> DecisionRetracted:
    return DecisionRetracted(NOW, task(where, agency), acted(by), undone)


def test_what_the_decision_opened_is_withdrawn_and_the_step_begins_anew() -> None:
    given(PROCESS, *SENT_BACK).when(HER_OWN, by=RINA).then(
        retracted("periksa", "loket", RINA, at("periksa"), at("perbaikan")),
        withdrawn("perbaikan", "applicant"),
        completed("perbaikan", "retracted"),
        entered(at("periksa", 2)),
        opened(at("periksa", 2), "loket.petugas"),
    )


def test_lines_that_the_decision_opened_are_withdrawn() -> None:
    given(PROCESS, *ON_LINE).when(HER_OWN, by=RINA).then(
        retracted("periksa", "loket", RINA, at("periksa"), at("bersama"), JADWAL),
        withdrawn(JADWAL, "lingkungan"),
        line_withdrawn("main/lapangan"),
        completed("bersama", "retracted"),
        entered(at("periksa", 2)),
        opened(at("periksa", 2), "loket.petugas"),
    )


def test_on_a_line_of_its_own_only_that_line_goes_back() -> None:
    moved = (
        *ON_LINE,
        decided(JADWAL, "lingkungan", LELA, "siap"),
        completed(JADWAL, "siap"),
        entered(KUNJUNGAN),
        opened(KUNJUNGAN, "kesehatan.tim"),
    )
    told = given(PROCESS, *moved).when(Retract(task(JADWAL, "lingkungan")), by=LELA)
    assert told.events[0] == retracted(JADWAL, "lingkungan", LELA, JADWAL, KUNJUNGAN)
    assert told.events[-2] == entered(at("jadwal", 2, "main/lapangan"))


def test_while_others_are_still_asked_she_is_asked_as_before() -> None:
    answered = (*ASKED_BOTH, decided("ahli", "kesehatan", SARI, "baik"))
    told = given(PROCESS, *answered).when(Retract(task("ahli", "kesehatan")), by=SARI)
    told.then(retracted("ahli", "kesehatan", SARI))
    assert given(PROCESS, *answered, *told.events).when(decide("ahli", "kesehatan", "baik"), by=SARI).events


def test_what_was_retracted_counts_for_nothing_but_its_number() -> None:
    told = given(PROCESS, *SENT_BACK).when(HER_OWN, by=RINA)
    case = replay((*SENT_BACK, *told.events))
    assert case is not None
    assert case.tasks[task("periksa", "loket")].decision is None
    assert (case.latest(at("perbaikan").step), case.times(at("perbaikan").step)) == (None, 1)
    assert put_away(put_away(case)) == put_away(case)
    facts = process(PROCESS).facts(case)
    assert (facts["periksa.outcome"], facts["perbaikan.outcome"]) == ("", "")


@pytest.mark.parametrize(
    "history",
    [
        (*ON_LINE, claimed(JADWAL, "lingkungan", LELA)),
        (*ON_LINE, decided(JADWAL, "lingkungan", LELA, "siap")),
        (*chose("berhenti"), entered("gugur"), completed("gugur", "lapsed")),
    ],
    ids=["taken up", "decided", "ended"],
)
def test_what_was_acted_on_is_not_taken_back(history: tuple[Event, ...]) -> None:
    given(PROCESS, *history).when(HER_OWN, by=RINA).refused("not-now")


def test_a_consultation_that_others_completed_is_not_asked_again() -> None:
    both = (
        *ASKED_BOTH,
        decided("ahli", "kesehatan", SARI, "baik"),
        decided("ahli", "lingkungan", LELA, "baik"),
        completed("ahli", "baik"),
        entered(at("periksa", 2)),
        opened(at("periksa", 2), "loket.petugas"),
    )
    given(PROCESS, *both).when(Retract(task("ahli", "lingkungan")), by=LELA).refused("not-now")


def test_only_who_decided_takes_it_back_and_in_time() -> None:
    for by in (TONO, SARI, BUDI, APPLICANT_HERSELF):
        given(PROCESS, *SENT_BACK).when(HER_OWN, by=by).refused("not-yours")
    given(PROCESS, *BEGUN).when(HER_OWN, by=RINA).refused("not-yours")
    last = CLOSING - timedelta(microseconds=1)
    assert given(PROCESS, *SENT_BACK).when(HER_OWN, by=RINA, now=last).events
    given(PROCESS, *SENT_BACK).when(HER_OWN, by=RINA, now=CLOSING).refused("not-now")
    plain = PROCESS[PROCESS.index("steps:") :]
    given(plain, *SENT_BACK).when(HER_OWN, by=RINA).refused("not-offered")
