"""What a waiting case costs: the private memory of every process, just started, without and with many cases waiting.

A case waits once its notice is sent and its page is written. Every process is killed and started anew before it is
weighed: what it then holds is what it must hold, and not what earlier work left behind in its heap.
"""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx
import psycopg

from features.operations.driving import Driver
from features.operations.instance import Instance
from flows.services.ours import ready_sign
from flows.services.state import read_running
from tests.bench import machine

PATIENCE_SECONDS = 300
SETTLING_SECONDS = 15
UNFINISHED = "select count(*) from cases where ready_at is not null or worker is not null"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Megabytes by part, without the waiting cases and with them."""

    cases: int
    memory_mb_without: dict[str, float]
    memory_mb_with: dict[str, float]


def leave_waiting(at: Instance, driver: Driver, cases: int) -> Waiting:
    """Weigh, leave so many cases waiting, and weigh again."""
    without = _weigh(at)
    driver.leave_waiting(cases)
    _until(lambda: _unfinished(at) == 0, "all cases only wait")
    return Waiting(cases, without, _weigh(at))


def _weigh(at: Instance) -> dict[str, float]:
    _start_anew(at)
    time.sleep(SETTLING_SECONDS)
    return {part: round(held / 2**20, 1) for part, held in machine.private_bytes().items()}


def _start_anew(at: Instance) -> None:
    """Kill every process and wait until its successor is at work."""
    before = _pids(at)
    signs = [ready_sign(at.settings.home, name) for name in before if name.startswith("worker")]
    for sign in signs:
        sign.unlink(missing_ok=True)
    for pid in before.values():
        os.kill(pid, signal.SIGKILL)
    _until(lambda: not {*before.values()} & {*_pids(at).values()}, "every process has a successor")
    _until(lambda: all(sign.exists() for sign in signs), "the workers are ready")
    _until(lambda: _answers(f"{at.connections.prefect_api_url}/health"), "Prefect answers")
    _until(lambda: _answers(f"{at.connections.portal_url}/healthz"), "the portal answers")


def _pids(at: Instance) -> dict[str, int]:
    running = read_running(at.settings.home)
    return {name: mark.pid for name, mark in running.processes.items()} if running else {}


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5).status_code < 500
    except httpx.HTTPError:
        return False


def _unfinished(at: Instance) -> int:
    url = at.connections.database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(url) as connection:
        connection.execute("set role izin_worker")
        row = connection.execute(UNFINISHED).fetchone()
    return row[0] if row else 0


def _until(truth: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not truth():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {PATIENCE_SECONDS} s: {what}")
        time.sleep(0.2)
