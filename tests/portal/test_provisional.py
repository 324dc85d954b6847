"""A date of a year whose holidays are not decreed yet is marked wherever it is shown, until they are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI

from licensing.city.almanac import Almanac
from licensing.city.decrees import DayOff, YearAnnounced
from licensing.clock.calendar import WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.scenarios.memory_decrees import MemoryDecrees
from licensing.words.identifiers import ApplicationNumber
from portal.app import create_app
from portal.services import Portal
from tests.portal import permit
from tests.portal.conftest import ANSWERS, SECRET_KEY, URL, Browser, Clock, hidden, pdf
from tests.portal.memory import Memory, in_memory
from tests.portal.test_api import RINA

LATE_IN_2027 = datetime(2027, 12, 31, 2, tzinfo=UTC)
MARK = "Sementara: hari libur 2028 belum ditetapkan."
CITY = Calendars(WorkingCalendar(announced=frozenset({2026, 2027})))


@pytest.fixture
def memory() -> Memory:
    register = replace(permit.register(), calendar=CITY)
    return in_memory(register, (permit.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def decrees() -> MemoryDecrees:
    return MemoryDecrees(Almanac(CITY))


@pytest.fixture
def clock() -> Clock:
    return Clock(LATE_IN_2027)


@pytest.fixture
def app(memory: Memory, clock: Clock, decrees: MemoryDecrees) -> FastAPI:
    given = (memory.archive, memory.cases, memory.documents, memory.accounts, memory.people, memory.drafts)
    return create_app(Portal(*given, memory.register, SECRET_KEY, URL, clock, decrees=decrees))


Seen = Callable[[], dict[str, int]]


@pytest.fixture
def seen(visitor: Browser, rina: Browser, application: ApplicationNumber) -> Seen:
    """How often each page marks a date."""
    visitor.tracks(application)
    pages = {
        "inbox": lambda: rina.get("/petugas"),
        "task": lambda: rina.get(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp"),
        "case": lambda: rina.get(f"/petugas/permohonan/{application}"),
        "tracking": lambda: visitor.get(f"/lacak/{application}"),
    }
    return lambda: {name: page().text.count(MARK) for name, page in pages.items()}


def test_every_page_marks_a_date_of_a_year_that_is_not_decreed(seen: Seen) -> None:
    assert all(seen().values()), seen()


def test_no_page_marks_one_once_it_is(seen: Seen, decrees: MemoryDecrees) -> None:
    decrees.record(lambda _: (YearAnnounced(LATE_IN_2027, "Sekda", "SKB 3 Menteri 2028", 2028),))
    assert not any(seen().values()), seen()


def test_a_date_of_a_decreed_year_is_certain(visitor: Browser, clock: Clock) -> None:
    clock.now = datetime(2027, 6, 2, 2, tzinfo=UTC)
    application = visitor.applies()
    visitor.tracks(application)
    page = visitor.get(f"/lacak/{application}").text
    assert "data-promised>9 Juni 2027<" in page
    assert "Sementara: hari libur" not in page


def test_the_receipt_marks_it(visitor: Browser) -> None:
    once = hidden(visitor.get("/ajukan/coba?lang=en"), "sekali")
    receipt = visitor.send("/ajukan/coba", {**ANSWERS, "sekali": once}, {"dokumen.ktp": pdf()})
    assert "Provisional: the holidays of 2028 are not decreed yet." in receipt.text


def test_the_api_says_so_of_every_date(
    app: FastAPI, application: ApplicationNumber, decrees: MemoryDecrees
) -> None:
    def said() -> list[bool]:
        client = Browser(app)
        (task,) = client.request("GET", "/api/v1/tasks", headers=RINA).json()
        case = client.request("GET", f"/api/v1/tasks/{task['task']}", headers=RINA).json()["application"]
        return [each["provisional"] for each in (task, case["waiting"][0], case["promised"])]

    assert said() == [True] * 3
    decrees.record(lambda _: (YearAnnounced(LATE_IN_2027, "Sekda", "SKB 3 Menteri 2028", 2028),))
    assert said() == [False] * 3


def test_what_has_been_waited_is_counted_by_what_was_decreed_meanwhile(
    app: FastAPI, application: ApplicationNumber, clock: Clock, decrees: MemoryDecrees
) -> None:
    def waited() -> int:
        told = Browser(app).request("GET", f"/api/v1/applications/{application}", headers=RINA).json()
        return int(told["awaited"]["working_days"])

    clock.now += timedelta(days=7)
    before, day = waited(), (LATE_IN_2027 + timedelta(days=3)).date()
    decrees.record(lambda _: (DayOff(clock.now, "Sekda", "SE 800/14", None, day, "Pilkada"),))
    assert (before, waited()) == (5, 4)
