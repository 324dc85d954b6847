"""Dispatch: owed effects become flow runs.

In come claims on applications that owe something; out go flow runs under their deployments: one per application while
there is little to do, one per batch of a permit version when a backlog stands. Runs that operators scheduled or retried
in the UI are taken up as well. While Prefect cannot be reached nothing is claimed, and everything stays owed.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.responses import SetStateStatus
from prefect.client.schemas.sorting import FlowRunSort
from prefect.exceptions import PrefectHTTPStatusError
from prefect.states import Pending

from flows.claims import Claims
from flows.compiler import Performers, PermitFlow
from flows.deployments import Deployed, Version, agencies_of, deploy_versions
from flows.orphans import WORKER_LABEL
from flows.pool import POOL
from flows.runs import Runs
from flows.sweeps import Sweep, SweepFlow
from flows.titles import run_name, run_tags
from flows.turns import FAILED_WAITS
from licensing.ports import Archive, Push, Turn
from licensing.words.identifiers import Digest

UNREADABLE = "The definition it runs on cannot be read; the worker's log says why. Restore it from a backup."


@dataclass(frozen=True, slots=True)
class Pace:
    """How the dispatcher goes about it.

    Args:
        batch: most applications in one flow run.
        wait_seconds: how long it waits to be woken before it looks for itself.
        poll_seconds: how often it asks Prefect for runs that operators want, or that a schedule makes.
    """

    batch: int = 40
    wait_seconds: float = 2
    poll_seconds: float = 5


@dataclass(slots=True)
class Dispatcher:
    """Turns claims into flow runs, until it is stopped.

    Args:
        begin: makes the run of a batch; it is run in this process where nothing else is said.
    """

    client: PrefectClient
    archive: Archive
    performers: Performers
    runs: Runs
    pace: Pace = field(default_factory=Pace)
    sweeps: Mapping[UUID, Sweep] = field(default_factory=dict[UUID, Sweep])
    deployed: Mapping[Version, Deployed] = field(default_factory=dict[Version, Deployed])
    newest: Mapping[Digest, Deployed] = field(default_factory=dict[Digest, Deployed])
    is_paused: bool = False
    begin: Callable[[Deployed, Sequence[Push]], Awaitable[None]] | None = None

    @property
    def claims(self) -> Claims:
        return self.performers.claims

    async def dispatch(self) -> int:
        """Claim as much as there is room for, and start its runs. Returns how many applications were claimed.

        Nothing is claimed while operators have paused the work pool.

        Raises:
            UNREACHABLE: Prefect does not answer; what was claimed is given back.
        """
        return await self.dispatch_into(self.runs.free, alone=self.runs.free)

    async def dispatch_into(self, room: int, *, alone: int) -> int:
        """The same for so many runs; so few applications have a run of their own. Raises UNREACHABLE."""
        if self.is_paused or room <= 0:
            return 0
        pushes = await asyncio.to_thread(self.claims.claim, self.pace.batch * room)
        waiting = {push.application: push for push in pushes}
        try:
            for batch in batches(pushes, alone, self.pace.batch):
                await self._start(batch)
                for push in batch:
                    del waiting[push.application]
        finally:
            left = [Turn(push.application, push.version, push.shown) for push in waiting.values()]
            await asyncio.to_thread(self.claims.release, left)
        return len(pushes)

    async def _start(self, batch: Sequence[Push]) -> None:
        """Start the run of a batch; a deployment that somebody deleted in the UI is made again."""
        digest = batch[0].definition
        if digest not in self.newest:
            await self.deploy()
        if digest not in self.newest:
            ended = [
                Turn(push.application, push.version, push.shown, UNREADABLE, FAILED_WAITS) for push in batch
            ]
            await asyncio.to_thread(self.claims.release, ended)
            return
        begin = self.begin or self._begin_here
        try:
            await begin(self.newest[digest], batch)
        except PrefectHTTPStatusError as refused:
            if refused.response.status_code != HTTPStatus.NOT_FOUND:
                raise
            self.deployed = {}
            await self.deploy()
            await begin(self.newest[digest], batch)

    async def _begin_here(self, deployed: Deployed, batch: Sequence[Push]) -> None:
        numbers = [push.application for push in batch]
        run = await self.client.create_flow_run_from_deployment(
            deployed.deployment,
            parameters={"applications": numbers},
            state=Pending(),
            name=run_name(numbers),
            tags=run_tags(deployed.process.permit, numbers, agencies_of(deployed.process)),
            labels={WORKER_LABEL: self.claims.worker},
        )
        self.claims.hand_over(run.id, tuple(batch))
        self.runs.start(deployed.unnamed, run)

    async def deploy(self) -> None:
        """Make Prefect know every published version."""
        self.deployed = await deploy_versions(self.client, self.archive, self.performers, self.deployed)
        # A text can be published again after another: its applications run under the newest version that has it.
        oldest_first = sorted(self.deployed.values(), key=lambda each: each.published.version)
        self.newest = {each.published.digest: each for each in oldest_first}

    async def heed(self) -> None:
        """Do what operators ask for in the UI: pause the work pool, or cancel runs of this worker."""
        self.is_paused = (await self.client.read_work_pool(POOL)).is_paused
        if self.runs.active:
            cancelled = await self.client.read_flow_runs(
                flow_run_filter=_cancelled_among(self.runs.active),
                sort=FlowRunSort.START_TIME_ASC,
                limit=len(self.runs.active),
            )
            self.claims.stopped.update(run.id for run in cancelled if run.id in self.runs.active)

    async def adopt(self) -> int:
        """Take up runs that a schedule made, or that operators scheduled or retried. Returns how many."""
        wanted = await self.client.get_scheduled_flow_runs_for_work_pool(
            POOL, scheduled_before=datetime.now(UTC)
        )
        adopted = 0
        for response in wanted:
            if self.runs.free and await self._adopt(response.flow_run):
                adopted += 1
        return adopted

    async def _adopt(self, run: FlowRun) -> bool:
        flow = self._flow_of(run.deployment_id)
        if flow is None:
            return False
        taken = await self.client.set_flow_run_state(run.id, Pending())
        if taken.status != SetStateStatus.ACCEPT:
            return False
        await self.client.update_flow_run_labels(run.id, {WORKER_LABEL: self.claims.worker})
        self.runs.start(flow, run)
        return True

    def _flow_of(self, deployment: UUID | None) -> PermitFlow | SweepFlow | None:
        for deployed in self.deployed.values():
            if deployed.deployment == deployment:
                return deployed.flow
        sweep = self.sweeps.get(deployment) if deployment else None
        return sweep.flow if sweep else None


def _cancelled_among(runs: Collection[UUID]) -> FlowRunFilter:
    types = [StateType.CANCELLING, StateType.CANCELLED]
    return FlowRunFilter(
        id=FlowRunFilterId(any_=[*runs]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=types)),
    )


def batches(pushes: Sequence[Push], room: int, most: int) -> Iterator[tuple[Push, ...]]:
    """One application each while there is room for all; else batches of one permit version."""
    if len(pushes) <= room:
        yield from ((push,) for push in pushes)
        return
    versions = defaultdict[Digest, list[Push]](list)
    for push in pushes:
        versions[push.definition].append(push)
    for same in versions.values():
        for start in range(0, len(same), most):
            yield tuple(same[start : start + most])
