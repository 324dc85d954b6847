"""One form in two tabs is one application: the second is told its number, and keeps what was typed in it."""

from datetime import datetime
from html import unescape

import pytest
from fastapi import FastAPI

from portal.acts.drafts import Draft, Drawer
from tests.portal.conftest import ANSWERS, SECRET_KEY, Browser, Clock, hidden, pdf
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


def test_what_is_saved_by_itself_while_the_form_is_sent_is_kept_beside_its_number(
    visitor: Browser, memory: Memory, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(visitor.get(saves(visitor)))
    mark, opened = Draft("/ajukan/coba", {}, clock.now, FIRST), Drawer.open

    def sent_right_after(drawer: Drawer, name: str, *, now: datetime) -> Draft | None:
        draft = opened(drawer, name, now=now)
        drawer.mark(name, mark)
        return draft

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Drawer, "open", sent_right_after)
        saved = visitor.send("/ajukan/coba/simpan", form).json()["draf"]
    drafts = Drawer(memory.drafts, SECRET_KEY)
    assert drafts.open(form["draf"], now=clock.now) == mark
    kept = drafts.open(saved, now=clock.now)
    assert kept is not None
    assert list(kept.texts["form.nama"]) == [form["form.nama"]]


def test_a_form_is_one_application_whoever_she_is_signed_in_as_and_saved_or_not(
    app: FastAPI, visitor: Browser, memory: Memory
) -> None:
    shown = {**ANSWERS, "sekali": hidden(visitor.get("/ajukan/coba"), "sekali")}
    visitor.send("/ajukan/coba", shown, {"dokumen.ktp": pdf()})
    other = Browser(app)
    other.get("/ajukan/coba")
    other.send("/ajukan/coba", shown, {"dokumen.ktp": pdf()})
    saved = visitor.send("/ajukan/coba/simpan", shown).json()["draf"]
    visitor.send("/ajukan/coba", {**shown, "draf": saved}, {"dokumen.ktp": pdf()})
    assert len(memory.cases.histories) == 1
