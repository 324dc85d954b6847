"""What time does, as people see it: that a task is due soon, and that the law granted what nobody decided."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.process.graph import Process
from tests.browser.states import LANGUAGES, City, city
from tests.portal import permit, test_granted, test_reminded
from tests.portal.memory import in_memory


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(chromium: Browser, process: Process, language: str) -> Iterator[City]:
    memory = in_memory(permit.register(), (process,), dict(permit.PASSWORDS))
    with city(chromium, memory, language, process=process) as visited:
        yield visited


@pytest.fixture
def reminding(chromium: Browser, language: str) -> Iterator[City]:
    yield from opened(chromium, test_reminded.told(), language)


@pytest.fixture
def silent(chromium: Browser, language: str) -> Iterator[City]:
    yield from opened(chromium, test_granted.told(), language)


def test_a_task_that_is_due_soon(reminding: City) -> None:
    reminding.applies()
    reminding.clock.passes(days=1)
    reminding.signs_in()
    expect(reminding.page.locator(".izin-duecell strong").last).to_be_visible()
    reminding.looks("the inbox with a task that is due soon")


def test_what_the_law_granted(silent: City) -> None:
    number = silent.applies()
    silent.decides("rina", f"{number}.kelengkapan.1.dpmptsp", "lengkap")
    silent.clock.passes(days=9)
    silent.memory.cases.handle(Service(), number, PassTime(), now=silent.clock.now)
    silent.tracks(number)
    expect(silent.page.locator("[role=note]").first).to_be_visible()
    silent.looks("the tracking page of what the law granted")
    silent.signs_in()
    silent.page.goto(f"/petugas/permohonan/{number}")
    silent.looks("the case page of what the law granted")
