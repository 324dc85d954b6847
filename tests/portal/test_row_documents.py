"""Documents of the rows of a list on pages and in the API: taken in, kept and shown with their rows."""

import json
import re
from functools import cache
from html import unescape

import httpx
import pytest
from fastapi import FastAPI

from licensing.definition.checking import restore
from licensing.history.case import Case
from licensing.history.evolving import replay
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.process.standard import COMPONENTS, DERIVED
from licensing.telling.standard import service_standard
from licensing.words.identifiers import ApplicationNumber, DocumentId
from licensing.words.sentences import Sentence
from tests.portal import permit
from tests.portal.conftest import Browser, hidden, pdf
from tests.portal.memory import PIN, Memory, in_memory

DEFINED = """
language: 2
permit: armada
code: ARMADA
name: {id: Izin Armada, en: Fleet permit}
summary: {id: Untuk armada., en: For fleets.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
  armada:
    type: list
    rows: 1..4
    label: {id: Armada, en: Fleet}
    form:
      tnkb: {type: text, label: {id: Nomor kendaraan, en: Registration}}
      baru: {type: boolean, label: {id: Kendaraan baru, en: New vehicle}}
    documents:
      stnk: {label: {id: STNK, en: Registration certificate}, accept: [pdf], max_mb: 1}
      kir: {label: {id: Bukti uji, en: Inspection}, accept: [pdf], when: armada.baru != true}
steps:
  periksa:
    name: {id: Pemeriksaan, en: Examination}
    review: {by: dpmptsp.petugas_loket}
    outcomes:
      baik: {to: uji, label: {id: Baik, en: Good}}
      kembali: {to: perbaikan, reason: true, label: {id: Kembali, en: Back}}
  perbaikan: {correction: {within: 14 days, on_silence: gugur, then: periksa}}
  uji:
    name: {id: Uji, en: Test}
    each:
      over: form.armada
      label: armada.tnkb
      steps:
        uji_fisik:
          name: {id: Uji fisik, en: Physical test}
          review: {by: dinkes.tim_teknis}
          outcomes: {laik: {end: laik, label: {id: Laik, en: Fit}}}
    outcomes: {laik: {to: gugur, label: {id: Laik, en: Fit}}}
  gugur: {close: {}}
"""
CONTACT = {"form.nama": "Ayu Lestari", "form.surel": "ayu@contoh.id", "form.telepon": "0812-3456-7890"}


