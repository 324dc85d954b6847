"""A line for each record, and steps that open on a day: what officers, applicants and programs see of them."""

import json
import re
from html import unescape

import pytest

from licensing.case.commands import Decide, PassTime
from licensing.city.people import Officer, Party, Service
from licensing.ports import CaseFile
from licensing.scenarios.memory_cases import MemoryCases
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, TaskId
from tests.portal import angkutan, permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import PIN, Memory, in_memory


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (angkutan.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def number(memory: Memory, clock: Clock) -> ApplicationNumber:
    return memory.cases.submit(angkutan.process(), angkutan.FORM, {}, now=clock.now).application


@pytest.fixture
def sari(visitor: Browser) -> Browser:
    browser = Browser(visitor.app)
    browser.signs_in("sari")
    return browser


def officer(memory: Memory, who: str) -> Officer:
    return memory.register.officers[OfficerId(who)]


def task(number: ApplicationNumber, step: str, asked: str, round: int = 1) -> TaskId:
    return TaskId(f"{number}.{step}.{round}.{asked}")


def decide(
    memory: Memory, clock: Clock, who: str, task: TaskId, outcome: str, **typed: tuple[str, ...]
) -> None:
    number = ApplicationNumber(task.split(".")[0])
    officers = memory.register.officers
    command = Decide(task, OutcomeId(outcome), "Rem aus.", typed, people=officers)
    memory.cases.handle(officer(memory, who), number, command, now=clock.now)


@pytest.fixture
def tested(memory: Memory, clock: Clock, number: ApplicationNumber) -> ApplicationNumber:
    """Each vehicle is found fit."""
    for nth in (1, 2, 3):
        decide(memory, clock, "sari", task(number, "uji", "dinkes", nth), "laik")
    return number


@pytest.fixture
def named(memory: Memory, clock: Clock, tested: ApplicationNumber) -> ApplicationNumber:
    """The panel is named, for a visit on 3 December."""
    answers = {"anggota": ("rina", "joko"), "tanggal": ("03-12-2026",)}
    decide(memory, clock, "budi", task(tested, "penugasan", "dpmptsp"), "ditugaskan", **answers)
    return tested


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page)))


def test_the_inbox_names_each_record(sari: Browser, number: ApplicationNumber) -> None:
    page = words(sari.get("/petugas").text)
    for vehicle in ("B 7001 WTA", "B 7002 WTA", "B 7003 WTA"):
        assert page.count(vehicle) == 1


