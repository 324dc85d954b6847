"""The machine: who used the processor and the memory, and how even it ran while it was measured."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import psutil

from flows.services.connections import PREFECT_DATABASE

NAMES = {
    "prefect": "prefect",
    "flows.worker": "worker",
    "uvicorn": "portal",
    "weed": "s3",
    "postgres": "postgresql",
}


@dataclass(frozen=True, slots=True)
class Used:
    """Processor seconds so far, by part."""

    seconds: dict[str, float]

    def since(self, before: "Used") -> dict[str, float]:
        return {part: round(used - before.seconds.get(part, 0), 2) for part, used in self.seconds.items()}


def used() -> Used:
    """What every process of ours has used; short-lived ones are counted with their parents once they end."""
    seconds: dict[str, float] = {"driver": sum(os.times()[:2])}
    for part, process in _parts():
        with suppress(psutil.Error):
            times = process.cpu_times()
            ended = times.children_user + times.children_system
            seconds[part] = seconds.get(part, 0) + times.user + times.system + ended
    return Used(seconds)


def private_bytes() -> dict[str, int]:
    """Memory that belongs to each part alone: its heaps and stacks, without programs, files and shared buffers."""
    held: dict[str, int] = {}
    for part, process in _parts():
        with suppress(psutil.Error):
            held[part] = held.get(part, 0) + sum(each.anonymous for each in process.memory_maps())
    return held


def _parts() -> Iterator[tuple[str, psutil.Process]]:
    """Every process of ours but this one, with the part it belongs to."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            yield _part_of(" ".join(process.cmdline())), process


def _part_of(line: str) -> str:
    """A database process says for which database it works; what it does for Prefect is told apart."""
    if line.startswith("postgres: "):
        return "postgresql for prefect" if f" {PREFECT_DATABASE} " in line else "postgresql"
    return next((name for word, name in NAMES.items() if word in line), "other")


def loop_ms() -> dict[str, float]:
    """A fixed piece of work, ten times: its best and worst time tell how much else the machine was doing."""
    times: list[float] = []
    for _ in range(10):
        began = time.perf_counter()
        sum(n * n for n in range(200_000))
        times.append((time.perf_counter() - began) * 1000)
    return {"best": round(min(times), 1), "worst": round(max(times), 1)}


def described() -> dict[str, float | int]:
    return {"cores": os.cpu_count() or 0, "load_1_minute": round(os.getloadavg()[0], 2)}
