"""`Deadlines` over cases in memory: what is due is asked of the core, and a changed calendar is told by its digest."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from licensing.case.own_commands import ON_THE_WAY, PassTime
from licensing.case.timing import next_due
from licensing.city.people import Service
from licensing.history.events import ClockMoved, DueMoved
from licensing.ports import CaseFile, Recount
from licensing.scenarios.memory_cases import MemoryCases
from licensing.words.identifiers import ApplicationNumber, Digest


@dataclass(slots=True)
class MemoryDeadlines:
    """`counted` has the digest of every calendar that open deadlines were counted by, the newest last."""

    cases: MemoryCases
    counted: list[Digest] = field(default_factory=list[Digest])

    def due(self, *, now: datetime) -> tuple[ApplicationNumber, ...]:
        waking = ((self._wakes_at(file), file.case.application) for file in self._files())
        return tuple(
            number for _, number in sorted((at, number) for at, number in waking if at and at <= now)
        )

    def timed(self) -> tuple[ApplicationNumber, ...]:
        return tuple(file.case.application for file in self._files() if file.case.ending is None)

    def recount(self, *, now: datetime) -> Recount | None:
        digest = self.cases.calendar.digest()
        if self.counted[-1:] == [digest]:
            return None
        counted = self._count_all(now)
        self.counted.append(digest)
        return counted

    def recount_late(self, *, now: datetime) -> Recount | None:
        if self.counted[-1:] != [self.cases.calendar.digest()]:
            return None
        counted = self._count_all(now)
        return counted if counted.moved else None

    def _count_all(self, now: datetime) -> Recount:
        waiting = [file for file in self._files() if any(task.due for task in file.case.open_tasks)]
        moved = [self._moved(file, now) for file in waiting]
        return Recount(sum(count > 0 for count in moved), sum(moved))

    def _moved(self, file: CaseFile, now: datetime) -> int:
        """Let time pass over a case; how many of its deadlines that moved."""
        self.cases.handle(Service(), file.case.application, PassTime(ON_THE_WAY), now=now)
        events = self.cases.histories[file.case.application][file.case.version :]
        return sum(isinstance(event, DueMoved | ClockMoved) for event in events)

    def _wakes_at(self, file: CaseFile) -> datetime | None:
        return next_due(file.process, file.case, self.cases.calendar)

    def _files(self) -> Iterator[CaseFile]:
        return (self.cases.view(Service(), number) for number in tuple(self.cases.histories))
