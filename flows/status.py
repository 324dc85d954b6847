"""How an Izin that runs does: each of its parts, what it still owes to the outside, and what waits for S3.

In come the settings; out goes a `Status`. What runs here is what the supervisor recorded, and each is asked itself, by
the question with which the supervisor finds those that hang; what runs elsewhere is asked from here.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from flows.health import health_of
from flows.services.connections import Connections, live
from flows.services.errors import ServiceUnreachable
from flows.services.plan import EVERYTHING, plan_of
from flows.services.pulse import ANSWER_WITHIN_SECONDS
from flows.services.service import Service
from flows.services.state import ProcessMark, Running, ensure_credentials
from flows.settings import Settings
from licensing.ports import Archive, FilesWaiting, Outbox, Owing, PartHealth, WaitingFiles
from licensing.words.errors import StorageFailed

State: TypeAlias = Literal["ok", "does not answer", "does not run"]


@dataclass(frozen=True, slots=True)
class PartStatus:
    """A process of this installation.

    Args:
        address: where it listens, or what it does.
        since: when this process began.
    """

    name: str
    title: str
    address: str
    pid: int
    since: datetime
    state: State


@dataclass(frozen=True, slots=True)
class Status:
    """All of it; `owing` and `waiting` are None where the database does not answer."""

    parts: tuple[PartStatus, ...]
    around: tuple[PartHealth, ...]
    owing: Owing | None
    waiting: FilesWaiting | None

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong with any part."""
        return all(part.state == "ok" for part in self.parts) and all(
            each.wrong is None for each in self.around
        )


def status_of(
    settings: Settings,
    connections: Connections,
    archive: Archive,
    *,
    outbox: Outbox,
    waiting: WaitingFiles,
) -> Status:
    """Look at everything.

    Raises:
        ServiceUnreachable: Izin does not run here.
    """
    running = live(settings.home)
    if running is None:
        raise ServiceUnreachable(f"{settings.home}: Izin is not running. Start it with `izin up`.")
    parts = asyncio.run(_parts(settings, running, connections))
    return Status(parts, health_of(connections, archive).parts(), _owing(outbox), _waiting(waiting))


def _owing(outbox: Outbox) -> Owing | None:
    try:
        return outbox.owing()
    except StorageFailed:
        return None


def _waiting(waiting: WaitingFiles) -> FilesWaiting | None:
    try:
        return waiting.waiting()
    except StorageFailed:
        return None


async def _parts(settings: Settings, running: Running, connections: Connections) -> tuple[PartStatus, ...]:
    plan = plan_of(
        settings,
        EVERYTHING,
        credentials=ensure_credentials(settings.home),
        ports=running.ports,
        connections=connections,
    )
    known = {service.name: service for service in plan.services}
    asked = [_part(name, mark, known.get(name)) for name, mark in running.processes.items()]
    return tuple(await asyncio.gather(*asked))


async def _part(name: str, mark: ProcessMark, service: Service | None) -> PartStatus:
    state: State = "does not run"
    if mark.find() is not None:
        state = "ok" if await _answers(service.is_alive if service else None) else "does not answer"
    title, address = (service.title, service.address) if service else (name, "")
    since = datetime.fromtimestamp(mark.created, UTC)
    return PartStatus(name, title, address, mark.pid, since, state)


async def _answers(ask: Callable[[], Awaitable[bool]] | None) -> bool:
    if ask is None:
        return True
    try:
        return await asyncio.wait_for(ask(), ANSWER_WITHIN_SECONDS)
    except (TimeoutError, OSError):
        return False
