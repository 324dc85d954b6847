"""Working: the worker's loops, and what they share.

Each loop does its part over and over; when a service does not answer it waits a little longer each time, says so once,
and goes on. Nothing is lost meanwhile: decisions are made without the worker, and what they owe stays owed.
"""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from prefect.client.orchestration import PrefectClient
from prefect.context import AsyncClientContext, SyncClientContext
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows.asking import closing, reach_of
from flows.claims import Claims
from flows.compiler import Performers
from flows.deployments import deploy_sweeps, ensure_pool
from flows.dispatcher import Dispatcher
from flows.handing import HandingOver
from flows.leaving import leave_at_stop
from flows.orphans import HEARTBEAT_SECONDS, own_name
from flows.performers import Means
from flows.performers.post import MailboxFolder, MailServer
from flows.pool import POOL
from flows.runs import UNREACHABLE, Runs, told
from flows.services.connections import Connections
from flows.settings import Settings
from flows.sweeps import Broom, sweeps
from flows.wiring import Wired, connect
from licensing.ports import HANDED_OVER
from licensing.words.errors import StorageFailed
from licensing.words.sentences import counted

LOG = logging.getLogger("izin.worker")
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 10.0
# The supervisor ends who has not ended after ten: this, what steps have, and the moment of telling it are less.
DRAIN_SECONDS = 6
MOST_RUNS = 64
SIGN_SECONDS = 5
ORPHANS_AT_LATEST_SECONDS = 60
READY_AT_LATEST_SECONDS = 60
"""A Prefect that hangs is asked for more than two minutes before that is an error: longer than a start may take."""


def means_of(wired: Wired) -> Means:
    """What performers work with, from what is wired."""
    smtp = wired.settings.smtp_url
    return Means(
        archive=wired.archive,
        cases=wired.cases,
        outbox=wired.outbox,
        documents=wired.documents,
        register=wired.register,
        public_url=wired.connections.public_url,
        post=MailServer(smtp.get_secret_value()) if smtp else MailboxFolder(wired.settings.mailbox),
        now=lambda: datetime.now(UTC),
        secret_key=wired.connections.secret_key,
        decrees=wired.decrees,
        systems=reach_of(wired.settings),
    )


def performers_of(wired: Wired, *, worker: str = "") -> Performers:
    """What compiled flows perform with in this process, or in the name of that worker."""
    return Performers(
        means_of(wired), Claims(wired.outbox, worker or own_name(), wired.settings.lease_seconds)
    )


async def work(
    settings: Settings, connections: Connections, ready: Path, stop: asyncio.Event, *, hands_over: bool
) -> None:
    """Work until told to stop, then finish what is under way; `ready` is touched once work is taken.

    Args:
        hands_over: perform nothing here, and make runs for whoever serves the work pool.
    """
    wired = connect(settings, role="izin_worker", connections=connections)
    try:
        # Prefect's own heartbeat starts a thread and sends an event for every run; ours end before it would matter.
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}), SyncClientContext.get_or_create():
            async with AsyncClientContext.get_or_create() as context:
                performers = performers_of(wired, worker=HANDED_OVER if hands_over else "")
                async with closing(performers.means.systems):
                    await Worker(wired, context.client, performers, ready, stop).work()
    finally:
        wired.close()


