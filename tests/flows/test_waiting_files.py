"""The sweep of what waits for the object store: told as done, or as failed with how much is left and since when."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from flows.claims import Claims
from flows.performers import Means
from flows.sweeps import Broom
from licensing.ports import Audit, Deadlines, Drafts, FilesMoved, FilesWaiting, People, Receipts
from licensing.words.errors import StorageFailed

SINCE = datetime(2026, 11, 23, 1, 22, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """`WaitingFiles` that say what they are told to."""

    left: FilesWaiting
    moved: FilesMoved

    def waiting(self) -> FilesWaiting:
        return self.left

    def move(self) -> FilesMoved:
        return self.moved


def swept(left: FilesWaiting, moved: FilesMoved) -> str:
    broom = Broom(
        cast("Means", SimpleNamespace()),
        cast("Claims", None),
        cast("Audit", None),
        cast("Deadlines", None),
        cast("People", None),
        cast("Drafts", None),
        Told(left, moved),
        cast("Receipts", None),
        frozenset,
    )
    return asyncio.run(broom.waiting_files())


def test_what_went_to_the_store_is_told() -> None:
    assert swept(FilesWaiting(0, 0, None), FilesMoved(2, ())) == "2 files went to the object store."


def test_what_did_not_go_is_a_failed_run_that_says_why_and_since_when() -> None:
    with pytest.raises(StorageFailed) as failed:
        swept(FilesWaiting(3, 9, SINCE), FilesMoved(1, ("the object store did not answer.",)))
    told = str(failed.value)
    assert "1 file went to the object store. 3 files wait since 2026-11-23 08:22" in told
    assert told.endswith("the object store did not answer.")
