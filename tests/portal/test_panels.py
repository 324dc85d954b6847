"""Naming people: chosen from a list of those who hold the role today, and then only they find the task."""

import re
from functools import cache
from html import unescape

import pytest

from licensing.case.commands import DeclareInterest
from licensing.city.entries import Absent
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, OfficerId
from tests.portal import permit
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.memory import Memory, in_memory

TEXT = """
permit: panel
code: PANEL
name: {id: Izin Panel, en: Panel permit}
summary: {id: Untuk mencoba., en: To try.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
steps:
  penugasan:
    name: {id: Penugasan tim, en: Naming of the team}
    review: {by: dpmptsp.kepala_dinas}
    form:
      anggota:
        {type: people, of: dpmptsp.petugas_loket, count: 1..2, label: {id: Anggota tim, en: Members of the team}}
      ketua: {type: people, of: dpmptsp.petugas_loket, count: 1, optional: true, label: {id: Ketua tim, en: Chair}}
    outcomes: {ditugaskan: {to: periksa, label: {id: Tugaskan, en: Name them}}}
  periksa:
    name: {id: Pemeriksaan bersama, en: Joint examination}
    review: {by: dpmptsp.petugas_loket, members: penugasan.anggota}
    outcomes: {layak: terbit, tidak: selesai}
  terbit: {issue: {template: licences/praktik, number: "503/{seq:04d}/{year}", valid: 1 year}}
  selesai: {close: {}}
"""
FORM = {"form.nama": "Ayu Lestari", "form.surel": "ayu@contoh.id", "form.telepon": "0812-3456-7890"}


@cache
def panel() -> Process:
    return restore(Bundle.of({DEFINITION: TEXT.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (panel(),), dict(permit.PASSWORDS))


@pytest.fixture
def number(visitor: Browser) -> str:
    once = hidden(visitor.get("/ajukan/panel"), "sekali")
    page = visitor.send("/ajukan/panel", {**FORM, "sekali": once})
    assert page.status_code == 200, page.text
    return page.text.partition("data-application>")[2].partition("<")[0]


@pytest.fixture
def budi(visitor: Browser) -> Browser:
    browser = Browser(visitor.app)
    browser.signs_in("budi")
    return browser


def naming(number: str) -> str:
    return f"{number}.penugasan.1.dpmptsp"


def examining(number: str) -> str:
    return f"{number}.periksa.1.dpmptsp"


def offered(page: str, control: str) -> list[str]:
    return re.findall(rf'name="form.anggota" type="{control}" value="(\w+)"', page)


def test_who_holds_the_role_today_can_be_ticked(budi: Browser, number: str) -> None:
    page = unescape(budi.get(f"/petugas/tugas/{naming(number)}").text)
    assert offered(page, "checkbox") == ["rina", "joko"]
    assert "Rina Kartika, Petugas loket" in page
    assert "Pilih 1 sampai 2 orang." in page
    assert '<select class="govuk-select" id="form-ketua"' in page


def test_who_is_away_cannot_be_ticked_and_it_is_said_when_too_few_are_there(
    budi: Browser, memory: Memory, clock: Clock, number: str
) -> None:
    day = clock().date()
    for id in ("rina", "joko"):
        away = Absent(clock(), OfficerId(id), day, day)
        memory.people.record(lambda _, away=away: (away,))
    page = unescape(budi.get(f"/petugas/tugas/{naming(number)}").text)
    assert offered(page, "checkbox") == []
    assert "Hari ini ada 0 yang dapat dipilih." in page


def test_who_went_away_meanwhile_is_refused_by_name(
    budi: Browser, memory: Memory, clock: Clock, number: str
) -> None:
    day = clock().date()
    memory.people.record(lambda _: (Absent(clock(), OfficerId("rina"), day, day),))
    page = budi.decides(naming(number), "ditugaskan", **{"form.anggota": "rina"})
    assert page.status_code == 422
    assert "Rina Kartika tidak bertugas hari ini." in unescape(page.text)


def test_only_she_finds_the_task_and_her_colleague_reads_whose_it_is(
    budi: Browser, rina: Browser, number: str
) -> None:
    assert budi.decides(naming(number), "ditugaskan", **{"form.anggota": "rina"}).status_code == 303
    assert examining(number) in rina.get("/petugas").text
    joko = Browser(budi.app)
    joko.signs_in("joko")
    assert examining(number) not in joko.get("/petugas").text
    page = unescape(joko.get(f"/petugas/tugas/{examining(number)}").text)
    assert "Orang lain ditunjuk" in page
    assert "<dt>Ditunjuk</dt><dd>Rina Kartika</dd>" in page
    assert 'name="keputusan"' not in page
    assert rina.decides(examining(number), "layak").status_code == 303


def test_whoever_declares_an_interest_leaves_the_task_to_her_role(
    budi: Browser, rina: Browser, memory: Memory, clock: Clock, number: str
) -> None:
    budi.decides(naming(number), "ditugaskan", **{"form.anggota": "rina"})
    officer, application = memory.register.officers[OfficerId("rina")], ApplicationNumber(number)
    memory.cases.handle(officer, application, DeclareInterest("Kakak saya."), now=clock())
    joko = Browser(budi.app)
    joko.signs_in("joko")
    assert examining(number) in joko.get("/petugas").text
    page = unescape(joko.get(f"/petugas/permohonan/{number}").text)
    assert "tidak dapat menjawab: kini terbuka bagi siapa pun" in page


def test_a_program_names_people_by_their_ids(budi: Browser, number: str) -> None:
    task = budi.get(f"/api/v1/tasks/{naming(number)}").json()
    field = task["form"][0]
    assert field["people"] == {"role": "dpmptsp.petugas_loket", "least": 1, "most": 2}
    assert [*field["choices"]] == ["rina", "joko"]
    headers = {"content-type": "application/json", "x-csrf-token": budi.get("/api/v1/session").json()["csrf"]}

    def decide(*ids: str) -> tuple[int, dict[str, object]]:
        decision = f'{{"outcome": "ditugaskan", "form": {{"anggota": {[*ids]}}}}}'.replace("'", '"')
        address = f"/api/v1/tasks/{naming(number)}/decision"
        response = budi.request("POST", address, content=decision.encode(), headers=headers)
        return response.status_code, response.json()

    status, problem = decide("sari")
    assert (status, [*_fields(problem)]) == (422, ["anggota"])
    assert decide("rina", "joko", "sari")[0] == 422
    assert decide("joko", "rina")[0] == 200


def test_who_can_only_read_the_task_is_not_told_who_could_be_named(
    budi: Browser, rina: Browser, number: str
) -> None:
    assert budi.decides(naming(number), "ditugaskan", **{"form.anggota": "rina"}).status_code == 303
    told = rina.get(f"/api/v1/tasks/{naming(number)}")
    assert told.status_code == 200
    assert told.json()["form"][0]["choices"] == {}


def _fields(problem: dict[str, object]) -> dict[str, object]:
    fields = problem["fields"]
    return {str(name): said for name, said in fields.items()} if isinstance(fields, dict) else {}
