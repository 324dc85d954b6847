"""The sweep that erases forms nobody sent: those whose time has passed, and no others."""

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

from flows.claims import Claims
from flows.performers import Means
from flows.sweeps import Broom
from licensing.ports import Audit, Deadlines, People, Receipts, WaitingFiles
from licensing.scenarios.memory_drafts import MemoryDrafts

NOW = datetime(2026, 12, 23, 1, 22, tzinfo=UTC)


def test_forms_that_nobody_sent_are_erased_when_their_time_has_passed() -> None:
    drafts = MemoryDrafts()
    begun = NOW - timedelta(days=30)
    drafts.keep("lama", b"isi", now=begun, until=NOW)
    drafts.keep("baru", b"isi", now=begun, until=NOW + timedelta(seconds=1))
    broom = Broom(
        cast("Means", SimpleNamespace(now=lambda: NOW)),
        cast("Claims", None),
        cast("Audit", None),
        cast("Deadlines", None),
        cast("People", None),
        drafts,
        cast("WaitingFiles", None),
        cast("Receipts", None),
        frozenset,
    )
    assert asyncio.run(broom.old_drafts()) == "1 form that was never sent is erased."
    assert drafts.kept.keys() == {"baru"}
