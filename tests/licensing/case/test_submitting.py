"""Submitting: what is kept of an application, and what follows at once."""

from datetime import UTC, datetime

from licensing.case.commands import Submit
from licensing.clock.calendar import WIB
from licensing.words.identifiers import DocumentId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    NOW,
    closed,
    completed,
    entered,
    files,
    form,
    notice,
    opened,
    owed,
    received,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
form:
  jenis: {type: choice, of: [baru, lama]}
  nomor_lama: {type: text, when: form.jenis == "lama"}
documents:
  ktp: {accept: [pdf]}
  surat_lama: {accept: [pdf], when: form.jenis == "lama"}
  denah: {accept: [pdf], optional: true}
steps:
  periksa:
    branch:
      choose: [{when: form.jenis == "lama", to: pendek}]
      otherwise: panjang
  pendek:
    review: {by: loket.petugas}
    outcomes: {lanjut: tutup}
  panjang:
    review: {by: kesehatan.tim}
    outcomes: {lanjut: tutup}
  tutup: {close: {}}
"""


def test_an_application_is_kept_and_begins() -> None:
    given(PROCESS).when(
        Submit(APPLICATION, form(jenis="lama", nomor_lama=" 7 "), files("ktp", "surat_lama")),
        by=APPLICANT_HERSELF,
    ).then(
        submitted(files("ktp", "surat_lama"), jenis="lama", nomor_lama="7"),
        received(),
        entered("periksa"),
        completed("periksa", "pendek"),
        entered("pendek"),
        opened("pendek", "loket.petugas"),
    )


def test_what_is_not_asked_is_not_kept() -> None:
    sent = Submit(
        APPLICATION,
        form(jenis="baru", nomor_lama="7", lain="x"),
        files("ktp", "surat_lama", "paspor", "denah"),
    )
    told = given(PROCESS).when(sent, by=APPLICANT_HERSELF)
    assert told.events[0] == submitted(files("ktp", "denah"), jenis="baru")
    assert told.events[-1] == opened("panjang", "kesehatan.tim")


def test_everything_that_is_missing_is_named_at_once() -> None:
    sent = Submit(APPLICATION, form(jenis="lama", surel="wati"), files("denah"))
    told = given(PROCESS).when(sent, by=APPLICANT_HERSELF)
    told.refused("invalid-form", fields=("surel", "nomor_lama", "ktp", "surat_lama"))
    assert told.refusal is not None
    assert told.refusal.fields[DocumentId("ktp")].en == "Ktp has to be uploaded."
    assert told.refusal.sentence.en == "4 answers need correction."


def test_every_instant_is_kept_in_utc() -> None:
    told = given(PROCESS).when(
        Submit(APPLICATION, form(jenis="baru"), files("ktp")), by=APPLICANT_HERSELF, now=NOW.astimezone(WIB)
    )
    assert {event.at.tzinfo for event in told.events} == {UTC}
    assert told.events[0].at == datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def test_a_case_may_end_as_soon_as_it_begins() -> None:
    given("steps:\n  gugur: {close: {}}\n").when(Submit(APPLICATION, form(), {}), by=APPLICANT_HERSELF).then(
        submitted(),
        received("gugur"),
        entered("gugur"),
        owed(notice("gugur", "lapsed")),
        completed("gugur", "lapsed"),
        closed("gugur", "lapsed"),
    )
