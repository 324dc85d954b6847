"""The sandbox as a process: a loopback port, a secret for each system, and the settings with which Izin finds it."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import uvicorn

from flows.agencies.connector import Environment
from flows.agencies.sandbox.app import Played, create_app
from flows.agencies.sandbox.doors import DOORS
from flows.services.ports import LOOPBACK, choose_port
from licensing.systems.system import Systems
from licensing.words.identifiers import SystemId


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A sandbox that can be served.

    Args:
        settings: what to set so that Izin asks this sandbox; holds its secrets.
        absent: systems whose connector it does not speak.
    """

    port: int
    played: Mapping[SystemId, Played]
    settings: Mapping[str, str] = field(repr=False)
    absent: tuple[SystemId, ...]

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def serve(self, ready: Callable[[], None]) -> None:
        """Answer until interrupted; `ready` is called once calls are taken."""
        with socket.create_server((LOOPBACK, self.port)) as listening:
            ready()
            config = uvicorn.Config(
                create_app(self.played), log_level="warning", access_log=False, timeout_graceful_shutdown=2
            )
            uvicorn.Server(config).run(sockets=[listening])


def sandbox_of(
    systems: Systems, environment: Environment, *, port: int, say: Callable[[str], None]
) -> Sandbox:
    """The sandbox of a register's systems; a secret that is set already stays as it is."""
    chosen = choose_port("--port", port, say)
    played: dict[SystemId, Played] = {}
    settings: dict[str, str] = {}
    for id, system in systems.items():
        if system.connector in DOORS:
            door = DOORS[system.connector](system, environment, f"http://{LOOPBACK}:{chosen}/{id}")
            played[id] = Played(system, door)
            settings |= door.settings
    absent = tuple(id for id in systems if id not in played)
    return Sandbox(chosen, played, settings, absent)
