"""Decisions alone: cases up to the signature in a database that no worker looks at, beside the floor in the same run.

Ours and the floor take turns in short stretches, so that whatever else the machine does meets both.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
from tests.bench import floor

DATABASE = "izin_alone"
STRETCH = 40
QUIET = 40
REPEATED = 25
EVENTS_OF_A_ROUND = 9


@dataclass(frozen=True, slots=True)
class Alone:
    """Shares are ours by the floor's: of its cases per second, and of its wait for the next task.

    `one_decision_ms` is the median of one decision on a case with so many events.
    """

    cases_per_second: float
    floor_cases_per_second: float
    share_of_the_floor: float
    next_task_ms: dict[str, float]
    floor_next_task_ms: dict[str, float]
    times_the_floors_wait: float
    one_decision_ms: dict[str, float]


def decisions_alone(at: Instance, *, cases: int, at_once: int) -> Alone:
    """Measure."""
    transactions = 1 + len(DECISIONS)
    with _driver_without_worker(at) as driver:
        url = driver.at.connections.database_url
        floor.make(url)
        driver.drive_many(STRETCH, at_once=at_once)
        ours, floors = 0.0, 0.0
        for _ in range(max(1, cases // STRETCH)):
            ours += _seconds(driver, at_once)
            floors += floor.seconds(url, transactions=transactions, cases=STRETCH, at_once=at_once)
        quiet, floor_quiet = list[float](), list[float]()
        for _ in range(QUIET):
            quiet += driver.drive().next_task_ms
            floor_quiet += floor.waits_ms(url, transactions=transactions, cases=1)
        measured = max(1, cases // STRETCH) * STRETCH
        return Alone(
            cases_per_second=round(measured / ours, 1),
            floor_cases_per_second=round(measured / floors, 1),
            share_of_the_floor=round(floors / ours, 2),
            next_task_ms=percentiles(quiet),
            floor_next_task_ms=percentiles(floor_quiet),
            times_the_floors_wait=round(median(quiet) / median(floor_quiet), 2),
            one_decision_ms=_one_decision_ms(driver, (20, 200)),
        )


def _seconds(driver: Driver, at_once: int) -> float:
    began = time.perf_counter()
    driver.drive_many(STRETCH, at_once=at_once)
    return time.perf_counter() - began


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
