"""The whole way by keys alone, with and without scripts: from the catalogue to the licence anybody verifies."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from licensing.words.codes import code_of_number, grouped
from licensing.words.identifiers import ApplicationNumber
from tests.browser.states import City, city, moves, presses, sends, types
from tests.browser.walking import skips, walks
from tests.inspection.papers import opened, pdf
from tests.portal import permit
from tests.portal.conftest import ANSWERS
from tests.portal.memory import in_memory

CODE = code_of_number(4_711**5)
GO_ON = "[data-go-on]"
SAVE = "#isian > button[type=submit]"


@pytest.fixture(params=[(True, 1280, "id"), (False, 360, "en")], ids=["scripts", "no-scripts"])
def here(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[City]:
    scripts, width, language = request.param
    memory = in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS), inspect=opened)
    memory.cases.numbers.code = lambda _series, _year, sequence: CODE if sequence == 1 else f"{sequence}"
    with city(chromium, memory, language, scripts=scripts) as visited:
        visited.page.set_viewport_size({"width": width, "height": 800})
        yield visited


def test_the_whole_way_by_keys_alone(here: City) -> None:
    here.page.goto("/")
    walks(here.page)
    here.page.reload()
    skips(here.page)
    presses(here.page, 'main a[href="/layanan/coba"]')
    walks(here.page)
    presses(here.page, "a.govuk-button--start")
    _from_an_error_to_its_line(here.page)
    _fill(here.page)
    _choose_a_file(here.page)
    number, pin = _check_and_send(here.page)
    presses(here.page, 'main a[href^="/lacak?nomor="]')
    types(here.page, {"#pin": pin})
    walks(here.page)
    other = here.applies()
    _decide(here, number, other)
    _issue(here, number)
    presses(here.page, '.izin-nav a[href="/periksa"]')
    types(here.page, {"#kode": grouped(CODE)})
    expect(here.page.locator("h1")).to_contain_text({"id": "berlaku", "en": "valid"}[here.language])
    walks(here.page)


def _from_an_error_to_its_line(page: Page) -> None:
    """What is wrong comes first: as the focus where scripts run, else as the first stop; and leads to its line."""
    presses(page, GO_ON)
    if page.evaluate("document.activeElement === document.body"):
        skips(page)
    else:
        assert page.evaluate("document.activeElement.matches('.govuk-error-summary')")
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#form-nama"
    page.keyboard.press("Enter")
    expect(page.locator("#form-nama")).to_be_focused()


def _fill(page: Page) -> None:
    for name, text in ANSWERS.items():
        line = f"#{name.replace('.', '-')}"
        moves(page, line)
        page.keyboard.press("Space") if name == "form.jenis" else page.keyboard.type(text)
    moves(page, "#form-parkir")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[name='form.parkir'][value=false]")).to_be_checked()
    presses(page, GO_ON)


def _choose_a_file(page: Page) -> None:
    """Its line is reached by Tab; the dialogue that opens is the browser's own."""
    walks(page)
    moves(page, "#dokumen-ktp")
    page.set_input_files(
        "#dokumen-ktp", [{"name": "ktp.pdf", "mimeType": "application/pdf", "buffer": pdf()}]
    )
    presses(page, GO_ON)


def _check_and_send(page: Page) -> tuple[ApplicationNumber, str]:
    walks(page)
    presses(page, "[value='isian:form-nama']")
    expect(page.locator("#form-nama")).to_be_focused()
    presses(page, GO_ON)
    presses(page, GO_ON)
    return ApplicationNumber(page.inner_text("[data-application]")), page.inner_text("[data-pin]")


def _decide(here: City, number: ApplicationNumber, other: ApplicationNumber) -> None:
    """She signs in, takes the first task, is told that it is decided, and goes on to the next."""
    page = here.page
    presses(page, 'footer a[href="/petugas"]')
    here.enters("rina")
    walks(page)
    presses(page, f'.izin-taskname[href*="{number}"]')
    presses(page, SAVE)
    if not page.evaluate("document.activeElement === document.body"):
        assert page.evaluate("document.activeElement.matches('.govuk-error-summary')")
    moves(page, "#keputusan")
    page.keyboard.press("Space")
    presses(page, SAVE)
    expect(page.locator("#sudah")).to_be_focused()
    moves(page, f'main a.govuk-button[href*="{other}"]')
    sends(page)
    expect(page.locator("#keputusan")).to_have_count(1)


def _issue(here: City, number: ApplicationNumber) -> None:
    """What two agencies and the head of the office do."""
    for who, agency in (("sari", "dinkes"), ("dewi", "dlh")):
        here.decides(who, f"{number}.rekomendasi.1.{agency}", "disetujui", nomor=("1",))
    here.decides("budi", f"{number}.tanda_tangan.1.dpmptsp", "ditandatangani")
    here.memory.perform(number, here.clock.now)
