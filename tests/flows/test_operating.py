"""What operators do in the Prefect UI: cancel a run, pause the work pool, let Prefect's own worker help."""

import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from flows.dispatcher import Pace
from flows.pool import POOL
from flows.services.child import HEARING
from flows.services.ours import worker as worker_service
from tests.flows.installation import Installation, wait_for
from tests.flows.mail import SlowServer, listening

pytestmark = pytest.mark.slow


def test_a_cancelled_run_stops_and_what_it_left_is_done_when_it_is_retried(izin: Installation) -> None:
    server = SlowServer()
    with listening(server) as url, izin.worker(IZIN_SMTP_URL=url):
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


def test_a_worker_told_to_stop_finishes_what_is_under_way(izin: Installation) -> None:
    server = SlowServer()
    with listening(server) as url, izin.worker(IZIN_SMTP_URL=url) as process:
        number = izin.submit()
        wait_for(lambda: server.asked == 1, what="the mail server was asked")
        process.terminate()
        time.sleep(1)
        assert process.poll() is None, "it waits for its run"
        server.may_answer.set()
        assert process.wait(10) == 0
    assert [run["state_type"] for run in izin.runs(number)] == ["COMPLETED"]
    assert f"{number}.received.notify" in izin.case(number).performed


def test_while_the_work_pool_is_paused_officers_decide_and_nothing_is_performed(izin: Installation) -> None:
    with izin.worker():
        izin.prefect(f"work_pools/{POOL}", method="PATCH", is_paused=True)
        time.sleep(Pace().poll_seconds + 1)
        number = izin.submit()
        izin.decide(number)
        time.sleep(Pace().wait_seconds + 1)
        assert not izin.runs(number)
        assert not izin.case(number).performed
        izin.prefect(f"work_pools/{POOL}", method="PATCH", is_paused=False)
        izin.wait_for_end(number)


def test_a_stock_prefect_worker_runs_the_same_flows(izin: Installation) -> None:
    """Ours is stopped; the operator starts one of Prefect's and a run from the deployment's page."""
    with izin.worker():
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


def test_a_deployment_deleted_in_the_ui_is_made_again(izin: Installation) -> None:
    with izin.worker():
        first = izin.submit()
        wait_for(lambda: bool(izin.mails(first)), what="the first applicant is told")
        (found,) = izin.prefect("deployments/filter", flows={"name": {"any_": ["uji v1"]}})
        izin.prefect(f"deployments/{found['id']}", method="DELETE")
        second = izin.submit()
        wait_for(lambda: bool(izin.mails(second)), what="the second applicant is told")
