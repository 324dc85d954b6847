"""Deciding: what officers see, refusals with nothing lost, stale pages, two officers at once."""

import re
from html import unescape

import pytest
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import PDF, Browser, Clock, hidden
from tests.portal.memory import Memory


@pytest.fixture
def task(application: ApplicationNumber) -> str:
    return f"{application}.kelengkapan.1.dpmptsp"


def test_the_task_page_shows_answers_documents_and_outcomes(rina: Browser, task: str) -> None:
    page = unescape(rina.get(f"/petugas/tugas/{task}").text)
    for part in ("Ayu Lestari", "3674014708900002", "0812-3456-7890", "12,5", "ktp.pdf", "Berkas lengkap"):
        assert part in page
    assert "Rp" not in page.replace("Rp15.400", "").replace("terdekat Rp100", "")


def test_officer_and_applicant_see_the_values_that_have_a_label(
    rina: Browser, task: str, visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    pages = (rina.get(f"/petugas/tugas/{task}"), visitor.get(f"/lacak/{application}"))
    for page in pages:
        assert page.status_code == 200
        assert "Retribusi" in page.text
        assert "Rp15.400" in page.text
        assert "dua_kali" not in page.text


def test_officer_and_applicant_see_how_an_amount_comes_about(
    rina: Browser, task: str, visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    pages = (f"/petugas/tugas/{task}", f"/petugas/permohonan/{application}")
    for page in (*(rina.get(path) for path in pages), visitor.get(f"/lacak/{application}")):
        lines = calculated(page.text)
        assert lines == [
            ("Luas (m2)", "Dari permohonan.", "12,5"),
            (
                "Retribusi",
                "Luas (m2) \N{MULTIPLICATION SIGN} 1.234,5 = 12,5 \N{MULTIPLICATION SIGN} 1.234,5"
                " 15.431,25 dibulatkan ke yang terdekat Rp100 menjadi 15.400.",
                "Rp15.400",
            ),
        ]


def calculated(page: str) -> list[tuple[str, ...]]:
    """The rows of the table in which an amount is worked out, as they are read."""
    (table,) = re.findall(r'<table class="[^"]*izin-calculation.*?</table>', page, re.DOTALL)
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL)[1:]
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows)
    return [tuple(" ".join(re.sub("<[^>]+>", " ", unescape(cell)).split()) for cell in row) for row in cells]


def test_documents_open_as_what_they_are_and_nothing_else(
    rina: Browser, application: ApplicationNumber
) -> None:
    response = rina.get(f"/petugas/permohonan/{application}/berkas/ktp")
    assert (response.status_code, response.content) == (200, PDF)
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-disposition"].startswith('inline; filename="ktp.pdf"')
    assert "script" not in response.headers["content-security-policy"]
    assert rina.get(f"/petugas/permohonan/{application}/berkas/lain").status_code == 404


def test_a_decision_moves_the_case_on_and_says_so(rina: Browser, task: str, memory: Memory) -> None:
    response = rina.decides(task, "lengkap")
    assert response.status_code == 303
    page = unescape(rina.get(response.headers["location"]).text)
    assert "Sudah diputuskan" in page
    assert "oleh Anda, 23 November 2026, 10.00 WIB" in page
    assert "Dinas Lingkungan Hidup" in page


def test_an_outcome_that_needs_a_reason_keeps_what_was_chosen(rina: Browser, task: str) -> None:
    page = rina.decides(task, "kembalikan")
    assert page.status_code == 422
    assert "perlu alasan" in page.text
    assert 'value="kembalikan" checked' in page.text
    assert 'href="#alasan"' in page.text


def test_choosing_nothing_asks_for_a_choice_and_keeps_the_reason(rina: Browser, task: str) -> None:
    page = rina.decides(task, "", alasan="Sudah <diperiksa>")
    assert page.status_code == 422
    assert 'href="#keputusan"' in page.text
    assert "Sudah &lt;diperiksa&gt;</textarea>" in page.text


def test_a_stale_page_shows_the_new_state_and_keeps_the_reason(
    rina: Browser, joko: Browser, task: str
) -> None:
    opened = rina.get(f"/petugas/tugas/{task}")
    joko.get(f"/petugas/tugas/{task}")
    joko.send(f"/petugas/tugas/{task}/ambil")
    joko.send(f"/petugas/tugas/{task}/lepas")
    seen = hidden(opened, "terlihat")
    page = rina.send(
        f"/petugas/tugas/{task}", {"keputusan": "kembalikan", "alasan": "KTP buram.", "terlihat": seen}
    )
    assert page.status_code == 409
    assert "berubah sejak halaman Anda dibuka" in page.text
    assert "KTP buram.</textarea>" in page.text
    assert int(hidden(page, "terlihat")) > int(seen)
    again = rina.send(
        f"/petugas/tugas/{task}",
        {"keputusan": "kembalikan", "alasan": "KTP buram.", "terlihat": hidden(page, "terlihat")},
    )
    assert again.status_code == 303


