"""What is free, an objection that is taken back, and pages that come back filled in after a session or a limit."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from licensing.case.commands import Contest
from licensing.city.people import Tracker
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber, StepId
from portal.door.throttle import FILES_BY_ADDRESS
from tests.browser.states import LANGUAGES, City, city, presses, types
from tests.inspection.papers import pdf
from tests.portal import permit, tanya, test_free
from tests.portal.conftest import ANSWERS
from tests.portal.memory import PIN, in_memory
from tests.portal.test_interrupting import ANYTIME

SEND = "main form button[type=submit]"


@pytest.fixture(params=LANGUAGES)
def here(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[City]:
    text = permit.PERMIT.replace("steps:\n", ANYTIME)
    process = restore(Bundle.of({DEFINITION: text.encode()}))
    memory = in_memory(permit.register(), (process, test_free.process()), dict(permit.PASSWORDS))
    with city(chromium, memory, str(request.param)) as visited:
        yield visited


def refused(here: City) -> ApplicationNumber:
    number = here.applies()
    here.decides("rina", f"{number}.kelengkapan.1.dpmptsp", "lengkap")
    here.decides("sari", f"{number}.rekomendasi.1.dinkes", "ditolak", nomor=("1",))
    here.memory.perform(number, here.clock.now)
    return number


def test_what_is_free(here: City) -> None:
    page = here.page
    for day, chairs in (("2027-05-15", "15"), ("2027-06-01", "5")):
        answers = {**test_free.HERS, "mulai": (day,), "banyak": (chairs,), "petak": (f"A-{chairs}",)}
        here.memory.cases.submit(test_free.process(), answers, {}, now=here.clock.now)
    here.signs_in("sari")
    presses(page, 'a[href="/petugas/tersedia"]')
    expect(page.locator("tbody tr")).to_have_count(6)
    here.looks("what is free")
    types(page, {"#cari": "A-15"})
    expect(page.locator("tbody tr")).to_have_count(1)
    here.looks("what is free of one thing")
    page.goto("/petugas/tersedia?cari=zzz")
    here.looks("what is free of nothing")
    presses(page, ".izin-nav__who button")
    here.signs_in("rina")
    page.goto("/petugas/tersedia")
    expect(page.get_by_text("A-15")).to_have_count(0)
    here.looks("what is free, of others")
    presses(page, ".izin-nav__who button")
    here.signs_in("anton")
    page.goto("/petugas/tersedia")
    here.looks("what is free for an agency that has to do with the other permit")


def test_an_objection_is_taken_back(here: City) -> None:
    page, number = here.page, refused(here)
    here.memory.cases.handle(
        Tracker(number), number, Contest(StepId("keberatan"), "Luasnya cukup."), now=here.clock.now
    )
    here.tracks(number)
    here.looks("the page of an objection")
    presses(page, 'a[href$="/tindakan/tarik-keberatan"]')
    here.looks("taking an objection back")
    page.fill("#alasan", "Sudah jelas.")
    presses(page, SEND)
    page.wait_for_url(f"**/lacak/{number}")
    expect(page.locator('a[href$="/tindakan/keberatan"]').first).to_be_visible()
    here.looks("the page of an objection that was taken back")


def test_how_she_is_reached_after_her_session_ended(here: City) -> None:
    page, number = here.page, here.applies()
    here.tracks(number)
    page.goto(f"/lacak/{number}/kontak")
    page.fill("#surel", "baru@contoh.id")
    here.clock.now += timedelta(hours=2)
    presses(page, "#isian > button[type=submit]")
    types(page, {"#nomor": number, "#pin": PIN})
    expect(page.locator("#surel")).to_have_value("baru@contoh.id")
    here.looks("how she is reached with what was kept")


def test_what_was_checked_after_her_session_ended(here: City) -> None:
    page, number = here.page, here.applies()
    here.signs_in()
    page.goto(f"/petugas/permohonan/{number}/pin")
    page.fill("#diperiksa", "KTP asli.")
    here.clock.now += timedelta(hours=2)
    presses(page, "#isian > button[type=submit]")
    here.enters()
    expect(page.locator("#diperiksa")).to_have_value("KTP asli.")
    here.looks("the PIN at the counter with what was kept")


def test_at_the_limit_of_files(here: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FILES_BY_ADDRESS, "amount", 0)
    page = here.page
    page.goto("/ajukan/coba")
    page.fill("#form-nama", ANSWERS["form.nama"])
    ktp: FilePayload = {"name": "ktp.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    expect(page.locator("#form-nama")).to_be_visible()
    page.set_input_files("input[type=file] >> nth=0", ktp)
    presses(page, "[data-go-on]")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.locator("#form-nama")).to_have_value(ANSWERS["form.nama"])
    here.looks("the form at the limit of files")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_system_is_asked(chromium: Browser, language: str) -> None:
    memory = tanya.asking()
    with city(chromium, memory, language, process=tanya.process()) as here:
        page, number = here.page, tanya.applied(memory, here.clock)
        here.tracks(number)
        here.looks("the status while a system is awaited")
        here.signs_in("lela")
        page.goto(f"/petugas/permohonan/{number}")
        here.looks("the case while a system is awaited")
        tanya.is_silent(memory, number, here.clock)
        page.goto(f"/petugas/tugas/{number}.pajak.1.lingkungan")
        expect(page.locator("#form-jumlah")).to_be_visible()
        expect(page.locator("#form-status")).to_have_count(0)
        here.looks("the task of who stands in for a system")
        page.check('input[value="menunggak"]')
        presses(page, SEND)
        expect(page.locator("#form-jumlah-error")).to_be_visible()
        here.looks("the same with its error")
        page.fill("#form-jumlah", "5.000.000")
        presses(page, SEND)
        expect(page.locator("#sudah")).to_be_visible()
        here.looks("the task that was answered by hand")
        other = tanya.applied(memory, here.clock)
        tanya.ends(memory, other, here.clock, tanya.OWING)
        page.goto(f"/petugas/permohonan/{other}")
        here.looks("the case after a system has answered")
