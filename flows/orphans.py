"""Orphans: runs that Prefect believes to be running, and claims still held, while their worker is gone.

A run says whose it is by a label; a worker lives while its process does, on this machine and in this container, while
it sends heartbeats to the work pool, or while its leases last: a process that a stock worker started sends none.
Elsewhere such a process may be about to claim, or have given everything back and be about to end: so it is gone only
when two looks say so that are a lease apart. Task runs that wait or run under a flow run that has ended are ended too,
nobody would come back to them. Nothing is lost: what was not reported is owed still, and claimed again. The claims of a
worker of another machine run out with their leases. Whoever hands out work looks once in a lease, because a dead run
fills a place of its deployment.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from socket import gethostname
from uuid import UUID, getnode

import psutil
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterEndTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
    TaskRunFilter,
    TaskRunFilterState,
    TaskRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort, TaskRunSort
from prefect.states import Crashed

from licensing.ports import Outbox

WORKER_LABEL = "izin.worker"
HEARTBEAT_SECONDS = 10
SILENT_AFTER = timedelta(seconds=6 * HEARTBEAT_SECONDS)
TOLD_WITHIN = timedelta(minutes=2)
UNSAID_AT_MOST = timedelta(minutes=5)
"""A run of a permit says whose it is as soon as it begins; a sweep that a stock worker runs never does."""
SWEEPS_AT_MOST = timedelta(hours=1)
AT_A_TIME = 200


def own_name() -> str:
    """The name of this worker: `<host>-<place>-<pid>`."""
    return f"{own_place()}-{os.getpid()}"


@cache
def own_place() -> str:
    """Where the number of a process means the same process: `<host>-<digest>`.

    Containers can have one host name, and each counts its own processes from 1: the namespace of the numbers and the
    start of the machine belong to it.
    """
    with suppress(OSError):
        namespace = Path("/proc/self/ns/pid").readlink()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return place_of(gethostname(), boot, str(namespace))
    return place_of(gethostname(), str(getnode()), "")  # a system without namespaces


def place_of(host: str, boot: str, namespace: str) -> str:
    """The name of a place, by what sets it apart."""
    return f"{host}-{sha256(f'{boot} {namespace}'.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Living:
    """Who is alive: this worker with its active runs, others by their last heartbeat, or by what they hold."""

    worker: str
    active: Collection[UUID]
    heard: Collection[str]
    holding: Collection[str] = ()

    def keeps(self, run: FlowRun) -> bool:
        """Whether somebody alive is at the run; one that bears no label was not begun by anybody of ours yet."""
        worker = run.labels.get(WORKER_LABEL)
        if worker is None:
            return not _is_unsaid_for_ever(run)
        if worker == self.worker:
            return run.id in self.active
        name = str(worker)
        return (name in self.heard or name in self.holding or _lives_here(name)) and not _has_died(name)

    def is_sure(self, run: FlowRun) -> bool:
        """Whether one look is enough to know that a run which nobody keeps has lost its worker."""
        worker = str(run.labels.get(WORKER_LABEL, self.worker))
        return worker == self.worker or _has_died(worker)


def _is_unsaid_for_ever(run: FlowRun) -> bool:
    """Whether whoever took a run up died before it said who it was."""
    state = run.state
    if state is None:
        return False
    is_of_permit = "applications" in run.parameters
    at_most = UNSAID_AT_MOST if is_of_permit or state.is_pending() else SWEEPS_AT_MOST
    return state.timestamp < datetime.now(UTC) - at_most


def _has_died(worker: str) -> bool:
    """Whether a worker of this place has no process any more; of another place nobody can say so by its number."""
    pid = _pid_here(worker)
    return pid is not None and not psutil.pid_exists(pid)


def _lives_here(worker: str) -> bool:
    pid = _pid_here(worker)
    return pid is not None and psutil.pid_exists(pid)


def _pid_here(worker: str) -> int | None:
    place, _, pid = worker.rpartition("-")
    return int(pid) if place == own_place() and pid.isdigit() else None


def revoke_claims_of_dead(outbox: Outbox) -> int:
    """Free what dead workers of this place hold. Returns how many workers that were."""
    dead = tuple(worker for worker in outbox.holders() if _has_died(worker))
    if dead:
        outbox.revoke(dead)
    return len(dead)


async def end_orphans(  # noqa: PLR0913 who looks, and all that is known beside Prefect
    client: PrefectClient,
    pool: str,
    worker: str,
    active: Collection[UUID],
    *,
    holding: Collection[str] = (),
    doubted: dict[UUID, datetime],
    apart: timedelta,
) -> int:
    """Set orphaned runs to Crashed. Returns how many there were.

    Args:
        holding: the workers that hold claims which have not run out.
        doubted: the runs that the last look found without a worker and left, and when one was first found so; brought
            up to date.
        apart: how long a run must have been found without a worker; others look meanwhile, so that their number says
            nothing.
    """
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
    living = Living(worker, active, heard, holding)
    orphans = [run for run in runs if run.id not in before and not living.keeps(run)]
    now = datetime.now(UTC)
    first = {run.id: doubted.get(run.id, now) for run in orphans}
    gone = [run for run in orphans if now - first[run.id] >= apart or living.is_sure(run)]
    doubted.clear()
    doubted.update(first)
    return sum([await _end(client, run) for run in gone])


async def _end(client: PrefectClient, run: FlowRun) -> bool:
    now = await client.read_flow_run(run.id)
    if now.state is None or now.state.type not in UNFINISHED:
        return False
    gone = Crashed(message="The worker of this run is gone. What it did not finish is claimed again.")
    await client.set_flow_run_state(run.id, gone, force=True)
    return True


async def end_left_tasks(client: PrefectClient) -> int:
    """Set task runs to Crashed that wait or run under flow runs which ended a while ago. Returns how many there were.

    A while, because what a run tells of its last tasks reaches the server after its own end.
    """
    ended = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[*ENDED])),
        end_time=FlowRunFilterEndTime.model_validate({"before_": datetime.now(UTC) - TOLD_WITHIN}),
    )
    waiting = TaskRunFilter(state=TaskRunFilterState(type=TaskRunFilterStateType(any_=[*LEFT])))
    left = await client.read_task_runs(
        flow_run_filter=ended, task_run_filter=waiting, sort=TaskRunSort.ID_DESC, limit=AT_A_TIME
    )
    for task_run in left:
        gone = Crashed(message="Its flow run has ended. What it did not finish is claimed again.")
        await client.set_task_run_state(task_run.id, gone, force=True)
    return len(left)


ENDED = (StateType.COMPLETED, StateType.FAILED, StateType.CANCELLED, StateType.CRASHED)
LEFT = (StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING, StateType.PAUSED)
UNFINISHED = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)
_UNFINISHED = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[*UNFINISHED])))
