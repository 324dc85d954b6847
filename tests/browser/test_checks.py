"""The page on which an officer judges each document, over the ports in memory."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from licensing.forms.files import StoredFile
from licensing.words.identifiers import ApplicationNumber, Digest, DocumentId
from tests.browser.serving import serving
from tests.browser.test_pages import check
from tests.portal import checked, permit
from tests.portal.conftest import ANSWERS
from tests.portal.memory import Memory, in_memory

MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
FILE = StoredFile("berkas/ktp", Digest("a" * 64), "application/pdf", 1000, "ktp.pdf")
FORM = {name.removeprefix("form."): (text,) for name, text in ANSWERS.items()}


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (checked.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def url(memory: Memory) -> Iterator[str]:
    with serving(memory, lambda: MONDAY) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, url: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=url, viewport={"width": 1280, "height": 900}, locale="id-ID")
    yield context.new_page()
    context.close()


@pytest.fixture
def application(memory: Memory) -> ApplicationNumber:
    files = {DocumentId("ktp"): FILE}
    return memory.cases.submit(checked.process(), FORM, files, now=MONDAY).application


def test_an_officer_judges_each_document(page: Page, application: ApplicationNumber) -> None:
    page.goto("/petugas/masuk")
    page.fill("#nama", "rina")
    page.fill("#sandi", "kata sandi rina")
    page.click("main button[type=submit]")
    page.goto(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp")
    check(page, "the task with its checklist")
    expect(page.locator("#nilai-ktp-sebab")).to_be_hidden()
    page.check("#nilai-ktp-tidak")
    expect(page.locator("#nilai-ktp-sebab")).to_be_visible()
    page.check('input[value="kembalikan"]')
    page.click("text=Simpan keputusan")
    check(page, "the checklist with its errors")
    expect(page.locator("#nilai-ktp-sebab-error")).to_be_visible()
    page.goto(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp?lang=en")
    check(page, "the checklist in English")
    page.check("#nilai-luas")
    page.check("#nilai-ktp-tidak")
    page.fill("#nilai-ktp-sebab", "Buram.")
    page.check('input[value="kembalikan"]')
    page.click("main button:has-text('Save decision')")
    check(page, "the decided task")
    page.goto(f"/petugas/permohonan/{application}")
    page.click("text=What was checked")
    check(page, "the case with what was found")
