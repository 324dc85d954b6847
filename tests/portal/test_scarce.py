"""What is taken: told at the questions that ask for it, in both languages, with everything typed still there."""

import re
from datetime import date
from functools import cache
from html import unescape

import pytest

from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.definition.checking import restore
from licensing.history.extents import Days
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import OfficerId, OutcomeId
from tests.portal import permit
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.memory import Memory, in_memory

PERMIT = """
language: 2
permit: balai
code: BALAI
name: {id: Izin Balai, en: Hall permit}
summary: {id: Untuk balai., en: For halls.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
  gedung: {type: text, label: {id: Gedung, en: Hall}}
  mulai: {type: date, label: {id: Mulai, en: From}}
  selesai: {type: date, min: form.mulai, label: {id: Sampai, en: Until}}
reserve:
  balai: {name: {id: Balai, en: Hall}, pool: balai, key: form.gedung, from: form.mulai, until: form.selesai}
steps:
  periksa: {review: {by: dpmptsp.petugas_loket}, outcomes: {baik: selesai, kurang: {to: perbaikan, reason: true}}}
  perbaikan: {correction: {within: 14 days, on_silence: selesai, changes: all, then: periksa}}
  selesai: {close: {}}
"""
ANSWERS = {
    "form.nama": "Ayu Lestari",
    "form.surel": "ayu@contoh.id",
    "form.telepon": "081234567890",
    "form.gedung": "Ciputat",
}
OTHER = {
    "nama": ("Siti Rahasia",),
    "surel": ("siti@contoh.id",),
    "telepon": ("081234567899",),
    "gedung": ("Ciputat",),
    "mulai": ("2027-05-15",),
    "selesai": ("2027-05-16",),
}


def dates(first: str, last: str) -> dict[str, str]:
    return {"form.mulai": first, "form.selesai": last}


@cache
def process() -> Process:
    return restore(Bundle.of({DEFINITION: PERMIT.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (process(),), dict(permit.PASSWORDS))


def test_days_that_are_taken_are_an_error_at_both_of_them(
    visitor: Browser, memory: Memory, clock: Clock
) -> None:
    memory.cases.submit(process(), OTHER, {}, now=clock.now)
    once = hidden(visitor.get("/ajukan/balai"), "sekali")
    form = {**ANSWERS, "sekali": once}
    page = visitor.send("/ajukan/balai", {**form, **dates("2027-05-16", "2027-05-17")})
    text = unescape(page.text)
    assert page.status_code == 422
    assert re.findall(r'<li><a href="#([^"]+)">', text) == ["form-mulai", "form-selesai"]
    assert "paling awal bebas mulai 17 Mei 2027" in text
    assert "Siti" not in text
    assert 'value="Ayu Lestari"' in text
    assert 'value="Ciputat"' in text
    taken = visitor.send("/ajukan/balai", {**form, **dates("2027-05-17", "2027-05-18")})
    assert taken.status_code == 200


def test_a_correction_to_days_that_are_taken_loses_nothing(
    visitor: Browser, memory: Memory, clock: Clock
) -> None:
    memory.cases.submit(process(), OTHER, {}, now=clock.now)
    hers = {**OTHER, "nama": ("Ayu Lestari",), "mulai": ("2027-05-20",), "selesai": ("2027-05-21",)}
    number = memory.cases.submit(process(), hers, {}, now=clock.now).application
    (task,) = memory.cases.view(Service(), number).case.open_tasks
    decision = Decide(task.id, OutcomeId("kurang"), "Pilih hari lain", {})
    memory.cases.handle(memory.register.officers[OfficerId("rina")], number, decision, now=clock.now)
    visitor.tracks(number)
    shown = visitor.get(f"/lacak/{number}/perbaikan")
    form = {**ANSWERS, "tugas": hidden(shown, "tugas"), "terlihat": hidden(shown, "terlihat")}
    page = visitor.send(f"/lacak/{number}/perbaikan", {**form, **dates("2027-05-16", "2027-05-18")})
    assert page.status_code == 409
    assert 'href="#form-mulai"' in page.text
    assert 'value="2027-05-18"' in page.text
    assert memory.cases.view(Service(), number).case.holds["balai"].extent == Days(
        date(2027, 5, 20), date(2027, 5, 21)
    )
    sent = visitor.send(f"/lacak/{number}/perbaikan", {**form, **dates("2027-05-17", "2027-05-18")})
    assert sent.status_code == 303
