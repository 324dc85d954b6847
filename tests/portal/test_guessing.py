"""Guesses are slowed for each account, wherever they come from; the right person is not kept out, nor slowed down."""

import asyncio
import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import httpx
import pytest
from fastapi import FastAPI

from licensing.ports.guesses import FREE_GUESSES, LONGEST_SECONDS, Try, wait_after
from licensing.scenarios.memory_accounts import MemoryAccounts
from licensing.scenarios.memory_cases import MemoryCases
from licensing.scenarios.memory_guesses import MemoryGuesses
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, OfficerId
from portal.app import create_app
from portal.door.door import Door
from portal.services import Portal
from tests.portal.conftest import URL, Browser, Clock

RIGHT = "kata sandi rina"


async def guess(app: FastAPI, address: str, name: str, password: str) -> int:
    transport = httpx.ASGITransport(app, client=(address, 4711))
    async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
        answer = await client.get("/api/v1/tasks", auth=(name, password))
    return answer.status_code


def guessed(app: FastAPI, address: str, password: str, name: str = "rina") -> int:
    return asyncio.run(guess(app, address, name, password))


def test_guesses_from_many_addresses_at_one_account_wait_longer_each_time(app: FastAPI, clock: Clock) -> None:
    statuses = [guessed(app, f"198.51.100.{n}", "tebakan") for n in range(FREE_GUESSES + 3)]
    assert statuses == [401] * FREE_GUESSES + [429] * 3
    clock.passes(seconds=wait_after(FREE_GUESSES))
    assert guessed(app, "198.51.100.50", "tebakan") == 401
    clock.passes(seconds=wait_after(FREE_GUESSES))
    assert guessed(app, "198.51.100.51", "tebakan") == 429
    clock.passes(seconds=wait_after(FREE_GUESSES + 1) - wait_after(FREE_GUESSES))
    assert guessed(app, "198.51.100.52", "tebakan") == 401


def test_the_right_person_is_let_in_where_she_is_known_while_others_guess(app: FastAPI) -> None:
    at_her_desk = Browser(app)
    assert at_her_desk.signs_in("rina").status_code == 303
    for n in range(FREE_GUESSES + 3):
        guessed(app, f"198.51.100.{n}", "tebakan")
    assert guessed(app, "192.0.2.9", RIGHT) == 429, "elsewhere she waits for at most a minute"
    assert Browser(app).signs_in("rina").status_code == 303, "her address is known"
    on_the_way = httpx.ASGITransport(app, client=("192.0.2.77", 4711))

    async def sign_in() -> int:
        async with httpx.AsyncClient(
            transport=on_the_way, base_url=URL, cookies=at_her_desk.cookies
        ) as client:
            form = {"nama": "rina", "sandi": RIGHT, "kembali": "", "csrf": at_her_desk.token}
            await client.get("/petugas/masuk")
            return (await client.post("/petugas/masuk", data=form)).status_code

    at_her_desk.get("/petugas/masuk")
    assert asyncio.run(sign_in()) == 303, "her browser is known"


def test_elsewhere_she_is_let_in_after_a_minute_at_most(app: FastAPI, clock: Clock) -> None:
    for n in range(200):
        guessed(app, f"198.51.{n}.1", "tebakan")
        clock.passes(seconds=1)
    clock.passes(seconds=LONGEST_SECONDS)
    assert guessed(app, "192.0.2.9", RIGHT) == 200


def test_another_officers_known_browser_opens_nothing(app: FastAPI) -> None:
    assert Browser(app).signs_in("budi").status_code in (303, 422)
    for n in range(FREE_GUESSES):
        guessed(app, f"198.51.100.{n}", "tebakan")
    forged = Browser(app)
    forged.cookies.set("__Host-kenal", "WyJyaW5hIl0.bukan.tanda", domain="izin.example")
    forged.get("/petugas/masuk")
    assert forged.signs_in("rina", "tebakan").status_code == 429


