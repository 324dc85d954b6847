"""The sandbox of the shipped register's systems, as a process of its own, for workers that ask it."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

COMMAND = (sys.executable, "-c", "from portal.entry import main; main()", "sandbox", "--json", "--port", "0")


@dataclass(frozen=True, slots=True)
class Agency:
    """A sandbox that runs, and the settings with which a worker asks it."""

    admin: httpx.Client
    settings: dict[str, str]

    def order(self, system: str, fault: str, *, times: int | None = 1, seconds: float = 0.3) -> None:
        told = {"system": system, "fault": fault, "times": times, "seconds": seconds}
        self.admin.post("/admin/faults", json=told).raise_for_status()

    def heal(self) -> None:
        self.admin.delete("/admin/faults").raise_for_status()

    def came(self, key: str) -> Counter[str]:
        """What became of the calls under a key, each counted."""
        calls = self.admin.get("/admin/came").json()
        return Counter(call["what"] for call in calls if call["key"] == key)


@contextmanager
def agency() -> Generator[Agency]:
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")
            with httpx.Client(base_url=said["url"]) as admin:
                yield Agency(admin, said["settings"])
        finally:
            process.terminate()
            process.wait(10)
