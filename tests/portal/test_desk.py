"""An officer's desk: what resembles a case, what others did meanwhile, and what she signs before she does."""

import re
from html import unescape

import pytest
from fastapi import FastAPI

from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.memory import Memory

OTHER_NIK = "3674014708900003"
TWICE = "Mungkin permohonan yang sama"
HERS = "Anda sudah punya permohonan"


def task_of(application: str) -> str:
    return f"{application}.kelengkapan.1.dpmptsp"


def signed_in(app: FastAPI, officer: str) -> Browser:
    browser = Browser(app)
    browser.signs_in(officer)
    return browser


def to_sign(app: FastAPI, application: str) -> str:
    """The signature's task, once everybody before has agreed."""
    signed_in(app, "rina").decides(task_of(application), "lengkap")
    for officer, agency in (("sari", "dinkes"), ("dewi", "dlh")):
        answer = {"form.nomor": "440/1"}
        signed_in(app, officer).decides(f"{application}.rekomendasi.1.{agency}", "disetujui", **answer)
    return f"{application}.tanda_tangan.1.dpmptsp"


def test_an_officer_is_told_of_another_open_application_of_the_same_person(
    rina: Browser, visitor: Browser, application: ApplicationNumber
) -> None:
    again = visitor.applies({"form.nama": "AYU LESTARI"})
    for page in (f"/petugas/tugas/{task_of(again)}", f"/petugas/permohonan/{again}"):
        text = rina.get(page).text
        assert TWICE in text
        assert (
            f'href="/petugas/permohonan/{application}"' in text.partition(TWICE)[2].partition("</section>")[0]
        )


def test_another_person_of_the_same_name_is_not_told_of(
    rina: Browser, visitor: Browser, application: ApplicationNumber
) -> None:
    other = visitor.applies({"form.nik": OTHER_NIK})
    assert TWICE not in rina.get(f"/petugas/tugas/{task_of(other)}").text
    assert TWICE not in rina.get(f"/petugas/tugas/{task_of(application)}").text


