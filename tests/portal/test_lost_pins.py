"""Lost PINs: a link that works once, the counter, what strangers learn (nothing), and sessions of the old PIN."""

import json
import re
from base64 import b64encode
from datetime import timedelta
from html import unescape
from itertools import count

import pytest
from fastapi import FastAPI

from licensing.city.people import Service
from licensing.history.events import PinGiven, PinLinkAsked
from licensing.words.identifiers import ApplicationNumber
from portal.web import pins as pages
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.memory import PIN, Memory

EMAIL = "ayu@contoh.id"
CHECKED = "KTP asli, foto cocok."


@pytest.fixture(autouse=True)
def fresh_pins(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first PIN is the suite's, each one given after it is another; and nobody waits."""
    told = count(1)
    memory.cases.pins.new = lambda: PIN if not memory.cases.pins.kept else f"BARU{next(told):04d}"
    monkeypatch.setattr(pages, "ANSWERED_AFTER", 0.0)


def asks(visitor: Browser, number: str, email: str) -> tuple[int, str]:
    visitor.get("/lacak/pin")
    answer = visitor.send("/lacak/pin", {"nomor": number, "surel": email})
    return answer.status_code, re.sub(r'name="csrf" value="[^"]*"', "", unescape(answer.text))


def link_of(memory: Memory, application: ApplicationNumber, clock: Clock, ask: int = 1) -> str:
    opens = memory.cases.pin_link(application, ask, until=clock.now + timedelta(minutes=30))
    return f"/lacak/pin/{opens}"


def happened(memory: Memory, application: ApplicationNumber, kind: type[object]) -> int:
    return sum(isinstance(event, kind) for event in memory.cases.view(Service(), application).events)


def email_of(memory: Memory, application: ApplicationNumber) -> str:
    file = memory.cases.view(Service(), application)
    return file.process.applicant_of(file.case.answers).email or ""


def test_a_stranger_reads_the_same_as_the_applicant(
    app: FastAPI, application: ApplicationNumber, memory: Memory
) -> None:
    right = asks(Browser(app), application, email_of(memory, application))
    wrong = asks(Browser(app), application, "lain@contoh.id")
    unknown = asks(Browser(app), "REG-COBA-20261123-99999", "lain@contoh.id")
    assert right == wrong == unknown
    assert right[0] == 200
    assert happened(memory, application, PinLinkAsked) == 1


def test_the_time_an_answer_takes_tells_nothing(
    app: FastAPI, application: ApplicationNumber, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(pages, "ANSWERED_AFTER", 60.0)
    monkeypatch.setattr(pages.asyncio, "sleep", sleep)
    for email in (email_of(memory, application), "lain@contoh.id"):
        asks(Browser(app), application, email)
    assert len(slept) == 2
    assert all(50 < seconds < 60 for seconds in slept)


@pytest.mark.parametrize(
    ("number", "email", "says"), [("", "a@b.id", "Tulis nomor"), ("REG-1", " ", "Tulis alamat")]
)
def test_what_is_missing_is_said_and_the_rest_stays(
    visitor: Browser, number: str, email: str, says: str
) -> None:
    status, page = asks(visitor, number, email)
    assert status == 422
    assert says in page
    assert f'value="{number}"' in page


def test_a_link_is_used_once_and_gives_a_pin_that_works(
    app: FastAPI, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    asks(Browser(app), f" {application.lower()} ", email_of(memory, application).upper())
    link, hers, other = link_of(memory, application, clock), Browser(app), Browser(app)
    for scanned in range(3):
        assert hers.get(link).status_code == 200, scanned
    assert happened(memory, application, PinGiven) == 0
    other.get(link)
    once = hidden(hers.get(link), "sekali")
    made = hers.send(link, {"sekali": once})
    pin = re.findall(r"data-pin>([^<]+)<", made.text)[0]
    assert pin == "BARU 0001"
    assert hers.send(link, {"sekali": once}).text.count(pin), "the same form sent again shows the same PIN"
    assert other.send(link, {"sekali": "lain"}).status_code == 409
    assert other.get(link).status_code == 409
    assert happened(memory, application, PinGiven) == 1
    assert Browser(app).tracks(application, pin.lower()).status_code == 303
    assert Browser(app).tracks(application).status_code == 422
    assert hers.get(f"/lacak/{application}").status_code == 200


def test_a_link_is_over_after_half_an_hour(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    asks(visitor, application, email_of(memory, application))
    link = link_of(memory, application, clock)
    clock.passes(minutes=31)
    late = Browser(app)
    assert late.get(link).status_code == 409
    late.get("/lacak/pin")
    assert late.send(link, {"sekali": "x"}).status_code == 409
    assert "Minta tautan baru" in late.get("/lacak/pin/REG-COBA-20261123-00001.1.99.palsu").text


def test_whoever_was_inside_with_the_old_pin_is_outside(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, rina: Browser, clock: Clock
) -> None:
    assert visitor.tracks(application).status_code == 303
    assert visitor.get(f"/lacak/{application}").status_code == 200
    clock.passes(minutes=1)
    assert gives(rina, application).status_code == 200
    assert visitor.get(f"/lacak/{application}").status_code == 303
    header = {"x-pin": PIN}
    assert (
        Browser(app).request("GET", f"/api/v1/applications/{application}", headers=header).status_code == 401
    )
    assert Browser(app).tracks(application, "baru 0001").status_code == 303


def gives(officer: Browser, application: ApplicationNumber, checked: str = CHECKED):
    page = f"/petugas/permohonan/{application}/pin"
    once = hidden(officer.get(page), "sekali")
    return officer.send(page, {"diperiksa": checked, "sekali": once})


def test_an_officer_of_the_counter_gives_one_on_the_record(
    rina: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    case = rina.get(f"/petugas/permohonan/{application}").text
    assert f"/petugas/permohonan/{application}/pin" in case
    refused = gives(rina, application, "  ")
    assert refused.status_code == 422
    assert "Tuliskan apa yang Anda periksa" in refused.text
    assert "BARU 0001" in gives(rina, application).text
    (event,) = (e for e in memory.cases.view(Service(), application).events if isinstance(e, PinGiven))
    assert event.by is not None
    assert (event.by.officer, event.checked) == ("rina", CHECKED)
    page = unescape(rina.get(f"/petugas/permohonan/{application}").text)
    assert "PIN baru diberikan di loket" in page
    assert "BARU" not in page


def test_no_other_officer_gives_one(app: FastAPI, application: ApplicationNumber, rina: Browser) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    sari = Browser(app)
    sari.signs_in("sari")
    page = f"/petugas/permohonan/{application}/pin"
    assert page not in sari.get(f"/petugas/permohonan/{application}").text
    assert sari.get(page).status_code == 403
    sari.get("/petugas")
    assert sari.send(page, {"diperiksa": CHECKED}).status_code == 403
    assert Browser(app).get(page).status_code == 303


def test_a_program_at_the_counter_gives_one_as_well(app: FastAPI, application: ApplicationNumber) -> None:
    def post(name: str) -> int:
        secret = b64encode(f"{name}:kata sandi {name}".encode()).decode()
        told = Browser(app).request(
            "POST",
            f"/api/v1/applications/{application}/pin",
            headers={"authorization": f"Basic {secret}", "content-type": "application/json"},
            content=json.dumps({"checked": CHECKED}).encode(),
        )
        return told.status_code

    assert [post("rina"), post("budi")] == [200, 404]
    assert Browser(app).tracks(application, "BARU0001").status_code == 303


@pytest.mark.parametrize("typed", ["482 913", "482-913", " 482913 "])
def test_a_pin_and_a_number_are_read_as_they_were_meant(
    app: FastAPI, application: ApplicationNumber, typed: str
) -> None:
    said = application.lower().replace("-", " \u2011 ").replace("0", "o")
    tracked = Browser(app)
    tracked.get("/lacak")
    answer = tracked.send("/lacak", {"nomor": said, "pin": typed})
    assert answer.headers.get("location") == f"/lacak/{application}"


def test_nobody_is_asked_for_links_without_end(
    app: FastAPI, application: ApplicationNumber, memory: Memory
) -> None:
    visitor = Browser(app)
    told = [asks(visitor, application, "lain@contoh.id")[0] for _ in range(6)]
    assert told == [200] * 5 + [429]
