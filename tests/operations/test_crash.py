"""Thirty applications while the worker, Prefect, S3 and PostgreSQL are killed at random moments.

Afterwards every application has its licence, no number was given twice or left out, every applicant was told once of
each moment, every licence in the register lies unchanged in the object store, and the audit chain is whole.
"""

import os
import random
import signal
import threading
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from flows.services.plan import Part
from licensing.errors import CommandRefused, StorageFailed
from licensing.identifiers import ApplicationNumber
from licensing.people import Service
from tests.flows.installation import TO_THE_END, Installation, installed, wait_for

pytestmark = pytest.mark.slow

CASES = 30
PARTS: tuple[Part, ...] = ("worker", "prefect", "s3", "postgres")
PAUSE_SECONDS = (0.5, 2.5)
ROUNDS = 2


def insist(izin: Installation, number: ApplicationNumber, step: str, outcome: str) -> None:
    """Decide as people do: when the page does not answer they try again, and read what was decided meanwhile."""

    def is_decided() -> bool:
        with suppress(StorageFailed):
            # Refused when only the answer was lost, not the decision: a part of it is decided already.
            with suppress(CommandRefused):
                izin.decide(number, (step, outcome))
            tasks = [task for task in izin.case(number).tasks.values() if task.step == step]
            return bool(tasks) and not any(task.is_open for task in tasks)
        return False

    wait_for(is_decided, what=f"{number} is decided at {step}")


def submitted(izin: Installation) -> ApplicationNumber:
    found: list[ApplicationNumber] = []

    def is_submitted() -> bool:
        with suppress(StorageFailed):
            found.append(izin.submit())
        return bool(found)

    wait_for(is_submitted, what="an application is taken")
    return found[0]


def kill_at_random(izin: Installation, chance: random.Random, over: threading.Event) -> list[str]:
    """Kill each part a few times, in random order, with random pauses."""
    killed: list[str] = []
    victims = [part for _ in range(ROUNDS) for part in chance.sample(PARTS, len(PARTS))]
    for part in victims:
        over.wait(chance.uniform(*PAUSE_SECONDS))
        with suppress(ProcessLookupError, KeyError):
            os.kill(izin.pid(part), signal.SIGKILL)
            killed.append(part)
    return killed


def test_nothing_is_lost_or_done_twice_when_parts_are_killed() -> None:
    everything: frozenset[Part] = frozenset({*PARTS})
    chance, over = random.Random(), threading.Event()  # noqa: S311 - when to kill is no secret
    with installed(parts=everything, lease_seconds=3) as izin:
        killer = threading.Thread(target=kill_at_random, args=(izin, chance, over))
        killer.start()
        numbers = [submitted(izin) for _ in range(CASES)]
        for step, outcome in TO_THE_END:
            for number in numbers:
                insist(izin, number, step, outcome)
        killer.join()
        wait_for(
            lambda: all(is_finished(izin, number) for number in numbers), seconds=120, what="all are finished"
        )
        check(izin)


def is_finished(izin: Installation, number: ApplicationNumber) -> bool:
    with suppress(StorageFailed):
        case = izin.case(number)
        return case.ending == "issued" and len([key for key in case.performed if key.endswith("notify")]) == 2
    return False


def check(izin: Installation) -> None:
    numbers = every_application(izin)
    assert len(numbers) >= CASES
    licences = [izin.case(number).licence for number in numbers if izin.case(number).ending]
    drawn = sorted(int(licence.number[4:8]) for licence in licences if licence)
    assert drawn == [*range(1, len(drawn) + 1)], "a licence number was given twice or left out"
    for number in numbers:
        case = izin.case(number)
        if case.licence is None:
            continue
        izin.izin.documents.read(case.licence.file, application=number, name="terbit")
        ids = [mail["Message-ID"] for mail in izin.mails(number)]
        assert ids == [f"<{number}.received.notify@izin>", f"<{number}.terbit.1.notify@izin>"]
    izin.izin.audit.seal(now=datetime.now(UTC))
    report = izin.izin.audit.verify()
    assert report.breaches == ()


def every_application(izin: Installation) -> tuple[ApplicationNumber, ...]:
    """All of them, also one whose submission was answered by a broken connection."""
    return tuple(found.application for found in izin.izin.cases.search(Service(), "REG-UJI", limit=1000))
