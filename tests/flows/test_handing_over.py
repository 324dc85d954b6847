"""Runs that are left to the work pool: one that waits for each application, whoever makes them and whoever dies."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Pending

from flows import handing
from flows.deployments import ensure_pool
from flows.dispatcher import Dispatcher
from flows.handing import HandingOver
from flows.runs import Runs
from flows.working import performers_of
from licensing.ports import HANDED_OVER
from licensing.words.identifiers import ApplicationNumber
from tests.flows.installation import Installation, wait_for

pytestmark = pytest.mark.slow
WAITING = FlowRunFilter(
    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED, StateType.PENDING])),
    tags=FlowRunFilterTags(all_=[handing.TAG]),
)


def prefect(izin: Installation) -> PrefectClient:
    return PrefectClient(izin.connections.prefect_api_url, auth_string=izin.connections.prefect_auth)


@pytest.fixture(autouse=True)
def nothing_waits(izin: Installation) -> None:
    """What tests before have left to the work pool is nobody's any more."""

    async def end() -> None:
        async with prefect(izin) as client:
            for run in await client.read_flow_runs(
                flow_run_filter=WAITING, sort=FlowRunSort.START_TIME_ASC, limit=200
            ):
                await client.delete_flow_run(run.id)

    asyncio.run(end())


async def dispatcher(izin: Installation, client: PrefectClient, *, most_waiting: int = 20) -> HandingOver:
    """One as it would start on any machine."""
    performers = performers_of(izin.izin, worker=HANDED_OVER)
    runs = Runs(performers.claims, 1, 1, lambda: None)
    dispatcher = Dispatcher(client, izin.izin.archive, performers, runs)
    made = HandingOver(client, dispatcher, most_waiting)
    dispatcher.begin = made.begin
    await ensure_pool(client, izin.izin.register.agencies)
    await dispatcher.deploy()
    return made


@contextmanager
def finished(izin: Installation, *numbers: ApplicationNumber) -> Generator[None]:
    """Afterwards a worker takes up what waits, and each is told of her application."""
    yield
    with izin.worker():
        for number in numbers:
            wait_for(lambda n=number: not izin.case(n).owed, what=f"{number} owes nothing")
            assert len(izin.mails(number)) == 1


def test_an_application_has_one_run_that_waits_though_dispatchers_stand_beside_each_other_and_die(
    izin: Installation,
) -> None:
    number = izin.submit()

    async def story() -> None:
        async with prefect(izin) as client:
            one, other = await dispatcher(izin, client), await dispatcher(izin, client)
            await asyncio.gather(one.hand_over(), other.hand_over())
            assert len(izin.runs(number)) == 1
            # As long as the run waits one of them keeps what it is for, beyond the end of the lease.
            for _ in range(3):
                await asyncio.sleep(
                    izin.settings.lease_seconds / 2
                )  # leases are by the clock of the database
                await other.hand_over()
            # Both die, and the lease ends; whoever comes next finds the run that waits.
            await asyncio.sleep(izin.settings.lease_seconds + 1)
            later = await dispatcher(izin, client)
            await later.hand_over()
            await later.hand_over()

    with finished(izin, number):
        asyncio.run(story())
        (run,) = izin.runs(number)
        assert run["state_type"] == "SCHEDULED"
        assert HANDED_OVER in str(run["tags"])


def test_whoever_takes_a_run_up_has_its_applications_and_no_other_run_is_made(izin: Installation) -> None:
    number = izin.submit()
    taker = performers_of(izin.izin, worker="elsewhere-1").claims

    async def story() -> None:
        async with prefect(izin) as client:
            made = await dispatcher(izin, client)
            await made.hand_over()
            pushes = taker.take(uuid4(), (number,))
            assert [push.application for push in pushes] == [number]
            await made.hand_over()
            assert made.dispatcher.claims.take(uuid4(), (number,)) == ()

    with finished(izin, number):
        asyncio.run(story())
        assert len(izin.runs(number)) == 1
        assert "elsewhere-1" in izin.izin.outbox.living()


def test_a_run_that_was_taken_up_and_never_begun_is_followed_by_another(
    izin: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = izin.submit()

    async def story() -> None:
        async with prefect(izin) as client:
            made = await dispatcher(izin, client)
            await made.hand_over()
            (run,) = izin.runs(number)
            await client.set_flow_run_state(UUID(str(run["id"])), Pending())
            await asyncio.sleep(izin.settings.lease_seconds + 1)
            await made.hand_over()
            assert len(izin.runs(number)) == 1, "it may begin yet"
            monkeypatch.setattr(handing, "BEGINS_WITHIN", timedelta(0))
            await asyncio.sleep(izin.settings.lease_seconds + 1)
            await made.hand_over()

    with finished(izin, number):
        asyncio.run(story())
        assert sorted(str(run["state_type"]) for run in izin.runs(number)) == ["PENDING", "SCHEDULED"]


def test_it_is_followed_when_it_should_have_begun_and_not_a_lease_later(
    izin: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, lease = izin.submit(), izin.settings.lease_seconds
    monkeypatch.setattr(handing, "BEGINS_WITHIN", timedelta(seconds=lease))

    async def story() -> None:
        async with prefect(izin) as client:
            made = await dispatcher(izin, client)
            await made.hand_over()
            (run,) = izin.runs(number)
            await client.set_flow_run_state(UUID(str(run["id"])), Pending())
            for _ in range(2):
                await asyncio.sleep(lease / 2 + 0.5)  # leases are by the clock of the database
                await made.hand_over()

    with finished(izin, number):
        asyncio.run(story())
        assert sorted(str(run["state_type"]) for run in izin.runs(number)) == ["PENDING", "SCHEDULED"]


def test_while_enough_runs_wait_none_is_made(izin: Installation) -> None:
    first = izin.submit()

    async def story() -> list[ApplicationNumber]:
        async with prefect(izin) as client:
            made = await dispatcher(izin, client, most_waiting=1)
            await made.hand_over()
            more = [izin.submit(), izin.submit("jalur")]
            assert await made.hand_over() == 0
            return more

    more = asyncio.run(story())
    with finished(izin, first, *more):
        assert [len(izin.runs(number)) for number in (first, *more)] == [1, 0, 0]
