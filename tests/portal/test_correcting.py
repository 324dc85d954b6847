"""Tracking and correcting: plain words, prefilled forms, and the licence at the end."""

from datetime import datetime
from html import unescape

import pytest
from fastapi import FastAPI

from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import ANSWERS, Browser, Clock, hidden, pdf
from tests.portal.memory import Memory

REASON = "KTP buram.\nUnggah ulang yang terbaca."


@pytest.fixture
def returned(rina: Browser, application: ApplicationNumber) -> ApplicationNumber:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan=REASON)
    return application


def test_the_status_says_where_it_waits_on_whom_and_until_when(
    visitor: Browser, application: ApplicationNumber
) -> None:
    assert visitor.tracks(application).headers["location"] == f"/lacak/{application}"
    page = unescape(visitor.get(f"/lacak/{application}").text)
    for part in (
        "Pemeriksaan kelengkapan",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "23 November 2026, 10.00 WIB",
        "24 November 2026, 16.00 WIB",
    ):
        assert part in page
    assert "Rina" not in page


def test_a_wrong_pin_opens_nothing_and_says_nothing_of_why(
    visitor: Browser, application: ApplicationNumber
) -> None:
    wrong = visitor.tracks(application, "000000")
    unknown = visitor.tracks(ApplicationNumber("REG-COBA-20261123-99999"), "000000")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace(application, "") == unknown.text.replace("REG-COBA-20261123-99999", "")


def test_a_returned_application_shows_the_reason_on_top_of_its_own_answers(
    visitor: Browser, returned: ApplicationNumber
) -> None:
    visitor.tracks(returned)
    assert "Perbaiki permohonan" in visitor.get(f"/lacak/{returned}").text
    page = unescape(visitor.get(f"/lacak/{returned}/perbaikan").text)
    assert page.index(REASON) < page.index('value="Ayu Lestari"')
    for value in ("0812-3456-7890", "12,5", "3674014708900002"):
        assert f'value="{value}"' in page
    assert "ktp.pdf" in page


def test_a_correction_keeps_the_files_that_are_not_replaced(
    visitor: Browser, returned: ApplicationNumber, memory: Memory
) -> None:
    visitor.tracks(returned)
    page = visitor.get(f"/lacak/{returned}/perbaikan")
    changed = {**ANSWERS, "form.nama": "Ayu Lestari Putri", "terlihat": hidden(page, "terlihat")}
    response = visitor.send(f"/lacak/{returned}/perbaikan", changed)
    assert response.headers["location"] == f"/lacak/{returned}?terkirim=1"
    assert "Perbaikan Anda sudah kami terima." in visitor.get(response.headers["location"]).text
    event = memory.cases.histories[returned]
    assert "Ayu Lestari Putri" in repr(event)
    assert repr(event).count("correction-received") == 1


def test_a_correction_with_errors_loses_nothing(visitor: Browser, returned: ApplicationNumber) -> None:
    visitor.tracks(returned)
    visitor.get(f"/lacak/{returned}/perbaikan")
    page = visitor.send(
        f"/lacak/{returned}/perbaikan",
        {**ANSWERS, "form.nama": "", "form.catatan": "Baru"},
        {"dokumen.ktp": pdf("ktp baru.pdf")},
    )
    assert page.status_code == 422
    assert 'href="#form-nama"' in page.text
    assert "Baru</textarea>" in page.text
    assert "ktp baru.pdf" in page.text
    assert hidden(page, "tersimpan.ktp")


def test_a_correction_sent_twice_is_taken_once(
    visitor: Browser, returned: ApplicationNumber, memory: Memory
) -> None:
    visitor.tracks(returned)
    page = visitor.get(f"/lacak/{returned}/perbaikan")
    form = {name: hidden(page, name) for name in ("tugas", "terlihat")}
    form |= {**ANSWERS, "form.nama": "Ayu Lestari Putri"}
    for _ in range(2):
        assert visitor.send(f"/lacak/{returned}/perbaikan", form).status_code == 303
    assert repr(memory.cases.histories[returned]).count("correction-received") == 1


