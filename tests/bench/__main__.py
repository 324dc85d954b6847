"""Runs the measurement: `python -m tests.bench [--json]`. Progress on standard error, figures on standard output.

First a quiet phase, one case after another, for latencies as people feel them; then a loaded one, for throughput, in
which the backlog makes the worker batch; then the floor, on the same database server; then decisions alone, where no
worker looks; then cases that only wait; then what time costs.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from features.operations.driving import Driver, percentiles
from features.operations.instance import Instance, instance
from licensing.city.people import Service
from licensing.words.identifiers import ApplicationNumber
from tests.bench import floor, machine, sweeping
from tests.bench.alone import Alone, decisions_alone
from tests.bench.visibility import shown, view_lags
from tests.bench.waiting import Waiting, leave_waiting

PATIENCE_SECONDS = 120
FLOOR_CASES = 400


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured; the first four are compared from release to release.

    `cases_per_second` counts whole cases, from the first application to the last licence in the register, everything
    Prefect does included; `decided_cases_per_second` counts them up to the signature.
    """

    cases_per_second: float
    floor_cases_per_second: float
    decision_to_next_task_ms: dict[str, float]
    view_lag_seconds: dict[str, float]
    decided_cases_per_second: float
    decision_to_next_task_ms_loaded: dict[str, float]
    view_lag_seconds_loaded: dict[str, float]
    cases: int
    durable_transactions_per_case: int
    cpu_seconds_loaded: dict[str, float]
    prefect_shows_per_case_loaded: dict[str, float]
    decisions_alone: Alone
    waiting: Waiting
    sweep: sweeping.Swept
    machine: dict[str, object]


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.add_argument("--cases", type=int, default=300, help="cases of the loaded phase")
    parser.add_argument("--waiting", type=int, default=2000, help="cases that are left waiting")
    parser.add_argument("--at-once", type=int, default=4, help="cases that people work on at a time")
    chosen = parser.parse_args(arguments)
    _say("starting an instance of its own")
    with instance() as at:
        figures = _measure(at, cases=chosen.cases, at_once=chosen.at_once, waiting=chosen.waiting)
    if chosen.json:
        sys.stdout.write(json.dumps(asdict(figures), indent=2) + "\n")
    else:
        for name, value in asdict(figures).items():
            sys.stdout.write(f"{name:34} {value}\n")
    return 0


def _measure(at: Instance, *, cases: int, at_once: int, waiting: int) -> Figures:
    driver = Driver.of(at)
    even = machine.loop_ms()
    _say("warming up")
    _await_licences(at, [driver.drive().application for _ in range(3)])
    _say("quiet: one case after another")
    quiet = [driver.drive() for _ in range(20)]
    _await_licences(at, [each.application for each in quiet])
    quiet_lags = view_lags(at.connections, at.izin, [each.application for each in quiet])
    _say(f"loaded: {cases} cases, {at_once} at once")
    shown_before = shown(at.connections)
    before, began = machine.used(), time.perf_counter()
    loaded = driver.drive_many(cases, at_once=at_once)
    decided = time.perf_counter() - began
    _await_licences(at, [each.application for each in loaded])
    licensed = time.perf_counter() - began
    spent = machine.used().since(before)
    shown_after = shown(at.connections)
    loaded_lags = view_lags(at.connections, at.izin, [each.application for each in loaded[::5]])
    url = at.connections.database_url
    transactions = floor.durable_transactions_per_case(url, cases + 23)
    _say(f"floor: {transactions} transactions per case")
    with floor.standing(url, at_once=at_once) as beside:
        floor_seconds = beside.seconds(floor.LEAST, transactions=transactions, cases=FLOOR_CASES)
    _say("decisions alone, without a worker")
    alone = decisions_alone(at, cases=cases, at_once=at_once)
    even_after = machine.loop_ms()
    _say(f"waiting: {waiting} cases wait for three agencies")
    return Figures(
        cases_per_second=round(cases / licensed, 1),
        floor_cases_per_second=round(FLOOR_CASES / floor_seconds, 1),
        decision_to_next_task_ms=percentiles([wait for each in quiet for wait in each.next_task_ms]),
        view_lag_seconds=percentiles(quiet_lags),
        decided_cases_per_second=round(cases / decided, 1),
        decision_to_next_task_ms_loaded=percentiles([wait for each in loaded for wait in each.next_task_ms]),
        view_lag_seconds_loaded=percentiles(loaded_lags),
        cases=cases,
        durable_transactions_per_case=transactions,
        cpu_seconds_loaded=spent,
        prefect_shows_per_case_loaded={
            kind: round((count - shown_before[kind]) / cases, 2) for kind, count in shown_after.items()
        },
        decisions_alone=alone,
        waiting=leave_waiting(at, driver, waiting),
        sweep=_swept(),
        machine={**machine.described(), "loop_ms_before": even, "loop_ms_after": even_after},
    )


def _swept() -> sweeping.Swept:
    _say("sweeping, on a database of its own")
    return sweeping.measured()


def _await_licences(at: Instance, applications: Sequence[ApplicationNumber]) -> None:
    """Wait until every case has its licence in the register.

    Raises:
        TimeoutError: the worker does not get there.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    open_cases = list(applications)
    while open_cases:
        if at.izin.cases.view(Service(), open_cases[-1]).case.ending is not None:
            open_cases.pop()
            continue
        if time.monotonic() > deadline:
            raise TimeoutError(f"{len(open_cases)} cases have no licence after {PATIENCE_SECONDS} s")
        time.sleep(0.1)


def _say(text: str) -> None:
    sys.stderr.write(f"bench: {text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
