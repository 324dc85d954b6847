"""One form in two tabs is one application: the second is told its number, and keeps what was typed in it."""

from html import unescape

from fastapi import FastAPI

from tests.portal.conftest import ANSWERS, Browser, hidden, pdf
from tests.portal.memory import Memory
from tests.portal.test_drafts import form_of, saves

FIRST = "REG-COBA-20261123-00001"


def test_two_tabs_of_a_draft_with_different_answers_open_one_application(
    app: FastAPI, visitor: Browser, memory: Memory
) -> None:
    link = saves(visitor)
    other = Browser(app)
    here, there = form_of(visitor.get(link)), form_of(other.get(link))
    assert FIRST in visitor.send("/ajukan/coba", here).text
    told = other.send("/ajukan/coba", {**there, "form.nama": "Ayu Lestari Dewi"})
    assert (told.status_code, len(memory.cases.histories)) == (422, 1)
    assert (
        f"sudah terkirim pada 23 November 2026 pukul 10.00 WIB dengan nomor permohonan {FIRST}" in told.text
    )
    assert "Untuk memohon hal lain, periksa isian ini lalu kirim" in told.text
    assert 'value="Ayu Lestari Dewi"' in told.text
    assert hidden(told, "tersimpan.ktp"), "its files are not lost either"
    anew = other.send("/ajukan/coba", {**form_of(told), "form.nama": "Ayu Lestari Dewi"})
    assert FIRST.replace("00001", "00002") in anew.text


def test_what_the_second_tab_saved_meanwhile_is_no_way_around(
    app: FastAPI, visitor: Browser, memory: Memory
) -> None:
    link = saves(visitor)
    other = Browser(app)
    there = {**form_of(other.get(link)), "form.nama": "Ayu Lestari Dewi"}
    visitor.send("/ajukan/coba", form_of(visitor.get(link)))
    saved = other.send("/ajukan/coba/simpan", there).json()
    assert saved["draf"] != there["draf"], "the mark of what was sent stays"
    told = other.send("/ajukan/coba", {**there, "draf": saved["draf"]})
    assert (told.status_code, len(memory.cases.histories)) == (422, 1)
    assert FIRST in told.text
    assert f"?draf={saved['draf']}" in unescape(told.text), "what she saved is still kept"


def test_a_form_without_a_draft_is_one_application_as_well(visitor: Browser, memory: Memory) -> None:
    shown = {**ANSWERS, "sekali": hidden(visitor.get("/ajukan/coba"), "sekali")}
    visitor.send("/ajukan/coba", shown, {"dokumen.ktp": pdf()})
    told = visitor.send("/ajukan/coba", {**shown, "form.nama": "Lain"}, {"dokumen.ktp": pdf()})
    assert (told.status_code, len(memory.cases.histories)) == (422, 1)
    assert hidden(told, "sekali") != shown["sekali"]
