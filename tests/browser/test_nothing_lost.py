"""Nothing typed is lost, in a real browser: saving, no connection, an ended session, the language, the Enter key."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.applying import go_on
from tests.browser.axe import found_by_axe
from tests.browser.serving import serving
from tests.portal import permit
from tests.portal.conftest import ANSWERS, Clock
from tests.portal.memory import Memory, in_memory

LINES = ("nama", "nik", "surel", "telepon", "luas")
PDF: FilePayload = {"name": "ktp saya.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 contoh"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def address(memory: Memory, clock: Clock) -> Iterator[str]:
    with serving(memory, clock) as address:
        yield address


def opened(chromium: Browser, address: str, path: str, *, scripts: bool, width: int = 1280) -> Page:
    context = chromium.new_context(
        base_url=address, java_script_enabled=scripts, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(path)
    return page


def fill(page: Page) -> None:
    for line in LINES:
        page.fill(f"#form-{line}", ANSWERS[f"form.{line}"])
    page.check("input[name='form.jenis'][value=mandiri]")
    page.check("input[name='form.parkir'][value=false]")


def is_filled(page: Page) -> None:
    for line in LINES:
        expect(page.locator(f"#form-{line}")).to_have_value(ANSWERS[f"form.{line}"])


def is_clean(page: Page) -> None:
    assert not found_by_axe(page)


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_form_is_saved_and_sent_from_another_device(
    chromium: Browser, address: str, memory: Memory, scripts: bool, width: int
) -> None:
    page = opened(chromium, address, "/ajukan/coba", scripts=scripts, width=width)
    fill(page)
    go_on(page)
    page.set_input_files("#dokumen-ktp", [PDF])
    page.get_by_role("button", name="Simpan dan lanjutkan nanti").click()
    expect(page.get_by_role("heading", name="Isian ini tersimpan, belum terkirim")).to_be_visible()
    if scripts:
        is_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    link = page.input_value("#tautan").replace("http://127.0.0.1/", f"{address}/")
    other = opened(chromium, address, link, scripts=scripts, width=width)
    is_filled(other)
    expect(other.locator("#dokumen-ktp-kept")).to_contain_text("ktp saya.pdf")
    go_on(other)
    if scripts:
        is_clean(other)
        assert other.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    go_on(other)
    number = other.locator("[data-application]").inner_text()
    again = opened(chromium, address, link, scripts=scripts, width=width)
    expect(again.locator("main")).to_contain_text("sudah terkirim pada")
    expect(again.locator("main")).to_contain_text(number)
    assert len(memory.cases.histories) == 1


def test_what_is_typed_is_saved_by_itself_and_the_link_is_shown(
    chromium: Browser, address: str, memory: Memory
) -> None:
    page = opened(chromium, address, "/ajukan/coba", scripts=True)
    fill(page)
    expect(page.locator("[data-save-state]")).to_contain_text("Tersimpan otomatis pukul")
    page.fill("#form-nama", "Ayu L.")
    link = page.input_value("#tautan-baru").replace("http://127.0.0.1/", f"{address}/")
    page.wait_for_timeout(5_000)
    other = opened(chromium, address, link, scripts=False)
    expect(other.locator("#form-nama")).to_have_value("Ayu L.")
    assert len(memory.drafts.kept) == 1


def test_without_a_connection_the_page_stays_with_what_was_typed(
    chromium: Browser, address: str, memory: Memory
) -> None:
    page = opened(chromium, address, "/ajukan/coba", scripts=True)
    fill(page)
    go_on(page)
    page.set_input_files("#dokumen-ktp", [PDF])
    page.context.set_offline(True)
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("Tidak ada sambungan")
    is_filled(page)
    is_clean(page)
    page.context.set_offline(False)
    page.wait_for_timeout(1_100)
    go_on(page)
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.locator("[data-application]")).to_be_visible()
    assert len(memory.cases.histories) == 1


@pytest.mark.parametrize("scripts", [False, True])
def test_enter_sends_and_the_language_keeps_what_was_typed(
    chromium: Browser, address: str, scripts: bool
) -> None:
    page = opened(chromium, address, "/ajukan/coba", scripts=scripts)
    fill(page)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
    is_filled(page)
    page.press("#form-luas", "Enter")
    expect(page.locator("#dokumen-ktp")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    is_filled(page)


@pytest.mark.parametrize("scripts", [False, True])
def test_a_decision_whose_session_ended_is_there_after_signing_in(
    chromium: Browser, address: str, clock: Clock, scripts: bool
) -> None:
    applying = opened(chromium, address, "/ajukan/coba", scripts=False)
    fill(applying)
    go_on(applying)
    applying.set_input_files("#dokumen-ktp", [PDF])
    go_on(applying)
    go_on(applying)
    number = applying.inner_text("[data-application]")
    task = f"/petugas/tugas/{number}.kelengkapan.1.dpmptsp"
    page = opened(chromium, address, f"/petugas/masuk?kembali={task}", scripts=scripts)
    sign_in(page)
    page.get_by_label("Kembalikan").check()
    page.fill("#alasan", "KTP buram\nmohon foto ulang")
    clock.now += timedelta(hours=2)
    page.get_by_role("button", name="Simpan keputusan").click()
    expect(page.get_by_text("Yang Anda tulis tersimpan")).to_be_visible()
    sign_in(page)
    assert page.url == f"{address}{task}"
    expect(page.locator("#alasan")).to_have_value("KTP buram\nmohon foto ulang")
    expect(page.get_by_label("Kembalikan")).to_be_checked()
    if scripts:
        is_clean(page)
    page.get_by_role("button", name="Simpan keputusan").click()
    expect(page.get_by_role("heading", name="Sudah diputuskan")).to_be_visible()


def sign_in(page: Page) -> None:
    page.fill("#nama", "rina")
    page.fill("#sandi", "kata sandi rina")
    page.get_by_role("button", name="Masuk", exact=True).click()
