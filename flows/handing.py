"""Handing over: owed effects become runs that any Prefect worker takes up, ours or a stock one.

Where no worker of ours runs, the dispatcher is a process of its own, in as many places as one likes. It holds what it
has made a run for, by a lease in a name that no worker has, as long as the run waits; whoever takes the run up takes
the lease as well. So an application has one run that waits, however many dispatchers there are, and when all of them
die its lease runs out. A run that a worker took up and did not begin is followed by another one after `BEGINS_WITHIN`,
or after a lease where that is longer: so it is no longer kept when only so much is left as a lease lasts.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort

from flows.deployments import Deployed, agencies_of
from flows.dispatcher import Dispatcher
from flows.titles import run_name, run_tags
from licensing.ports import HANDED_OVER, Push
from licensing.words.identifiers import ApplicationNumber

TAG = HANDED_OVER
MOST_WAITING = 20
READ_AT_MOST = 200
BEGINS_WITHIN = timedelta(minutes=1)
"""A stock worker starts a process for a run and imports Prefect in it."""


@dataclass(frozen=True, slots=True)
class HandingOver:
    """Makes runs for whoever takes them up. The dispatcher's claims are in the name `HANDED_OVER`.

    Args:
        most_waiting: when so many runs wait for a worker, none is made; what is owed beyond waits in the database.
            One look makes a run for each permit version at least, and can exceed it by these.
    """

    client: PrefectClient
    dispatcher: Dispatcher
    most_waiting: int = MOST_WAITING

    async def hand_over(self) -> int:
        """Keep what waits, and make runs for what has none. Returns how many applications got one.

        Raises:
            UNREACHABLE: Prefect does not answer; what was claimed is given back.
        """
        waiting = await self._waiting()
        claims = self.dispatcher.claims
        kept = [
            run
            for run in waiting
            if not _is_taken(run, for_=BEGINS_WITHIN - timedelta(seconds=claims.lease_seconds))
        ]
        held = tuple(dict.fromkeys(number for run in kept for number in applications_of(run)))
        if held:
            await asyncio.to_thread(claims.hold_for_runs, held)
        # A stock worker starts a process for each run: as few as can be.
        return await self.dispatcher.dispatch_into(self.most_waiting - len(waiting), alone=0)

    async def begin(self, deployed: Deployed, batch: Sequence[Push]) -> None:
        """Make the run of a batch and leave it to the work pool."""
        numbers = [push.application for push in batch]
        await self.client.create_flow_run_from_deployment(
            deployed.deployment,
            parameters={"applications": numbers},
            name=run_name(numbers),
            tags=[TAG, *run_tags(deployed.process.permit, numbers, agencies_of(deployed.process))],
        )

    async def _waiting(self) -> list[FlowRun]:
        """The runs that were handed over and that nobody has begun.

        One that somebody took up long ago without beginning it is not waited for: its worker has died.
        """
        types = [StateType.SCHEDULED, StateType.PENDING]
        runs = await self.client.read_flow_runs(
            flow_run_filter=FlowRunFilter(
                tags=FlowRunFilterTags(all_=[TAG]),
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=types)),
            ),
            sort=FlowRunSort.START_TIME_ASC,
            limit=READ_AT_MOST,
        )
        return [run for run in runs if not _is_taken(run, for_=BEGINS_WITHIN)]


def _is_taken(run: FlowRun, *, for_: timedelta) -> bool:
    """Whether somebody took the run up so long ago and has not begun it."""
    state = run.state
    return state is not None and state.is_pending() and state.timestamp <= datetime.now(UTC) - for_


def applications_of(run: FlowRun) -> Iterator[ApplicationNumber]:
    """Whom a run is for."""
    named = run.parameters.get("applications", ())
    yield from (ApplicationNumber(str(number)) for number in named)
