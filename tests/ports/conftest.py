"""One suite per port: every test here runs on memory and on the real thing, and cannot tell which it is."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import count
from threading import Lock

import pytest

from licensing.clock.calendars import Calendars
from licensing.scenarios.memory_accounts import MemoryAccounts
from licensing.scenarios.memory_archive import MemoryArchive
from licensing.scenarios.memory_cases import MemoryCases
from licensing.scenarios.memory_drafts import MemoryDrafts
from licensing.scenarios.memory_guesses import MemoryGuesses
from licensing.scenarios.memory_incoming import MemoryIncoming
from licensing.scenarios.memory_people import MemoryPeople
from licensing.scenarios.memory_pins import MemoryPins
from licensing.scenarios.memory_receipts import MemoryReceipts
from licensing.scenarios.memory_scarce import MemoryScarce
from licensing.scenarios.memory_treasury import MemoryTreasury
from storage.database import Role
from tests.ports.stories import Ports
from tests.storage.conftest import cluster, connected, database_url, folder, migrated, s3_endpoint
from tests.storage.process import publish

# The servers of the suite on storage: a fixture that is imported is a fixture here.
__all__ = ["cluster", "database_url", "folder", "migrated", "s3_endpoint"]

Open = Callable[[Role], Ports]
"""Opens the records as another process of this role does."""


@dataclass(frozen=True, slots=True)
class Memory:
    archive: MemoryArchive
    cases: MemoryCases
    accounts: MemoryAccounts
    people: MemoryPeople
    drafts: MemoryDrafts
    guesses: MemoryGuesses
    scarce: MemoryScarce
    receipts: MemoryReceipts
    treasury: MemoryTreasury
    incoming: MemoryIncoming


def in_memory(calendar: Calendars | None = None) -> Memory:
    archive, pins = MemoryArchive(), count(1)

    def new_pin() -> str:
        time.sleep(0.001)  # without the lock somebody else would come in between, and a test would see it
        return f"PIN{next(pins):05d}"

    cases = MemoryCases(archive, calendar or Calendars(), MemoryPins(new_pin), Lock())
    return Memory(
        archive,
        cases,
        MemoryAccounts(),
        MemoryPeople(transaction=Lock()),
        MemoryDrafts(),
        MemoryGuesses(),
        MemoryScarce(cases),
        receipts := MemoryReceipts(cases),
        MemoryTreasury(receipts),
        MemoryIncoming(Lock()),
    )


@pytest.fixture(scope="module", params=["memory", "postgresql"])
def opening(request: pytest.FixtureRequest) -> Iterator[Open]:
    """Memory has one process and no roles; what is opened there is always the same."""
    if request.param == "memory":
        memory = in_memory()
        yield lambda _: memory
        return
    url = request.getfixturevalue("database_url")
    with ExitStack() as opened:
        yield lambda role: opened.enter_context(closing(connected(url, role)))


@pytest.fixture(scope="module")
def izin(opening: Open) -> Ports:
    """The records as Izin itself sees them, with the trial permit published."""
    records = opening("izin_worker")
    publish(records)
    return records


@pytest.fixture(scope="module")
def portal(opening: Open, izin: Ports) -> Ports:
    """The records as people see them."""
    return opening("izin_portal")


@pytest.fixture(scope="module")
def another_portal(opening: Open, izin: Ports) -> Ports:
    """A portal that knows nothing of what the first one did."""
    return opening("izin_portal")
