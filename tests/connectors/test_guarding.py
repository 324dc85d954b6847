"""What stands before a connector: limits and the breaker, on a clock that the test moves."""

import asyncio
from dataclasses import replace

import pytest

from flows.agencies.breaker import LONGEST_REST_SECONDS
from flows.agencies.connector import NotAsked, TooMany
from flows.agencies.guarding import Busy
from flows.agencies.reaching import Reach
from licensing.forms.answers import NO_ANSWERS
from licensing.systems.system import Rate
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import SystemId
from tests.connectors.guards import KEY, REFUSES, SYSTEM, SYSTEMS, Guard, until


def test_a_system_that_does_not_answer_is_left_alone_after_some_failures() -> None:
    async def scene() -> None:
        guard = Guard()
        await guard.fail(3)
        left_alone = await guard.ask()
        assert guard.connector.asked == 3
        assert left_alone is not None
        assert (left_alone.retryable, str(left_alone)) == (
            True,
            "pajak.status: is left alone; it is asked again in 30 s.",
        )

    asyncio.run(scene())


def test_after_its_rest_one_call_tries_and_closes_the_breaker_when_it_is_answered() -> None:
    async def scene() -> None:
        guard = Guard()
        await guard.fail(3)
        guard.clock.now = 30
        guard.connector.raises = None
        assert [await guard.ask(), await guard.ask()] == [None, None]

    asyncio.run(scene())


def test_a_try_that_fails_opens_the_breaker_for_another_rest() -> None:
    async def scene() -> None:
        guard = Guard()
        await guard.fail(3)
        guard.clock.now = 30
        await guard.fail(2)
        assert guard.connector.asked == 4
        guard.clock.now = 60
        await guard.fail(1)
        assert guard.connector.asked == 5

    asyncio.run(scene())


def test_while_one_call_tries_the_others_wait_their_turn() -> None:
    async def scene() -> None:
        guard = Guard()
        await guard.fail(3)
        guard.clock.now = 30
        hold = asyncio.Event()
        guard.connector.raises, guard.connector.then = None, lambda: until(hold)
        trying = asyncio.create_task(guard.ask())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert await guard.ask() is not None
        hold.set()
        assert await trying is None

    asyncio.run(scene())


def test_a_try_nobody_waits_for_any_more_leaves_the_next_one_to_try() -> None:
    async def scene() -> None:
        guard = Guard()
        await guard.fail(3)
        guard.clock.now = 30
        guard.connector.raises, guard.connector.then = None, lambda: until(asyncio.Event())
        trying = asyncio.create_task(guard.ask())
        await asyncio.sleep(0.01)
        trying.cancel()
        await asyncio.gather(trying, return_exceptions=True)
        guard.connector.then = None
        assert await guard.ask() is None

    asyncio.run(scene())


def test_what_asking_again_cannot_mend_does_not_open_the_breaker() -> None:
    async def scene() -> None:
        guard = Guard()
        guard.connector.raises = REFUSES
        for _ in range(5):
            assert await guard.ask() is REFUSES
        assert guard.connector.asked == 5

    asyncio.run(scene())


def test_what_was_never_sent_neither_opens_nor_closes_the_breaker() -> None:
    async def scene() -> None:
        guard = Guard()
        await guard.fail(2)
        guard.connector.raises = NotAsked("x", retryable=False)
        await guard.ask()
        await guard.fail(1)
        assert guard.guarded.breaker.waits() == 30

    asyncio.run(scene())


def test_who_says_when_it_may_be_asked_again_is_left_alone_until_then() -> None:
    async def scene() -> None:
        guard = Guard()
        guard.connector.raises = TooMany("x", again_in_seconds=90)
        assert await guard.ask() is guard.connector.raises
        guard.connector.raises = None
        guard.clock.now = 89.5
        assert str(await guard.ask()) == "pajak.status: is left alone; it is asked again in 1 s."
        assert guard.connector.asked == 1
        guard.clock.now = 90
        assert await guard.ask() is None

    asyncio.run(scene())


def test_nobody_is_left_alone_for_days() -> None:
    guard = Guard()
    guard.guarded.breaker.told_to_wait(1e9)
    assert guard.guarded.breaker.waits() == LONGEST_REST_SECONDS


def test_failures_that_are_not_in_a_row_do_not_open_the_breaker() -> None:
    async def scene() -> None:
        guard = Guard()
        for _ in range(3):
            await guard.fail(2)
            guard.connector.raises = None
            assert await guard.ask() is None

    asyncio.run(scene())


def test_no_more_calls_at_once_than_the_system_takes() -> None:
    async def scene() -> None:
        guard = Guard(system=replace(SYSTEM, at_once=2), patience=5)
        guard.connector.then = lambda: asyncio.sleep(0.01)
        assert await asyncio.gather(*(guard.ask() for _ in range(6))) == [None] * 6
        assert guard.connector.most_at_once == 2

    asyncio.run(scene())


def test_who_waits_too_long_for_a_place_comes_again() -> None:
    async def scene() -> None:
        guard, hold = Guard(system=replace(SYSTEM, at_once=1)), asyncio.Event()
        guard.connector.then = lambda: until(hold)
        first = asyncio.create_task(guard.ask())
        await asyncio.sleep(0)
        busy = await guard.ask()
        assert isinstance(busy, Busy)
        assert busy.retryable
        hold.set()
        assert await first is None

    asyncio.run(scene())


def test_no_more_calls_than_the_rate_and_being_busy_is_no_failure_of_the_system() -> None:
    async def scene() -> None:
        guard = Guard(system=replace(SYSTEM, rate=Rate(2, 3600)))
        said = [await guard.ask() for _ in range(6)]
        assert [each is None for each in said] == [True, True, False, False, False, False]
        assert {type(each) for each in said[2:]} == {Busy}
        assert guard.connector.asked == 2
        assert guard.guarded.breaker.waits() is None

    asyncio.run(scene())


def test_who_can_wait_for_the_rate_is_served_when_it_allows() -> None:
    async def scene() -> None:
        guard = Guard(system=replace(SYSTEM, rate=Rate(1, 1)), patience=5)
        assert [await guard.ask(), await guard.ask()] == [None, None]

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("system", "said"),
    [
        ("pajak.lain", "pajak.lain: agencies.yaml declares no such system."),
        ("pajak.status", "IZIN_SYSTEM_PAJAK_URL is not set."),
    ],
)
def test_a_system_that_cannot_be_reached_is_told_when_it_is_asked(system: str, said: str) -> None:
    async def scene() -> ConnectorFailed:
        reach = Reach(SYSTEMS, {})
        with pytest.raises(ConnectorFailed) as failed:
            await reach.ask(replace(SYSTEM.shape, id=SystemId(system)), NO_ANSWERS, KEY)
        await reach.close()
        return failed.value

    failed = asyncio.run(scene())
    assert said in str(failed)
    assert not failed.retryable