def test_what_came_to_nothing_is_no_double(
    rina: Browser, visitor: Browser, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    rina.decides(task_of(application), "kembalikan", alasan="KTP buram.")
    clock.passes(days=30)
    memory.cases.handle(Service(), application, PassTime(), now=clock())
    again = visitor.applies()
    assert TWICE not in signed_in(rina.app, "rina").get(f"/petugas/tugas/{task_of(again)}").text


def test_an_officer_who_may_not_see_the_other_application_is_not_told_of_it(
    app: FastAPI, rina: Browser, visitor: Browser, application: ApplicationNumber
) -> None:
    again = visitor.applies()
    rina.decides(task_of(again), "lengkap")
    page = signed_in(app, "sari").get(f"/petugas/tugas/{again}.rekomendasi.1.dinkes").text
    assert "Keputusan Anda" in page
    assert TWICE not in page
    assert application not in page


def test_who_has_proved_her_application_is_told_before_she_sends_another(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    page = visitor.get("/ajukan/coba").text
    assert HERS in page
    assert application in page
    assert "You already have an application" in visitor.get("/ajukan/coba?lang=en").text
    visitor.get("/ajukan/coba?lang=id")
    assert visitor.applies() != application


@pytest.mark.parametrize("nik", ["3674014708900002", OTHER_NIK])
def test_whoever_has_proved_nothing_learns_nothing_whatever_she_types(
    app: FastAPI, application: ApplicationNumber, nik: str
) -> None:
    stranger = Browser(app)
    stranger.get("/ajukan/coba")
    page = stranger.send("/ajukan/coba", {"form.nik": nik, "form.nama": "Ayu Lestari"})
    assert page.status_code == 422
    assert HERS not in page.text
    assert application not in page.text


def test_who_types_somebody_elses_number_is_not_told_of_her_own(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    visitor.get("/ajukan/coba")
    assert HERS not in visitor.send("/ajukan/coba", {"form.nik": OTHER_NIK}).text
    assert HERS in visitor.send("/ajukan/coba", {"form.nik": "3674 0147 0890 0002"}).text


def test_a_stale_page_says_who_did_what_and_when(
    rina: Browser, joko: Browser, application: ApplicationNumber
) -> None:
    task = task_of(application)
    seen = hidden(rina.get(f"/petugas/tugas/{task}"), "terlihat")
    joko.get(f"/petugas/tugas/{task}")
    joko.send(f"/petugas/tugas/{task}/ambil")
    joko.send(f"/petugas/tugas/{task}/lepas")
    page = rina.send(
        f"/petugas/tugas/{task}", {"keputusan": "kembalikan", "alasan": "Buram.", "terlihat": seen}
    )
    told = unescape(page.text)
    assert page.status_code == 409
    assert (
        "Joko Susilo, 23 November 2026 pukul 10.00 WIB: Tugas “Pemeriksaan kelengkapan” dilepaskan." in told
    )
    assert "Buram.</textarea>" in told


def test_what_a_colleague_decided_meanwhile_is_said_with_what_was_typed(
    rina: Browser, joko: Browser, application: ApplicationNumber
) -> None:
    task = task_of(application)
    seen = hidden(rina.get(f"/petugas/tugas/{task}"), "terlihat")
    joko.decides(task, "lengkap")
    page = rina.send(
        f"/petugas/tugas/{task}", {"keputusan": "kembalikan", "alasan": "Buram.", "terlihat": seen}
    )
    told = unescape(page.text)
    assert "oleh Joko Susilo pada 23 November 2026 pukul 10.00 WIB: Berkas lengkap." in told
    kept = told.partition("Yang sempat Anda tulis")[2]
    assert "Kembalikan" in kept
    assert "Buram." in kept


def test_after_a_decision_the_confirmation_comes_first_and_is_where_one_lands(
    rina: Browser, application: ApplicationNumber
) -> None:
    answer = rina.decides(task_of(application), "lengkap")
    assert answer.headers["location"] == f"/petugas/tugas/{task_of(application)}#sudah"
    page = rina.get(answer.headers["location"]).text
    assert re.search(r'id="sudah" tabindex="-1"', page)
    assert page.index("Sudah diputuskan") < page.index("Isian pemohon")
    before = signed_in(rina.app, "joko").get(f"/petugas/tugas/{task_of(rina.applies())}").text
    assert before.index("Isian pemohon") < before.index("Keputusan Anda")


def test_who_signs_reads_the_document_first_and_nothing_is_decided(
    app: FastAPI, memory: Memory, application: ApplicationNumber
) -> None:
    task, budi = to_sign(app, application), signed_in(app, "budi")
    page = budi.get(f"/petugas/tugas/{task}")
    assert f'formaction="/petugas/tugas/{task}/pratinjau"' in page.text
    before, stored = memory.cases.histories[application], len(memory.documents.contents)
    preview = budi.send(f"/petugas/tugas/{task}/pratinjau", {"terlihat": hidden(page, "terlihat")})
    assert (preview.status_code, preview.headers["content-type"]) == (200, "application/pdf")
    assert preview.headers["x-content-type-options"] == "nosniff"
    assert b"licences/coba (nomor diberikan saat terbit)" in preview.content
    assert memory.cases.histories[application] == before
    assert len(memory.documents.contents) == stored
    assert budi.decides(task, "ditandatangani").status_code == 303


@pytest.mark.parametrize("officer", ["rina", "sari"])
def test_who_may_not_sign_sees_no_preview(app: FastAPI, application: ApplicationNumber, officer: str) -> None:
    task, other = to_sign(app, application), signed_in(app, officer)
    assert "pratinjau" not in other.get(f"/petugas/tugas/{task}").text
    answer = other.send(f"/petugas/tugas/{task}/pratinjau", {})
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("text/html")


def test_a_decision_that_leads_to_no_document_has_no_preview(
    rina: Browser, application: ApplicationNumber
) -> None:
    task = task_of(application)
    assert "pratinjau" not in rina.get(f"/petugas/tugas/{task}").text
    answer = rina.send(f"/petugas/tugas/{task}/pratinjau", {"keputusan": "lengkap"})
    assert answer.status_code == 404
    assert "belum langsung menerbitkan dokumen" in answer.text
