"""What keeps time fair, as officers come to see it: consent, more time, whose turn it is, the report of services."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from licensing.case.commands import AskConsent, Correct
from licensing.city.people import Tracker
from licensing.city.register import AgencyRegister, read_register
from licensing.words.identifiers import ApplicationNumber, TaskId
from tests.browser.states import FORM, LANGUAGES, City, city, presses
from tests.portal import permit
from tests.portal.memory import in_memory
from tests.portal.test_limits import limited_process

SEND = "main form#isian button[type=submit]"
SHOW = ".izin-period button"


@pytest.fixture(params=LANGUAGES)
def here(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[City]:
    memory = in_memory(supervised(), (limited_process(),), dict(permit.PASSWORDS))
    with city(chromium, memory, str(request.param), process=limited_process()) as visited:
        yield visited


def supervised() -> AgencyRegister:
    """The trial register, in which the head reads her agency's report."""
    head = "{id: Kepala Dinas, en: Head"
    return read_register(permit.REGISTER.replace(head, f"{head}, supervises: agency"), "agencies.yaml")


def is_entered_by(here: City, who: str) -> None:
    """Somebody else at the same browser."""
    here.page.context.clear_cookies(name="izin")
    here.signs_in(who)


def returns(here: City, number: ApplicationNumber) -> None:
    page = here.page
    page.goto(f"/petugas/tugas/{number}.kelengkapan.1.dpmptsp")
    page.check('input[value="kembalikan"]')
    page.fill("#alasan", "Luasnya salah.")
    presses(page, SEND)


def test_consent_is_asked_and_given(here: City) -> None:
    page, number = here.page, here.applies()
    here.signs_in()
    returns(here, number)
    here.looks("the task that needs consent")
    page.click("#persetujuan button")
    expect(page.locator("#alasan")).to_have_value("Luasnya salah.")
    here.looks("asking for consent")
    page.fill("#alasan", "")
    presses(page, SEND)
    expect(page.locator("#alasan-error")).to_be_visible()
    here.looks("asking for consent with its error")
    page.fill("#alasan", "Denah lain.")
    presses(page, SEND)
    expect(page.locator("#alasan")).to_have_value("Luasnya salah.")
    here.looks("the task that awaits consent")
    is_entered_by(here, "budi")
    page.goto(f"/petugas/tugas/{number}.correction-consent.1.dpmptsp")
    here.looks("the task of whoever consents")
    page.check('input[value="consented"]')
    presses(page, SEND)
    expect(page.locator("#alasan-error")).to_be_visible()
    here.looks("the task of whoever consents with its error")
    page.fill("#alasan", "Memang keliru.")
    presses(page, SEND)
    here.looks("the consent that was given")
    is_entered_by(here, "rina")
    page.goto(f"/petugas/tugas/{number}.kelengkapan.1.dpmptsp")
    expect(page.locator("#persetujuan")).to_contain_text("Memang keliru.")
    here.looks("the task with consent")
    page.goto(f"/petugas/permohonan/{number}")
    here.looks("the case in which consent was given")


def test_more_time_is_given(here: City) -> None:
    page, number = here.page, here.applies()
    here.decides("rina", f"{number}.kelengkapan.1.dpmptsp", "lengkap")
    here.signs_in("budi")
    page.goto(f"/petugas/permohonan/{number}/perpanjangan")
    here.looks("the extension")
    page.fill("#lama", "9")
    presses(page, SEND)
    for place in ("#sebab-error", "#lama-error", "#keterangan-error"):
        expect(page.locator(place)).to_be_visible()
    here.looks("the extension with its errors")
    page.check('input[name="sebab"][value="cuaca"]')
    page.fill("#lama", "2")
    page.fill("#keterangan", "Jalan terendam.")
    presses(page, SEND)
    expect(page.locator(".izin-clock")).to_be_visible()
    here.looks("the case with more time")
    page.goto(f"/petugas/permohonan/{number}/perpanjangan")
    here.looks("an extension too many")
    here.clock.passes(days=2)
    here.tracks(number)
    page.click(".izin-clock summary")
    here.looks("the clock that was extended, as its applicant sees it")


def test_a_decision_out_of_turn(here: City) -> None:
    page, first = here.page, here.applies()
    here.clock.passes(days=2)
    second = here.applies()
    here.signs_in()
    page.goto(f"/petugas/tugas/{second}.kelengkapan.1.dpmptsp")
    here.looks("the task whose turn it is not")
    page.check('input[value="lengkap"]')
    presses(page, SEND)
    expect(page.locator("#mendahului-error")).to_contain_text(first)
    here.looks("the task whose turn it is not, with its error")


def test_the_report_of_services(here: City) -> None:
    page, first = here.page, here.applies()
    here.signs_in()
    page.goto("/petugas/laporan")
    here.looks("the report of nothing")
    here.clock.passes(days=2)
    task = f"{here.applies()}.kelengkapan.1.dpmptsp"
    here.decides("rina", task, "lengkap", out_of_turn="Pemohon sakit keras.")
    stands_still(here, first)
    here.signs_in()
    page.click(".izin-nav__list a[href='/petugas/laporan']")
    expect(page.locator(".izin-report")).to_have_count(2)
    expect(page.locator("#isi")).not_to_contain_text("Rina Kartika")
    here.looks("the report of one's own roles")
    is_entered_by(here, "budi")
    page.goto("/petugas/laporan")
    expect(page.locator(".izin-report")).to_have_count(3)
    expect(page.locator("#permohonan ~ ul li")).to_have_count(1)
    expect(page.locator("#isi")).to_contain_text("Rina Kartika")
    with page.expect_download() as saved:
        page.click("a[download] >> nth=0")
    assert saved.value.suggested_filename.startswith("laporan-")
    here.looks("the report of an agency")
    page.fill("#dari", "2026-11-30")
    page.fill("#sampai", "2026-11-01")
    presses(page, SHOW)
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    here.looks("the report of a time that ends before it begins")


def stands_still(here: City, number: ApplicationNumber) -> None:
    """Its applicant is asked, with consent, and answers a day later."""
    task, consent = f"{number}.kelengkapan.1.dpmptsp", f"{number}.correction-consent.1.dpmptsp"
    here.acts("rina", task, AskConsent(TaskId(task), "Denah lain."))
    here.decides("budi", consent, "consented")
    here.decides("rina", task, "kembalikan")
    here.clock.passes(days=1)
    answer = Correct(
        TaskId(f"{number}.perbaikan.1.applicant"), {**FORM, "parkir": ("false",), "luas": ("13",)}, {}
    )
    here.memory.cases.handle(Tracker(number), number, answer, now=here.clock.now)
    here.clock.passes(minutes=1)
