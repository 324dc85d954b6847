"""A worker that waits for Prefect: it lives, and is not taken for one that hangs, from its start on."""

import asyncio
import os
import time
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn, cast

import httpx
import pytest
from prefect.client.orchestration import PrefectClient

from flows import working
from flows.claims import Claims
from flows.compiler import Performers
from flows.wiring import Wired
from flows.working import Worker
from licensing.ports import HANDED_OVER, Outbox
from tests.flows.installation import wait_for


def worker(name: str, ready: Path) -> Worker:
    """One whose services are not asked for anything here."""
    nothing = SimpleNamespace()
    wired = SimpleNamespace(
        settings=SimpleNamespace(worker_concurrency=1),
        **dict.fromkeys(
            ("archive", "audit", "deadlines", "people", "drafts", "receipts", "waiting"), nothing
        ),
    )
    claims = Claims(cast("Outbox", nothing), name, 60)
    performers = cast("Performers", SimpleNamespace(claims=claims, means=nothing))
    client = cast("PrefectClient", nothing)
    return Worker(cast("Wired", wired), client, performers, ready, asyncio.Event())


def shows(sign: Path) -> bool:
    return sign.exists() and time.time() - sign.stat().st_mtime < 60


async def until_it_shows(sign: Path) -> None:
    await asyncio.to_thread(wait_for, lambda: shows(sign), what="a sign of life")


async def hang(*_: object) -> NoReturn:
    await asyncio.Event().wait()
    raise AssertionError("nobody ends this")


async def refuse(*_: object) -> NoReturn:
    raise httpx.ConnectError("nobody listens")


@pytest.mark.parametrize("name", ["me-1", HANDED_OVER])
@pytest.mark.parametrize(("prefect", "ready_at_latest"), [(hang, 0.05), (refuse, 600)])
def test_a_worker_that_starts_while_prefect_hangs_or_is_away_is_ready_and_goes_on_giving_signs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, prefect: object, ready_at_latest: float
) -> None:
    monkeypatch.setattr(Worker, "_prepare", prefect)
    monkeypatch.setattr(working, "READY_AT_LATEST_SECONDS", ready_at_latest)
    monkeypatch.setattr(working, "SIGN_SECONDS", 0.05)
    monkeypatch.setattr(working, "LONGEST_PAUSE_SECONDS", 600)
    monkeypatch.setattr(working, "FIRST_PAUSE_SECONDS", 600)
    sign = tmp_path / "worker.ready"

    async def story() -> None:
        waiting = asyncio.create_task(worker(name, sign).work())
        await until_it_shows(sign)
        for _ in range(2):
            os.utime(sign, (0, 0))
            await until_it_shows(sign)
        assert not waiting.done()
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)

    asyncio.run(story())
