"""An ordinary row of the inbox says in words that its office was reminded, and that it is due soon."""

from functools import cache

import pytest

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory, in_memory

MARK = "Segera jatuh tempo: sudah diingatkan"


@cache
def told() -> Process:
    text = permit.PERMIT.replace("within: 5 working days}", "within: 5 working days, remind: [6 hours]}")
    return restore(Bundle.of({DEFINITION: text.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (told(),), dict(permit.PASSWORDS))


def test_a_row_is_marked_from_the_reminder_on_until_it_is_late(
    rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    before = rina.get("/petugas")
    assert application in before.text
    assert MARK not in before.text
    clock.passes(days=1)
    rina.signs_in("rina")
    row = rina.get("/petugas").text
    assert MARK in row
    listed = rina.get("/api/v1/tasks").json()
    assert listed[0]["reminded_at"] is not None
    clock.passes(days=3)
    rina.signs_in("rina")
    assert MARK not in rina.get("/petugas").text
    assert rina.get("/api/v1/tasks").json()[0]["reminded_at"] is None
