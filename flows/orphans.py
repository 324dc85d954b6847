"""Orphans: flow runs that Prefect believes to be running, and claims still held, while their worker is gone.

A run says whose it is by a label; a worker lives while its process does, on this machine, or while it sends heartbeats
to the work pool. Ending an orphan loses nothing: what it did not report is owed still, and claimed again. The claims of
a worker of another machine run out with their leases.
"""

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from socket import gethostname
from uuid import UUID

import psutil
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Crashed

from licensing.ports import Outbox

WORKER_LABEL = "izin.worker"
HEARTBEAT_SECONDS = 10
SILENT_AFTER = timedelta(seconds=6 * HEARTBEAT_SECONDS)
PENDING_AT_MOST = timedelta(minutes=5)
AT_A_TIME = 200


def own_name() -> str:
    """The name of this worker: `<host>-<pid>`."""
    return f"{gethostname()}-{os.getpid()}"


@dataclass(frozen=True, slots=True)
class Living:
    """Who is alive: this worker with its active runs, and others by their last heartbeat."""

    worker: str
    active: Collection[UUID]
    heard: Collection[str]

    def keeps(self, run: FlowRun) -> bool:
        """Whether somebody alive is at the run; runs of stock Prefect workers bear no label and are theirs."""
        worker = run.labels.get(WORKER_LABEL)
        if worker is None:
            return not _begins_for_ever(run)
        if worker == self.worker:
            return run.id in self.active
        return worker in self.heard and not _has_died(str(worker))


def _begins_for_ever(run: FlowRun) -> bool:
    """Whether whoever took a run up died before it said who it was."""
    state = run.state
    return state is not None and state.is_pending() and state.timestamp < datetime.now(UTC) - PENDING_AT_MOST


def _has_died(worker: str) -> bool:
    """Whether a worker of this machine has no process any more."""
    host, _, pid = worker.rpartition("-")
    return host == gethostname() and pid.isdigit() and not psutil.pid_exists(int(pid))


def revoke_claims_of_dead(outbox: Outbox) -> int:
    """Free what dead workers of this machine hold. Returns how many workers that were."""
    dead = tuple(worker for worker in outbox.holders() if _has_died(worker))
    if dead:
        outbox.revoke(dead)
    return len(dead)


async def end_orphans(client: PrefectClient, pool: str, worker: str, active: Collection[UUID]) -> int:
    """Set orphaned runs to Crashed. Returns how many there were."""
    # Those that began or ended in this moment are known to their worker before they are known to Prefect.
    before = frozenset(active)
    runs = await client.read_flow_runs(
        flow_run_filter=_UNFINISHED, sort=FlowRunSort.START_TIME_ASC, limit=AT_A_TIME
    )
    since = datetime.now(UTC) - SILENT_AFTER
    workers = await client.read_workers_for_work_pool(pool, offset=0, limit=AT_A_TIME)
    heard = [
        known.name for known in workers if known.last_heartbeat_time and known.last_heartbeat_time > since
    ]
    living = Living(worker, active, heard)
    orphans = [run for run in runs if run.id not in before and not living.keeps(run)]
    return sum([await _end(client, run) for run in orphans])


async def _end(client: PrefectClient, run: FlowRun) -> bool:
    now = await client.read_flow_run(run.id)
    if now.state is None or now.state.type not in UNFINISHED:
        return False
    gone = Crashed(message="The worker of this run is gone. What it did not finish is claimed again.")
    await client.set_flow_run_state(run.id, gone, force=True)
    return True


UNFINISHED = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)
_UNFINISHED = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[*UNFINISHED])))