@dataclass(slots=True)
class Worker:
    """One worker process, or a dispatcher that hands over to others, with its loops."""

    wired: Wired
    client: PrefectClient
    performers: Performers
    ready: Path
    stop: asyncio.Event
    place: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def hands_over(self) -> bool:
        return self.performers.claims.worker == HANDED_OVER

    async def work(self) -> None:
        """Make everything ready, say so, and go on until told to stop."""
        settings, claims = self.wired.settings, self.performers.claims
        runs = Runs(claims, settings.worker_concurrency, MOST_RUNS, self.place.set)
        dispatcher = Dispatcher(self.client, self.wired.archive, self.performers, runs)
        handing = HandingOver(self.client, dispatcher)
        if self.hands_over:
            dispatcher.begin = handing.begin
        broom = Broom(
            self.performers.means,
            claims,
            self.wired.audit,
            self.wired.deadlines,
            self.wired.people,
            self.wired.drafts,
            self.wired.waiting,
            self.wired.receipts,
            runs.active.keys,
        )
        async with asyncio.TaskGroup() as waiting:
            # A server that hangs keeps it waiting for longer than a worker may be silent.
            signs = waiting.create_task(self._show_signs())
            ready = waiting.create_task(self._be_ready_at_latest())
            is_prepared = await self._insist(lambda: self._prepare_or_wait(dispatcher, broom))
            signs.cancel()
            ready.cancel()
        if not is_prepared:
            return
        # What stands now stays: looking through it for garbage took a fifteenth of the time of a busy worker.
        gc.collect()
        gc.freeze()
        self.ready.touch()
        LOG.info(
            "%s works, %s runs at a time", "dispatcher" if self.hands_over else claims.worker, runs.limit
        )
        # A bug in one of them ends the worker: half of one would look alive and do half of the work.
        async with asyncio.TaskGroup() as loops:
            asking = [loops.create_task(self._again(lambda: self._poll(dispatcher)))]
            if self.hands_over:
                asking.append(loops.create_task(self._again(lambda: self._hand_over(handing))))
            else:
                asking.append(loops.create_task(self._again(lambda: self._dispatch(dispatcher))))
                asking.append(loops.create_task(self._again(self._live)))
            looking = loops.create_task(self._again(lambda: self._end_orphans(broom)))
            loops.create_task(leave_at_stop(self.stop, looking, asking))
            loops.create_task(self._show_signs())
        LOG.info("%s finishes %s runs", claims.worker, len(runs.active))
        await runs.drain(DRAIN_SECONDS)

    async def _prepare_or_wait(self, dispatcher: Dispatcher, broom: Broom) -> None:
        try:
            await self._prepare(dispatcher, broom)
        except (*UNREACHABLE, StorageFailed):
            # It lives, and works when Prefect answers: nobody's start has to wait for that.
            self.ready.touch()
            raise

    async def _be_ready_at_latest(self) -> None:
        await asyncio.sleep(READY_AT_LATEST_SECONDS)
        self.ready.touch()

    async def _prepare(self, dispatcher: Dispatcher, broom: Broom) -> None:
        await ensure_pool(self.client, self.wired.register.agencies)
        dispatcher.sweeps = await deploy_sweeps(self.client, sweeps(broom))
        await dispatcher.deploy()
        await dispatcher.heed()
        if not self.hands_over:
            await self._say_alive()
        await broom.orphan_runs()

    async def _dispatch(self, dispatcher: Dispatcher) -> None:
        """One look for owed work; waits when there is none, or no place for it."""
        self.place.clear()
        if not dispatcher.runs.free:
            await self._until(self.place, dispatcher.pace.wait_seconds)
        elif not await dispatcher.dispatch():
            await asyncio.to_thread(self.wired.outbox.wait, dispatcher.pace.wait_seconds)

    async def _hand_over(self, handing: HandingOver) -> None:
        """One look for owed work that waits for no run yet."""
        if not await handing.hand_over():
            await asyncio.to_thread(self.wired.outbox.wait, handing.dispatcher.pace.wait_seconds)

    async def _poll(self, dispatcher: Dispatcher) -> None:
        await dispatcher.deploy()
        await dispatcher.heed()
        if not self.hands_over:
            await dispatcher.adopt()
        await self._until(self.stop, dispatcher.pace.poll_seconds)

    async def _end_orphans(self, broom: Broom) -> None:
        """End what dead workers left; the first look was at the start."""
        await self._until(self.stop, min(self.wired.settings.lease_seconds, ORPHANS_AT_LATEST_SECONDS))
        ended = 0 if self.stop.is_set() else await broom.end_orphans(self.client)
        if ended:
            LOG.info("%s had lost %s worker", counted(ended, "run"), "its" if ended == 1 else "their")

    async def _live(self) -> None:
        await self._say_alive()
        await self._until(self.stop, HEARTBEAT_SECONDS)

    async def _show_signs(self) -> None:
        """Let the supervisor see that this process does not hang, whatever it waits for; from when it is ready on."""
        while not self.stop.is_set():
            if self.ready.exists():
                self.ready.touch()
            await self._until(self.stop, SIGN_SECONDS)

    async def _say_alive(self) -> None:
        """Tell operators and other workers that this one lives."""
        worker = self.performers.claims.worker
        await self.client.send_worker_heartbeat(POOL, worker, heartbeat_interval_seconds=HEARTBEAT_SECONDS)

    async def _again(self, step: Callable[[], Awaitable[None]]) -> None:
        while await self._insist(step):
            pass

    async def _insist(self, step: Callable[[], Awaitable[None]]) -> bool:
        """Take a step, however often that must be tried. False when told to stop."""
        pause = FIRST_PAUSE_SECONDS
        while not self.stop.is_set():
            try:
                await step()
            except (*UNREACHABLE, StorageFailed) as failed:
                if pause == FIRST_PAUSE_SECONDS:
                    LOG.warning("%s Trying again.", told(failed))
                await self._until(self.stop, pause)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            else:
                return not self.stop.is_set()
        return False

    async def _until(self, event: asyncio.Event, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), seconds)
