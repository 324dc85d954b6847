"""Numbering and validity: what a document says, drawn and computed once, and what a licence is from then on."""

from datetime import UTC, date, datetime

import pytest

from licensing.case.acts.numbering import awaited_numbers
from licensing.case.commands import AssignNumber, Submit
from licensing.history.effects import Stored
from licensing.history.events import LicenceIssued, NumberAssigned
from licensing.history.evolving import replay
from licensing.history.places import At
from licensing.scenarios.standing_in import upload
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    IZIN,
    NOW,
    RINA,
    at,
    completed,
    decided,
    entered,
    entry,
    form,
    key,
    numbered,
    opened,
    owed,
    performed,
    process,
    received,
    render,
    report,
    store,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
form:
  sifat: {type: choice, of: [tetap, sementara, titipan, biasa]}
  mulai: {type: date}
  selesai: {type: date, min: submitted, when: form.sifat == "sementara"}
steps:
  terbit:
    issue:
      template: surat
      number: "503/{seq:04d}-SIP/{year}"
      valid:
        - {when: form.sifat == "tetap"}
        - {when: form.sifat == "sementara", since: mulai, until: selesai}
        - {when: form.sifat == "titipan", since: mulai, span: 6 months}
        - {span: 5 years}
"""


@pytest.mark.parametrize(
    ("sifat", "now", "days"),
    [
        ("tetap", NOW, ("2026-03-02", "2026-03-02", None)),
        ("sementara", NOW, ("2026-03-02", "2026-06-01", "2026-09-30")),
        ("titipan", NOW, ("2026-03-02", "2026-06-01", "2026-11-30")),
        ("biasa", NOW, ("2026-03-02", "2026-03-02", "2031-03-01")),
        ("biasa", datetime(2026, 12, 31, 16, 59, tzinfo=UTC), ("2026-12-31", "2026-12-31", "2031-12-30")),
        ("biasa", datetime(2026, 12, 31, 17, 0, tzinfo=UTC), ("2027-01-01", "2027-01-01", "2031-12-31")),
    ],
)
def test_the_first_row_that_holds_says_from_when_and_how_long(
    sifat: str, now: datetime, days: tuple[str | None, ...]
) -> None:
    history = (
        submitted(sifat=sifat, mulai="2026-06-01", selesai="2026-09-30"),
        received("terbit"),
        entered("terbit"),
    )
    told = given(PROCESS, *history).when(AssignNumber(at("terbit"), 7, 2026, "kode"), by=IZIN, now=now)
    issued, since, until = (None if day is None else date.fromisoformat(day) for day in days)
    assert issued is not None
    told.then(
        NumberAssigned(now, at("terbit"), "503/0007-SIP/2026", issued, since, until, "kode"),
        owed(render("terbit"), at=now),
    )


@pytest.mark.parametrize(
    ("sifat", "mulai", "selesai"),
    [
        ("sementara", "2026-06-02", "2026-06-01"),
        ("sementara", "2026-06-01", "2020-01-01"),
        ("sementara", "2020-01-01", "2026-03-01"),
    ],
)
def test_a_licence_that_would_end_before_it_begins_or_is_issued_is_not_numbered(
    sifat: str, mulai: str, selesai: str
) -> None:
    history = (
        submitted(sifat=sifat, mulai=mulai, selesai=selesai),
        received("terbit"),
        entered("terbit"),
    )
    given(PROCESS, *history).when(AssignNumber(at("terbit"), 7, 2026, "kode"), by=IZIN).refused("never-valid")


def test_a_licence_can_be_issued_on_its_last_day() -> None:
    history = (
        submitted(sifat="sementara", mulai="2020-01-01", selesai="2026-03-02"),
        received("terbit"),
        entered("terbit"),
    )
    given(PROCESS, *history).when(AssignNumber(at("terbit"), 7, 2026, "kode"), by=IZIN).then(
        numbered("terbit", "503/0007-SIP/2026", "2026-03-02", "2020-01-01", "2026-03-02"),
        owed(render("terbit")),
    )


def test_a_document_without_a_validity_table_has_neither_day() -> None:
    letter = (
        "steps:\n  tanda: {review: {by: pimpinan.kepala}, outcomes: {tidak: {to: tolak, reason: true}}}\n"
        "  tolak: {refuse: {template: surat, number: '{seq}/{year}'}}\n"
    )
    history = (submitted(), received("tolak"), entered("tolak"))
    given(letter, *history).when(AssignNumber(at("tolak"), 12345, 2026, "kode"), by=IZIN).then(
        numbered("tolak", "12345/2026", "2026-03-02", None, None), owed(render("tolak"))
    )


ENTERED = (submitted(sifat="tetap", mulai="2026-06-01"), received("terbit"), entered("terbit"))


@pytest.mark.parametrize("where", [at("terbit", 2), at("terbit", line="main/lain")])
def test_only_the_round_that_awaits_a_number_is_given_one(where: At) -> None:
    given(PROCESS, *ENTERED).is_impossible(
        AssignNumber(where, 1, 2026, "kode"), by=IZIN, match=f"^{APPLICATION} awaits no number at At"
    )


def test_a_number_is_given_once() -> None:
    history = (*ENTERED, numbered("terbit", "1", "2026-03-02", "2026-03-02", None), owed(render("terbit")))
    given(PROCESS, *history).is_impossible(
        AssignNumber(at("terbit"), 2, 2026, "kode"), by=IZIN, match="awaits no number"
    )


def test_a_step_that_makes_no_document_is_given_none() -> None:
    text = "steps:\n  periksa:\n    review: {by: loket.petugas}\n    outcomes: {lanjut: tutup}\n  tutup: {close: {}}\n"
    history = (submitted(), received(), entered("periksa"), opened("periksa", "loket.petugas"))
    given(text, *history).is_impossible(
        AssignNumber(at("periksa"), 1, 2026, "kode"), by=IZIN, match="awaits no number"
    )


def test_a_number_is_awaited_under_the_series_of_its_kind_of_document() -> None:
    case = replay(ENTERED)
    assert case is not None
    assert [(each.where, each.rule.series) for each in awaited_numbers(process(PROCESS), case)] == [
        (at("terbit"), "contoh.issue")
    ]


TWO_LICENCES = """
steps:
  prinsip:
    issue: {template: surat, number: "P-{seq}/{year}", valid: 1 year, then: periksa}
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: operasi}
  operasi:
    issue: {template: surat, number: "O-{seq}/{year}"}