def test_of_two_officers_at_once_the_second_reads_who_decided_and_when(
    rina: Browser, joko: Browser, task: str
) -> None:
    seen = hidden(rina.get(f"/petugas/tugas/{task}"), "terlihat")
    joko.decides(task, "lengkap")
    page = rina.send(
        f"/petugas/tugas/{task}", {"keputusan": "kembalikan", "alasan": "KTP buram.", "terlihat": seen}
    )
    assert page.status_code == 409
    assert "sudah diputuskan oleh Joko Susilo pada 23 November 2026 pukul 10.00 WIB" in page.text
    assert "Yang sempat Anda tulis" in page.text
    assert "KTP buram." in page.text


def test_a_task_held_by_another_cannot_be_decided_but_can_be_released(
    rina: Browser, joko: Browser, task: str
) -> None:
    joko.get(f"/petugas/tugas/{task}")
    joko.send(f"/petugas/tugas/{task}/ambil")
    page = rina.get(f"/petugas/tugas/{task}")
    assert "Joko Susilo sedang mengerjakan tugas ini." in page.text
    assert 'name="keputusan"' not in page.text
    refused = rina.send(f"/petugas/tugas/{task}", {"keputusan": "lengkap"})
    assert refused.status_code == 409
    rina.send(f"/petugas/tugas/{task}/lepas")
    assert rina.decides(task, "lengkap").status_code == 303


def test_what_is_wrong_in_the_officers_form_is_named_at_its_field(
    app: FastAPI, rina: Browser, application: ApplicationNumber, task: str
) -> None:
    rina.decides(task, "lengkap")
    sari = Browser(app)
    sari.signs_in("sari")
    hers = f"{application}.rekomendasi.1.dinkes"
    page = sari.decides(hers, "disetujui", alasan="Sesuai.")
    assert page.status_code == 422
    assert 'href="#form-nomor"' in page.text
    assert "Sesuai.</textarea>" in page.text
    assert sari.decides(hers, "disetujui", **{"form.nomor": "440/1"}).status_code == 303


def test_agencies_read_each_others_answers(
    app: FastAPI, rina: Browser, application: ApplicationNumber, task: str
) -> None:
    rina.decides(task, "lengkap")
    sari, dewi = Browser(app), Browser(app)
    sari.signs_in("sari")
    dewi.signs_in("dewi")
    sari.decides(f"{application}.rekomendasi.1.dinkes", "disetujui", **{"form.nomor": "440/1"})
    page = dewi.get(f"/petugas/tugas/{application}.rekomendasi.1.dlh").text
    assert "440/1" in page
    assert "drg. Sari Dewanti" in page
    other = dewi.get(f"/petugas/tugas/{application}.rekomendasi.1.dinkes").text
    assert 'name="keputusan"' not in other


def test_an_officer_reads_but_does_not_decide_what_is_not_for_her_role(
    app: FastAPI, rina: Browser, application: ApplicationNumber, task: str
) -> None:
    rina.decides(task, "lengkap")
    page = rina.get(f"/petugas/tugas/{application}.rekomendasi.1.dinkes")
    assert "Bukan untuk peran Anda" in page.text
    refused = rina.send(f"/petugas/tugas/{application}.rekomendasi.1.dinkes", {"keputusan": "disetujui"})
    assert refused.status_code == 403
    assert "bukan untuk peran Anda" in refused.text


def test_a_task_that_never_was_is_not_found(rina: Browser, application: ApplicationNumber) -> None:
    assert rina.get(f"/petugas/tugas/{application}.tanda_tangan.1.dpmptsp").status_code == 404
    assert rina.get("/petugas/tugas/REG-LAIN-20260101-00001.x.1.y").status_code == 404


def test_a_reason_longer_than_a_letter_is_refused_with_the_limit(rina: Browser, task: str) -> None:
    page = rina.decides(task, "kembalikan", alasan="a" * 5001)
    assert page.status_code == 422
    assert "Alasan paling banyak 5000 karakter." in page.text
    assert "a" * 5001 in page.text


def test_the_inbox_is_sorted_by_due_date_and_says_what_is_late(
    rina: Browser, visitor: Browser, clock: Clock
) -> None:
    first = visitor.applies({"form.nama": "Pertama"})
    clock.passes(days=3)
    second = visitor.applies({"form.nama": "Kedua"})
    rina.signs_in("rina")
    page = rina.get("/petugas").text
    assert page.index(first) < page.index(second)
    assert "Terlambat 2 hari kerja" in page
    assert re.search(r">1</span>\s+terlambat", page)


def test_an_empty_inbox_says_so(app: FastAPI) -> None:
    sari = Browser(app)
    sari.signs_in("sari")
    assert "Tidak ada tugas yang menunggu" in sari.get("/petugas").text


def test_the_search_finds_a_case_by_applicant_and_number(
    rina: Browser, application: ApplicationNumber
) -> None:
    assert application in rina.get("/petugas?cari=ayu").text
    assert application in rina.get(f"/petugas?cari={application[-5:]}").text
    assert "Tidak ada permohonan yang cocok" in rina.get("/petugas?cari=zzz").text
    case = rina.get(f"/petugas/permohonan/{application}")
    assert "Kerjakan: Pemeriksaan kelengkapan" in case.text


def test_a_case_tells_where_it_waits_before_what_was_answered(
    rina: Browser, application: ApplicationNumber
) -> None:
    page = rina.get(f"/petugas/permohonan/{application}").text
    waiting = page.index("Sedang menunggu")
    assert waiting < page.index("Petugas loket", waiting) < page.index("Isian pemohon")