@cache
def process() -> Process:
    return restore(Bundle.of({DEFINITION: DEFINED.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (process(),), dict(permit.PASSWORDS))


def row(number: int, tnkb: str, *, new: bool = False) -> dict[str, str]:
    return {f"form.armada.{number}.tnkb": tnkb, f"form.armada.{number}.baru": "ya" if new else "tidak"}


def typed(*rows: dict[str, str]) -> dict[str, str]:
    return {**CONTACT, "form.armada": "", **{name: text for each in rows for name, text in each.items()}}


def uploads(*names: str) -> dict[str, tuple[str, bytes, str]]:
    return {f"dokumen.{name}": pdf(f"{name}.pdf", f"%PDF-1.7 {name}".encode()) for name in names}


def kept(page: httpx.Response) -> dict[str, str]:
    """What the page keeps of files, to be sent with it again."""
    names = re.findall(r'name="(tersimpan\.[^"]+)"', page.text)
    return {name: hidden(page, name) for name in names}


def drawn(page: httpx.Response) -> str:
    return unescape(re.sub(r"<template>.*?</template>", "", page.text, flags=re.DOTALL))


def files_of(memory: Memory, number: ApplicationNumber) -> dict[str, str]:
    case = replay(memory.cases.histories[number])
    assert isinstance(case, Case)
    return {name: file.file_name for name, file in case.documents.items()}


FOUR = ("armada.1.stnk", "armada.1.kir", "armada.2.stnk", "armada.2.kir")


@pytest.fixture
def application(visitor: Browser) -> ApplicationNumber:
    visitor.get("/ajukan/armada")
    sent = visitor.send("/ajukan/armada", typed(row(1, "B 1"), row(2, "B 2")), uploads(*FOUR))
    return ApplicationNumber(re.findall(r"data-application>([^<]+)<", sent.text)[0])


def test_a_row_asks_for_its_documents_and_no_file_is_lost_on_an_error(
    visitor: Browser, memory: Memory
) -> None:
    visitor.get("/ajukan/armada")
    rows = typed(row(1, "B 1"), row(2, "", new=True))
    page = visitor.send("/ajukan/armada", rows, uploads("armada.1.stnk", "armada.2.stnk"))
    assert page.status_code == 422
    assert "Armada, baris 1, Bukti uji harus diunggah." in drawn(page)
    assert 'href="#dokumen-armada-1-kir"' in page.text
    assert 'data-question="dokumen-armada-2-kir" data-asked="false"' in page.text
    assert set(kept(page)) == {"tersimpan.armada.1.stnk", "tersimpan.armada.2.stnk"}
    again = {**typed(row(1, "B 1"), row(2, "B 2", new=True)), **kept(page)}
    sent = visitor.send("/ajukan/armada", again, uploads("armada.1.kir"))
    assert sent.status_code == 200, sent.text
    (number,) = memory.cases.histories
    assert files_of(memory, number) == {
        name: f"{name}.pdf" for name in ("armada.1.stnk", "armada.1.kir", "armada.2.stnk")
    }


def test_a_row_that_is_removed_takes_its_files_along(visitor: Browser, memory: Memory) -> None:
    visitor.get("/ajukan/armada")
    rows = typed(row(1, "B 1"), row(2, "B 2"))
    page = visitor.send("/ajukan/armada", {**rows, "baris": "hapus.armada.1"}, uploads(*FOUR))
    assert set(kept(page)) == {"tersimpan.armada.2.stnk", "tersimpan.armada.2.kir"}
    visitor.send("/ajukan/armada", {**typed(row(2, "B 2")), **kept(page)})
    (number,) = memory.cases.histories
    assert files_of(memory, number) == {
        "armada.1.stnk": "armada.2.stnk.pdf",
        "armada.1.kir": "armada.2.kir.pdf",
    }


def test_a_file_that_is_not_accepted_is_told_at_its_row(visitor: Browser) -> None:
    visitor.get("/ajukan/armada")
    wrong = {"dokumen.armada.1.stnk": pdf("stnk.pdf", b"GIF89a")}
    page = visitor.send("/ajukan/armada", typed(row(1, "B 1", new=True)), wrong)
    assert 'id="dokumen-armada-1-stnk-error"' in page.text
    assert "tersimpan.armada.1.stnk" not in page.text


def test_the_page_is_told_which_documents_of_rows_are_asked(visitor: Browser) -> None:
    visitor.get("/ajukan/armada")
    asked = visitor.send("/ajukan/armada/ditanyakan", typed(row(1, "B 1"), row(2, "B 2", new=True))).json()[
        "asked"
    ]
    assert {each for each in asked if each.startswith("dokumen-")} == {
        "dokumen-armada-1-stnk",
        "dokumen-armada-1-kir",
        "dokumen-armada-2-stnk",
    }


def test_one_document_of_a_row_is_named_and_it_alone_is_asked_again(
    visitor: Browser, rina: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    task = f"{application}.periksa.1.dpmptsp"
    page = rina.get(f"/petugas/tugas/{task}")
    assert "Armada, baris 2, STNK" in unescape(page.text)
    rina.decides(
        task, "kembali", alasan="Buram.", perbaiki="armada.2.stnk", **{"catatan.armada.2.stnk": "Buram."}
    )
    visitor.tracks(application)
    form = visitor.get(f"/lacak/{application}/perbaikan")
    assert re.findall(r'type="file"', form.text) == ['type="file"']
    assert "Armada, baris 2, STNK" in drawn(form)
    seen = hidden(form, "terlihat")
    sent = visitor.send(
        f"/lacak/{application}/perbaikan", {"terlihat": seen}, {"dokumen.armada.2.stnk": pdf("baru.pdf")}
    )
    assert sent.status_code == 303, sent.text
    assert files_of(memory, application)["armada.2.stnk"] == "baru.pdf"


def test_when_the_list_is_named_new_rows_come_with_files_and_no_old_file_is_taken_for_theirs(
    visitor: Browser, rina: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    task = f"{application}.periksa.1.dpmptsp"
    rina.decides(task, "kembali", alasan="Ganti.", perbaiki="armada", **{"catatan.armada": "Ganti."})
    visitor.tracks(application)
    where = f"/lacak/{application}/perbaikan"
    form = visitor.get(where)
    assert drawn(form).count("armada.1.stnk.pdf") == 1
    assert 'data-highest="2"' in form.text
    seen = {"terlihat": hidden(form, "terlihat")}
    one = typed(row(1, "B 1"))
    added = visitor.send(where, {**one, **seen, "baris": "tambah.armada"})
    assert 'data-row="3"' in added.text
    lacking = visitor.send(where, {**one, **row(3, "B 3", new=True), **seen}, {})
    assert lacking.status_code == 422
    assert 'id="dokumen-armada-3-stnk-error"' in lacking.text
    visitor.send(where, {**one, **row(3, "B 3", new=True), **seen}, uploads("armada.3.stnk"))
    assert files_of(memory, application) == {
        "armada.1.stnk": "armada.1.stnk.pdf",
        "armada.1.kir": "armada.1.kir.pdf",
        "armada.2.stnk": "armada.3.stnk.pdf",
    }


def test_on_the_line_of_a_record_its_files_stand_with_it(
    app: FastAPI, rina: Browser, application: ApplicationNumber
) -> None:
    rina.decides(f"{application}.periksa.1.dpmptsp", "baik")
    tester = Browser(app)
    tester.signs_in("sari")
    inbox = tester.get("/petugas")
    tasks = sorted(set(re.findall(r"/petugas/tugas/([^\"/]+)\"", inbox.text)))
    page = tester.get(f"/petugas/tugas/{tasks[0]}").text
    record = unescape(page[page.index('id="baris"') : page.index('id="dokumen"')])
    assert "Armada, baris 1, STNK" in record
    assert "Armada, baris 2, STNK" not in record
    assert tester.get(f"/petugas/permohonan/{application}/berkas/armada.1.stnk").status_code == 200


def test_the_applicant_finds_the_documents_of_each_row_among_hers(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    page = visitor.get(f"/lacak/{application}").text
    for n in (1, 2):
        assert f'/lacak/{application}/berkas/armada.{n}.stnk">Armada, baris {n}, STNK</a>' in page
    assert visitor.get(f"/lacak/{application}/berkas/armada.2.stnk").status_code == 200


def test_a_program_sends_and_reads_documents_of_rows(visitor: Browser, memory: Memory) -> None:
    answers = {
        "nama": "Ayu Lestari",
        "surel": "ayu@contoh.id",
        "telepon": "081234567890",
        "armada": [{"tnkb": "B 1", "baru": True}],
    }
    sent = visitor.request(
        "POST",
        "/api/v1/permits/armada/applications",
        data={"form": json.dumps(answers)},
        files={"armada.1.stnk": pdf("stnk.pdf"), "armada.1.skk": pdf()},
    )
    assert sent.status_code == 422
    assert "armada.1.skk" in sent.text
    sent = visitor.request(
        "POST",
        "/api/v1/permits/armada/applications",
        data={"form": json.dumps(answers)},
        files={"armada.1.stnk": pdf("stnk.pdf")},
    )
    assert sent.status_code == 201, sent.text
    number = ApplicationNumber(sent.json()["application"])
    assert files_of(memory, number) == {DocumentId("armada.1.stnk"): "stnk.pdf"}
    told = visitor.request("GET", "/api/v1/permits/armada").json()
    rows = next(each["rows"] for each in told["form"] if each["id"] == "armada")
    assert [each["id"] for each in rows["documents"]] == ["stnk", "kir"]
    who = {"X-Application": number, "X-PIN": PIN}
    shown = visitor.request("GET", f"/api/v1/applications/{number}", headers=who).json()
    assert shown["documents"] == {"armada.1.stnk": "stnk.pdf"}


def test_the_public_is_told_what_each_row_needs() -> None:
    written = ", ".join(f"{each}: {'auto' if each in DERIVED else 'Ada'}" for each in COMPONENTS)
    text = DEFINED.replace("form:", f"standard: {{{written}}}\nform:", 1)
    public = restore(Bundle.of({DEFINITION: text.encode()}))
    said = {each.component: each.lines for each in service_standard(public)}
    assert said["requirements"] == (
        Sentence("STNK, untuk setiap baris Armada", "Registration certificate, for each row of Fleet"),
        Sentence(
            "Bukti uji, untuk setiap baris Armada yang memerlukannya",
            "Inspection, for each row of Fleet that needs it",
        ),
    )
