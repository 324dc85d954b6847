"""Deadlines in the records: time touches what is due and nothing else, and a changed calendar moves what is open."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import LiteralString

import psycopg
import pytest
from psycopg.abc import Params
from psycopg.rows import TupleRow
from pydantic import TypeAdapter

from licensing.case.commands import Command, PassTime
from licensing.city.people import Party, Service
from licensing.clock.calendars import Calendars
from licensing.ports import Deadlines, Recount
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from storage.deadlines import DUE, SqlDeadlines
from storage.journal import Journal, Locked
from storage.pool import BareConnection
from storage.rows import Advance
from tests.storage.conftest import connected, make_database, name_of
from tests.storage.lateness import (
    DUE_AT,
    LATER_OFF,
    NEXT_DAY,
    QUIET,
    TUESDAY_OFF,
    handed_in,
    moved,
    sent_back,
)
from tests.storage.process import NOW, trial


@dataclass(frozen=True, slots=True)
class City:
    """One database, opened by processes that know one calendar or another."""

    url: str
    opened: list[Records] = field(default_factory=list[Records])

    def knowing(self, calendar: Calendars) -> Records:
        self.opened.append(connected(self.url, "izin_worker", calendar))
        return self.opened[-1]


@pytest.fixture
def city(cluster: str, migrated: str) -> Iterator[City]:
    """Every test here counts all open deadlines there are, so each has a database of its own."""
    city = City(make_database(cluster, copied_from=migrated))
    yield city
    for records in city.opened:
        records.close()


@pytest.fixture
def worker(city: City) -> Records:
    return city.knowing(Calendars())


def test_a_calendar_that_moves_nothing_costs_a_batch_the_same_however_many_wait(
    worker: Records, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        sent_back(worker)
    executed: list[LiteralString | bytes] = []
    execute = BareConnection.execute

    def counted(
        connection: BareConnection, query: LiteralString | bytes, params: Params | None = None
    ) -> psycopg.Cursor[TupleRow]:
        executed.append(query)
        return execute(connection, query, params)

    monkeypatch.setattr(BareConnection, "execute", counted)
    assert city.knowing(LATER_OFF).deadlines.recount(now=NOW) == Recount()
    assert len([query for query in executed if "wakes_at" in str(query)]) == 1


def test_a_worker_that_knows_the_new_calendar_lets_nothing_lapse_before_it_was_counted_again(
    worker: Records, city: City
) -> None:
    application = sent_back(worker)
    after = city.knowing(TUESDAY_OFF)
    assert after.deadlines.due(now=DUE_AT) == (application,)
    assert after.cases.handle(Service(), application, PassTime(), now=DUE_AT).ending is None
    assert moved(after, application) == [NEXT_DAY]
    assert after.deadlines.due(now=DUE_AT) == ()


class Killed(BaseException):
    """What ends a process, and passes every `except`."""


@dataclass(frozen=True, slots=True)
class Failing(Journal):
    """Fails at one application, after it has told what happened to it."""

    at: ApplicationNumber
    failure: BaseException

    def advance(
        self,
        connection: BareConnection,
        locked: Locked,
        commands: Sequence[Command],
        *,
        by: Party,
        now: datetime,
    ) -> Advance | None:
        advance = Journal.advance(self, connection, locked, commands, by=by, now=now)
        if locked.case is not None and locked.case.application == self.at:
            raise self.failure
        return advance


def failing(records: Records, at: ApplicationNumber, failure: BaseException, *, batch: int = 2) -> Deadlines:
    assert isinstance(records.deadlines, SqlDeadlines)
    known = records.deadlines.journal
    journal = Failing(known.archive, known.decrees, known.bell, known.seals, at, failure)
    return SqlDeadlines(records.database, journal, batch)


@pytest.mark.parametrize(("batch", "killed_at"), [(1, 2), (2, 3), (100, 4)])
def test_a_recount_killed_half_way_is_made_good_by_the_next(
    worker: Records, city: City, batch: int, killed_at: int
) -> None:
    numbers = [sent_back(worker) for _ in range(5)]
    after = city.knowing(TUESDAY_OFF)
    with pytest.raises(Killed):
        failing(after, numbers[killed_at], Killed(), batch=batch).recount(now=NOW)
    done = sum(bool(moved(after, number)) for number in numbers)
    assert done == killed_at // batch * batch
    assert after.deadlines.recount(now=NOW) == Recount(5 - done, 5 - done)
    assert [moved(after, number) for number in numbers] == [[NEXT_DAY]] * 5


def test_one_that_cannot_be_counted_holds_up_no_other_and_is_tried_again(worker: Records, city: City) -> None:
    numbers = [sent_back(worker) for _ in range(3)]
    after = city.knowing(TUESDAY_OFF)
    counted = failing(after, numbers[1], ValueError("Nama: Ani Wijaya")).recount(now=NOW)
    assert counted == Recount(2, 2, (f"{numbers[1]}: this is a bug: ValueError.",))
    assert after.deadlines.recount(now=NOW) == Recount(applications=1, moved=1)


PLAN = TypeAdapter(list[dict[str, object]])
OPEN = """
insert into cases (application, permit, definition, submitted_at, applicant, version, commits, digest, owing, wakes_at)
select 'REG-COBA-20261123-' || lpad(n::text, 6, '0'), 'coba', %(definition)s, %(now)s, 'Ani', 3, 1, '', 0,
       case when n %% 200 = 0 then %(now)s::timestamptz - make_interval(secs => n)
            when n %% 2 = 0 then %(now)s::timestamptz + make_interval(secs => n) end
from generate_series(1, 100000) n
"""


def test_the_sweep_of_100_000_open_cases_looks_at_the_500_that_are_due(
    worker: Records, cluster: str, city: City
) -> None:
    handed_in(worker)
    with psycopg.connect(
        cluster, dbname=name_of(city.url), autocommit=True, cursor_factory=psycopg.ClientCursor
    ) as owner:
        owner.execute(OPEN, {"definition": trial(QUIET).digest, "now": NOW})
        owner.execute("analyze cases")
        owner.execute("set role izin_worker")
        (text,) = owner.execute(
            f"explain (analyze, format json) {DUE}".encode(), {"now": NOW}
        ).fetchone() or ("",)
    (scan,) = scans(json.loads(json.dumps(text))[0]["Plan"])
    assert scan["Index Name"] == "cases_waking"
    assert scan["Actual Rows"] == 500
    assert "Rows Removed by Filter" not in scan
    assert len(worker.deadlines.due(now=NOW)) == 500


def scans(node: dict[str, object]) -> list[dict[str, object]]:
    """The nodes of a plan that read a table."""
    below = PLAN.validate_python(node.get("Plans", []))
    return [scan for child in below for scan in scans(child)] or [node]
