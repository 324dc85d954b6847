"""The sandbox as a process of its own, started as an operator starts it, and what connectors need to reach it."""

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx
import pytest

from flows.agencies.connector import Connector
from flows.agencies.kinds import connector_of
from flows.settings import REPOSITORY
from licensing.definition.systems import read_systems
from licensing.systems.system import System, Systems
from licensing.words.identifiers import EffectKey, SystemId

HERE = Path(__file__).parent
DEFINITIONS = REPOSITORY / "process_definitions"
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A sandbox that runs, and the settings with which connectors reach it."""

    admin: httpx.Client
    settings: dict[str, str]
    systems: Systems

    def order(self, system: SystemId, fault: str, *, times: int | None = 1, seconds: float = 0.3) -> None:
        told = {"system": system, "fault": fault, "times": times, "seconds": seconds}
        self.admin.post("/admin/faults", json=told).raise_for_status()

    def heal(self) -> None:
        self.admin.delete("/admin/faults").raise_for_status()

    def came(self, key: EffectKey) -> list[str]:
        """What became of each call under a key."""
        calls = self.admin.get("/admin/came").json()
        return [call["what"] for call in calls if call["key"] == key]

    def with_connector(
        self,
        system: System,
        do: Callable[[Connector], Coroutine[None, None, Result]],
        **settings: str,
    ) -> Result:
        """Do something with a connector of its own, on an event loop of its own."""

        async def done() -> Result:
            connector = connector_of(system, {**self.settings, **settings})
            try:
                return await do(connector)
            finally:
                await connector.close()

        return asyncio.run(done())


def every_system() -> str:
    """A register with the suite's own systems and those of the city, of which none is waited for long."""
    own = (HERE / "agencies.yaml").read_text("utf-8")
    own = own.partition("\nagencies:\n")[2].partition("\nofficers:")[0]
    city = re.sub(r"timeout: [0-9]+", "timeout: 2", (DEFINITIONS / "agencies.yaml").read_text("utf-8"))
    return city.replace("\nagencies:\n", f"\nagencies:\n{own}\n", 1)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("systems")
    (folder / "agencies.yaml").write_text(every_system(), "utf-8")
    command = (
        sys.executable,
        "-c",
        "from portal.entry import main; main()",
        "sandbox",
        "--json",
        "--port",
        "0",
    )
    environment = {**os.environ, "IZIN_DEFINITIONS": str(folder)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")
            systems = read_systems(every_system(), "agencies.yaml")
            with httpx.Client(base_url=said["url"]) as admin:
                yield Sandbox(admin, said["settings"], systems)
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture
def sandbox(running: Sandbox) -> Iterator[Sandbox]:
    """The sandbox with everybody well."""
    running.heal()
    yield running
    running.heal()
