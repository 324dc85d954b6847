"""What only some officers come to see: filters, a PIN at the counter, a new password, what was kept, files, no page."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from licensing.words.identifiers import OfficerId
from tests.browser.states import LANGUAGES, City, city, presses, types
from tests.inspection.papers import pdf
from tests.portal import permit
from tests.portal.memory import in_memory

SEND = "main form button[type=submit]"
READER_FRAMES = ("http", "chrome-extension", "http")


@pytest.fixture(params=LANGUAGES)
def here(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[City]:
    memory = in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS))
    with city(chromium, memory, str(request.param)) as visited:
        yield visited


def test_the_inbox_with_filters(here: City) -> None:
    page = here.page
    here.applies()
    here.clock.passes(days=2)
    here.applies()
    here.signs_in()
    expect(page.locator("#langkah")).to_be_hidden()
    here.looks("the inbox")
    presses(page, '.izin-sort[href*="terlambat"]')
    expect(page.locator(".izin-taskname")).to_have_count(1)
    page.goto("/petugas?hanya=terlambat&langkah=coba.kelengkapan&urut=terbaru")
    expect(page.locator("#langkah")).to_be_visible()
    here.looks("the inbox with filters")
    page.select_option("#urut", "mendesak")
    presses(page, ".izin-narrow button")
    expect(page.locator(".izin-sort[aria-current]")).to_contain_text("1")
    presses(page, '.izin-sort[href*="saya"]')
    expect(page.locator(".izin-taskname")).to_have_count(0)
    here.looks("the inbox where nothing is hers")


def test_a_pin_at_the_counter(here: City) -> None:
    page, number = here.page, here.applies()
    here.signs_in()
    page.goto(f"/petugas/permohonan/{number}/pin")
    here.looks("the PIN at the counter")
    presses(page, SEND)
    expect(page.locator("#diperiksa-error")).to_be_visible()
    here.looks("the PIN at the counter with its error")
    page.fill("#diperiksa", "KTP asli, foto cocok.")
    presses(page, SEND)
    expect(page.locator("[data-pin]")).to_be_visible()
    here.looks("the PIN that is handed over")
    page.goto(f"/petugas/permohonan/{number}")
    here.looks("the case in which a PIN was given")


def test_a_new_password(here: City) -> None:
    here.memory.accounts.reset(OfficerId("rina"), "sekali pakai")
    here.signs_in("rina", "sekali pakai")
    expect(here.page.locator("#baru")).to_be_visible()
    here.looks("the new password")
    types(here.page, {"#nama": "rina", "#sandi": "sekali pakai", "#baru": "pendek", "#ulang": "pendek"})
    expect(here.page.locator("#baru-error")).to_be_visible()
    here.looks("the new password with its error")
    chosen = "sandi pilihan rina"
    types(here.page, {"#sandi": "sekali pakai", "#baru": chosen, "#ulang": chosen})
    assert here.page.url.endswith("/petugas")


def test_what_she_typed_before_her_session_ended(here: City) -> None:
    page, number = here.page, here.applies()
    here.signs_in()
    page.goto(f"/petugas/tugas/{number}.kelengkapan.1.dpmptsp")
    page.check('input[value="kembalikan"]')
    page.fill("#alasan", "KTP buram.")
    here.clock.now += timedelta(hours=2)
    presses(page, "#isian > button[type=submit]")
    here.looks("signing in after the session ended")
    here.enters()
    expect(page.locator("#alasan")).to_have_value("KTP buram.")
    here.looks("the task with what was kept")


def test_a_pdf_is_read_where_it_is_and_runs_nothing(windowed: Browser) -> None:
    memory = in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS))
    ktp = memory.documents.put_once("berkas/ktp", pdf(), media_type="application/pdf", file_name="ktp.pdf")
    with city(windowed, memory, "id") as here:
        number, blocked = here.applies(ktp), list[str]()
        here.signs_in()
        here.page.goto(f"/petugas/permohonan/{number}")
        here.page.context.on(
            "console", lambda said: blocked.append(said.text) if "Security Policy" in said.text else None
        )
        with here.page.context.expect_page() as opened:
            here.page.click('a[href$="/berkas/ktp"]')
        # Chromium's own reader: a frame of its own, and in it one that holds the file.
        viewer = opened.value
        schemes: tuple[str, ...] = ()
        for _ in range(60):
            schemes = tuple(frame.url.partition(":")[0] for frame in viewer.frames)
            if schemes == READER_FRAMES:
                break
            viewer.wait_for_timeout(250)
        assert schemes == READER_FRAMES
        assert not blocked


def test_health_is_no_page(here: City) -> None:
    for path, media_type in (("/healthz", "text/plain"), ("/readyz", "application/json")):
        answer = here.page.goto(path)
        assert answer is not None
        assert answer.status == 200
        assert answer.headers["content-type"].startswith(media_type)
        assert here.page.locator("a, form, script").count() == 0
