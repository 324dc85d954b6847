"""The decision transaction: lock and read cases, let the core decide, write what follows, all or nothing.

Two round trips, three where numbers are drawn, one more for each fact that is looked up. `cases` and `outbox` are
its only callers: whatever happens to a case goes through here. The SQL is in `sql/`, as functions with versions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from secrets import randbelow
from typing import Final

import psycopg
from pydantic_core import to_json

from licensing.case.advancing import Drawn, Series, advance
from licensing.case.ahead import MOST_NAMED, NOBODY, AllAhead
from licensing.case.commands import Command
from licensing.case.timing import next_due
from licensing.case.turns import in_turn, turn_of
from licensing.city.people import Officer, Party, Tracker
from licensing.history.case import Case
from licensing.history.chain import GENESIS
from licensing.history.snapshot import EDITION, read_case
from licensing.history.task import Task
from licensing.ports import Archive
from licensing.process.graph import Process
from licensing.words.codes import draw_code
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber, Digest, TaskId
from storage.decrees import Counting, SqlDecrees
from storage.escalating import escalating
from storage.exchange import BEGIN, COMMIT, Statement, exchange, exchange_all
from storage.holding import holding, refused
from storage.moving import moving
from storage.pool import BareConnection
from storage.posting import booked_already, posting
from storage.putting_off import putting_off
from storage.register import keyed, signing_about
from storage.replaying import replayed
from storage.ringing import Bell
from storage.rows import Advance, Opening, written
from storage.seals import Seals
from storage.seating import seating
from storage.times import timing
from storage.turns import Waits, waiting_ahead

_LOCK: Final = "select application, commits, digest, snapshot, seal from lock_cases_v2($1, $2, $3, $4)"
_DRAW: Final = "select drawn from draw_numbers_v2($1)"

_RECORD: Final = "select record_v5($1, $2, $3)"
_GIVE_PIN: Final = "select give_pin_v1($1, $2, $3)"


@dataclass(frozen=True, slots=True)
class Locked:
    """A case as it was read, locked until the transaction ends; `digest` is that of the last of its `commits`.

    It `is_whole` where it was folded from its history, and without the rounds that no longer count where it was not.
    `counting` is what is counted by, read under the lock.
    """

    process: Process
    case: Case | None
    counting: Counting
    is_whole: bool = True
    commits: int = 0
    digest: Digest = GENESIS


@dataclass(frozen=True, slots=True)
class Journal:
    """Reads and continues histories, on a connection that its caller took, by the calendar of that moment."""

    archive: Archive
    decrees: SqlDecrees
    bell: Bell
    seals: Seals

    def lock(
        self, connection: BareConnection, party: Party, applications: Sequence[ApplicationNumber]
    ) -> dict[ApplicationNumber, Locked]:
        """Begin, and lock the cases that the party may see, in the order of their numbers."""
        roles = ",".join(str(role) for role in party.known_by) if isinstance(party, Officer) else None
        tracked = party.application if isinstance(party, Tracker) else None
        numbers = ",".join(applications)
        locked: dict[ApplicationNumber, Locked] = {}
        lock: Statement = (_LOCK, numbers, roles, tracked, EDITION)
        # In this order: whoever waited for the lock knows what was decreed meanwhile.
        _, rows, newer = exchange_all(connection, BEGIN, lock, self.decrees.newer())
        counting = self.decrees.counting_with(newer)
        for row in rows:
            application, commits, last, snapshot, seal = row
            number, digest = ApplicationNumber(str(application)), Digest(str(last))
            remembered = self._remembered(number, digest, snapshot, seal)
            case = remembered or replayed(connection, number)
            process = self.archive.process(case.definition)
            locked[number] = Locked(process, case, counting, remembered is None, int(str(commits)), digest)
        return locked

    def ahead(
        self,
        connection: BareConnection,
        case: Case,
        officer: Officer,
        task: TaskId,
    ) -> AllAhead:
        """The cases whose turn it is before that of an open task, of those she could decide.

        What the rows know keeps her from is in none of them. A case of the release before can still come with them and
        not be hers, so they are read on until one is, or none is left.
        """
        mine = case.tasks.get(task)
        if mine is None or not mine.is_open or mine.asked is None:
            return NOBODY
        not_hers, last = 0, None
        while True:
            rows = waiting_ahead(connection, case, mine, officer, edition=EDITION, after=last)
            waiting = [told for row in rows for told in self._waiting(connection, row)]
            hers = in_turn(waiting, turn_of(case, mine), officer)
            not_hers += len(rows) - len(hers)
            if hers:
                return AllAhead(hers, rows[0].count - not_hers)
            if len(rows) < MOST_NAMED:
                return NOBODY
            last = rows[-1]

    def _waiting(self, connection: BareConnection, waits: Waits) -> list[tuple[Process, Case, Task]]:
        """Tasks of another case as it stands; none of one that nobody can read here, which is nobody's turn here."""
        try:
            case = self._remembered(waits.application, waits.digest, waits.snapshot, waits.seal)
            case = case or replayed(connection, waits.application)
            process = self.archive.process(case.definition)
            return [(process, case, case.tasks[task]) for task in waits.tasks]
        except StorageFailed as failed:
            if failed.retryable:
                raise
            return []

    def advance(
        self,
        connection: BareConnection,
        locked: Locked,
        commands: Sequence[Command],
        *,
        by: Party,
        now: datetime,
    ) -> Advance | None:
        """Let the core decide commands one after another; None when they change nothing.

        Numbers that the case comes to await are drawn at once: their counters stay locked until the transaction ends,
        so a number is given back when the transaction fails, and nobody else can draw it meanwhile.
        """

        def draw(wanted: Sequence[Series], /) -> Sequence[Drawn]:
            return [Drawn(number, draw_code(randbelow)) for number in _draw(connection, wanted)]

        decided = partial(
            advance,
            locked.process,
            commands=commands,
            by=by,
            now=now,
            calendar=locked.counting.calendar,
            draw=draw,
            stands=lambda case: signing_about(connection, case, now),
            look=lambda permits, key: keyed(connection, permits, key, now=now),
        )
        try:
            advanced = decided(case=locked.case)
        except CommandRefused:
            if locked.case is None or locked.is_whole:
                raise
            # What is refused is told from the whole history: it names what was decided in rounds long over.
            advanced = decided(case=replayed(connection, locked.case.application))
        if advanced.case is None or not advanced.events:
            return None
        return Advance(
            locked.process,
            locked.case,
            locked.commits,
            locked.digest,
            advanced.case,
            advanced.events,
            next_due(locked.process, advanced.case, locked.counting.calendar),
            locked.counting.digest,
            locked.counting.calendar,
        )

    def record(
        self,
        connection: BareConnection,
        advances: Sequence[Advance],
        *,
        now: datetime,
        opening: Opening | None = None,
        given: str | None = None,
    ) -> None:
        """Write what advances add, commit, and wake the dispatcher.

        Args:
            opening: for a case that one of them opens.
            given: the seal of the new PIN, where the only one of them gives it.
        """
        rows: list[Statement] = []
        if given is not None:
            rows.extend((_GIVE_PIN, each.application, given, now.isoformat()) for each in advances)
        for each in advances:
            told = written(each, self.seals, now=now, opening=opening)
            rows.append((_RECORD, told.rows, told.events, told.snapshot))
            rows += holding(each, now=now)
            rows += seating(each)
            rows += moving(each)
            rows += putting_off(each)
            rows += escalating(each)
            rows += timing(each)
            rows += posting(each)
        try:
            exchange(connection, *rows, COMMIT)
        except psycopg.Error as error:
            refusal = refused(error, advances) or booked_already(error)
            if refusal is None:
                raise
            raise refusal from None
        self.bell.ring()

    def _remembered(
        self, application: ApplicationNumber, digest: Digest, snapshot: str | None, seal: str | None
    ) -> Case | None:
        """The state beside a case; None where Izin wrote none that can be read, for the history tells it as well."""
        if snapshot is None or not self.seals.fits(application, digest, snapshot, seal):
            return None
        try:
            return read_case(snapshot)
        except ValueError:
            return None


def _draw(connection: BareConnection, wanted: Sequence[Series]) -> list[int]:
    """The next number of each series in its year, from 1, in the order they are named."""
    return [int(str(drawn)) for (drawn,) in exchange(connection, (_DRAW, to_json(wanted).decode()))]
