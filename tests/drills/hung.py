"""Hang drill: each part is stopped in its tracks (SIGSTOP), noticed, ended and started again, and nothing is lost.

    python -m tests.drills.hung [postgres prefect s3 portal worker] [--json]

While a part hangs an application is submitted and decided, as soon as the records take it; afterwards every one has its
licence, once, and the records verify. Prints how long each took to be noticed and to answer again; ends with 1 where
something is not as it must be.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from functools import partial

import psutil

from flows.services.connections import Connections
from flows.services.plan import Part, plan_of
from flows.services.service import Service
from flows.services.state import ensure_credentials, read_running
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber
from tests.flows.installation import Installation, installed, wait_for

EVERY: tuple[Part, ...] = ("postgres", "prefect", "s3", "portal", "worker")
NOTICED_WITHIN_SECONDS = {"postgres": 45, "prefect": 75, "s3": 45, "portal": 45, "worker": 75}
AGAIN_WITHIN_SECONDS = 60


def service_of(izin: Installation, name: str) -> Service:
    """What the supervisor knows of a part."""
    recorded = read_running(izin.settings.home)
    assert recorded is not None
    connections: Connections = izin.connections
    plan = plan_of(
        izin.settings,
        frozenset(EVERY),
        credentials=ensure_credentials(izin.settings.home),
        ports=recorded.ports,
        connections=connections,
    )
    return next(service for service in plan.services if service.name == name)


def stop(pid: int) -> None:
    """Stop a part in its tracks, with what it has started."""
    process = psutil.Process(pid)
    for each in (process, *process.children(recursive=True)):
        each.suspend()


def answers(service: Service) -> bool:
    """Whether it does real work."""
    return asyncio.run(_is_ready(service))


async def _is_ready(service: Service) -> bool:
    return await service.is_ready()


def decided(izin: Installation, seconds: float) -> ApplicationNumber:
    """An application that was signed; tried as long as the records are away."""
    ends = time.monotonic() + seconds
    while True:
        try:
            number = izin.submit()
            izin.decide(number)
        except StorageFailed:
            if time.monotonic() > ends:
                raise
            time.sleep(1)  # between two looks
        else:
            return number


def hang(izin: Installation, part: str) -> tuple[float, float, ApplicationNumber]:
    """Let a part hang. Returns after how many seconds it was noticed, when it answered again, and whom that met."""
    before, began = izin.pid(part), time.monotonic()
    stop(before)
    within = NOTICED_WITHIN_SECONDS[part]
    wait_for(
        lambda: not psutil.pid_exists(before) or izin.pid(part) != before,
        seconds=within,
        what=f"{part} noticed",
    )
    noticed = time.monotonic() - began
    number = decided(izin, AGAIN_WITHIN_SECONDS)
    wait_for(lambda: izin.pid(part) != before, seconds=AGAIN_WITHIN_SECONDS, what=f"{part} started again")
    again = partial(answers, service_of(izin, part))
    wait_for(again, seconds=AGAIN_WITHIN_SECONDS, what=f"{part} answers again")
    return round(noticed, 1), round(time.monotonic() - began, 1), number


def drill(izin: Installation, parts: Sequence[str]) -> tuple[dict[str, float], list[str]]:
    """Play it. Returns the figures, and what was not as it must be."""
    figures, numbers, wrong = dict[str, float](), [decided(izin, 0)], list[str]()
    izin.wait_for_end(numbers[0], seconds=120)
    for part in parts:
        noticed, again, number = hang(izin, part)
        figures |= {
            f"{part}: noticed after, seconds": noticed,
            f"{part}: answers again after, seconds": again,
        }
        numbers.append(number)
    for number in numbers:
        case = izin.wait_for_end(number, seconds=120)
        if [made.kind for made in case.made] != ["licence"] or len(izin.mails(number)) != 2:
            wrong.append(f"{number}: its licence and its letters were not made once")
    if izin.izin.audit.verify().breaches:
        wrong.append("the records do not verify")
    return figures, wrong


def main() -> int:
    """Play the drill on an installation of its own, and tell how it went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", choices=[*EVERY, []], default=[])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with installed(parts=frozenset(EVERY), workers=1) as izin:
        figures, wrong = drill(izin, given.parts or EVERY)
    told = {"figures": figures, "wrong": wrong}
    sys.stdout.write(json.dumps(told) if given.json else "\n".join((*map(str, figures.items()), *wrong)))
    sys.stdout.write("\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
