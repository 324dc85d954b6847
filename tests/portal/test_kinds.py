"""Kinds of application: chosen first, or from a licence's own page; nobody reads another's licence."""

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from html import unescape

import pytest

from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId
from tests.portal import permit
from tests.portal.conftest import URL, Browser, Clock, hidden
from tests.portal.memory import PIN, Memory, in_memory

TEXT = """
permit: praktik
code: PRAKTIK
name: {id: Izin Praktik, en: Practice permit}
summary: {id: Untuk praktik., en: For a practice.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
about: {licence: [praktik], from: 30 days before licence.valid_until}
kinds:
  baru: {name: {id: Izin baru, en: New licence}}
  perpanjangan: {name: {id: Perpanjang, en: Renew}, about: licence, copies: [nama, surel, telepon, alamat]}
  pencabutan:
    name: {id: Pencabutan, en: Revocation}
    about: {licence: [praktik]}
    by: dpmptsp.petugas_loket
    starts: usul
    copies: [nama, surel, telepon, alamat, mulai]
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
  alamat: {type: text, label: {id: Alamat praktik, en: Address}}
  mulai: {type: date, min: submitted, optional: true, label: {id: Mulai praktik, en: From}}
  alasan: {type: text, when: kind == "perpanjangan", label: {id: Mengapa diperpanjang, en: Why renew}}
steps:
  periksa:
    review: {by: dpmptsp.petugas_loket}
    outcomes: {lengkap: terbit}
  terbit:
    issue:
      template: licences/praktik
      number: "503/{seq:04d}/{year}"
      valid: [{span: 1 year, continues: true}]
      sets: renewed
  usul:
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {setuju: {to: cabut, reason: true}}
  cabut:
    issue: {template: licences/praktik, number: "C/{seq:04d}/{year}", sets: revoked}
"""
FORM = {
    "form.nama": "Ayu Lestari",
    "form.surel": "ayu@contoh.id",
    "form.telepon": "0812-3456-7890",
    "form.alamat": "Jalan Merdeka 1",
}
RENEW = "/ajukan/praktik?jenis=perpanjangan&izin=503%2F0001%2F2026"
REVOKE = "/ajukan/praktik?jenis=pencabutan&izin=503%2F0001%2F2026"


