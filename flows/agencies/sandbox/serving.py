"""The sandbox as a process: a loopback port, a secret for each system, and the settings with which Izin finds it."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette

from flows.agencies.connector import Environment
from flows.agencies.sandbox.app import Played, create_app
from flows.agencies.sandbox.bank.opening import bank_settings, open_banks
from flows.agencies.sandbox.doors import doors_of
from flows.services.ports import LOOPBACK
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
    banks: Mapping[SystemId, Starlette] = field(default_factory=dict[SystemId, Starlette])

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def serve(self, ready: Callable[[], None]) -> None:
        """Answer until interrupted; `ready` is called once calls are taken."""
        with socket.create_server((LOOPBACK, self.port)) as listening:
            ready()
            app = create_app(self.played)
            for id, bank in self.banks.items():
                app.mount(f"/{id}", bank)
            config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2)
            uvicorn.Server(config).run(sockets=[listening])


def sandbox_of(systems: Systems, environment: Environment, *, port: int) -> Sandbox:
    """The sandbox of a register's systems; a secret that is set already stays as it is."""
    doors = doors_of(systems, environment, port)
    played = {id: Played(systems[id], door) for id, door in doors.items()}
    of_banks = bank_settings(systems, environment, port)
    banks = open_banks(systems, of_banks)
    settings = {name: value for door in doors.values() for name, value in door.settings.items()}
    absent = tuple(id for id in systems if id not in doors and id not in banks)
    return Sandbox(port, played, {**settings, **of_banks}, absent, banks)
