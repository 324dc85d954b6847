"""Trying kinds of application: a licence is invented that the kind can be asked for, whatever state it wants."""

from datetime import date

import pytest

from features.quoting import quoted, read_city
from licensing.clock.spans import Span
from licensing.process.kinds import About, Kind
from licensing.register.licences import Status
from licensing.scenarios.inventing import copied, invented
from licensing.scenarios.scenario import MONDAY
from licensing.scenarios.trying import try_out
from licensing.words.identifiers import PermitId, StepId
from licensing.words.sentences import Sentence

CITY = read_city()
LABEL = Sentence("Perpanjangan", "Renewal")


def kind(about: About | None) -> Kind:
    return Kind("perpanjangan", LABEL, StepId("periksa"), about)


def test_none_is_invented_for_a_kind_about_none() -> None:
    assert invented(kind(None), now=MONDAY) is None


def test_what_the_kind_copies_is_made_up_and_what_is_typed_stands_in_its_place() -> None:
    process = quoted(
        """form:
  luas: {type: integer, min: 3}
  nomor: {type: text, pattern: "[A-Z]{2}[0-9]{4}"}
  alasan: {type: text, optional: true}
about: {licence: [contoh]}
kinds:
  baru: {}
  perpanjangan: {about: licence, copies: [nama, surel, telepon, luas, nomor]}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {baik: tanda_tangan}
  tanda_tangan:
    signature: {by: pimpinan.kepala, not_by: [periksa]}
    outcomes: {sah: terbit}
  terbit:
    issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 1 year, sets: renewed}
""",
        CITY,
    )
    renewal = process.kinds["perpanjangan"]
    assert set(copied(process.form, renewal, now=MONDAY)) == {"nama", "surel", "telepon", "luas"}
    trial = try_out(process, CITY, {"nomor": ("AB1234",)}, [], now=MONDAY, kind="perpanjangan")
    assert trial.wrong == {}
    assert trial.ending == "issued"


@pytest.mark.parametrize("status", ["in-force", "suspended", "expired", "revoked"])
def test_it_fulfils_what_the_kind_asks_of_it(status: Status) -> None:
    about = About((PermitId("contoh"),), (status,), Span(1, "day"))
    licence = invented(kind(about), now=MONDAY)
    assert licence is not None
    assert licence.permit in about.permits
    assert licence.status in about.states
    opens = about.opens_on(licence.valid_until)
    assert opens is not None
    assert opens <= MONDAY.date()
    assert licence.valid_until is not None
    assert (licence.valid_until < date(2026, 3, 2)) == (status == "expired")
