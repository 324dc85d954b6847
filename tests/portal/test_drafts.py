"""A form is saved, gone on with elsewhere, thrown away or sent; only its link opens it, and nothing is sent twice."""

import logging
import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI

from licensing.process.bundle import Bundle
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import Digest, PermitId
from portal.acts.drafts import MAX_BYTES, Draft, Drawer
from portal.door.throttle import DRAFTS_BY_ADDRESS, SUBMIT_BY_ADDRESS
from tests.portal import permit
from tests.portal.conftest import ANSWERS, SECRET_KEY, Browser, Clock, hidden, pdf
from tests.portal.memory import Memory


def saves(browser: Browser, data: dict[str, str] | None = None) -> str:
    """Save a form with a file. Returns the address to go on at."""
    once = hidden(browser.get("/ajukan/coba"), "sekali")
    given = {**ANSWERS, "sekali": once, "simpan": "1", **(data or {})}
    response = browser.send("/ajukan/coba", given, {"dokumen.ktp": pdf("ktp saya.pdf")})
    assert response.status_code == 303, response.text
    return response.headers["location"]


def form_of(page: httpx.Response) -> dict[str, str]:
    """What the page of the trial form would send, as it stands."""
    names = ("sekali", "edisi", "draf", "tersimpan.ktp", *ANSWERS)
    found = {name: hidden(page, name) for name in names if name not in ("form.jenis", "form.parkir")}
    lines = dict(re.findall(r'name="(form\.[a-z]+)" type="(?:text|email|tel)" value="([^"]*)"', page.text))
    return {**ANSWERS, **found, **{name: unescape(text) for name, text in lines.items()}}


def test_a_saved_form_is_gone_on_with_on_another_device_with_its_files(
    app: FastAPI, visitor: Browser
) -> None:
    link = saves(visitor, {"form.nama": "Ayu L.", "form.catatan": "Satu\ndua"})
    page = Browser(app).get(link)
    assert page.status_code == 200
    assert 'value="Ayu L."' in page.text
    assert "\nSatu\ndua</textarea>" in page.text
    assert "ktp saya.pdf" in page.text
    assert hidden(page, "tersimpan.ktp")
    assert f"https://izin.example{link}" in unescape(page.text), "the link is shown"
    assert "23 Desember 2026" in page.text, "and until when it is kept"


def test_nothing_of_a_form_is_checked_before_it_is_sent(visitor: Browser, memory: Memory) -> None:
    link = saves(visitor, {"form.nik": "12", "form.surel": ""})
    assert 'value="12"' in visitor.get(link).text
    assert not memory.cases.histories


def test_sending_a_saved_form_ends_the_draft(
    app: FastAPI, visitor: Browser, memory: Memory, clock: Clock
) -> None:
    link = saves(visitor)
    other = Browser(app)
    sent = other.send("/ajukan/coba", form_of(other.get(link)))
    assert sent.status_code == 200, sent.text
    name = parse_qs(urlsplit(link).query)["draf"][0]
    left = Drawer(memory.drafts, SECRET_KEY).open(name, now=clock.now)
    assert left == Draft("/ajukan/coba", {}, clock.now, "REG-COBA-20261123-00001"), "but for its number"
    gone = other.get(link)
    assert gone.status_code == 200, "it is there, and says what became of it"
    assert "sudah terkirim pada 23 November 2026" in gone.text
    assert "REG-COBA-20261123-00001" in gone.text
    assert 'name="form.nama"' in gone.text, "an empty form stands there to begin anew"


