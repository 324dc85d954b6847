"""Notices on their way: each is told until it is taken, as a bank does, with what goes wrong on the way."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import httpx

from flows.agencies.sandbox.bank.account import Movement
from flows.agencies.sandbox.bank.caller import Caller, new_external_id
from flows.agencies.sandbox.bank.faults import Order, Orders
from licensing.systems.snap.answers import CONFLICT, INCONSISTENT

AT_ONCE: Final = 16
PAUSES: Final = (0.2, 0.5, 1.0, 2.0)
MOST_TRIES: Final = 200
TAKEN: Final = 200
LONGEST_HELD_SECONDS: Final = 5.0


@dataclass(slots=True)
class Notice:
    """What became of the notice of one movement: how often it was tried, and the last code; `lost` for never.

    One that was taken stays so, whatever is answered to its repeats.
    """

    number: str
    fault: str
    tries: int = 0
    code: str = ""
    is_taken: bool = False
    is_settled: bool = False


@dataclass(slots=True)
class Notifying:
    """Of one bank; `notices` by the number of the movement."""

    caller: Caller
    orders: Orders
    notices: dict[str, Notice] = field(default_factory=dict[str, Notice])
    _tasks: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _next: asyncio.Event = field(default_factory=asyncio.Event)

    def begin(self, movement: Movement) -> Notice:
        """Tell of a movement, in the background."""
        order = self.orders.take()
        notice = Notice(movement.number, order.fault if order else "")
        self.notices[movement.number] = notice
        task = asyncio.create_task(self._tell(movement, notice, order))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return notice

    def standing(self) -> Mapping[str, int]:
        """How many notices there are, and how many are still on their way."""
        waiting = sum(not each.is_settled for each in self.notices.values())
        return {"notices": len(self.notices), "waiting": waiting}

    async def _tell(self, movement: Movement, notice: Notice, order: Order | None) -> None:
        fault, seconds = (order.fault, order.seconds) if order else ("", 0.0)
        if fault == "lost":
            notice.code, notice.is_settled = "lost", True
            return
        if fault == "out-of-order":
            await self._after_the_next()
        if fault == "late":
            await asyncio.sleep(seconds)
        external_id = new_external_id()
        if fault == "wrong-signature":
            await self._try(movement, notice, new_external_id(), is_forged=True)
        if fault == "stale":
            await self._try(movement, notice, new_external_id(), is_stale=True)
        await self._until_taken(movement, notice, external_id)
        if fault == "twice":
            await self._try(movement, notice, external_id)
            await self._try(movement, notice, new_external_id())
        notice.is_settled = True
        self._next.set()
        self._next.clear()

    async def _until_taken(self, movement: Movement, notice: Notice, external_id: str) -> None:
        for nth in range(MOST_TRIES):
            code = await self._try(movement, notice, external_id)
            if notice.is_taken or code[-2:] == INCONSISTENT.case:
                return
            if code[:3] == str(CONFLICT.status):
                external_id = new_external_id()
            await asyncio.sleep(PAUSES[min(nth, len(PAUSES) - 1)])

    async def _try(
        self,
        movement: Movement,
        notice: Notice,
        external_id: str,
        *,
        is_forged: bool = False,
        is_stale: bool = False,
    ) -> str:
        async with self._places:
            notice.tries += 1
            try:
                response = await self.caller.notify(
                    movement, external_id, is_forged=is_forged, is_stale=is_stale
                )
                code = _code(response)
            except httpx.HTTPError as error:
                code = type(error).__name__
        notice.code = code
        notice.is_taken |= code.startswith(str(TAKEN))
        return code

    async def _after_the_next(self) -> None:
        try:
            async with asyncio.timeout(LONGEST_HELD_SECONDS):
                await self._next.wait()
        except TimeoutError:
            return


def _code(response: httpx.Response) -> str:
    try:
        return str(response.json()["responseCode"])
    except (ValueError, KeyError, TypeError):
        return str(response.status_code)
