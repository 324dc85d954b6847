"""What our own register says: officers see it beside the answers, on pages and through the API; applicants do not."""

from functools import cache
from html import unescape

import pytest

from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.register.holdings import Holdings
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId
from portal.acts.register_facts import shown_facts
from tests.portal import permit
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.memory import Memory, in_memory

TEXT = """
permit: praktik
code: PRAKTIK
name: {id: Izin Praktik, en: Practice licence}
summary: {id: Untuk mencoba., en: To try.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
facts:
  lain:
    register: licences
    of: [praktik]
    key: form.telepon
    take: [number, valid_until]
    label: {id: Izin praktik lain, en: Other practice licences}
  diam: {register: licences, of: [praktik], key: form.telepon}
steps:
  periksa:
    name: {id: Pemeriksaan, en: Examination}
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {layak: terbit, tidak: selesai}
  terbit:
    issue: {template: licences/praktik, number: "503/{seq:04d}/{year}", valid: 1 year, key: form.telepon}
  selesai: {close: {}}
"""
FORM = {"form.nama": "Ayu Lestari", "form.surel": "ayu@contoh.id", "form.telepon": "0812-3456-7890"}
FOUND = "1 izin: 503/0001/2026, sampai 22 November 2027"


@cache
def practice() -> Process:
    return restore(Bundle.of({DEFINITION: TEXT.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (practice(),), dict(permit.PASSWORDS))


def applied(visitor: Browser) -> ApplicationNumber:
    once = hidden(visitor.get("/ajukan/praktik"), "sekali")
    page = visitor.send("/ajukan/praktik", {**FORM, "sekali": once})
    assert page.status_code == 200, page.text
    return ApplicationNumber(page.text.partition("data-application>")[2].partition("<")[0])


@pytest.fixture
def second(visitor: Browser, memory: Memory, clock: Clock) -> ApplicationNumber:
    """The second application of somebody who got her licence with the first."""
    number = applied(visitor)
    (task,) = memory.cases.view(Service(), number).case.open_tasks
    budi = memory.register.officers[OfficerId("budi")]
    memory.cases.handle(budi, number, Decide(task.id, OutcomeId("layak"), "", {}), now=clock.now)
    memory.perform(number, clock.now)
    return applied(visitor)


def test_whoever_decides_sees_what_was_found(visitor: Browser, second: ApplicationNumber) -> None:
    budi = Browser(visitor.app)
    budi.signs_in("budi")
    page = unescape(budi.get(f"/petugas/tugas/{second}.periksa.1.dpmptsp").text)
    _, _, section = page.partition("Menurut register izin")
    assert "Izin praktik lain" in section
    assert FOUND in section
    assert "diam" not in page.casefold()


def test_an_applicant_is_told_nothing_of_it(visitor: Browser, second: ApplicationNumber) -> None:
    visitor.tracks(second)
    page = unescape(visitor.get(f"/lacak/{second}").text)
    assert str(second) in page
    assert "register" not in page.casefold()
    assert "503/0001/2026" not in page


def test_what_is_said_of_it(memory: Memory, second: ApplicationNumber) -> None:
    file = memory.cases.view(Service(), second)
    ((label, told),) = shown_facts(file.process, file.case)
    assert (label.en, told.id) == ("Other practice licences", FOUND)
    assert told.en == "1 licence: 503/0001/2026, until 22 November 2027"
    assert file.case.found["diam"] == Holdings(1)
