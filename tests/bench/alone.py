"""Decisions alone: cases up to the signature in a database that no worker looks at, beside the floors in the same run.

Ours and the floors take turns in short stretches, so that whatever else the machine does meets all of them.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from statistics import median

import psycopg
from sqlalchemy import make_url

from features.operations.driving import DECISIONS, Driver, percentiles
from features.operations.installing import prepare_and_publish
from features.operations.instance import Instance
from flows.wiring import connect
from licensing.case.commands import Command, Correct, Decide
from licensing.city.people import Officer, Party, Tracker
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, TaskId
from tests.bench import floor, machine
from tests.bench.floor import Floor, Load

DATABASE = "izin_alone"
STRETCH = 40
QUIET = 40
REPEATED = 25
EVENTS_OF_A_ROUND = 9
TRANSACTIONS = 1 + len(DECISIONS)


@dataclass(frozen=True, slots=True)
class Measured:
    """`processor_ms` is what a transaction takes of the processor, the database's share and the driver's together."""

    cases_per_second: float
    processor_ms: float
    next_task_ms: dict[str, float]


@dataclass(frozen=True, slots=True)
class Beside:
    """A floor, and ours by it: of its cases per second, of its processor time, of its wait for the next task."""

    floor: Measured
    share_of_the_floor: float
    times_the_floors_processor: float
    times_the_floors_wait: float


@dataclass(frozen=True, slots=True)
class Alone:
    """Ours beside the least a transaction can write, and beside one that carries what ours carry (`bench.floor`).

    `one_decision_ms` is the median of one decision on a case with so many events.
    """

    ours: Measured
    least: Beside
    carrying_ours: Beside
    one_decision_ms: dict[str, float]


@dataclass(slots=True)
class _Turns:
    """What the stretches of one of them took so far."""

    stretch: Callable[[], object]
    one: Callable[[], list[float]]
    seconds: float = 0.0
    processor: float = 0.0
    waits: list[float] = field(default_factory=list[float])

    def take_one(self) -> None:
        before, began = machine.used(), time.perf_counter()
        self.stretch()
        self.seconds += time.perf_counter() - began
        spent = machine.used().since(before)
        self.processor += spent.get("driver", 0) + spent.get("postgresql", 0)

    def measured(self, cases: int) -> Measured:
        return Measured(
            round(cases / self.seconds, 1),
            round(self.processor / cases / TRANSACTIONS * 1000, 2),
            percentiles(self.waits),
        )


def decisions_alone(at: Instance, *, cases: int, at_once: int) -> Alone:
    """Measure."""
    url = make_url(at.connections.database_url).set(database=DATABASE).render_as_string(hide_password=False)
    with _driver_without_worker(at) as driver, floor.standing(url, at_once=at_once) as beside:
        driver.drive_many(STRETCH, at_once=at_once)
        ours = _Turns(
            lambda: driver.drive_many(STRETCH, at_once=at_once), lambda: [*driver.drive().next_task_ms]
        )
        least, carrying = _turns_of(beside, floor.LEAST), _turns_of(beside, floor.like_ours(url))
        for _ in range(max(1, cases // STRETCH)):
            for each in (ours, least, carrying):
                each.take_one()
        for _ in range(QUIET):
            for each in (ours, least, carrying):
                each.waits += each.one()
        measured = max(1, cases // STRETCH) * STRETCH
        return Alone(
            ours.measured(measured),
            _beside(ours, least, measured),
            _beside(ours, carrying, measured),
            _one_decision_ms(driver, (20, 200)),
        )


def _turns_of(beside: Floor, load: Load) -> _Turns:
    return _Turns(
        lambda: beside.seconds(load, transactions=TRANSACTIONS, cases=STRETCH),
        lambda: beside.waits_ms(load, transactions=TRANSACTIONS),
    )


def _beside(ours: _Turns, other: _Turns, cases: int) -> Beside:
    return Beside(
        other.measured(cases),
        round(other.seconds / ours.seconds, 2),
        round(ours.processor / other.processor, 2),
        round(median(ours.waits) / median(other.waits), 2),
    )


def _one_decision_ms(driver: Driver, sizes: tuple[int, ...]) -> dict[str, float]:
    """By the number of events a case has, grown by rounds of correction; the cases take turns, too."""
    told = {events: list[float]() for events in sizes}
    for _ in range(REPEATED):
        for events, waits in told.items():
            application, last = _grown(driver, events)
            asked = TaskId(f"{application}.periksa.{last}.loket")
            complete = Decide(asked, OutcomeId("lengkap"), "", {})
            waits.append(_timed_ms(partial(_handle, driver, _loket(driver), application, complete)))
    return {f"{events} events": round(median(waits), 3) for events, waits in told.items()}


def _grown(driver: Driver, events: int) -> tuple[ApplicationNumber, int]:
    """A case with about so many events, and how often it came to its first step."""
    application, rounds = driver.submit(), 1
    while True:
        asked = TaskId(f"{application}.periksa.{rounds}.loket")
        back = Decide(asked, OutcomeId("kurang"), "Luas tidak jelas.", {})
        if _handle(driver, _loket(driver), application, back) >= events:
            raise RuntimeError("the case grew too fast")
        asked = TaskId(f"{application}.perbaikan.{rounds}.applicant")
        rounds += 1
        corrected = Correct(asked, {"luas": (str(rounds),)}, {})
        if _handle(driver, Tracker(application), application, corrected) > events - EVENTS_OF_A_ROUND:
            return application, rounds


def _handle(driver: Driver, by: Party, application: ApplicationNumber, command: Command) -> int:
    return driver.at.people.cases.handle(by, application, command, now=datetime.now(UTC)).version


def _loket(driver: Driver) -> Officer:
    return driver.at.people.register.officers[OfficerId("loket")]


def _timed_ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


@contextmanager
def _driver_without_worker(at: Instance) -> Generator[Driver]:
    """People in a database of their own on the same server, with the measured process published."""
    url = make_url(at.connections.database_url)
    with psycopg.connect(floor.plain(at.connections.database_url), autocommit=True) as connection:
        connection.execute(f"create database {DATABASE}".encode())
    alone = url.set(database=DATABASE).render_as_string(hide_password=False)
    connections = replace(at.connections, database_url=alone)
    prepare_and_publish(at.settings, connections)
    people = connect(at.settings, role="izin_portal", connections=connections)
    try:
        yield Driver.of(replace(at, connections=connections, people=people))
    finally:
        people.close()
