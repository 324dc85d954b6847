"""Runs: flow runs executed inside this process, on one event loop, under one shared client.

In comes a flow run that Prefect knows; here it is run to its end, and nothing it does can end the worker. Prefect
subscribes to its own events for every run of a deployment, to notice that somebody suspends it; runs of Izin are
short and never suspended, so the engine is handed the run without its deployment and saves 150 ms a run.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

import httpx
from prefect import Flow
from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import PrefectException, PrefectHTTPStatusError
from prefect.flow_engine import run_flow_async

from flows.claims import Claims
from licensing.words.errors import StorageFailed

LOG = logging.getLogger("izin.runs")
AnyFlow: TypeAlias = Flow[..., Coroutine[None, None, State[None]]]
TELLS_WITHIN_SECONDS = 1.0
UNREACHABLE = (httpx.HTTPError, PrefectHTTPStatusError)


@dataclass(slots=True)
class Runs:
    """The runs under way.

    Args:
        limit: how many at a time; those that only wait for a retry do not count.
        most: how many, those waiting included.
        ended: called when a place may have become free.
    """

    claims: Claims
    limit: int
    most: int
    ended: Callable[[], None]
    active: dict[UUID, asyncio.Task[None]] = field(default_factory=dict[UUID, asyncio.Task[None]])

    @property
    def free(self) -> int:
        """How many more may start now."""
        waiting = len(self.claims.waiting)
        return max(0, min(self.limit - len(self.active) + waiting, self.most - len(self.active)))

    def start(self, flow: AnyFlow, run: FlowRun) -> None:
        """Run it, without waiting for its end."""
        self.active[run.id] = asyncio.create_task(self._run(flow, run))

    async def drain(self, seconds: float) -> None:
        """Wait for the ends of all, for a while; then end what is left, and let it tell Prefect if that is quick."""
        if not self.active:
            return
        _, staying = await asyncio.wait([*self.active.values()], timeout=seconds)
        for run in staying:
            run.cancel()
        if staying:
            # Each tells Prefect that it crashed, which a server that is busy may not hear for minutes.
            await asyncio.wait(staying, timeout=TELLS_WITHIN_SECONDS)

    async def _run(self, flow: AnyFlow, run: FlowRun) -> None:
        alone = run.model_copy(update={"deployment_id": None})
        try:
            await run_flow_async(flow, flow_run=alone, parameters=run.parameters, return_type="state")
        except UNREACHABLE as error:
            LOG.warning("%s: %s", run.name, told(error))
        except PrefectException as error:
            LOG.warning("%s: %s", run.name, type(error).__name__)
        finally:
            self.active.pop(run.id, None)
            self.claims.waiting.discard(run.id)
            self.claims.stopped.discard(run.id)
            self.claims.handed.pop(run.id, None)
            self.ended()


def told(error: Exception) -> str:
    """Why a service did not do its part, in words without what was sent to it."""
    match error:
        case httpx.HTTPStatusError():
            return f"Prefect answered {error.response.status_code} to {error.request.url.path}."
        case httpx.HTTPError():
            return f"Prefect cannot be reached ({type(error).__name__})."
        case StorageFailed():
            return str(error)
        case _:
            return type(error).__name__
