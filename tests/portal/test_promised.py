"""While somebody waits: the whole promised day and what it counts from, and nothing that is not decided yet."""

from dataclasses import replace
from html import unescape

from licensing.process.bundle import Bundle
from licensing.words.identifiers import ApplicationNumber, Digest
from tests.portal import permit
from tests.portal.conftest import ANSWERS, Browser, Clock, hidden, pdf
from tests.portal.memory import PIN, Memory

BY = "Anda menerima jawaban paling lambat"


def status(visitor: Browser, application: ApplicationNumber) -> str:
    visitor.tracks(application)
    return unescape(visitor.get(f"/lacak/{application}").text)


def test_the_day_is_told_and_what_it_counts_from(visitor: Browser, application: ApplicationNumber) -> None:
    text = status(visitor, application)
    assert 'datetime="2026-11-30" data-promised>30 November 2026<' in text, (
        "five working days from Monday 23 November"
    )
    assert "5 hari kerja sejak berkas lengkap, dihitung dari 23 November 2026." in text


def test_a_time_that_begins_on_a_day_off_counts_from_the_next_working_day(
    visitor: Browser, rina: Browser, clock: Clock
) -> None:
    clock.passes(days=5)
    application = visitor.applies()
    rina.signs_in("rina")
    counted = "dihitung dari 30 November 2026."
    assert counted in status(visitor, application), "Saturday 28 November, before its clock runs"
    assert rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap").status_code == 303
    assert counted in status(visitor, application)


def test_it_stands_on_the_receipt(visitor: Browser) -> None:
    once = hidden(visitor.get("/ajukan/coba?lang=en"), "sekali")
    receipt = visitor.send("/ajukan/coba", {**ANSWERS, "sekali": once}, {"dokumen.ktp": pdf()})
    assert "You have an answer by" in receipt.text
    assert "30 November 2026" in receipt.text


def test_the_time_of_the_law_stands_on_every_page_of_a_service_that_promises_none(
    visitor: Browser, memory: Memory, clock: Clock
) -> None:
    silent = replace(permit.process(), time_limit=None, digest=Digest("baru"))
    memory.archive.publish(silent, Bundle("", silent.digest, {}), now=clock.now)
    for path in ("/", "/layanan/coba", "/ajukan/coba"):
        assert "5 hari kerja" in visitor.get(path).text, path


def test_it_counts_anew_from_a_correction_and_is_not_told_while_she_is_asked(
    visitor: Browser, rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="Luasnya salah.")
    assert BY not in status(visitor, application)
    clock.passes(days=2)
    visitor.tracks(application)
    visitor.get(f"/lacak/{application}/perbaikan")
    answer = visitor.send(f"/lacak/{application}/perbaikan", {**ANSWERS, "form.luas": "20"})
    assert answer.status_code == 303, answer.text
    assert "dihitung dari 25 November 2026." in status(visitor, application)


def test_a_day_that_is_over_is_not_hidden(
    visitor: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    clock.passes(days=8)
    assert "Hari itu sudah lewat" in status(visitor, application)


def test_what_agencies_say_is_told_only_once_it_is_decided(
    visitor: Browser, rina: Browser, application: ApplicationNumber
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    text = status(visitor, application)
    assert "sudah menjawab (Pemeriksaan kelengkapan)" in text
    assert "Berkas lengkap" not in text
    api = visitor.request("GET", f"/api/v1/applications/{application}", headers={"X-PIN": PIN})
    assert api.status_code == 200, api.text
    assert api.json()["decisions"] == []
    assert "Berkas lengkap" not in api.text