def test_a_correction_whose_time_has_passed_is_not_said_to_have_arrived(
    visitor: Browser, returned: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    visitor.tracks(returned)
    task = hidden(visitor.get(f"/lacak/{returned}/perbaikan"), "tugas")
    clock.passes(days=20)
    memory.cases.handle(Service(), returned, PassTime(), now=clock.now)
    visitor.tracks(returned)
    visitor.get("/lacak")
    page = visitor.send(
        f"/lacak/{returned}/perbaikan", {**ANSWERS, "form.catatan": "Sudah diganti", "tugas": task}
    )
    assert page.status_code == 409
    assert "Waktu untuk tugas ini sudah lewat." in page.text
    assert "tetapi tidak terkirim" in page.text
    assert "Sudah diganti</textarea>" in page.text
    assert "Kirim perbaikan" not in page.text
    assert "correction-received" not in repr(memory.cases.histories[returned])


def test_an_upload_of_one_case_cannot_be_used_in_another(
    app: FastAPI, visitor: Browser, returned: ApplicationNumber
) -> None:
    visitor.get("/ajukan/coba")
    other = visitor.send("/ajukan/coba", {**ANSWERS, "form.nik": "1"}, {"dokumen.ktp": pdf("lain.pdf")})
    token = hidden(other, "tersimpan.ktp")
    visitor.tracks(returned)
    visitor.get(f"/lacak/{returned}/perbaikan")
    page = visitor.send(f"/lacak/{returned}/perbaikan", {**ANSWERS, "form.nama": "", "tersimpan.ktp": token})
    assert "lain.pdf" not in page.text


def test_when_nothing_is_asked_the_correction_page_leads_back(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    assert visitor.get(f"/lacak/{application}/perbaikan").headers["location"] == f"/lacak/{application}"


def issue(app: FastAPI, memory: Memory, application: ApplicationNumber, now: datetime) -> None:
    for officer, task, data in (
        ("rina", "kelengkapan.1.dpmptsp", {}),
        ("sari", "rekomendasi.1.dinkes", {"form.nomor": "1"}),
        ("dewi", "rekomendasi.1.dlh", {"form.nomor": "2"}),
        ("budi", "tanda_tangan.1.dpmptsp", {}),
    ):
        outcome = {"kelengkapan": "lengkap", "rekomendasi": "disetujui", "tanda_tangan": "ditandatangani"}
        person = Browser(app)
        person.signs_in(officer)
        response = person.decides(f"{application}.{task}", outcome[task.partition(".")[0]], **data)
        assert response.status_code == 303, response.text
    memory.perform(application, now)


def test_an_issued_licence_is_downloaded_and_verified(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    issue(app, memory, application, clock.now)
    visitor.tracks(application)
    page = visitor.get(f"/lacak/{application}").text
    assert "503/0001/COBA/2026" in page
    licence = visitor.get(f"/lacak/{application}/izin")
    assert licence.content == b"%PDF-terbit"
    assert licence.headers["content-type"] == "application/pdf"
    assert licence.headers["content-disposition"].startswith("attachment")
    register = Browser(app).get("/periksa/kode0001").text
    for part in ("terdaftar dan berlaku", "503/0001/COBA/2026", "Ayu Lestari", "22 November 2031"):
        assert part in register
    assert "3674014708900002" not in register
    assert application not in register


def test_a_genuine_letter_of_refusal_is_told_from_a_licence(
    app: FastAPI, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    refused = {"form.nomor": "1", "alasan": "Lokasi di sempadan sungai"}
    for officer, task, outcome, data in (
        ("rina", "kelengkapan.1.dpmptsp", "lengkap", {}),
        ("sari", "rekomendasi.1.dinkes", "ditolak", refused),
    ):
        person = Browser(app)
        person.signs_in(officer)
        assert person.decides(f"{application}.{task}", outcome, **data).status_code == 303
    memory.perform(application, clock.now)
    page = Browser(app).get("/periksa/kode0001").text
    assert "Surat penolakan ini asli" in page
    assert "berlaku" not in page


def test_verification_tells_expired_and_unknown_licences_apart(
    app: FastAPI, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    issue(app, memory, application, clock.now)
    clock.passes(days=5 * 366)
    assert "Masa berlaku izin ini sudah habis" in Browser(app).get("/periksa/kode0001").text
    unknown = Browser(app).get("/periksa/lain")
    assert unknown.status_code == 404
    assert "Kode tidak ditemukan" in unknown.text
    assert "palsu" not in unknown.text


def test_a_pdf_is_compared_with_the_register(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    issue(app, memory, application, clock.now)
    visitor.get("/periksa/kode0001")
    same = visitor.send("/periksa/kode0001", {}, {"berkas": pdf("izin.pdf", b"%PDF-terbit")})
    assert "Berkas ini sama dengan yang diterbitkan." in same.text
    other = visitor.send("/periksa/kode0001", {}, {"berkas": pdf("izin.pdf", b"%PDF-palsu")})
    assert "Berkas ini BUKAN berkas yang diterbitkan." in other.text
