"""Task runs that wait or run under flow runs which have ended: nobody comes back to them. On a real Prefect server."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias
from uuid import UUID

import pytest
from prefect import flow, task
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import State, StateType
from prefect.states import AwaitingRetry, Completed, Crashed, Failed, Pending, Running, Scheduled

from flows import orphans
from flows.orphans import end_left_tasks
from tests.flows.installation import Installation

pytestmark = pytest.mark.slow

Ways: TypeAlias = tuple[Callable[[], State[None]], ...]
LEFT: Ways = (AwaitingRetry, Scheduled, Pending, Running)
ENDED: Ways = (Completed, Failed, Crashed)


@flow
def story() -> None:
    """Stands for a permit's flow."""


@task
def effect() -> None:
    """Stands for an effect."""


async def flow_run(client: PrefectClient, *tasks: State[None], ends: State[None] | None) -> list[UUID]:
    """A flow run with such task runs, which goes on where it does not end. Returns its task runs."""
    run = await client.create_flow_run(story, state=Running())
    made = [
        (await client.create_task_run(effect, run.id, dynamic_key=str(nth), state=state)).id
        for nth, state in enumerate(tasks)
    ]
    if ends is not None:
        await client.set_flow_run_state(run.id, ends, force=True)
    return made


def prefect(izin: Installation) -> PrefectClient:
    return PrefectClient(izin.connections.prefect_api_url, auth_string=izin.connections.prefect_auth)


async def states(client: PrefectClient, runs: list[UUID]) -> list[StateType | None]:
    found = [await client.read_task_run(run) for run in runs]
    return [run.state.type if run.state else None for run in found]


@pytest.mark.parametrize("ends", ENDED)
def test_what_an_ended_run_left_crashes_and_what_has_ended_stays(
    izin: Installation, monkeypatch: pytest.MonkeyPatch, ends: Callable[[], State[None]]
) -> None:
    monkeypatch.setattr(orphans, "TOLD_WITHIN", timedelta(0))

    async def look() -> None:
        async with prefect(izin) as client:
            left = await flow_run(client, *(state() for state in LEFT), ends=ends())
            over = await flow_run(client, *(state() for state in ENDED), ends=ends())
            assert await end_left_tasks(client) >= len(left)
            assert await states(client, left) == [StateType.CRASHED] * len(left)
            assert await states(client, over) == [StateType.COMPLETED, StateType.FAILED, StateType.CRASHED]
            assert await end_left_tasks(client) == 0, "nothing is ended twice"

    asyncio.run(look())


def test_the_task_runs_of_a_run_that_goes_on_or_has_just_ended_are_left_alone(izin: Installation) -> None:
    async def look() -> None:
        async with prefect(izin) as client:
            goes_on = await flow_run(client, AwaitingRetry(), Running(), ends=None)
            just_ended = await flow_run(client, AwaitingRetry(), Running(), ends=Failed())
            await end_left_tasks(client)
            expected = [StateType.SCHEDULED, StateType.RUNNING]
            assert await states(client, goes_on) == expected
            assert await states(client, just_ended) == expected

    asyncio.run(look())
