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
DECISIONS = (
    ("loket", "lengkap", "satu"),
    ("satu", "disetujui", None),
    ("dua", "disetujui", None),
    ("tiga", "disetujui", "kepala"),
    ("kepala", "ditandatangani", None),
)
"""Who decides what, and who then has a new task."""


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

    @staticmethod
    def of(at: Instance) -> "Driver":
        return Driver(at, at.people.archive.newest(PermitId("ukur")))

    def submit(self, once: str | None = None) -> ApplicationNumber:
        """Open a case."""
        cases = self.at.people.cases
        return cases.submit(self.process, FORM, {}, now=datetime.now(UTC), once=once).application

    def drive(self) -> Driven:
        """One case, from its form to the signature."""
        application = self.submit()
        waits: list[float] = []
        for who, outcome, following in DECISIONS:
            began = time.perf_counter()
            case = self.decide(application, who, outcome)
            if following is not None:
                self._await_task(case, following)
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
            self.decide(self.submit(), *DECISIONS[0][:2])

    def decide(self, application: ApplicationNumber, who: str, outcome: str) -> Case:
        """One decision, in the step's first round."""
        officer = self._officer(who)
        step = {"loket": "periksa", "kepala": "tanda_tangan"}.get(who, "rekomendasi")
        task = TaskId(f"{application}.{step}.1.{who}")
        command = Decide(task, OutcomeId(outcome), "", {})
        return self.at.people.cases.handle(officer, application, command, now=datetime.now(UTC))

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
