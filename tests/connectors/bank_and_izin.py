"""A bank's sandbox as a process of its own, and a portal it calls; both speak over HTTP."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI

from licensing.definition.systems import read_systems
from licensing.systems.system import Systems
from licensing.words.identifiers import SystemId

HERE = Path(__file__).parent / "bank"
BANK = SystemId("bank.va")
COMMAND = (sys.executable, "-c", "from portal.entry import main; main()", "sandbox", "--json", "--port", "0")


@dataclass(frozen=True, slots=True)
class Bank:
    """A sandbox that runs; `admin` is where people pay."""

    admin: httpx.Client
    settings: dict[str, str]
    systems: Systems

    def pays(self, code: str, amount: int | None = None, channel: str = "VA") -> httpx.Response:
        told = {"code": code, "channel": channel} | ({"amount": amount} if amount else {})
        return self.admin.post("/admin/pay", json=told)

    def order(self, fault: str, **how: float) -> None:
        self.admin.post("/admin/faults", json={"fault": fault, **how}).raise_for_status()

    def told(self) -> list[dict[str, object]]:
        return self.admin.get("/admin/notices").json()

    def settles(self, within: float = 30) -> None:
        """Wait until nothing is on its way any more."""
        ends = time.monotonic() + within
        while self.admin.get("/admin/standing").json()["waiting"]:
            assert time.monotonic() < ends, "notices are still on their way"
            time.sleep(0.05)


@contextmanager
def bank(definitions: Path = HERE) -> Generator[Bank]:
    """A bank with an empty account, as the register in this folder declares it."""
    environment = {**os.environ, "IZIN_DEFINITIONS": str(definitions)}
    with subprocess.Popen(COMMAND, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")
            systems = read_systems((definitions / "agencies.yaml").read_text("utf-8"), "agencies.yaml")
            with httpx.Client(base_url=f"{said['url']}/{BANK}", timeout=20) as admin:
                yield Bank(admin, said["settings"], systems)
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def serving(app: FastAPI) -> Generator[str]:
    """The portal on a port of this machine; gives its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_for(lambda: server.started)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


def wait_for(is_so: Callable[[], bool], within: float = 20) -> None:
    """Wait until something is so."""
    ends = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < ends, "it never was"
        time.sleep(0.02)