def test_right_passwords_and_pins_during_an_outage_are_not_counted(
    app: FastAPI, application: ApplicationNumber, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object) -> bool:
        raise StorageFailed("the database does not answer", retryable=True)

    with monkeypatch.context() as outage:
        outage.setattr(MemoryAccounts, "check", unreachable)
        outage.setattr(MemoryCases, "track", unreachable)
        for _ in range(40):
            assert Browser(app).signs_in("rina").status_code == 503
            assert Browser(app).tracks(application).status_code == 503
    assert Browser(app).signs_in("rina").status_code == 303
    assert Browser(app).tracks(application).status_code == 303


def portal_of(app: FastAPI) -> Portal:
    door: object = app.state.door
    assert isinstance(door, Door)
    return door.portal


def test_two_processes_and_one_begun_anew_count_together(app: FastAPI, clock: Clock) -> None:
    another = create_app(portal_of(app))
    statuses = [guessed((app, another)[n % 2], f"198.51.100.{n}", "tebakan") for n in range(FREE_GUESSES + 2)]
    assert statuses == [401] * FREE_GUESSES + [429] * 2
    assert guessed(create_app(portal_of(app)), "198.51.100.40", "tebakan") == 429
    clock.passes(seconds=LONGEST_SECONDS)
    assert guessed(another, "198.51.100.41", RIGHT) == 200
    assert guessed(app, "198.51.100.42", "tebakan") == 401, "it was the right person: all begins anew"


def test_what_broke_off_in_the_midst_is_not_counted_once_the_records_answer(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object, **__: object) -> bool:
        raise StorageFailed("the database does not answer", retryable=True)

    for n in range(FREE_GUESSES + 2):
        with monkeypatch.context() as outage:
            outage.setattr(MemoryAccounts, "check", unreachable)
            outage.setattr(MemoryGuesses, "take_back", unreachable)
            assert guessed(app, f"198.51.100.{n}", RIGHT) == 503
        with monkeypatch.context() as outage:
            outage.setattr(MemoryGuesses, "begin", unreachable)
            assert guessed(app, f"198.51.100.{n}", RIGHT) == 503
    assert guessed(app, "192.0.2.9", RIGHT) == 200


def test_no_key_says_whose_account_or_address_it_is(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    keys: list[str] = []
    begin = MemoryGuesses.begin

    def overheard(self: MemoryGuesses, tries: Sequence[Try], *, now: datetime) -> int:
        keys.extend(each.key for each in tries)
        return begin(self, tries, now=now)

    monkeypatch.setattr(MemoryGuesses, "begin", overheard)
    guessed(app, "198.51.100.1", "tebakan")
    guessed(app, "198.51.100.2", "tebakan")
    assert len(set(keys)) == 5, "both addresses, both pairs, one account"
    assert all(re.fullmatch("[0-9a-f]{32}", key) for key in keys)


@dataclass
class Slow:
    """Checks that take as long as real ones, and say how many there were at once."""

    at_once: list[int] = field(default_factory=list[int])
    names: set[str] = field(default_factory=set[str])
    now: int = 0

    def check(self, officer: OfficerId, password: str) -> bool:
        self.now += 1
        self.at_once.append(self.now)
        self.names.add(threading.current_thread().name.partition("_")[0])
        time.sleep(0.05)  # as long as a hash takes
        self.now -= 1
        return False


def test_a_flood_of_wrong_passwords_slows_no_page(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()

    def check(_: MemoryAccounts, officer: OfficerId, password: str) -> bool:
        return slow.check(officer, password)

    monkeypatch.setattr(MemoryAccounts, "check", check)

    async def flooded() -> tuple[list[int], int]:
        flood = [asyncio.create_task(guess(app, f"198.51.100.{n}", f"nama-{n}", "x")) for n in range(60)]
        await asyncio.sleep(0)
        transport = httpx.ASGITransport(app, client=("192.0.2.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
            page = await client.get("/lacak")
        waiting = sum(not each.done() for each in flood)
        assert page.status_code == 200
        return await asyncio.gather(*flood), waiting

    statuses, waiting = asyncio.run(flooded())
    assert slow.names == {"passwords"}, "no thread that makes pages"
    assert max(slow.at_once) <= 4
    assert waiting >= 10, "the page was there before the guesses were through"
    assert set(statuses) == {401, 429}
