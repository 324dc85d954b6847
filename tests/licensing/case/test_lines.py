"""Lines: opened, joined, withdrawn on a veto, nested, and left out where nobody is to be asked."""

import pytest

from licensing.case.commands import Command, Submit
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    DEWI,
    LELA,
    SARI,
    at,
    claim,
    closed,
    completed,
    decide,
    decided,
    entered,
    form,
    line_joined,
    line_opened,
    line_withdrawn,
    notice,
    opened,
    owed,
    received,
    submitted,
    withdrawn,
)
from tests.licensing.given import given

PROCESS = """
form:
  tempat: {type: choice, of: [rumah, toko]}
steps:
  bersama:
    together:
      members:
        meja:
          ask: [{by: kesehatan.tim}]
        lapangan:
          steps:
            jadwal:
              review: {by: lingkungan.tim}
              outcomes: {siap: kunjungan, batal: {end: ditolak}}
            kunjungan:
              review: {by: lingkungan.tim}
              outcomes: {layak: {end: baik}, ulang: jadwal}
        jalan:
          ask: [{by: perhubungan.tim, when: form.tempat == "toko"}]
      veto: [ditolak]
    outcomes: {baik: tutup, ditolak: tutup}
  tutup: {close: {}}
"""
MEJA, JALAN = at("meja", line="main/meja"), at("jalan", line="main/jalan")
JADWAL, KUNJUNGAN = at("jadwal", line="main/lapangan"), at("kunjungan", line="main/lapangan")
AT_A_SHOP = (
    submitted(tempat="toko"),
    received("bersama"),
    entered("bersama"),
    line_opened("main/meja", "bersama"),
    line_opened("main/lapangan", "bersama"),
    line_opened("main/jalan", "bersama"),
    entered(MEJA),
    opened(MEJA, "kesehatan.tim"),
    entered(JADWAL),
    opened(JADWAL, "lingkungan.tim"),
    entered(JALAN),
    opened(JALAN, "perhubungan.tim"),
)
CLOSING = (
    entered("tutup"),
    owed(notice("tutup", "lapsed")),
    completed("tutup", "lapsed"),
    closed("tutup", "lapsed"),
)


def test_every_line_is_opened_then_each_goes_as_far_as_it_can_in_the_order_written() -> None:
    given(PROCESS).when(Submit(APPLICATION, form(tempat="toko"), {}), by=APPLICANT_HERSELF).then(*AT_A_SHOP)


def test_a_line_where_nobody_is_to_be_asked_is_not_opened() -> None:
    told = given(PROCESS).when(Submit(APPLICATION, form(tempat="rumah"), {}), by=APPLICANT_HERSELF)
    told.then(submitted(tempat="rumah"), *AT_A_SHOP[1:5], *AT_A_SHOP[6:10])


def test_a_line_goes_on_within_itself() -> None:
    given(PROCESS, *AT_A_SHOP).when(decide(JADWAL, "lingkungan", "siap"), by=LELA).then(
        decided(JADWAL, "lingkungan", LELA, "siap"),
        completed(JADWAL, "siap"),
        entered(KUNJUNGAN),
        opened(KUNJUNGAN, "lingkungan.tim"),
    )


def test_a_line_that_ends_joins_and_the_others_are_waited_for() -> None:
    given(PROCESS, *AT_A_SHOP).when(decide(MEJA, "kesehatan", "baik"), by=SARI).then(
        decided(MEJA, "kesehatan", SARI, "baik"), completed(MEJA, "baik"), line_joined("main/meja", "baik")
    )


VISITED = (
    *AT_A_SHOP,
    decided(MEJA, "kesehatan", SARI, "baik"),
    completed(MEJA, "baik"),
    line_joined("main/meja", "baik"),
    decided(JADWAL, "lingkungan", LELA, "siap"),
    completed(JADWAL, "siap"),
    entered(KUNJUNGAN),
    opened(KUNJUNGAN, "lingkungan.tim"),
)


def test_the_last_line_to_join_carries_the_step_on() -> None:
    history = (
        *VISITED,
        decided(JALAN, "perhubungan", DEWI, "baik"),
        completed(JALAN, "baik"),
        line_joined("main/jalan", "baik"),
    )
    given(PROCESS, *history).when(decide(KUNJUNGAN, "lingkungan", "layak"), by=LELA).then(
        decided(KUNJUNGAN, "lingkungan", LELA, "layak"),
        completed(KUNJUNGAN, "layak"),
        line_joined("main/lapangan", "baik"),
        completed("bersama", "baik"),
        *CLOSING,
    )


