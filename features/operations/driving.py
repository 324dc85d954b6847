"""People: whole cases from application to signature, each next task looked for in its officer's inbox.

Every act goes through the ports the portal uses, with the portal's rights, and is followed by the query the next
officer's inbox makes.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

from features.operations.instance import Instance
from licensing.case.commands import Decide
from licensing.city.people import Officer
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, PermitId, TaskId

FORM = {"nama": ("Wati",), "surel": ("wati@contoh.id",), "telepon": ("081234567890",), "luas": ("12,5",)}
PATIENCE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Act:
    """One decision in the first round of a step; `following` is who then has a new task that people wait for."""

    who: str
    step: str
    outcome: str
    following: str | None = None


DECISIONS = (
    Act("loket", "periksa", "lengkap", "satu"),
    Act("satu", "rekomendasi", "disetujui"),
    Act("dua", "rekomendasi", "disetujui"),
    Act("tiga", "rekomendasi", "disetujui", "kepala"),
    Act("kepala", "tanda_tangan", "ditandatangani"),
)
"""What is decided of the measured process."""
IN_LINES = (
    Act("loket", "periksa", "lengkap", "satu"),
    Act("satu", "meja", "disetujui"),
    Act("dua", "jadwal", "dijadwalkan", "dua"),
    Act("tiga", "meja", "disetujui"),
    Act("tiga", "tiga", "disetujui"),
    Act("dua", "dua", "disetujui", "kepala"),
    Act("kepala", "tanda_tangan", "ditandatangani"),
)
"""What is decided where lines go on beside each other, by turns."""


@dataclass(frozen=True, slots=True)
class Driven:
    """One case as people see it; `next_task_ms` are the waits for each next task."""

    application: ApplicationNumber
    next_task_ms: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Driver:
    """Carries cases through their decisions."""

    at: Instance
    process: Process
    acts: tuple[Act, ...]

    @staticmethod
    def of(at: Instance) -> "Driver":
        """Through the measured process."""
        return Driver(at, at.people.archive.newest(PermitId("ukur")), DECISIONS)

    @staticmethod
    def through_lines(at: Instance) -> "Driver":
        """Through one whose lines open lines."""
        return Driver(at, at.people.archive.newest(PermitId("cabang")), IN_LINES)

    def submit(self, once: str | None = None) -> ApplicationNumber:
        """Open a case."""
        cases = self.at.people.cases
        return cases.submit(self.process, FORM, {}, now=datetime.now(UTC), once=once).application

    def drive(self) -> Driven:
        """One case, from its form to the signature."""
        application = self.submit()
        waits: list[float] = []
        for act in self.acts:
            began = time.perf_counter()
            case = self.decide(application, act)
            if act.following is not None:
                self._await_task(case, act.following)
                waits.append((time.perf_counter() - began) * 1000)
        return Driven(application, tuple(waits))

    def drive_many(self, count: int, *, at_once: int) -> tuple[Driven, ...]:
        """So many cases, some at a time."""
        with ThreadPoolExecutor(at_once) as people:
            waiting = [people.submit(self.drive) for _ in range(count)]
            return tuple(driven.result() for driven in waiting)

    def leave_waiting(self, count: int) -> None:
        """Open so many cases and leave them with three agencies that do not answer."""
        for _ in range(count):
            self.decide(self.submit(), self.acts[0])

    def decide(self, application: ApplicationNumber, act: Act) -> Case:
        """One decision."""
        task = TaskId(f"{application}.{act.step}.1.{act.who}")
        command = Decide(task, OutcomeId(act.outcome), "", {})
        return self.at.people.cases.handle(
            self._officer(act.who), application, command, now=datetime.now(UTC)
        )

    def sees(self, application: ApplicationNumber, who: str) -> bool:
        """Whether an officer finds a task of this application when she looks into her inbox now."""
        rows = self.at.people.cases.inbox(self._officer(who))
        return any(row.application == application for row in rows)

    def _await_task(self, case: Case, who: str) -> None:
        """Look into the next officer's inbox until her task is there."""
        began = time.monotonic()
        while not self.sees(case.application, who):
            if time.monotonic() - began > PATIENCE_SECONDS:
                raise TimeoutError(f"{case.application}: {who} does not see her task")

    def _officer(self, who: str) -> Officer:
        return self.at.people.register.officers[OfficerId(who)]


def percentiles(values: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile, rounded for reading."""
    ordered = sorted(values)
    if not ordered:
        return {"p50": 0.0, "p95": 0.0}
    return {
        name: round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)
        for name, share in (("p50", 0.5), ("p95", 0.95))
    }
