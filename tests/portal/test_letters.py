"""Letters on the way: what applicants, officers, programs and whoever holds the paper see of a provisional slip."""

import re

import pytest
from fastapi import FastAPI

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory, in_memory

WITH_A_SLIP = permit.PERMIT.replace("lengkap: {to: rekomendasi", "lengkap: {to: surat_sementara").replace(
    "  rekomendasi:\n    name",
    "  surat_sementara:\n    name: {id: Surat keterangan sementara, en: Provisional slip}\n"
    "    letter: {template: letters/coba, provisional: true, then: rekomendasi}\n"
    "  rekomendasi:\n    name",
)


@pytest.fixture
def memory() -> Memory:
    process = restore(Bundle.of({DEFINITION: WITH_A_SLIP.encode()}))
    return in_memory(permit.register(), (process,), dict(permit.PASSWORDS))


@pytest.fixture
def application(visitor: Browser, rina: Browser, memory: Memory, clock: Clock) -> ApplicationNumber:
    """One that was found complete, and has its slip."""
    number = visitor.applies()
    assert rina.decides(f"{number}.kelengkapan.1.dpmptsp", "lengkap").status_code == 303
    memory.perform(number, clock())
    return number


def decide_to_the_end(app: FastAPI, application: ApplicationNumber, memory: Memory, clock: Clock) -> None:
    for who, task, outcome in (
        ("sari", "rekomendasi.1.dinkes", "disetujui"),
        ("dewi", "rekomendasi.1.dlh", "disetujui"),
        ("budi", "tanda_tangan.1.dpmptsp", "ditandatangani"),
    ):
        person = Browser(app)
        person.signs_in(who)
        form = {"form.nomor": "1"} if task.startswith("rekomendasi") else {}
        assert person.decides(f"{application}.{task}", outcome, **form).status_code == 303
    memory.perform(application, clock())


def test_the_applicant_sees_and_downloads_her_slip(visitor: Browser, application: ApplicationNumber) -> None:
    visitor.tracks(application)
    page = visitor.get(f"/lacak/{application}").text
    assert "Surat keterangan sementara" in page
    assert "berlaku sementara sampai izinnya terbit" in page
    (link,) = re.findall(rf'href="(/lacak/{application}/izin\?nomor=[^"]+)"', page)
    assert visitor.get(link).content == b"%PDF-surat_sementara"


def test_an_officer_finds_it_by_its_name(app: FastAPI, application: ApplicationNumber) -> None:
    sari = Browser(app)
    sari.signs_in("sari")
    page = sari.get(f"/petugas/permohonan/{application}").text
    assert "Surat keterangan sementara" in page


def test_whoever_holds_it_reads_that_it_is_provisional_and_later_that_it_is_over(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    code = "kode0001"
    assert "Surat sementara ini asli dan berlaku" in visitor.get(f"/periksa/{code}").text
    told = visitor.get(f"/api/v1/licences/{code}").json()
    assert (told["kind"], told["valid"], told["status"]) == ("provisional", True, None)
    decide_to_the_end(app, application, memory, clock)
    assert "Surat sementara ini tidak berlaku lagi" in visitor.get(f"/periksa/{code}").text
    assert visitor.get(f"/api/v1/licences/{code}").json()["valid"] is False
    visitor.tracks(application)
    case = visitor.get(f"/api/v1/applications/{application}").json()
    assert [(each["name"]["en"], each["provisional"]) for each in case["letters"]] == [
        ("Provisional slip", True)
    ]
    assert case["licence"]["number"] == "503/0001/COBA/2026"
    assert "tidak berlaku lagi" in visitor.get(f"/lacak/{application}").text
    assert visitor.get(f"/api/v1/applications/{application}/licence").content == b"%PDF-terbit"
