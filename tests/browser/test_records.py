"""Pages of lines for the records of a list, of a panel that is named, and of a step that opens on a day."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from licensing.case.commands import Decide
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, TaskId
from tests.browser.serving import serving
from tests.browser.test_lines import track
from tests.browser.test_pages import check
from tests.portal import angkutan, permit
from tests.portal.memory import Memory, in_memory

MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (angkutan.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def page(chromium: Browser, memory: Memory) -> Iterator[Page]:
    with serving(memory, lambda: MONDAY) as url:
        context = chromium.new_context(base_url=url, viewport={"width": 1280, "height": 900}, locale="id-ID")
        yield context.new_page()
        context.close()


@pytest.fixture
def application(memory: Memory) -> ApplicationNumber:
    return memory.cases.submit(angkutan.process(), angkutan.FORM, {}, now=MONDAY).application


def decide(memory: Memory, who: str, task: str, outcome: str, **typed: tuple[str, ...]) -> None:
    officers = memory.register.officers
    command = Decide(TaskId(task), OutcomeId(outcome), "", typed, people=officers)
    number = ApplicationNumber(task.partition(".")[0])
    memory.cases.handle(officers[OfficerId(who)], number, command, now=MONDAY)


def signs_in(page: Page, who: str) -> None:
    page.goto("/petugas/masuk")
    page.fill("#nama", who)
    page.fill("#sandi", f"kata sandi {who}")
    page.click("main button[type=submit]")


def in_both(page: Page, path: str, where: str) -> None:
    for language in ("id", "en"):
        page.goto(f"{path}?lang={language}")
        check(page, f"{where} ({language})")


def test_the_task_of_a_record(page: Page, memory: Memory, application: ApplicationNumber) -> None:
    signs_in(page, "sari")
    in_both(page, "/petugas", "the inbox with a task for each record")
    in_both(page, f"/petugas/tugas/{application}.uji.2.dinkes", "the task of a record")
    expect(page.locator("#baris")).to_have_text("Inspection of the vehicle 2: B 7002 WTA")
    decide(memory, "sari", f"{application}.uji.1.dinkes", "laik")
    in_both(page, f"/petugas/permohonan/{application}", "the case with its records")


def test_the_records_as_the_applicant_tracks_them(
    page: Page, memory: Memory, application: ApplicationNumber
) -> None:
    decide(memory, "sari", f"{application}.uji.1.dinkes", "laik")
    track(page, application)
    in_both(page, f"/lacak/{application}", "the status of each record")


def test_a_panel_is_named_and_its_task_opens_on_a_day(
    page: Page, memory: Memory, application: ApplicationNumber
) -> None:
    for nth in (1, 2, 3):
        decide(memory, "sari", f"{application}.uji.{nth}.dinkes", "laik")
    signs_in(page, "budi")
    in_both(page, f"/petugas/tugas/{application}.penugasan.1.dpmptsp", "the form that names a panel")
    typed = {"anggota": ("rina", "joko"), "tanggal": ("03-12-2026",)}
    decide(memory, "budi", f"{application}.penugasan.1.dpmptsp", "ditugaskan", **typed)
    in_both(page, f"/petugas/permohonan/{application}", "the case whose step opens on a day")
    track(page, application)
    in_both(page, f"/lacak/{application}", "the status of a step that opens on a day")
    page.goto(f"/lacak/{application}?lang=en")
    expect(page.get_by_text("Opens on", exact=True)).to_be_visible()
