"""Lines within lines: they open, join and are withdrawn as those around them are."""

from licensing.case.commands import Submit
from licensing.history.events import Event
from licensing.history.evolving import replay
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    DEWI,
    LELA,
    RINA,
    SARI,
    at,
    completed,
    decide,
    decided,
    entered,
    form,
    line_joined,
    line_opened,
    line_withdrawn,
    opened,
    received,
    submitted,
    withdrawn,
)
from tests.licensing.given import given

NESTED = """
steps:
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
              outcomes: {ya: penutup, tidak: {end: buruk}}
            penutup:
              review: {by: loket.petugas}
              outcomes: {ya: {end: baik}}
        samping: {ask: [{by: perhubungan.tim}]}
      veto: [buruk]
    outcomes: {baik: tutup, buruk: periksa}
  periksa:
    review: {by: loket.petugas}
    outcomes: {ulang: bersama, selesai: tutup}
  tutup: {close: {}}
"""
DALAM, SAMPING = at("dalam", line="main/luar"), at("samping", line="main/samping")
KIRI, KANAN = at("kiri", line="main/luar/kiri"), at("kanan", line="main/luar/kanan")
VETOED: tuple[Event, ...] = (
    decided(SAMPING, "perhubungan", DEWI, "buruk"),
    completed(SAMPING, "buruk"),
    line_joined("main/samping", "buruk"),
    withdrawn(KIRI, "kesehatan"),
    line_withdrawn("main/luar/kiri"),
    withdrawn(KANAN, "lingkungan"),
    line_withdrawn("main/luar/kanan"),
    line_withdrawn("main/luar"),
    completed("bersama", "buruk"),
    entered("periksa"),
    opened("periksa", "loket.petugas"),
)
PENUTUP = at("penutup", line="main/luar")
LINES_IN_LINES = (
    submitted(),
    received("bersama"),
    entered("bersama"),
    line_opened("main/luar", "bersama"),
    line_opened("main/samping", "bersama"),
    entered(DALAM),
    line_opened("main/luar/kiri", DALAM),
    line_opened("main/luar/kanan", DALAM),
    entered(KIRI),
    opened(KIRI, "kesehatan.tim"),
    entered(KANAN),
    opened(KANAN, "lingkungan.tim"),
    entered(SAMPING),
    opened(SAMPING, "perhubungan.tim"),
)


def test_a_line_opens_lines_of_its_own() -> None:
    given(NESTED).when(Submit(APPLICATION, form(), {}), by=APPLICANT_HERSELF).then(*LINES_IN_LINES)


def test_lines_in_a_line_join_and_it_goes_on() -> None:
    history = (
        *LINES_IN_LINES,
        decided(KIRI, "kesehatan", SARI, "ya"),
        completed(KIRI, "ya"),
        line_joined("main/luar/kiri", "ya"),
    )
    given(NESTED, *history).when(decide(KANAN, "lingkungan", "ya"), by=LELA).then(
        decided(KANAN, "lingkungan", LELA, "ya"),
        completed(KANAN, "ya"),
        line_joined("main/luar/kanan", "ya"),
        completed(DALAM, "ya"),
        entered(PENUTUP),
        opened(PENUTUP, "loket.petugas"),
    )


def test_a_veto_withdraws_lines_however_deep() -> None:
    given(NESTED, *LINES_IN_LINES).when(decide(SAMPING, "perhubungan", "buruk"), by=DEWI).then(*VETOED)


def test_the_end_of_a_line_in_a_line_may_end_both_steps_at_once() -> None:
    history = (
        *LINES_IN_LINES,
        decided(KIRI, "kesehatan", SARI, "tidak"),
        completed(KIRI, "tidak"),
        line_joined("main/luar/kiri", "tidak"),
    )
    told = given(NESTED, *history).when(decide(KANAN, "lingkungan", "ya"), by=LELA)
    told.then(
        decided(KANAN, "lingkungan", LELA, "ya"),
        completed(KANAN, "ya"),
        line_joined("main/luar/kanan", "ya"),
        completed(DALAM, "tidak"),
        line_joined("main/luar", "buruk"),
        withdrawn(SAMPING, "perhubungan"),
        line_withdrawn("main/samping"),
        completed("bersama", "buruk"),
        entered("periksa"),
        opened("periksa", "loket.petugas"),
    )


def test_lines_that_were_withdrawn_are_opened_anew() -> None:
    again = (decided("periksa", "loket", RINA, "ulang"), completed("periksa", "ulang"))
    told = given(NESTED, *LINES_IN_LINES, *VETOED).when(decide("periksa", "loket", "ulang"), by=RINA)
    dalam = at("dalam", 2, "main/luar")
    kiri, kanan = at("kiri", 2, "main/luar/kiri"), at("kanan", 2, "main/luar/kanan")
    samping = at("samping", 2, "main/samping")
    told.then(
        *again,
        entered(at("bersama", 2)),
        line_opened("main/luar", at("bersama", 2)),
        line_opened("main/samping", at("bersama", 2)),
        entered(dalam),
        line_opened("main/luar/kiri", dalam),
        line_opened("main/luar/kanan", dalam),
        entered(kiri),
        opened(kiri, "kesehatan.tim"),
        entered(kanan),
        opened(kanan, "lingkungan.tim"),
        entered(samping),
        opened(samping, "perhubungan.tim"),
    )
    case = replay((*LINES_IN_LINES, *VETOED, *told.events))
    assert case is not None
    assert [line for line, opened in case.lines.items() if opened.goes_on] == [
        "main/luar",
        "main/samping",
        "main/luar/kiri",
        "main/luar/kanan",
    ]
