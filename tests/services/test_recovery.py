"""Whatever is killed comes back, and what was committed is still there."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

import httpx
import psutil
import psycopg
import pytest

from features.standing import settings_for
from flows.services.connections import Connections
from flows.services.state import Running, read_running
from flows.services.supervise import Part, running

PARTS: frozenset[Part] = frozenset({"postgres", "s3"})
SUPERVISE = """
import sys
from pathlib import Path
from features.standing import settings_for
from flows.services.supervise import do_nothing, run
run(
    settings_for(Path(sys.argv[1])),
    parts=frozenset({"postgres", "s3"}),
    prepare=do_nothing,
    say=lambda said: print(said, flush=True),
)
"""


def eventually(claim: Callable[[], bool], within_seconds: float = 20) -> None:
    deadline = time.monotonic() + within_seconds
    while not claim():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def recorded(home: Path) -> Running:
    found = read_running(home)
    assert found is not None
    return found


def count(connections: Connections) -> int:
    with psycopg.connect(connections.database_url.replace("+psycopg", "")) as connection:
        row = connection.execute("select count(*) from kept").fetchone()
    assert row is not None
    return int(row[0])


def keep_rows(connections: Connections) -> None:
    with psycopg.connect(connections.database_url.replace("+psycopg", "")) as connection:
        connection.execute("create table kept as select generate_series(1, 1000)")


def test_a_killed_database_comes_back_with_its_rows(home: Path) -> None:
    said: list[object] = []
    with running(settings_for(home), parts=frozenset({"postgres"}), say=said.append) as connections:
        keep_rows(connections)
        psutil.Process(recorded(home).processes["postgres"].pid).kill()
        eventually(lambda: "PostgreSQL: runs again, at" in str(said[-1]))
        assert count(connections) == 1000
        assert "PostgreSQL: was ended by SIGKILL. It is started again." in str(said[-2])


def test_a_killed_object_store_comes_back_at_its_address(home: Path) -> None:
    said: list[object] = []
    with running(settings_for(home), parts=frozenset({"s3"}), say=said.append) as connections:
        before = recorded(home).processes["s3"]
        psutil.Process(before.pid).kill()
        eventually(lambda: str(said[-1]).startswith("S3 (SeaweedFS): runs again"))
        assert connections.s3_endpoint in str(said[-1])
        assert recorded(home).processes["s3"] != before


@contextmanager
def supervisor(home: Path) -> Generator[subprocess.Popen[str]]:
    """Run `izin up` without our own processes, ready."""
    with subprocess.Popen(
        [sys.executable, "-c", SUPERVISE, home], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        while "Table" not in process.stdout.readline():
            assert process.poll() is None
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM])
def test_the_supervisor_stops_everything_when_asked(home: Path, wish: signal.Signals) -> None:
    with supervisor(home) as process:
        left = recorded(home)
        process.send_signal(wish)
        assert process.wait(15) == 0
    assert not any(mark.find() for mark in left.processes.values())
    assert read_running(home) is None


def test_a_killed_supervisor_takes_its_services_along_and_the_next_start_recovers(home: Path) -> None:
    with supervisor(home) as process:
        left = recorded(home)
        process.kill()
    with running(settings_for(home), parts=PARTS) as connections:
        assert not any(mark.find() for mark in left.processes.values())
        keep_rows(connections)


def test_services_that_outlived_their_supervisor_are_stopped_first(home: Path) -> None:
    with running(settings_for(home), parts=PARTS) as connections:
        keep_rows(connections)
        postmaster = psutil.Process(recorded(home).processes["postgres"].pid)
        orphan = postmaster.children()[0]
        orphan.suspend()
        try:
            postmaster.kill()
            eventually(lambda: recorded(home).processes["postgres"].pid != postmaster.pid)
        finally:
            # A stopped child cannot notice that its server is gone: it was ended.
            assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE
        eventually(lambda: _answers(connections))
        assert count(connections) == 1000


def _answers(connections: Connections) -> bool:
    try:
        return count(connections) >= 0
    except psycopg.OperationalError:
        return False


def test_a_killed_prefect_server_comes_back_with_its_flows(home: Path) -> None:
    said: list[object] = []
    with running(settings_for(home), parts=frozenset({"prefect"}), say=said.append) as connections:
        authorised = httpx.BasicAuth(*connections.prefect_auth.split(":"))
        with httpx.Client(base_url=connections.prefect_api_url, auth=authorised, trust_env=False) as prefect:
            prefect.post("/flows/", json={"name": "kept"}).raise_for_status()
            psutil.Process(recorded(home).processes["prefect"].pid).kill()
            eventually(lambda: str(said[-1]).startswith("Prefect: runs again"), within_seconds=60)
            assert prefect.get("/flows/name/kept").raise_for_status().json()["name"] == "kept"
        stranger = httpx.get(f"{connections.prefect_api_url}/flows/name/kept", trust_env=False)
        assert stranger.status_code == HTTPStatus.UNAUTHORIZED
