"""Pages on which several lines and several licences stand beside each other, over the ports in memory."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from licensing.case.commands import Decide
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, TaskId
from tests.browser.serving import serving
from tests.browser.test_pages import check
from tests.portal import permit, reklame
from tests.portal.memory import PIN, Memory, in_memory

MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
FORM = {
    "nama": ("Ayu Lestari",),
    "surel": ("ayu@contoh.id",),
    "telepon": ("081234567890",),
    "ukuran": ("12,5",),
    "mulai": ("01-03-2027",),
}


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (reklame.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def url(memory: Memory) -> Iterator[str]:
    """The portal on a port of its own while the test runs."""
    with serving(memory, lambda: MONDAY) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, url: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=url, viewport={"width": 1280, "height": 900}, locale="id-ID")
    yield context.new_page()
    context.close()


@pytest.fixture
def application(memory: Memory) -> ApplicationNumber:
    return memory.cases.submit(reklame.process(), FORM, {}, now=MONDAY).application


def decide(memory: Memory, application: ApplicationNumber, who: str, task: str, outcome: str) -> None:
    officer = memory.register.officers[OfficerId(who)]
    command = Decide(TaskId(f"{application}.{task}"), OutcomeId(outcome), "Gambar tanpa skala.", {})
    memory.cases.handle(officer, application, command, now=MONDAY)


def track(page: Page, application: ApplicationNumber) -> None:
    page.goto("/lacak")
    page.fill("#nomor", application)
    page.fill("#pin", PIN)
    page.click("main form button[type=submit]")


def test_lines_beside_each_other(page: Page, memory: Memory, application: ApplicationNumber) -> None:
    track(page, application)
    check(page, "the status of two lines")
    decide(memory, application, "sari", "kajian.1.dinkes", "kurang")
    page.reload()
    check(page, "a correction beside a line that goes on")
    decide(memory, application, "dewi", "kunjungan.1.dlh", "ulang")
    page.goto(f"/lacak/{application}?lang=en")
    check(page, "two corrections, in English")
    page.click(f'a[href$="{application}.siapkan.1.applicant"]')
    check(page, "one of two corrections")


def test_the_time_of_a_line(page: Page, memory: Memory, application: ApplicationNumber) -> None:
    decide(memory, application, "dewi", "kunjungan.1.dlh", "ulang")
    page.goto("/petugas/masuk")
    page.fill("#nama", "dewi")
    page.fill("#sandi", "kata sandi dewi")
    page.click("main form button[type=submit]")
    page.goto(f"/petugas/permohonan/{application}")
    expect(page.get_by_role("heading", name="Kunjungan lapangan").first).to_be_visible()
    check(page, "the time of a line, for officers")


def test_an_answer_that_does_not_say_which_correction_it_is_for(
    page: Page, memory: Memory, application: ApplicationNumber
) -> None:
    decide(memory, application, "sari", "kajian.1.dinkes", "kurang")
    track(page, application)
    page.goto(f"/lacak/{application}/perbaikan")
    decide(memory, application, "dewi", "kunjungan.1.dlh", "ulang")
    page.eval_on_selector("input[name=tugas]", "each => each.remove()")
    page.fill("#form-ukuran", "10")
    page.click("main form button[type=submit]")
    expect(page.get_by_role("radio")).to_have_count(2)
    check(page, "the choice between two corrections")
    page.get_by_label("Kunjungan lapangan, Persiapan lokasi").check()
    page.click("main form button[type=submit]")
    expect(page.get_by_text("Perbaikan Anda sudah kami terima.")).to_be_visible()


def test_a_line_that_has_ended_as_the_officer_sees_it(
    page: Page, memory: Memory, application: ApplicationNumber
) -> None:
    decide(memory, application, "sari", "kajian.1.dinkes", "sesuai")
    page.goto("/petugas/masuk")
    page.fill("#nama", "dewi")
    page.fill("#sandi", "kata sandi dewi")
    page.click("main button[type=submit]")
    page.goto(f"/petugas/tugas/{application}.kunjungan.1.dlh")
    check(page, "the task on a line")
    page.goto(f"/petugas/permohonan/{application}")
    check(page, "the case with its lines")


def test_licences_that_follow_each_other(page: Page, memory: Memory, application: ApplicationNumber) -> None:
    decide(memory, application, "sari", "kajian.1.dinkes", "sesuai")
    decide(memory, application, "dewi", "kunjungan.1.dlh", "layak")
    memory.perform(application, MONDAY)
    track(page, application)
    check(page, "a licence in a case that goes on")
    decide(memory, application, "rina", "ukur.1.dpmptsp", "sesuai")
    memory.perform(application, MONDAY)
    page.reload()
    check(page, "two licences")
    page.goto("/periksa/kode0002")
    check(page, "a licence that is not yet in force")