"""
FILE = upload("surat")


def test_a_case_goes_on_after_a_licence_and_issues_another() -> None:
    prinsip = (
        submitted(),
        received("prinsip"),
        entered("prinsip"),
        numbered("prinsip", "P-1/2026", "2026-03-02", "2026-03-02", "2027-03-01"),
        owed(render("prinsip")),
        performed(key("prinsip", "render")),
        owed(store("prinsip")),
        performed(key("prinsip", "store"), Stored(FILE)),
        owed(entry("prinsip", FILE)),
    )
    told = given(TWO_LICENCES, *prinsip).when(report(key("prinsip", "register")), by=IZIN)
    first = next(event for event in told.events if isinstance(event, LicenceIssued))
    assert (first.licence, first.number, first.valid_from, first.valid_until) == (
        f"{APPLICATION}.prinsip.1",
        "P-1/2026",
        date(2026, 3, 2),
        date(2027, 3, 1),
    )
    assert told.events[-3:] == (
        completed("prinsip", "issued"),
        entered("periksa"),
        opened("periksa", "loket.petugas"),
    )
    on = (
        *prinsip,
        *told.events,
        decided("periksa", "loket", RINA, "lanjut"),
        completed("periksa", "lanjut"),
        entered("operasi"),
        numbered("operasi", "O-1/2026", "2026-03-02", None, None),
        owed(render("operasi")),
        performed(key("operasi", "render")),
        owed(store("operasi")),
        performed(key("operasi", "store"), Stored(FILE)),
        owed(entry("operasi", FILE)),
    )
    done = given(TWO_LICENCES, *on).when(report(key("operasi", "register")), by=IZIN)
    second = next(event for event in done.events if isinstance(event, LicenceIssued))
    assert (second.licence, second.valid_from, second.valid_until) == (
        f"{APPLICATION}.operasi.1",
        date(2026, 3, 2),
        None,
    )
    case = replay((*on, *done.events))
    assert case is not None
    assert list(case.licences) == [first.licence, second.licence]
    assert [document.number for document in case.made] == ["P-1/2026", "O-1/2026"]
    assert case.ending == "issued"


def test_nothing_is_numbered_before_its_step_is_reached() -> None:
    told = given(TWO_LICENCES).when(Submit(APPLICATION, form(), {}), by=APPLICANT_HERSELF)
    case = replay(told.events)
    assert case is not None
    assert [each.where for each in awaited_numbers(process(TWO_LICENCES), case)] == [at("prinsip")]
