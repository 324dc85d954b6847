"""What time costs: `python -m tests.bench.sweeping [--open 20000] [--due 500] [--asked 1000000]`, on its own database.

First a sweep as the flow does it, over cases of which some have fallen due: those are real, the others are rows like
theirs. Then the query for what is due over very many open cases, whose rows are made by the database.
"""

import argparse
import sys
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from statistics import median

import psycopg

import storage
from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.clock.calendars import Calendars
from storage.deadlines import DUE
from tests.bench.database import database
from tests.storage.process import DEFINITION, NOW, publish, trial
from tests.storage.stories import complete

LIMITED = DEFINITION.replace(
    "applicant: {",
    """time_limit:
  starts: kelengkapan.lengkap
  within: 5 working days
  remind: [1 working day]
  deemed: {as: certify, to: keterangan}
applicant: {""",
).replace(
    "  gugur: {close: {}}",
    """  keterangan: {signature: {by: dpmptsp.kepala_dinas}, outcomes: {ditandatangani: surat}}
  surat: {letter: {template: licences/coba, number: "503/{seq:04d}/FP/{year}", then: selesai}}
  selesai: {close: {as: done}}
  gugur: {close: {}}""",
)
LATE = NOW + timedelta(days=30)
REPEATED = 20

_FILL = """
insert into cases select (jsonb_populate_record(c, jsonb_build_object(
    'application', 'REG-COBA-20261123-' || lpad(n::text, 8, '0'), 'snapshot', '', 'ready_at', null, 'owing', 0,
    'wakes_at', %(now)s::timestamptz + make_interval(secs => n)))).*
from generate_series(%(first)s::integer, %(last)s::integer) n join cases c on c.application = %(like)s
"""


@dataclass(frozen=True, slots=True)
class Swept:
    """Seconds and milliseconds; `plan` is how PostgreSQL finds what is due."""

    open: int
    due: int
    sweep_seconds: float
    asked: int
    found: int
    query_ms: float
    query_ms_longest: float
    plan: str


def measured(*, waiting: int = 20_000, due: int = 500, asked: int = 1_000_000) -> Swept:
    """Measure on a database of its own."""
    with database() as at:
        return _measure(at.url, at.superuser, waiting, due, asked)


def _measure(url: str, of_izin: str, waiting: int, due: int, asked: int) -> Swept:
    with (
        closing(storage.connect(url, role="izin_worker", calendar=Calendars(), secret_key="-")) as izin,
        closing(storage.connect(url, role="izin_portal", calendar=Calendars(), secret_key="-")) as portal,
        psycopg.connect(of_izin, autocommit=True) as connection,
    ):
        publish(izin, LIMITED)
        process = trial(LIMITED)
        real = [complete(portal, process) for _ in range(due)]
        _fill(connection, real[0], first=1, last=waiting - due)
        began = time.perf_counter()
        passed = _sweep(izin)
        seconds = time.perf_counter() - began
        if passed != due:
            raise AssertionError(f"{passed} applications went on, and not {due}")
        _fill(connection, real[0], first=waiting, last=asked)
        soon = LATE + timedelta(seconds=due)
        took = [_ask(connection, soon) for _ in range(REPEATED)]
        rows = connection.execute("explain (analyze, costs off, timing off) " + DUE, {"now": soon})
        plan = " / ".join(str(row[0]).strip() for row in rows)
        ms = [each for each, _ in took]
        found = took[0][1]
        return Swept(
            waiting, due, round(seconds, 2), asked, found, round(median(ms), 1), round(max(ms), 1), plan
        )


def _sweep(izin: storage.Records) -> int:
    """What `sweep_time_passed` does, without Prefect around it."""
    izin.deadlines.recount_late(now=LATE)
    numbers = izin.deadlines.due(now=LATE)
    for number in numbers:
        izin.cases.handle(Service(), number, PassTime(), now=LATE)
    return len(numbers)


def _fill(connection: psycopg.Connection, like: str, *, first: int, last: int) -> None:
    """Open cases like a real one, that wake later than now, one a second."""
    connection.execute(_FILL, {"now": LATE, "first": first, "last": last, "like": like})
    connection.execute("vacuum analyze cases")


def _ask(connection: psycopg.Connection, now: datetime) -> tuple[float, int]:
    began = time.perf_counter()
    found = len(connection.execute(DUE, {"now": now}).fetchall())
    return (time.perf_counter() - began) * 1000, found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", type=int, default=20_000)
    parser.add_argument("--due", type=int, default=500)
    parser.add_argument("--asked", type=int, default=1_000_000)
    chosen = parser.parse_args()
    for name, value in asdict(measured(waiting=chosen.open, due=chosen.due, asked=chosen.asked)).items():
        sys.stdout.write(f"{name:18} {value}\n")


if __name__ == "__main__":
    main()