def test_the_inbox_reads_the_cases_of_records_together(
    sari: Browser, memory: Memory, clock: Clock, number: ApplicationNumber, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = memory.cases.submit(angkutan.process(), angkutan.FORM, {}, now=clock.now).application
    alone: list[ApplicationNumber] = []
    view = MemoryCases.view

    def counted(cases: MemoryCases, party: Party, application: ApplicationNumber) -> CaseFile:
        alone.append(application)
        return view(cases, party, application)

    monkeypatch.setattr(MemoryCases, "view", counted)
    page = sari.get("/petugas").text
    assert number in page
    assert other in page
    assert alone == []


def test_the_task_of_a_record_shows_its_record_and_no_other_as_its_own(
    sari: Browser, number: ApplicationNumber
) -> None:
    page = sari.get(f"/petugas/tugas/{task(number, 'uji', 'dinkes', 2)}").text
    assert "Pemeriksaan kendaraan 2: B 7002 WTA" in words(page)
    assert "2024" in page
    english = words(sari.get(f"/petugas/tugas/{task(number, 'uji', 'dinkes', 2)}?lang=en").text)
    assert "Inspection of the vehicle 2: B 7002 WTA" in english
    assert "Year of make" in english


def test_a_program_reads_step_and_record_of_its_task(sari: Browser, number: ApplicationNumber) -> None:
    told = sari.get(f"/api/v1/tasks/{task(number, 'uji', 'dinkes', 2)}").json()
    assert told["name"] == {
        "id": "Pemeriksaan kendaraan 2: B 7002 WTA, Uji laik jalan",
        "en": "Inspection of the vehicle 2: B 7002 WTA, Roadworthiness test",
    }
    assert [(each["label"]["en"], each["answer"]["en"]) for each in told["record"]] == [
        ("Registration", "B 7002 WTA"),
        ("Year of make", "2024"),
    ]
    lines = {each["line"]: each["name"] for each in told["application"]["lines"]}
    assert lines["main/pemeriksaan[2]"]["en"] == "Inspection of the vehicle 2: B 7002 WTA"


def test_a_task_of_no_record_has_none(visitor: Browser, memory: Memory, tested: ApplicationNumber) -> None:
    budi = Browser(visitor.app)
    budi.signs_in("budi")
    told = budi.get(f"/api/v1/tasks/{task(tested, 'penugasan', 'dpmptsp')}").json()
    assert (told["name"]["en"], told["record"]) == ("Naming of the team", [])


def test_the_applicant_reads_how_each_vehicle_stands(
    visitor: Browser, memory: Memory, clock: Clock, number: ApplicationNumber
) -> None:
    decide(memory, clock, "sari", task(number, "uji", "dinkes", 1), "laik")
    visitor.tracks(number)
    page = words(visitor.get(f"/lacak/{number}").text)
    assert "Pemeriksaan kendaraan 1: B 7001 WTA Selesai" in page
    assert "Laik" not in page, "what an agency found is told with the answer"
    assert "Pemeriksaan kendaraan 2: B 7002 WTA" in page


def test_before_its_day_the_page_says_when_it_opens_and_nobody_decides(
    visitor: Browser, rina: Browser, named: ApplicationNumber
) -> None:
    visitor.tracks(named)
    waits = (
        "Kunjungan ke pul Baru dibuka pada 2 Desember 2026",
        "Visit to the depot Opens on 2 December 2026",
    )
    for language, said in zip(("id", "en"), waits, strict=True):
        assert said in words(visitor.get(f"/lacak/{named}?lang={language}").text)
    asked = task(named, "kunjungan", "dpmptsp")
    assert asked not in rina.get("/petugas").text
    case = words(rina.get(f"/petugas/permohonan/{named}?lang=id").text)
    assert waits[0] in case
    assert "sedang disiapkan" not in case, "no decision is being carried out"


def test_a_program_reads_on_which_day_a_step_opens(visitor: Browser, named: ApplicationNumber) -> None:
    address = f"/api/v1/applications/{named}"
    told = Browser(visitor.app).request("GET", address, headers={"x-pin": PIN}).json()
    assert [(each["step_name"]["en"], each["opens_on"]) for each in told["lines"]] == [
        ("Visit to the depot", "2026-12-02")
    ]
    assert told["waiting"] == []


def test_through_the_api_what_is_not_open_yet_is_too_early(rina: Browser, named: ApplicationNumber) -> None:
    asked = task(named, "kunjungan", "dpmptsp")
    for path, method, content in (
        (asked, "GET", None),
        (f"{asked}/decision", "POST", json.dumps({"outcome": "layak"}).encode()),
        (f"{asked}/claim", "POST", b""),
    ):
        headers = {
            "content-type": "application/json",
            "x-csrf-token": rina.get("/api/v1/session").json()["csrf"],
        }
        refused = rina.request(method, f"/api/v1/tasks/{path}", content=content, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (409, "too-early"), path


def test_an_applicant_answers_no_request_before_its_day(
    visitor: Browser, memory: Memory, clock: Clock, named: ApplicationNumber
) -> None:
    clock.passes(days=10)
    memory.cases.handle(Service(), named, PassTime(), now=clock.now)
    for who in ("rina", "joko"):
        (mine,) = [row.task for row in memory.cases.inbox(officer(memory, who))]
        decide(memory, clock, who, mine, "layak")
    memory.perform(named, clock.now)
    data = {"form": json.dumps({"kilometer": "12"})}
    path = f"/api/v1/applications/{named}/requests/{task(named, 'laporan', 'applicant')}/answer"
    refused = Browser(visitor.app).request("POST", path, data=data, headers={"x-pin": PIN})
    assert (refused.status_code, refused.json()["code"]) == (409, "too-early")
