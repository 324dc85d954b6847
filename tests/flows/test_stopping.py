"""What operators stop: a run, a worker, and all of ours, so that Prefect's own worker helps. One worker, to its end."""

import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest

from flows.pool import POOL
from flows.services.child import HEARING
from flows.services.ours import worker as worker_service
from tests.flows.installation import Installation, wait_for
from tests.flows.mail import Relay, SlowServer, listening

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def post() -> Relay:
    return Relay(SlowServer())


@pytest.fixture(scope="module", autouse=True)
def worker(izin: Installation, post: Relay) -> Iterator[subprocess.Popen[bytes]]:
    with listening(post) as url, izin.worker(IZIN_SMTP_URL=url) as process:
        yield process


def test_a_cancelled_run_stops_and_what_it_left_is_done_when_it_is_retried(
    izin: Installation, post: Relay
) -> None:
    post.server = server = SlowServer()
    number = izin.submit()
    wait_for(lambda: server.asked == 1, what="the mail server was asked")
    (run,) = izin.runs(number)
    izin.prefect(f"flow_runs/{run['id']}/set_state", state={"type": "CANCELLING", "name": "Cancelling"})
    wait_for(lambda: izin.runs(number)[0]["state_type"] == "CANCELLED", seconds=15, what="it stopped")
    assert "An operator stopped this run" in str(izin.runs(number)[0]["state"])
    assert len(izin.runs(number)) == 1, "nobody goes on behind the operator's back"
    assert server.asked == 1

    server.may_answer.set()
    again = {"type": "SCHEDULED", "name": "AwaitingRetry"}
    izin.prefect(f"flow_runs/{run['id']}/set_state", state=again, force=True)
    wait_for(lambda: izin.runs(number)[0]["state_type"] == "COMPLETED", what="the retried run completed")
    assert f"{number}.received.notify" in izin.case(number).performed


def test_a_worker_told_to_stop_finishes_what_is_under_way(
    izin: Installation, post: Relay, worker: subprocess.Popen[bytes]
) -> None:
    post.server = server = SlowServer()
    number = izin.submit()
    wait_for(lambda: server.asked == 1, what="the mail server was asked")
    worker.terminate()
    time.sleep(1)  # long enough to have ended, if it did not wait
    assert worker.poll() is None, "it waits for its run"
    server.may_answer.set()
    assert worker.wait(10) == 0
    assert [run["state_type"] for run in izin.runs(number)] == ["COMPLETED"]
    assert f"{number}.received.notify" in izin.case(number).performed


def test_a_stock_prefect_worker_runs_the_same_flows(
    izin: Installation, worker: subprocess.Popen[bytes]
) -> None:
    """Ours is stopped; the operator starts one of Prefect's and a run from the deployment's page."""
    worker.terminate()
    worker.wait(40)
    (deployment,) = izin.prefect("deployments/filter", flows={"name": {"any_": ["uji v1"]}})
    number = izin.submit()
    izin.decide(number)
    with stock_worker(izin):
        parameters = {"applications": [number]}
        izin.prefect(f"deployments/{deployment['id']}/create_flow_run", parameters=parameters)
        case = izin.wait_for_end(number, seconds=120)
    assert [made.kind for made in case.made] == ["licence"]
    assert len(izin.mails(number)) == 2


@contextmanager
def stock_worker(izin: Installation) -> Generator[None]:
    environment = worker_service(izin.settings, izin.connections).environment
    with (izin.settings.home / "stock-worker.log").open("ab") as log:
        process = subprocess.Popen(
            (
                *HEARING,
                sys.executable,
                "-m",
                "prefect",
                "worker",
                "start",
                "--pool",
                POOL,
                "--type",
                "process",
            ),
            env={**environment, "PREFECT_WORKER_QUERY_SECONDS": "1"},
            cwd=izin.settings.home,
            stdout=log,
            stderr=log,
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)
