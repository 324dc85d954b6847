"""The machine: who used the processor, and how even it ran while it was measured."""

import os
import time
from dataclasses import dataclass

import psutil

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
    for process in psutil.Process().children(recursive=True):
        try:
            line, times = " ".join(process.cmdline()), process.cpu_times()
        except psutil.Error:
            continue
        part = next((name for word, name in NAMES.items() if word in line), "other")
        seconds[part] = seconds.get(part, 0) + times.user + times.system
    return Used(seconds)


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
