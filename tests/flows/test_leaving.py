"""A worker that is told to stop ends, whatever does not answer."""

import asyncio
import signal
import subprocess
import sys
import time
from typing import cast
from uuid import uuid4

import pytest

from flows import leaving, runs
from flows.claims import Claims
from flows.leaving import leave_at_stop
from flows.runs import Runs

STUCK = """
import time
from flows.leaving import leave_when_told

leave_when_told(lambda: None, within_seconds=0.5)
print("works", flush=True)
time.sleep(60)
"""


async def stuck() -> None:
    """As a request to a server that does not answer."""
    await asyncio.sleep(60)  # in vain: it is ended before


async def deaf(told: asyncio.Event) -> None:
    """As Prefect's engine: it tells the server of its own end."""
    try:
        await stuck()
    except asyncio.CancelledError:
        told.set()
        await stuck()


def test_steps_that_hang_are_broken_off_and_those_that_end_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "STEPS_END_WITHIN_SECONDS", 0.1)

    async def story() -> list[bool]:
        stop = asyncio.Event()
        looking, asking, brief = (
            asyncio.create_task(each) for each in (stuck(), stuck(), asyncio.sleep(0.02))
        )
        ending = asyncio.create_task(leave_at_stop(stop, looking, [asking, brief]))
        await asyncio.sleep(0)
        assert not looking.cancelled()
        stop.set()
        await ending
        await asyncio.wait([looking, asking])
        return [looking.cancelled(), asking.cancelled(), brief.cancelled()]

    assert asyncio.run(story()) == [True, True, False]


def test_runs_that_cannot_tell_of_their_end_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "TELLS_WITHIN_SECONDS", 0.1)

    async def story() -> bool:
        told = asyncio.Event()
        under_way = Runs(cast("Claims", None), 1, 1, lambda: None)
        run = under_way.active[uuid4()] = asyncio.create_task(deaf(told))
        await under_way.drain(0.05)
        assert not run.done()
        run.cancel()
        await asyncio.wait([run])
        return told.is_set()

    assert asyncio.run(story())


def test_a_process_that_hangs_at_its_end_leaves_and_says_where_it_stood() -> None:
    with subprocess.Popen(
        (sys.executable, "-c", STUCK), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"works\n"
        began = time.monotonic()
        worker.send_signal(signal.SIGTERM)
        _, said = worker.communicate(timeout=30)
    assert (worker.returncode, time.monotonic() - began < 15) == (1, True)
    assert b'File "<string>", line 7 in <module>' in said
