"""Our own two processes: the worker, which runs the flows, and the portal.

They read the same settings as the supervisor and find the other services through the state folder.
"""

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from flows.agencies.banks import inbound_settings
from flows.agencies.connector import PREFIX
from flows.definitions import city_systems
from flows.pool import POOL
from flows.services.connections import Connections
from flows.services.ports import LOOPBACK
from flows.services.prefect_server import prefect_environment
from flows.services.probe import answers, speaks
from flows.services.service import PYTHON, Service, python_environment
from flows.services.state import Ports
from flows.settings import Settings, environment_of
from licensing.words.errors import DefinitionRejected
from licensing.words.sentences import counted

DISPATCHER = "dispatcher"
SIGNS_EVERY_SECONDS = 20
"""A worker gives a sign of life several times in so long, whatever the parts around it do."""


def workers(
    settings: Settings, connections: Connections, systems: Mapping[str, str] | None = None
) -> tuple[Service, ...]:
    """Describe the workers: as many processes as the settings say, because each uses one core at most.

    Where there are none, a dispatcher makes the runs that others take up: stock Prefect workers, or ours elsewhere.

    Args:
        systems: the settings with which agencies' systems are asked; those of our own environment if not given.
    """
    if not settings.workers:
        return (
            _process(settings, connections, DISPATCHER, "Dispatcher", f"leaves runs to the work pool {POOL}"),
        )
    return tuple(worker(settings, connections, nth, systems) for nth in range(1, settings.workers + 1))


def worker(
    settings: Settings, connections: Connections, nth: int = 1, systems: Mapping[str, str] | None = None
) -> Service:
    """Describe the `nth` worker."""
    name, title = ("worker", "Worker") if nth == 1 else (f"worker-{nth}", f"Worker {nth}")
    service = _process(
        settings, connections, name, title, f"{counted(settings.worker_concurrency, 'run')} at a time"
    )
    asked = _systems() if systems is None else systems
    return replace(service, environment={**service.environment, **asked})


def _process(settings: Settings, connections: Connections, name: str, title: str, address: str) -> Service:
    """Describe a process of `flows.worker`; it is ready when it says so, be it that it waits for Prefect."""
    sign = ready_sign(settings.home, name)

    async def is_ready() -> bool:
        return sign.exists()

    async def is_alive() -> bool:
        return time.time() - sign.stat().st_mtime < SIGNS_EVERY_SECONDS

    return Service(
        name=name,
        title=title,
        address=address,
        command=(*PYTHON, "-m", "flows.worker", name),
        environment=_environment(settings, connections),
        is_ready=is_ready,
        folder=settings.home,
        before_start=lambda: sign.unlink(missing_ok=True),
        is_needed=False,
        is_alive=is_alive,
        silent_for_seconds=40,
        ready_within_seconds=180,
    )


def ready_sign(home: Path, name: str) -> Path:
    """The file by which the worker of that name tells that it takes work, or will when Prefect answers."""
    return home / f"{name}.ready"


def portal(
    settings: Settings, connections: Connections, ports: Ports, systems: Mapping[str, str] | None = None
) -> Service:
    """Describe the portal; `systems` as for workers."""

    async def is_ready() -> bool:
        return await answers(ports.portal, "/healthz")

    serve = ("-m", "uvicorn", "--factory", "portal.entry:web", "--log-level", "warning", "--no-access-log")
    leave = ("--no-server-header", "--timeout-graceful-shutdown", "3")
    return Service(
        name="portal",
        title="Portal",
        address=connections.portal_url,
        command=(*PYTHON, *serve, *leave, "--host", LOOPBACK, "--port", str(ports.portal)),
        environment={
            **_environment(settings, connections),
            **_inbound(settings, _systems() if systems is None else systems),
        },
        is_ready=is_ready,
        folder=settings.home,
        is_alive=lambda: speaks(ports.portal, "/healthz"),
    )


def _systems() -> dict[str, str]:
    """Where agencies' systems are, and their secrets, as we were given them: for those who ask, and nobody else."""
    return {name: value for name, value in os.environ.items() if name.startswith(PREFIX)}


def _inbound(settings: Settings, systems: Mapping[str, str]) -> Mapping[str, str]:
    """With what systems prove themselves that call the portal; nothing with which anybody can be asked."""
    try:
        return inbound_settings(city_systems(settings.definitions), systems)
    except DefinitionRejected:
        # Told by what reads the register to use it.
        return {}


def _environment(settings: Settings, connections: Connections) -> dict[str, str]:
    return {
        **python_environment(),
        **environment_of(settings),
        **prefect_environment(settings.home, connections),
    }
