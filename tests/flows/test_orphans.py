"""Runs whose worker is gone: who is believed to be at them, and how many looks it takes; no server is needed."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast
from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun, State
from prefect.states import Completed, Pending, Running

from flows import orphans
from flows.orphans import (
    SWEEPS_AT_MOST,
    UNSAID_AT_MOST,
    WORKER_LABEL,
    end_orphans,
    own_name,
    own_place,
    place_of,
    revoke_claims_of_dead,
)
from licensing.ports import Outbox

ELSEWHERE = "elsewhere-7"
LEASE = timedelta(seconds=60)
OF_A_PERMIT: dict[str, object] = {"applications": ["REG-COBA-20261123-00001"]}


class Prefect:
    """Runs as they were listed, and as they stand by now."""

    def __init__(self, *listed: FlowRun, now: dict[UUID, State] | None = None) -> None:
        self.listed, self.now = listed, now or {}
        self.ended: list[UUID] = []
        self.heard: list[str] = []
        self.doubted: dict[UUID, datetime] = {}

    async def read_flow_runs(self, **_filter: object) -> list[FlowRun]:
        return [run for run in self.listed if run.id not in self.ended]

    async def read_workers_for_work_pool(self, _pool: str, **_page: int) -> list[object]:
        return [SimpleNamespace(name=name, last_heartbeat_time=datetime.now(UTC)) for name in self.heard]

    async def read_flow_run(self, id: UUID) -> FlowRun:
        (run,) = [run for run in self.listed if run.id == id]
        return run.model_copy(update={"state": self.now.get(id, run.state)})

    async def set_flow_run_state(self, id: UUID, _state: State, *, force: bool) -> None:
        assert force
        self.ended.append(id)

    def look(self, active: Collection[UUID] = (), *, holding: Collection[str] = ()) -> list[UUID]:
        """Look as the worker `me-1`. Returns what has been ended by now."""
        client = cast("PrefectClient", self)
        asyncio.run(
            end_orphans(client, "izin", "me-1", active, holding=holding, doubted=self.doubted, apart=LEASE)
        )
        return self.ended

    def wait(self, for_: timedelta) -> None:
        """Let so much time pass between two looks."""
        self.doubted = {run: at - for_ for run, at in self.doubted.items()}


def run_of(worker: str | None, state: State, parameters: dict[str, object] | None = None) -> FlowRun:
    return FlowRun(
        id=uuid4(),
        flow_id=uuid4(),
        state=state,
        labels={WORKER_LABEL: worker} if worker else {},
        parameters=parameters or OF_A_PERMIT,
    )


def ago(time: timedelta) -> datetime:
    return datetime.now(UTC) - time


def test_a_run_that_ends_while_one_looks_stays_as_it_ended() -> None:
    mine, completed, lost = (run_of("me-1", Running()) for _ in range(3))
    prefect = Prefect(mine, completed, lost, now={completed.id: Completed()})
    assert prefect.look({mine.id}) == [lost.id]


@pytest.mark.parametrize("state", [Pending, Running])
def test_a_run_that_nobody_who_lives_has_taken_up_ends_after_a_while(
    state: Callable[..., State[None]],
) -> None:
    stuck = run_of(None, state(timestamp=ago(UNSAID_AT_MOST + timedelta(seconds=1))))
    begins = run_of(None, state(timestamp=ago(UNSAID_AT_MOST - timedelta(seconds=20))))
    assert Prefect(stuck, begins).look() == [stuck.id]


def test_a_sweep_of_a_stock_worker_that_never_says_whose_it_is_has_longer() -> None:
    sweeps = [
        run_of(None, Running(timestamp=ago(age)), {"unused": 0})
        for age in (UNSAID_AT_MOST + timedelta(seconds=1), SWEEPS_AT_MOST + timedelta(seconds=1))
    ]
    assert Prefect(*sweeps).look() == [sweeps[1].id]


def test_a_process_of_this_machine_is_known_to_be_dead_at_once() -> None:
    with subprocess.Popen((sys.executable, "-c", "")) as ended:
        ended.wait()
    dead = run_of(f"{own_place()}-{ended.pid}", Running())
    alive = run_of(f"{own_place()}-{os.getppid()}", Running())
    prefect = Prefect(dead, alive)
    # What it held runs out by itself; that it is dead is known all the same.
    assert prefect.look(holding=[f"{own_place()}-{ended.pid}"]) == [dead.id]
    assert prefect.look() == [dead.id]


def test_a_process_elsewhere_that_holds_nothing_is_gone_when_looks_a_lease_apart_say_so() -> None:
    run = run_of(ELSEWHERE, Running())
    prefect = Prefect(run)
    assert prefect.look() == [], "it may be about to claim"
    assert prefect.look(holding=[ELSEWHERE]) == []
    assert prefect.look() == [], "it has given everything back, and may be about to end"
    prefect.wait(LEASE / 2)
    assert prefect.look() == [], "however many look, it is too early"
    assert prefect.look() == []
    prefect.wait(LEASE / 2)
    assert prefect.look() == [run.id]


class Held:
    """An outbox in which some workers hold claims."""

    def __init__(self, *workers: str) -> None:
        self.held = list(workers)

    def holders(self) -> tuple[str, ...]:
        return tuple(self.held)

    def revoke(self, workers: tuple[str, ...]) -> None:
        self.held = [worker for worker in self.held if worker not in workers]


@pytest.mark.parametrize(
    "neighbour",
    [("kantor", "boot-1", "pid:[2]"), ("kantor", "boot-2", "pid:[1]")],
    ids=["another container", "another machine"],
)
def test_a_worker_of_the_same_host_name_elsewhere_is_not_dead_because_its_number_is_nobodys_here(
    monkeypatch: pytest.MonkeyPatch, neighbour: tuple[str, str, str]
) -> None:
    with subprocess.Popen((sys.executable, "-c", "")) as ended:
        ended.wait()
    here = place_of("kantor", "boot-1", "pid:[1]")
    monkeypatch.setattr(orphans, "own_place", lambda: here)
    there, dead = f"{place_of(*neighbour)}-{ended.pid}", f"{here}-{ended.pid}"
    theirs, lost = run_of(there, Running()), run_of(dead, Running())
    prefect, outbox = Prefect(theirs, lost), Held(there, dead)
    prefect.heard = [there, dead]
    assert prefect.look() == [lost.id], (
        "who is dead here is so whatever it said last; who is heard elsewhere lives"
    )
    assert revoke_claims_of_dead(cast("Outbox", outbox)) == 1
    assert outbox.held == [there]


def test_a_worker_is_called_by_where_its_number_counts() -> None:
    assert own_name() == f"{own_place()}-{os.getpid()}"
    assert own_place() == own_place() != place_of(own_place().rpartition("-")[0], "boot", "pid:[1]")