def test_a_process_that_dies_between_sending_and_erasing_sends_nothing_twice(
    app: FastAPI, visitor: Browser, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = saves(visitor)

    def dies(*_: object) -> None:
        raise StorageFailed("gone", retryable=True)

    with monkeypatch.context() as dying:
        dying.setattr(Drawer, "mark", dies)
        first = visitor.send("/ajukan/coba", form_of(visitor.get(link)))
    assert first.status_code == 200
    other = Browser(app)
    again = other.send("/ajukan/coba", form_of(other.get(link)))
    number = r"data-application>([^<]+)<"
    assert re.findall(number, first.text) == re.findall(number, again.text) != []
    assert len(memory.cases.histories) == 1
    assert "sudah terkirim" in other.get(link).text


def test_a_draft_is_thrown_away(visitor: Browser, memory: Memory) -> None:
    page = visitor.get(saves(visitor))
    assert visitor.send("/ajukan/coba/buang", {"draf": hidden(page, "draf")}).status_code == 303
    assert not memory.drafts.kept


def test_a_draft_is_kept_for_thirty_days_from_when_it_was_saved_last(
    visitor: Browser, clock: Clock, memory: Memory
) -> None:
    link = saves(visitor)
    clock.passes(days=29)
    page = visitor.get(link)
    assert 'value="Ayu Lestari"' in page.text
    assert hidden(page, "tersimpan.ktp"), "its files are there as long"
    assert visitor.send("/ajukan/coba", {**form_of(page), "simpan": "1"}).headers["location"] == link
    clock.passes(days=29, hours=23)
    assert visitor.get(link).status_code == 200
    clock.passes(hours=1)
    assert visitor.get(link).status_code == 404
    assert memory.drafts.forget(now=clock.now) == 1


def test_a_page_saves_by_itself_under_one_name(visitor: Browser, memory: Memory) -> None:
    visitor.get("/ajukan/coba?jenis=")
    first = visitor.send("/ajukan/coba/simpan", {"form.nama": "Ay", "draf": ""}).json()
    then = visitor.send("/ajukan/coba/simpan", {"form.nama": "Ayu Lestari", "draf": first["draf"]}).json()
    assert then == first
    assert len(memory.drafts.kept) == 1
    assert 'value="Ayu Lestari"' in visitor.get(first["link"].removeprefix("https://izin.example")).text


def test_a_name_that_was_made_up_is_not_taken(visitor: Browser, memory: Memory) -> None:
    """Else somebody could choose a name, have another fill in the form under it, and read it."""
    visitor.get("/ajukan/coba")
    saved = visitor.send("/ajukan/coba/simpan", {"form.nama": "Ayu", "draf": "pilihan-saya"}).json()
    assert saved["draf"] != "pilihan-saya"
    assert len(saved["draf"]) >= 43


def test_no_draft_is_kept_for_a_permit_that_does_not_exist(visitor: Browser, memory: Memory) -> None:
    visitor.get("/ajukan/coba")
    for path in ("/ajukan/tidak_ada/simpan", "/ajukan/tidak_ada"):
        assert visitor.send(path, {"form.nama": "Ayu", "simpan": "1"}).status_code == 404, path
    assert not memory.drafts.kept


def test_neither_the_records_nor_the_secret_key_alone_read_a_draft(visitor: Browser, memory: Memory) -> None:
    name = parse_qs(urlsplit(saves(visitor)).query)["draf"][0]
    ((key, (body, _)),) = memory.drafts.kept.items()
    assert name not in key
    for word in (b"Ayu", b"3674014708900002", name.encode(), b"coba"):
        assert word not in body


def test_the_log_names_no_draft(visitor: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    link = saves(visitor)
    visitor.get(link)
    name = parse_qs(urlsplit(link).query)["draf"][0]
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("portal")]
    assert any("GET /ajukan/{permit} 200" in message for message in ours)
    assert not any(name in message or "Ayu" in message for message in ours)


def test_a_draft_opens_the_form_of_its_own_permit_only(visitor: Browser, memory: Memory) -> None:
    link = saves(visitor)
    other = replace(permit.process(), permit=PermitId("lain"), digest=Digest("lain"))
    memory.archive.publish(other, Bundle("", other.digest, {}), now=Clock().now)
    assert visitor.get(link.replace("/ajukan/coba", "/ajukan/lain")).status_code == 404


def test_too_much_to_save_comes_back_with_the_form(visitor: Browser, memory: Memory) -> None:
    visitor.get("/ajukan/coba")
    long = {f"form.x{n}": "a" * 60_000 for n in range(MAX_BYTES // 60_000 + 1)}
    page = visitor.send("/ajukan/coba", {**ANSWERS, **long, "simpan": "1"})
    assert page.status_code == 422
    assert "terlalu panjang untuk disimpan" in page.text
    assert 'value="Ayu Lestari"' in page.text
    assert not memory.drafts.kept


def test_drafts_are_begun_so_often_from_one_address_and_then_the_form_comes_back(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DRAFTS_BY_ADDRESS, "amount", 1)
    link = saves(visitor)
    page = visitor.send("/ajukan/coba", {**ANSWERS, "simpan": "1"})
    assert page.status_code == 429
    assert 'value="Ayu Lestari"' in page.text
    again = visitor.send("/ajukan/coba", {**form_of(visitor.get(link)), "simpan": "1"})
    assert again.headers["location"] == link, "going on with one is no new one"


def test_saving_is_no_submission(visitor: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SUBMIT_BY_ADDRESS, "amount", 1)
    link = saves(visitor)
    assert visitor.send("/ajukan/coba", form_of(visitor.get(link))).status_code == 200


def test_a_form_that_was_changed_meanwhile_comes_back_to_be_looked_at(
    visitor: Browser, memory: Memory, clock: Clock
) -> None:
    page = visitor.get("/ajukan/coba")
    shown = {**ANSWERS, "edisi": hidden(page, "edisi"), "form.dahulu": "Pertanyaan lama"}
    changed = replace(permit.process(), digest=Digest("baru"))
    memory.archive.publish(changed, Bundle("", changed.digest, {}), now=clock.now + timedelta(hours=1))
    back = visitor.send("/ajukan/coba", shown, {"dokumen.ktp": pdf()})
    assert back.status_code == 422
    assert "Formulir ini diperbarui selagi Anda mengisi" in back.text
    assert "<li>Pertanyaan lama</li>" in back.text, "what has no place any more is told"
    assert not memory.cases.histories
    assert visitor.send("/ajukan/coba", form_of(back)).status_code == 200