def test_a_veto_withdraws_what_goes_on_and_leaves_alone_what_has_ended() -> None:
    given(PROCESS, *VISITED).when(decide(JALAN, "perhubungan", "ditolak"), by=DEWI).then(
        decided(JALAN, "perhubungan", DEWI, "ditolak"),
        completed(JALAN, "ditolak"),
        line_joined("main/jalan", "ditolak"),
        withdrawn(KUNJUNGAN, "lingkungan"),
        line_withdrawn("main/lapangan"),
        completed("bersama", "ditolak"),
        *CLOSING,
    )


def test_a_line_may_end_early_with_a_veto_of_its_own() -> None:
    told = given(PROCESS, *AT_A_SHOP).when(decide(JADWAL, "lingkungan", "batal"), by=LELA)
    assert told.events[:8] == (
        decided(JADWAL, "lingkungan", LELA, "batal"),
        completed(JADWAL, "batal"),
        line_joined("main/lapangan", "ditolak"),
        withdrawn(MEJA, "kesehatan"),
        line_withdrawn("main/meja"),
        withdrawn(JALAN, "perhubungan"),
        line_withdrawn("main/jalan"),
        completed("bersama", "ditolak"),
    )


@pytest.mark.parametrize(
    "command", [decide(KUNJUNGAN, "lingkungan", "layak"), claim(KUNJUNGAN, "lingkungan")]
)
def test_what_was_withdrawn_is_not_answered(command: Command) -> None:
    over = (
        *VISITED,
        decided(JALAN, "perhubungan", DEWI, "ditolak"),
        completed(JALAN, "ditolak"),
        line_joined("main/jalan", "ditolak"),
        withdrawn(KUNJUNGAN, "lingkungan"),
        line_withdrawn("main/lapangan"),
        completed("bersama", "ditolak"),
        *CLOSING,
    )
    told = given(PROCESS, *over).when(command, by=LELA)
    told.refused("already-ended")
    assert told.refusal is not None
    assert told.refusal.sentence.en == "This task is no longer needed: its step is completed."


def test_a_line_comes_to_a_step_again_in_a_round_of_its_own() -> None:
    again = at("jadwal", 2, "main/lapangan")
    given(PROCESS, *VISITED).when(decide(KUNJUNGAN, "lingkungan", "ulang"), by=LELA).then(
        decided(KUNJUNGAN, "lingkungan", LELA, "ulang"),
        completed(KUNJUNGAN, "ulang"),
        entered(again),
        opened(again, "lingkungan.tim"),
    )


AT_ONCE = """
form:
  tempat: {type: choice, of: [rumah, toko]}
steps:
  bersama:
    together:
      members:
        cepat:
          steps:
            pilih:
              branch:
                choose: [{when: form.tempat == "toko", to: {end: buruk}}]
                otherwise: {end: baik}
        lambat: {ask: [{by: kesehatan.tim}]}
      veto: [buruk]
    outcomes: {baik: tutup, buruk: tutup}
  tutup: {close: {}}
"""


def test_a_line_whose_step_ended_before_it_began_is_never_entered() -> None:
    given(AT_ONCE).when(Submit(APPLICATION, form(tempat="toko"), {}), by=APPLICANT_HERSELF).then(
        submitted(tempat="toko"),
        received("bersama"),
        entered("bersama"),
        line_opened("main/cepat", "bersama"),
        line_opened("main/lambat", "bersama"),
        entered(at("pilih", line="main/cepat")),
        completed(at("pilih", line="main/cepat"), "buruk"),
        line_joined("main/cepat", "buruk"),
        line_withdrawn("main/lambat"),
        completed("bersama", "buruk"),
        *CLOSING,
    )


def test_a_line_that_ends_at_once_waits_for_the_others() -> None:
    lambat = at("lambat", line="main/lambat")
    told = given(AT_ONCE).when(Submit(APPLICATION, form(tempat="rumah"), {}), by=APPLICANT_HERSELF)
    assert told.events[-4:] == (
        completed(at("pilih", line="main/cepat"), "baik"),
        line_joined("main/cepat", "baik"),
        entered(lambat),
        opened(lambat, "kesehatan.tim"),
    )
