"""Stock worker drill: `prefect worker start` does all the work, beside an Izin without a worker of its own.

    python -m tests.drills.stock_worker [--cases 10] [--dies-after 3] [--json]

Applications are decided and go to their licence; two dispatchers stand side by side; the stock worker is killed in the
midst, and another one goes on. Prints what each took; ends with 1 where something is not as it must be.
"""

import argparse
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager

import psutil

from flows.handing import BEGINS_WITHIN
from flows.orphans import UNSAID_AT_MOST
from flows.pool import POOL
from flows.services.child import HEARING
from flows.services.ours import workers
from flows.services.plan import Part
from licensing.words.identifiers import ApplicationNumber
from tests.flows.installation import Installation, installed, wait_for

PARTS: frozenset[Part] = frozenset({"postgres", "s3", "prefect", "worker"})
WITHIN_SECONDS = 180
GOES_ON_SECONDS = BEGINS_WITHIN.total_seconds() + WITHIN_SECONDS
"""What a worker took up and did not begin is left to another after so long; then it takes as long as the first time."""
ENDED_SECONDS = UNSAID_AT_MOST.total_seconds() + 60
"""After so long no run is left of which Prefect believes that the dead worker is at it."""


@contextmanager
def stock_worker(izin: Installation) -> Generator[subprocess.Popen[bytes]]:
    """Prefect's own worker with the settings of the installation, ended with what it started."""
    (dispatcher,) = workers(izin.settings, izin.connections)
    command = (
        *HEARING,
        sys.executable,
        "-m",
        "prefect",
        "worker",
        "start",
        "--pool",
        POOL,
        "--type",
        "process",
    )
    with (izin.settings.home / "logs" / "stock-worker.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            env={**dispatcher.environment, "PREFECT_WORKER_QUERY_SECONDS": "1"},
            cwd=izin.settings.home,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """As if its machine had lost power: the worker and the processes of its runs at once."""
    if process.poll() is None:
        for each in (*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)):
            each.send_signal(signal.SIGKILL)
    process.wait()


@contextmanager
def second_dispatcher(izin: Installation) -> Generator[None]:
    """Another one, as it would run on another machine."""
    (dispatcher,) = workers(izin.settings, izin.connections)
    command = (*dispatcher.command[:-2], "flows.worker", "dispatcher")
    with (izin.settings.home / "logs" / "dispatcher-2.log").open("ab") as log:
        process = subprocess.Popen(
            command, env=dispatcher.environment, cwd=izin.settings.home, stdout=log, stderr=log
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def decided(izin: Installation, cases: int) -> list[ApplicationNumber]:
    """New applications, each decided up to its signature."""
    numbers = [izin.submit() for _ in range(cases)]
    for number in numbers:
        izin.decide(number)
    return numbers


def wait_for_ends(izin: Installation, numbers: Sequence[ApplicationNumber]) -> float:
    """Wait until all is performed and shown. Returns how long that took, in seconds."""
    began = time.monotonic()
    for number in numbers:
        izin.wait_for_end(number, seconds=WITHIN_SECONDS)
    return round(time.monotonic() - began, 1)


def wait_for_licences(izin: Installation, numbers: Sequence[ApplicationNumber]) -> float:
    """Wait until all is performed, whatever is shown of runs that died. Returns how long that took, in seconds."""
    began = time.monotonic()
    for number in numbers:
        left = GOES_ON_SECONDS - (time.monotonic() - began)
        wait_for(lambda n=number: is_performed(izin, n), seconds=left, what=f"{number} goes on")
    return round(time.monotonic() - began, 1)


def is_performed(izin: Installation, number: ApplicationNumber) -> bool:
    case = izin.case(number)
    return case.ending is not None and not case.owed


def wait_for_no_dead(izin: Installation, numbers: Sequence[ApplicationNumber]) -> float:
    """Wait until Prefect believes of no run of theirs that a worker is at it. Returns how long, in seconds."""
    began = time.monotonic()
    for number in numbers:
        wait_for(lambda n=number: izin.is_at_rest(n), seconds=ENDED_SECONDS, what=f"{number} is at rest")
    return round(time.monotonic() - began, 1)


def waiting_twice(izin: Installation) -> list[str]:
    """Applications for which more than one run waits for a worker."""
    types = {"any_": ["SCHEDULED", "PENDING"]}
    waiting = izin.prefect(
        "flow_runs/filter", flow_runs={"tags": {"all_": ["handed over"]}, "state": {"type": types}}
    )
    tags = Counter(str(tag) for run in waiting for tag in _tags(run) if str(tag).startswith("application:"))
    return [tag for tag, runs in tags.items() if runs > 1]


def _tags(run: dict[str, object]) -> list[object]:
    tags = run["tags"]
    return [*tags] if isinstance(tags, list) else []


def drill(izin: Installation, cases: int, *, dies_after: float) -> tuple[dict[str, float], list[str]]:
    """Play it. Returns the figures, and what was not as it must be."""
    figures: dict[str, float] = {}
    with second_dispatcher(izin):
        numbers = decided(izin, cases)
        # Nobody takes them up yet: long enough for either dispatcher to look, and for a lease to run out.
        time.sleep(2 * izin.settings.lease_seconds)
        wrong = [f"{tag}: two runs wait for one application" for tag in waiting_twice(izin)]
        with stock_worker(izin) as worker:
            figures[f"{cases} applications to their licence, seconds"] = wait_for_ends(izin, numbers)
            late = decided(izin, cases)
            time.sleep(dies_after)  # the worker dies in the middle of them
            kill(worker)
    with stock_worker(izin):
        figures[f"{cases} applications of a killed worker, seconds"] = wait_for_licences(izin, late)
        figures["until no run of the killed worker is left, seconds more"] = wait_for_no_dead(izin, late)
    for number in (*numbers, *late):
        case = izin.case(number)
        if [made.kind for made in case.made] != ["licence"]:
            wrong.append(f"{number}: its licence was not made once")
    if izin.izin.audit.verify().breaches:
        wrong.append("the records do not verify")
    return figures, wrong


def main() -> int:
    """Play the drill on an installation of its own, and tell how it went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=10)
    parser.add_argument("--dies-after", type=float, default=3, help="seconds after the last decision")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with installed(parts=PARTS, workers=0) as izin:
        figures, wrong = drill(izin, given.cases, dies_after=given.dies_after)
    told = {"figures": figures, "wrong": wrong}
    sys.stdout.write(json.dumps(told) if given.json else "\n".join((*map(str, figures.items()), *wrong)))
    sys.stdout.write("\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
