"""Deadlines in the records: what is due, and what a changed calendar moves.

Which instant is due is the core's answer, written into `cases.wakes_at` with each commit. Here it is only compared
with now. That calendars have changed is seen by their digest: `calendars` has each one deadlines were counted by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from licensing.case.own_commands import ON_THE_WAY, PassTime
from licensing.case.timing import next_due
from licensing.city.people import Service
from licensing.history.events import ClockMoved, DueMoved
from licensing.ports import Recount
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.database import Database
from storage.journal import Journal

DUE: Final = """
select application
from cases
where wakes_at <= %(now)s
order by wakes_at, application
"""

# Not what can lapse alone: an officer's deadline moves with the calendar as well, and so do a day that is waited for
# and the end of a case's time, of which no task needs to know. Lines may go on in a case that has ended.
_TIMED: Final = """
select c.application from cases c where c.ending is null and {counted}
union
select c.application from cases c where c.wakes_at is not null and {counted}
union
select c.application
from tasks t join cases c using (application)
where t.is_open and t.due is not null and c.ending is not null and {counted}
order by application
"""
_WITH_DEADLINE: Final = _TIMED.format(counted="true")

# Two ranges of an index; `<>` would be none.
_COUNTED_OTHERWISE: Final = _TIMED.format(counted="(c.counted_by < %(digest)s or c.counted_by > %(digest)s)")
_COUNTED: Final = "update cases set counted_by = %s where application = any(%s) and counted_by <> %s"

# Where the calendar tells nothing new, it can still be another day that is waited for.
_WAKES_AT: Final = """
update cases c
set wakes_at = n.wakes_at
from unnest(%s::text[], %s::timestamptz[]) as n (application, wakes_at)
where c.application = n.application and c.wakes_at is distinct from n.wakes_at
"""

_COUNTED_BY: Final = "select digest, decrees from calendars order by position desc limit 1"
_NOW_COUNTED_BY: Final = """
insert into calendars (digest, counted_at, decrees) values (%(digest)s, %(now)s, %(decrees)s)
"""


@dataclass(frozen=True, slots=True)
class _LastCounted:
    """The calendar by which every open deadline was last counted, and how many decrees it has."""

    digest: Digest
    decrees: int


@dataclass(frozen=True, slots=True)
class SqlDeadlines:
    """`Deadlines` on PostgreSQL; needs the role `izin_worker`. A batch is one transaction."""

    database: Database
    journal: Journal
    batch: int = 100

    def due(self, *, now: datetime) -> tuple[ApplicationNumber, ...]:
        with self.database.deciding() as cursor:
            return tuple(row[0] for row in cursor.execute(DUE, {"now": now}))

    def timed(self) -> tuple[ApplicationNumber, ...]:
        with self.database.deciding() as cursor:
            return tuple(row[0] for row in cursor.execute(_WITH_DEADLINE))

    def recount(self, *, now: datetime) -> Recount | None:
        counting = self.journal.decrees.counting()
        last = self._last_counted()
        if last is not None and last.digest == counting.digest:
            return None
        counted = self._count_all(self.timed(), now)
        if not counted.stuck:
            decrees = len(counting.almanac.decrees)
            values = {"digest": counting.digest, "now": now, "decrees": decrees}
            with self.database.deciding() as cursor:
                cursor.execute(_NOW_COUNTED_BY, values)
        return counted

    def recount_late(self, *, now: datetime) -> Recount | None:
        counting = self.journal.decrees.counting()
        last = self._last_counted()
        if last is None or counting.up_to(last.decrees) != last.digest:
            # The city counts by the calendar of another register than is known here.
            return None
        if last.digest != counting.digest:
            # Whoever decreed something since was stopped before it was counted.
            return self.recount(now=now)
        with self.database.deciding() as cursor:
            otherwise = cursor.execute(_COUNTED_OTHERWISE, {"digest": counting.digest})
            numbers = [row[0] for row in otherwise]
        return self._count_all(numbers, now) if numbers else None

    def _last_counted(self) -> "_LastCounted | None":
        with self.database.deciding() as cursor:
            row = cursor.execute(_COUNTED_BY).fetchone()
        return _LastCounted(*row) if row else None

    def _count_all(self, numbers: Sequence[ApplicationNumber], now: datetime) -> Recount:
        batches = [numbers[n : n + self.batch] for n in range(0, len(numbers), self.batch)]
        return _together([self._count(batch, now) for batch in batches])

    def _count(self, numbers: Sequence[ApplicationNumber], now: datetime) -> Recount:
        """Count a batch again; what fails for one application is no reason to leave the others."""
        try:
            return self._pass_time(numbers, now)
        except Exception as failed:  # whatever one application fails of, the others' deadlines are counted
            if isinstance(failed, StorageFailed) and failed.retryable:
                raise
            if len(numbers) > 1:
                return _together([self._count((number,), now) for number in numbers])
            # A bug's words can quote what somebody typed.
            why = (
                str(failed)
                if isinstance(failed, StorageFailed)
                else f"this is a bug: {type(failed).__name__}."
            )
            return Recount(stuck=(f"{numbers[0]}: {why}",))

    def _pass_time(self, numbers: Sequence[ApplicationNumber], now: datetime) -> Recount:
        with self.database.bare() as connection:
            locked = self.journal.lock(connection, Service(), numbers)
            told = [
                self.journal.advance(connection, each, [PassTime(ON_THE_WAY)], by=Service(), now=now)
                for each in locked.values()
            ]
            advances = [advance for advance in told if advance is not None]
            told_of = {advance.application for advance in advances}
            wakes_at = {
                number: next_due(each.process, each.case, each.counting.calendar)
                for number, each in locked.items()
                if each.case is not None and number not in told_of
            }
            connection.execute(_WAKES_AT, ([*wakes_at], [*wakes_at.values()]))
            for digest in {each.counting.digest for each in locked.values()}:
                connection.execute(_COUNTED, (digest, list(numbers), digest))
            self.journal.record(connection, advances, now=now)
        moved = [
            sum(isinstance(event, DueMoved | ClockMoved) for event in advance.events) for advance in advances
        ]
        return Recount(sum(n > 0 for n in moved), sum(moved))


def _together(counts: Sequence[Recount]) -> Recount:
    return Recount(
        sum(each.applications for each in counts),
        sum(each.moved for each in counts),
        tuple(stuck for each in counts for stuck in each.stuck),
    )
