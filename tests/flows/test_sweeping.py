"""What only time asks for: applicants who do not answer, runs whose worker died."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from flows.orphans import WORKER_LABEL
from licensing.clock.calendar import WIB
from tests.flows.installation import Installation, wait_for

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def worker(izin: Installation) -> Iterator[None]:
    with izin.worker():
        yield


def deployment(izin: Installation, flow: str) -> str:
    (found,) = izin.prefect("deployments/filter", flows={"name": {"any_": [flow]}})
    return str(found["id"])


def test_an_unanswered_correction_lapses_when_its_time_has_passed(izin: Installation) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=60)
    began = datetime.now(WIB)
    number = izin.submit(at=long_ago)
    izin.decide(number, ("periksa", "kembalikan"), reason="Nama tidak sesuai KTP.", at=long_ago)
    izin.prefect(f"deployments/{deployment(izin, 'sweep time passed')}/create_flow_run")
    wait_for(lambda: izin.case(number).ending == "lapsed", what="the application lapsed")

    def names() -> list[str]:
        named = {"name": {"any_": ["sweep time passed"]}}
        return [str(run["name"]) for run in izin.prefect("flow_runs/filter", flows=named)]

    # The day may end meanwhile.
    days = tuple(f"sweep time passed {day:%Y-%m-%d}" for day in (began, datetime.now(WIB)))
    wait_for(lambda: any(name.startswith(days) for name in names()), what="its run says when it was due")


def test_prefect_plans_the_runs_of_every_sweep(izin: Installation) -> None:
    sweeps = (
        "sweep owed work",
        "sweep time passed",
        "sweep forsaken tasks",
        "sweep orphan runs",
        "seal audit",
        "sweep old drafts",
        "sweep waiting files",
    )
    planned = {"state": {"type": {"any_": ["SCHEDULED"]}}}
    for flow in sweeps:
        wait_for(
            lambda flow=flow: bool(
                izin.prefect("flow_runs/filter", flows={"name": {"any_": [flow]}}, flow_runs=planned)
            ),
            what=f"{flow} is planned",
        )


def test_a_run_whose_worker_died_has_crashed_within_some_leases_and_fills_no_place(
    izin: Installation,
) -> None:
    """Whoever hands out work looks for itself: the sweep of every quarter of an hour comes too late."""

    def places() -> list[object]:
        (found,) = izin.prefect("deployments/filter", flows={"name": {"any_": ["uji v1"]}})
        named = {"name": {"any_": [f"deployment:{found['id']}"]}}
        limits = izin.prefect("v2/concurrency_limits/filter", concurrency_limits=named)
        return [limit["active_slots"] for limit in limits if limit["name"] == f"deployment:{found['id']}"]

    def state() -> object:
        (found,) = izin.prefect("flow_runs/filter", flow_runs={"id": {"any_": [run["id"]]}})
        return found["state_type"]

    flow = deployment(izin, "uji v1")
    (run,) = izin.prefect(
        f"deployments/{flow}/create_flow_run",
        parameters={"applications": []},
        labels={WORKER_LABEL: "elsewhere-1"},
    )
    for step in ("PENDING", "RUNNING"):
        izin.prefect(f"flow_runs/{run['id']}/set_state", state={"type": step})
    assert (state(), places()) == ("RUNNING", [1])
    # A worker's first look is not enough: a process of another machine may be about to claim, or to end.
    wait_for(lambda: state() == "CRASHED", what="it has lost its worker")
    assert places() == [0]


def test_every_published_version_has_a_deployment_that_says_what_it_is(izin: Installation) -> None:
    (found,) = izin.prefect("deployments/filter", flows={"name": {"any_": ["uji v1"]}})
    assert found["name"] == "izin"
    assert found["entrypoint"] == "flows.permits:uji_v1"
    assert {"permit:uji", "agency:dinkes", "agency:dpmptsp"} <= {*json.loads(json.dumps(found["tags"]))}
    assert "Contoh" in str(found["description"])
