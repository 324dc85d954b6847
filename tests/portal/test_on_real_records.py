"""The same pages on PostgreSQL and S3: what the double in memory cannot prove."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import psutil
import pytest
from fastapi import FastAPI
from PIL import Image

from features.operations.installing import prepare_and_publish
from flows.services.plan import Part
from flows.services.state import read_running
from flows.services.supervise import running
from flows.settings import Settings
from flows.wiring import connect
from licensing.clock.calendar import WIB
from licensing.words.identifiers import ApplicationNumber
from portal.app import create_app
from portal.services import Portal
from tests.portal.conftest import URL, Browser, Files, hidden

NOW = datetime.now(WIB)
FORM = {
    "jenis_peneliti": "lembaga",
    "nama": "Laras Widyaningtyas",
    "nik": "3674034706980001",
    "nomor_induk": "2206031742",
    "alamat": "Jalan Merpati Nomor 14\x00, Pondok Aren",
    "telepon": "0878-8899-1020",
    "email": "laras.w@kampus.contoh.id",
    "lembaga": "Universitas Contoh Nusantara",
    "pembimbing": "Dr. Hapsari Utami, M.Si.",
    "judul": "Pengelolaan sampah rumah tangga",
    "bidang": "Ilmu administrasi publik",
    "metode": "wawancara",
    "responden": "120 kepala keluarga",
    "lokasi": "Kecamatan Pondok Aren",
    "tgl_mulai": f"{NOW + timedelta(days=30):%d-%m-%Y}",
    "tgl_selesai": f"{NOW + timedelta(days=210):%d-%m-%Y}",
    "sumber_dana": "mandiri",
}


@dataclass
class Installation:
    """A portal on real records, which can be stopped under it."""

    portal: Portal
    app: FastAPI
    passwords: dict[str, str]
    services: ExitStack
    home: Path


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    folder = Path(tempfile.mkdtemp(prefix="izin-portal-", dir="/srv" if os.geteuid() == 0 else None))
    folder.chmod(0o755)
    settings = Settings(home=folder)
    prepare = partial(prepare_and_publish, settings)
    with ExitStack() as services:
        parts: frozenset[Part] = frozenset({"postgres", "s3"})
        where = services.enter_context(running(settings, prepare=prepare, parts=parts))
        wired = connect(settings, role="izin_portal", connections=where)
        portal = Portal(
            wired.archive,
            wired.cases,
            wired.documents,
            wired.accounts,
            wired.people,
            wired.drafts,
            wired.register,
            where.secret_key,
            URL,
        )
        passwords = json.loads((folder / "officers.json").read_text())
        yield Installation(portal, create_app(portal), passwords, services, folder)
        wired.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def visitor(installation: Installation) -> Browser:
    return Browser(installation.app)


@pytest.fixture
def desk(installation: Installation) -> Browser:
    officer = Browser(installation.app)
    assert officer.signs_in("bayu", installation.passwords["bayu"]).status_code == 303
    return officer


def upload(accept: list[str]) -> tuple[str, bytes, str]:
    made = BytesIO()
    if "pdf" not in accept:
        Image.new("RGB", (30, 40), "#0b4f5c").save(made, "PNG")
        return ("foto.png", made.getvalue(), "image/png")
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made)
    return ("berkas.pdf", made.getvalue(), "application/pdf")


def filled_in(browser: Browser) -> tuple[dict[str, str], Files]:
    """A form as it was shown to this browser, with every answer and file."""
    documents = browser.get("/api/v1/permits/skp").json()["documents"]
    files = {f"dokumen.{each['id']}": upload(each["accept"]) for each in documents}
    once = hidden(browser.get("/ajukan/skp?jenis=baru"), "sekali")
    return {"sekali": once, **{f"form.{id}": text for id, text in FORM.items()}}, files


def apply(browser: Browser) -> tuple[ApplicationNumber, str]:
    return send(browser, *filled_in(browser))


def send(browser: Browser, form: dict[str, str], files: Files) -> tuple[ApplicationNumber, str]:
    received = browser.send("/ajukan/skp?jenis=baru", form, files)
    assert received.status_code == 200, re.findall(r'<li><a href="#.*', received.text)
    number = re.findall(r"data-application>([^<]+)<", received.text)[0]
    return ApplicationNumber(number), re.findall(r"data-pin>([^<]+)<", received.text)[0]


def test_a_form_sent_again_to_a_portal_that_was_restarted_gives_the_same_receipt(
    installation: Installation, visitor: Browser
) -> None:
    form, files = filled_in(visitor)
    first = send(visitor, form, files)
    restarted = Browser(create_app(installation.portal), visitor.cookies, visitor.token)
    assert send(restarted, form, files) == first
    changed = {**form, "form.judul": "Pengelolaan sampah pasar"}
    refused = restarted.send("/ajukan/skp?jenis=baru", changed, files)
    assert refused.status_code == 422
    assert first[0] in refused.text
    assert send(restarted, {**changed, "sekali": hidden(refused, "sekali")}, files)[0] != first[0]


def test_an_application_reaches_the_right_desk_and_no_other(
    installation: Installation, visitor: Browser, desk: Browser
) -> None:
    number, pin = apply(visitor)
    assert visitor.tracks(number, pin).headers["location"] == f"/lacak/{number}"
    assert "Pemeriksaan kelengkapan" in visitor.get(f"/lacak/{number}").text
    assert number in desk.get("/petugas").text
    assert number in desk.get("/petugas?cari=laras").text
    document = desk.get(f"/petugas/permohonan/{number}/berkas/ktp")
    assert document.content.startswith(b"%PDF-")
    other = Browser(installation.app)
    other.signs_in("sari", installation.passwords["sari"])
    assert number not in other.get("/petugas?cari=laras").text
    assert other.get(f"/petugas/permohonan/{number}").status_code == 404
    assert other.get(f"/petugas/permohonan/{number}/berkas/ktp").status_code == 404


def test_a_decision_returns_it_and_a_correction_brings_it_back(visitor: Browser, desk: Browser) -> None:
    number, pin = apply(visitor)
    task = f"{number}.kelengkapan.1.dpmptsp"
    assert desk.decides(task, "kembalikan").status_code == 422
    assert desk.decides(task, "kembalikan", alasan="Judul terlalu umum.").status_code == 422
    named = {"perbaiki": "judul", "catatan.judul": "Sebut kelurahannya."}
    assert desk.decides(task, "kembalikan", alasan="Judul terlalu umum.", **named).status_code == 303
    visitor.tracks(number, pin)
    page = visitor.get(f"/lacak/{number}/perbaikan")
    assert "Judul terlalu umum." in page.text
    form = {f"form.{id}": text for id, text in FORM.items()}
    changed = {**form, "form.judul": "Bank sampah di Pondok Aren", "terlihat": hidden(page, "terlihat")}
    assert visitor.send(f"/lacak/{number}/perbaikan", changed).status_code == 303
    again = desk.get(f"/petugas/tugas/{number}.kelengkapan.2.dpmptsp")
    assert "Bank sampah di Pondok Aren" in again.text
    assert desk.decides(task, "lengkap").status_code == 409


@pytest.fixture
def hanging(installation: Installation) -> Iterator[None]:
    """The object store is stopped in its tracks: it takes connections and says nothing."""
    recorded = read_running(installation.home)
    assert recorded is not None
    process = psutil.Process(recorded.processes["s3"].pid)
    process.suspend()
    yield
    with suppress(psutil.NoSuchProcess):
        process.resume()


@pytest.mark.usefixtures("hanging")
def test_while_the_object_store_hangs_files_are_sent_read_asked_again_and_answered(
    visitor: Browser, desk: Browser
) -> None:
    form, files = filled_in(visitor)
    number, pin = send(visitor, form, files)
    dossier = f"/petugas/permohonan/{number}/berkas/ktp"
    assert desk.get(dossier).content == files["dokumen.ktp"][1]
    named = {"perbaiki": "ktp", "catatan.ktp": "Buram."}
    task = f"{number}.kelengkapan.1.dpmptsp"
    assert desk.decides(task, "kembalikan", alasan="Foto KTP buram.", **named).status_code == 303
    visitor.tracks(number, pin)
    seen = hidden(visitor.get(f"/lacak/{number}/perbaikan"), "terlihat")
    again = ("lagi.pdf", upload(["pdf"])[1] + b"\n", "application/pdf")
    changed = {**form, "terlihat": seen}
    assert visitor.send(f"/lacak/{number}/perbaikan", changed, {"dokumen.ktp": again}).status_code == 303
    assert desk.get(dossier).content == again[1]


def test_without_its_records_the_portal_says_so_kindly(installation: Installation, visitor: Browser) -> None:
    visitor.get("/lacak")
    installation.services.close()
    for response in (
        visitor.get("/"),
        visitor.get("/periksa/kode"),
        visitor.send("/lacak", {"nomor": "REG-SKP-20261123-00001", "pin": "ABCDEFGH"}),
    ):
        assert response.status_code == 503
        assert "Coba lagi beberapa menit lagi" in response.text
    assert visitor.get("/api/v1/permits").json()["code"] == "unavailable"
