"""A session that was opened with a PIN ends with that PIN, in the very instant another one is given."""

import pytest
from fastapi import FastAPI

from licensing.scenarios.memory_cases import MemoryCases
from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.memory import Memory
from tests.portal.test_lost_pins import asks, email_of, fresh_pins, link_of

__all__ = ["fresh_pins"]


def test_a_pin_that_is_given_in_the_same_instant_ends_a_session_as_well(
    app: FastAPI, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    there = Browser(app)
    asks(Browser(app), application, email_of(memory, application))
    link, hers = link_of(memory, application, clock), Browser(app)
    once = hidden(hers.get(link), "sekali")
    assert there.tracks(application).status_code == 303
    hers.send(link, {"sekali": once})
    assert there.get(f"/lacak/{application}").status_code == 303
    assert hers.get(f"/lacak/{application}").status_code == 200


def test_a_pin_that_is_given_while_another_is_proved_opens_no_session(
    app: FastAPI,
    application: ApplicationNumber,
    memory: Memory,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asks(Browser(app), application, email_of(memory, application))
    link, hers, there = link_of(memory, application, clock), Browser(app), Browser(app)
    once, right, waiting = hidden(hers.get(link), "sekali"), MemoryCases.track, [link]

    def meanwhile(cases: MemoryCases, number: ApplicationNumber, pin: str) -> bool:
        fits = right(cases, number, pin)
        if waiting:
            hers.send(waiting.pop(), {"sekali": once})
        return fits

    monkeypatch.setattr(MemoryCases, "track", meanwhile)
    assert there.tracks(application).status_code == 303
    assert there.get(f"/lacak/{application}").status_code == 303