@cache
def practice() -> Process:
    return restore(Bundle.of({DEFINITION: TEXT.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (practice(),), dict(permit.PASSWORDS))


@dataclass
class City:
    """What officers and Izin itself do, beside the pages."""

    memory: Memory
    clock: Clock

    def signs(self, number: str) -> None:
        application = ApplicationNumber(number)
        (task,) = self.memory.cases.view(Service(), application).case.open_tasks
        assert task.asked is not None
        officer = self.memory.register.holding(task.asked)[0]
        outcome = next(iter(practice().step(task.where.step).exits))
        decision = Decide(task.id, OutcomeId(outcome), "Laporan tidak masuk.", {})
        self.memory.cases.handle(officer, application, decision, now=self.clock())
        self.memory.perform(application, self.clock())


@pytest.fixture
def city(memory: Memory, clock: Clock) -> City:
    return City(memory, clock)


def applies(browser: Browser, address: str, form: dict[str, str]) -> str:
    once = hidden(browser.get(address), "sekali")
    page = browser.send(address, {**form, "sekali": once})
    assert page.status_code == 200, page.text
    return page.text.partition("data-application>")[2].partition("<")[0]


@pytest.fixture
def licensed(visitor: Browser, city: City) -> str:
    """An application whose licence 503/0001/2026 was issued; its holder has left."""
    number = applies(visitor, "/ajukan/praktik?jenis=baru", FORM)
    city.signs(number)
    return number


def test_the_kind_is_chosen_first(visitor: Browser) -> None:
    page = unescape(visitor.get("/ajukan/praktik").text)
    assert 'href="/ajukan/praktik?jenis=baru"' in page
    assert "Perpanjang" in page
    assert "jenis=perpanjangan" not in page
    assert "Pencabutan" not in page
    assert "form-nama" not in page


def test_a_holder_renews_from_her_licences_page_and_finds_her_answers(
    visitor: Browser, city: City, licensed: str
) -> None:
    visitor.tracks(ApplicationNumber(licensed))
    assert "jenis=perpanjangan" in unescape(visitor.get(f"/lacak/{licensed}").text)
    form = unescape(visitor.get(RENEW).text)
    assert "<strong>503/0001/2026</strong>" in form
    assert 'value="Jalan Merdeka 1"' in form
    assert 'id="form-alasan"' in form
    city.clock.passes(days=340)
    visitor.tracks(ApplicationNumber(licensed))
    renewal = applies(visitor, RENEW, {**FORM, "form.alasan": "Masih praktik"})
    city.signs(renewal)
    visitor.tracks(ApplicationNumber(licensed))
    assert "Izin ini sudah diperpanjang" in visitor.get(f"/lacak/{licensed}").text
    old = visitor.get("/periksa/kode0001").text
    assert "Diperpanjang dengan izin <strong>503/0001/2027</strong>" in old
    told = visitor.get("/api/v1/licences/kode0001").json()
    assert (told["valid"], told["status"], told["renewed_by"]) == (False, "renewed", "503/0001/2027")


def test_too_early_is_said_above_the_form_and_nothing_is_lost(visitor: Browser, licensed: str) -> None:
    visitor.tracks(ApplicationNumber(licensed))
    once = hidden(visitor.get(RENEW), "sekali")
    page = visitor.send(RENEW, {**FORM, "form.alasan": "Masih praktik", "sekali": once})
    assert page.status_code == 422
    assert "baru dapat diajukan mulai 23 Oktober 2027" in unescape(page.text)
    assert 'value="Masih praktik"' in unescape(page.text)


def test_what_was_filled_in_stays_where_another_application_is_tracked_meanwhile(
    visitor: Browser, city: City, licensed: str
) -> None:
    other = applies(visitor, "/ajukan/praktik?jenis=baru", {**FORM, "form.nama": "Orang Lain"})
    visitor.tracks(ApplicationNumber(licensed))
    once = hidden(visitor.get(RENEW), "sekali")
    old_token = visitor.token
    visitor.tracks(ApplicationNumber(other))
    sent = {**FORM, "form.alasan": "Masih praktik", "sekali": once, "csrf": old_token}
    assert visitor.send(RENEW, sent).status_code == 403
    page = visitor.request("POST", RENEW, data=sent, headers={"origin": URL})
    assert page.status_code == 422
    assert 'value="Masih praktik"' in unescape(page.text)
    assert "Masuk kembali dengan nomor dan PIN-nya" in page.text
    assert "503/0001/2026</strong>" not in page.text
    city.clock.passes(days=340)
    visitor.tracks(ApplicationNumber(licensed))
    page = visitor.request("POST", RENEW, data=sent, headers={"origin": URL})
    assert page.status_code == 422
    assert "Isian Anda tetap di sini" in page.text
    assert visitor.send(RENEW, {**sent, "csrf": hidden(page, "csrf")}).status_code == 200


def test_nobody_reads_of_another_ones_licence(visitor: Browser, licensed: str) -> None:
    page = visitor.get(RENEW)
    assert page.status_code == 422
    assert "Jalan Merdeka" not in page.text
    assert "Ayu" not in page.text


def test_an_officer_opens_a_revocation_and_the_public_reads_of_it(
    visitor: Browser, rina: Browser, city: City, licensed: str
) -> None:
    assert "Pencabutan" in rina.get("/ajukan/praktik").text
    assert 'value="Jalan Merdeka 1"' in unescape(rina.get(REVOKE).text)
    opened = rina.send(REVOKE, {**FORM, "sekali": hidden(rina.get(REVOKE), "sekali")}).text
    assert "data-pin" not in opened
    assert PIN not in opened
    number = opened.partition("data-application>")[2].partition("<")[0]
    assert f"/petugas/permohonan/{number}" in opened
    city.signs(number)
    page = visitor.get("/periksa/kode0001").text
    assert "Izin ini sudah dicabut" in page
    assert "Dicabut pada 23 November 2026" in page
    assert "Laporan" not in page


def test_an_officer_opens_a_revocation_by_a_program_with_her_password(
    visitor: Browser, licensed: str
) -> None:
    form = json.dumps({name.removeprefix("form."): value for name, value in FORM.items()})
    address = "/api/v1/permits/praktik/applications?kind=pencabutan&licence=503/0001/2026"

    def send(password: str) -> int:
        headers = {"authorization": "Basic " + b64encode(f"rina:{password}".encode()).decode()}
        return Browser(visitor.app).request("POST", address, data={"form": form}, headers=headers).status_code

    assert send("salah") == 401
    assert send(permit.PASSWORDS[OfficerId("rina")]) == 201


def test_what_began_is_revoked_by_page_or_program_though_its_first_day_is_past(
    visitor: Browser, rina: Browser, city: City
) -> None:
    form = {**FORM, "form.mulai": "25-11-2026"}
    city.signs(applies(visitor, "/ajukan/praktik?jenis=baru", form))
    city.clock.passes(days=12)
    rina.signs_in("rina")
    page = rina.get(REVOKE)
    assert 'value="25-11-2026"' in page.text
    later = {**form, "form.mulai": "26-11-2026", "sekali": hidden(page, "sekali")}
    assert rina.send(REVOKE, later).status_code == 422
    assert applies(rina, REVOKE, form)


def test_an_applicant_cannot_open_a_revocation(visitor: Browser, licensed: str) -> None:
    visitor.tracks(ApplicationNumber(licensed))
    once = hidden(visitor.get(REVOKE), "sekali")
    page = visitor.send(REVOKE, {**FORM, "sekali": once})
    assert page.status_code == 422
    assert "tidak dapat Anda buka" in unescape(page.text)


def test_a_program_proves_the_pin_of_the_old_application(visitor: Browser, licensed: str, city: City) -> None:
    city.clock.passes(days=340)
    assert [kind["kind"] for kind in visitor.get("/api/v1/permits/praktik").json()["kinds"]] == [
        "baru",
        "perpanjangan",
        "pencabutan",
    ]
    form = {name.removeprefix("form."): value for name, value in FORM.items()} | {"alasan": "Masih praktik"}
    address = "/api/v1/permits/praktik/applications?kind=perpanjangan&licence=503/0001/2026"
    stranger = Browser(visitor.app)

    def send(pin: str) -> tuple[int, dict[str, object]]:
        headers = {"x-application": licensed, "x-pin": pin}
        response = stranger.request("POST", address, data={"form": json.dumps(form)}, headers=headers)
        return response.status_code, response.json()

    status, problem = send("23456789")
    assert (status, problem["code"]) == (401, "unauthenticated")
    assert send(PIN)[0] == 201
