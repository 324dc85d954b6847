"""The supervisor: starts the services of one state folder, keeps them running, stops them in reverse order.

`run` is `izin up`; `running` is the same as a context, for the demonstration, the bench and the tests.
Services start in stages, everything in one stage at once; a stage begins when all of the one before do real work, or,
where Izin can be without them, failed and are tried again. What the others are told of only where it is there
starts first. Which work makes the services ready for Izin (migrations, bucket) is handed in as `prepare`.
"""

import asyncio
import signal
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
    suppress,
)
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from anyio.from_thread import start_blocking_portal
from rich.console import RenderableType

from flows.services.child import stop_orphans
from flows.services.connections import Connections, connect
from flows.services.half import refuse_half
from flows.services.lock import locked
from flows.services.plan import EVERYTHING, Part, plan_of
from flows.services.ports import ANY, choose_ports
from flows.services.record import recorded
from flows.services.room import watch_room
from flows.services.sandboxed import sandbox_settings
from flows.services.service import Service
from flows.services.state import ensure_credentials, read_running
from flows.services.table import table_of
from flows.services.watch import Watch
from flows.settings import Settings
from licensing.words.sentences import counted

Say: TypeAlias = Callable[[RenderableType], None]
Prepare: TypeAlias = Callable[[Connections], object]
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def say_nothing(_: RenderableType) -> None:
    """Stand where nobody listens."""


def do_nothing(_: Connections) -> None:
    """Stand where nothing has to be done with the services."""


def run(
    settings: Settings,
    *,
    prepare: Prepare,
    say: Say,
    ready: Callable[[Connections], None] = do_nothing,
    parts: frozenset[Part] = EVERYTHING,
) -> None:
    """Start everything, stay until Ctrl-C or SIGTERM, stop everything.

    Args:
        say: receives sentences, and the table of what runs where.
        ready: called once everything runs.

    Raises:
        AlreadyRunning: another supervisor holds the state folder.
        ServiceFailed: a service did not start; what had started is stopped again.
    """
    services = supervised(settings, prepare=prepare, parts=parts, say=say)
    asyncio.run(_run_until_told(services, ready, say))


@contextmanager
def running(
    settings: Settings,
    *,
    prepare: Prepare = do_nothing,
    parts: frozenset[Part] = EVERYTHING,
    say: Say = say_nothing,
    is_restoring: bool = False,
) -> Generator[Connections]:
    """Keep the wanted parts running while the context is open.

    The supervisor lives in a thread of its own that stays as long as the children do: the kernel stops them when
    the thread that started them ends.
    """
    kept = supervised(settings, prepare=prepare, parts=parts, say=say, is_restoring=is_restoring)
    with start_blocking_portal() as supervisor, supervisor.wrap_async_context_manager(kept) as connections:
        yield connections


@asynccontextmanager
async def supervised(
    settings: Settings, *, prepare: Prepare, parts: frozenset[Part], say: Say, is_restoring: bool = False
) -> AsyncGenerator[Connections]:
    """Do the work of `run` and `running` inside an event loop."""
    with locked(settings.home):
        if not is_restoring:
            refuse_half(settings.home)
        await asyncio.to_thread(_stop_what_was_left, settings, say)
        credentials = ensure_credentials(settings.home)
        ports = choose_ports(
            portal=settings.portal_port if "portal" in parts else ANY,
            prefect=settings.prefect_port if "prefect" in parts else ANY,
            say=say,
            has_sandbox="sandbox" in parts,
        )
        connections = connect(settings, credentials, ports)
        planned = partial(
            plan_of, settings, parts, credentials=credentials, ports=ports, connections=connections
        )
        plan = planned(systems=sandbox_settings(settings, ports, say) if ports.sandbox else None)
        logs = settings.home / "logs"
        with recorded(settings.home, ports) as record:
            watch = partial(Watch, logs=logs, record=record, say=say)
            async with AsyncExitStack() as kept:
                watching = asyncio.create_task(watch_room(settings.home, say))
                kept.callback(watching.cancel)
                await kept.enter_async_context(_kept(plan.beside, watch))
                if not all([await service.is_ready() for service in plan.beside]):
                    # Nobody waits for what is not there: officers answer in its place, as where nothing is set.
                    plan = replace(planned(systems={}), beside=())
                await kept.enter_async_context(_kept(plan.backing, watch))
                await asyncio.to_thread(prepare, connections)
                for stage in plan.stages:
                    await kept.enter_async_context(_kept(stage, watch))
                say(table_of(plan, settings.home))
                yield connections


@asynccontextmanager
async def _kept(stage: tuple[Service, ...], watch: Callable[[Service], Watch]) -> AsyncGenerator[None]:
    """Keep the services of one stage running while the context is open."""
    watches = [watch(service) for service in stage]
    try:
        await _open_all(watches)
        yield
    finally:
        await asyncio.gather(*(opened.close() for opened in watches))


async def _open_all(watches: list[Watch]) -> None:
    try:
        async with asyncio.TaskGroup() as opening:
            for opened in watches:
                opening.create_task(opened.open())
    except ExceptionGroup as failed:
        # The first failure cancelled the others; it alone says what to do.
        raise failed.exceptions[0] from None


async def _run_until_told(
    services: AbstractAsyncContextManager[Connections], ready: Callable[[Connections], None], say: Say
) -> None:
    told = asyncio.Event()
    for stop_signal in STOP_SIGNALS:
        asyncio.get_running_loop().add_signal_handler(stop_signal, told.set)
    serving = asyncio.create_task(_hold(services, ready))
    listening = asyncio.create_task(told.wait())
    await asyncio.wait({serving, listening}, return_when=asyncio.FIRST_COMPLETED)
    if not serving.done():
        say("Izin: stopping.")
        serving.cancel()
    with suppress(asyncio.CancelledError):
        await serving


async def _hold(
    services: AbstractAsyncContextManager[Connections], ready: Callable[[Connections], None]
) -> None:
    async with services as connections:
        ready(connections)
        await asyncio.Event().wait()


def _stop_what_was_left(settings: Settings, say: Say) -> None:
    left = read_running(settings.home)
    if left and (count := stop_orphans(tuple(left.processes.values()))):
        say(
            f"{settings.home}: {counted(count, 'service was', 'services were')} left running by an Izin that was "
            "killed. Nothing of it runs any more."
        )
