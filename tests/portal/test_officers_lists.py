"""Lines for the records of a list that officers wrote: what a record is called there is told to officers alone."""

from functools import cache

import pytest

from licensing.case.commands import Decide
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, TaskId
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory, in_memory

TEXT = """
language: 2
permit: titik
code: TITIK
name: {id: Izin Titik, en: Permit of points}
summary: {id: Untuk mencoba., en: To try.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
steps:
  penetapan:
    review: {by: dpmptsp.kepala_dinas}
    form:
      daftar:
        type: list
        rows: 1..4
        label: {id: Titik, en: Points}
        form: {saksi: {type: text, label: {id: Saksi, en: Witness}}}
    outcomes: {ditetapkan: pemeriksaan}
  pemeriksaan:
    each:
      over: penetapan.daftar
      label: daftar.saksi
      steps:
        uji:
          review: {by: dinkes.tim_teknis}
          outcomes: {laik: {end: laik}}
    outcomes: {laik: selesai}
  selesai: {close: {}}
"""
FORM = {"nama": ("Ayu Lestari",), "surel": ("ayu@contoh.id",), "telepon": ("081234567890",)}
WITNESS = "Pak Darma"


@cache
def points() -> Process:
    return restore(Bundle.of({DEFINITION: TEXT.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (points(),), dict(permit.PASSWORDS))


@pytest.fixture
def number(memory: Memory, clock: Clock) -> ApplicationNumber:
    number = memory.cases.submit(points(), FORM, {}, now=clock.now).application
    written = {"daftar.1.saksi": (WITNESS,), "daftar.2.saksi": ("Bu Rini",)}
    task = TaskId(f"{number}.penetapan.1.dpmptsp")
    command = Decide(task, OutcomeId("ditetapkan"), "", written)
    memory.cases.handle(memory.register.officers[OfficerId("budi")], number, command, now=clock.now)
    return number


def test_the_officer_who_is_asked_reads_it(visitor: Browser, number: ApplicationNumber) -> None:
    sari = Browser(visitor.app)
    sari.signs_in("sari")
    assert WITNESS in sari.get("/petugas").text
    assert WITNESS in sari.get(f"/petugas/permohonan/{number}").text
    assert WITNESS in sari.get(f"/api/v1/applications/{number}").text


def test_the_applicant_does_not(visitor: Browser, number: ApplicationNumber) -> None:
    visitor.tracks(number)
    for address in (f"/lacak/{number}", f"/api/v1/applications/{number}"):
        told = visitor.get(address)
        assert told.status_code == 200
        assert WITNESS not in told.text
        assert "pemeriksaan 1" in told.text.lower(), "the line is told by its name"
