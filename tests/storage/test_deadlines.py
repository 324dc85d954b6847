"""Deadlines in the records: time touches what is due and nothing else, and a changed calendar moves what is open."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from pydantic import TypeAdapter

from licensing.case.commands import Command, Correct, Decide, PassTime
from licensing.city.people import Party, Service, Tracker
from licensing.clock.calendar import Decreed, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.history.events import DueMoved, TaskLapsed
from licensing.ports import Deadlines, Recount
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from storage import Records
from storage.deadlines import DUE, SqlDeadlines
from storage.journal import Journal, Locked
from storage.pool import BareConnection
from storage.rows import Advance
from tests.storage.conftest import connected, make_database, name_of
from tests.storage.process import DEFINITION, NOW, officer, publish, trial
from tests.storage.stories import submitted, task

QUIET = DEFINITION.replace("within: 14 days", "within: 3 working days")
UNANSWERED = DEFINITION.replace("on_silence: gugur, ", "").replace("  gugur: {close: {}}\n", "")
DUE_AT = datetime(2026, 11, 26, 17, tzinfo=UTC)
"""Three working days after Monday the 23rd: Thursday the 26th at 24.00 in the city."""
NEXT_DAY = DUE_AT + timedelta(days=1)
TICK = timedelta(microseconds=1)
TUESDAY = date(2026, 11, 24)


TUESDAY_OFF = Calendars(WorkingCalendar(decreed={TUESDAY: Decreed(is_worked=False)}))
TUESDAY_WORKED = Calendars(WorkingCalendar(decreed={TUESDAY: Decreed(is_worked=True)}))


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


def handed_in(records: Records, definition: str = QUIET) -> ApplicationNumber:
    publish(records, definition)
    return submitted(records, process=trial(definition))


def sent_back(records: Records, definition: str = QUIET) -> ApplicationNumber:
    application = handed_in(records, definition)
    asked = task(application, "kelengkapan", "dpmptsp")
    sent = Decide(asked, OutcomeId("kembalikan"), "Nama tidak sesuai KTP.", {})
    records.cases.handle(officer("rina"), application, sent, now=NOW)
    return application


def moved(records: Records, application: ApplicationNumber) -> list[datetime]:
    events = records.cases.view(Service(), application).events
    return [event.due for event in events if isinstance(event, DueMoved)]


def test_silence_is_due_at_the_instant_its_time_is_over(worker: Records) -> None:
    application = sent_back(worker)
    assert worker.deadlines.due(now=DUE_AT - TICK) == ()
    assert worker.deadlines.due(now=DUE_AT) == (application,)
    assert worker.cases.handle(Service(), application, PassTime(), now=DUE_AT).ending == "lapsed"
    assert worker.deadlines.due(now=NEXT_DAY) == ()


def test_what_was_due_first_comes_first(worker: Records) -> None:
    later, sooner = sent_back(worker, DEFINITION), sent_back(worker, QUIET)
    assert later < sooner
    assert worker.deadlines.due(now=NOW + timedelta(days=30)) == (sooner, later)


def test_time_has_nothing_to_do_with_an_answer_an_officer_or_a_silence_that_means_nothing(
    worker: Records,
) -> None:
    answered = sent_back(worker)
    answer = Correct(task(answered, "perbaikan", "applicant"), {}, {})
    worker.cases.handle(Tracker(answered), answered, answer, now=NOW)
    handed_in(worker)
    sent_back(worker, UNANSWERED)
    assert worker.deadlines.due(now=NOW + timedelta(days=9999)) == ()


def test_a_day_decreed_off_in_mid_case_moves_open_deadlines_and_nothing_lapses_early(
    worker: Records, city: City
) -> None:
    silent, waiting = sent_back(worker), handed_in(worker)
    worker.deadlines.recount(now=NOW)
    after = city.knowing(TUESDAY_OFF)
    assert after.deadlines.recount(now=NOW) == Recount(applications=2, moved=2)
    assert moved(after, silent) == [NEXT_DAY]
    assert moved(after, waiting) == [datetime(2026, 11, 25, 9, tzinfo=UTC)]
    assert after.cases.inbox(officer("rina"))[0].due == datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert after.deadlines.due(now=NEXT_DAY - TICK) == ()
    assert after.deadlines.due(now=NEXT_DAY) == (silent,)


def test_a_worker_that_knows_the_new_calendar_lets_nothing_lapse_before_it_was_counted_again(
    worker: Records, city: City
) -> None:
    application = sent_back(worker)
    after = city.knowing(TUESDAY_OFF)
    assert after.deadlines.due(now=DUE_AT) == (application,)
    assert after.cases.handle(Service(), application, PassTime(), now=DUE_AT).ending is None
    assert moved(after, application) == [NEXT_DAY]
    assert after.deadlines.due(now=DUE_AT) == ()


def test_a_day_off_taken_back_moves_them_the_other_way(worker: Records, city: City) -> None:
    before = city.knowing(TUESDAY_OFF)
    application = sent_back(before)
    before.deadlines.recount(now=NOW)
    assert before.deadlines.due(now=NEXT_DAY - TICK) == ()
    assert worker.deadlines.recount(now=NOW) == Recount(applications=1, moved=1)
    assert moved(worker, application) == [DUE_AT]
    assert worker.deadlines.due(now=DUE_AT) == (application,)


def test_deadlines_are_counted_once_for_each_change(worker: Records, city: City) -> None:
    sent_back(worker)
    assert worker.deadlines.recount(now=NOW) == Recount()
    assert worker.deadlines.recount(now=NOW) is None
    assert city.knowing(TUESDAY_WORKED).deadlines.recount(now=NOW) is None, "it counts alike"
    after = city.knowing(TUESDAY_OFF)
    assert after.deadlines.recount(now=NOW) == Recount(applications=1, moved=1)
    assert after.deadlines.recount(now=NOW) is None
    assert worker.deadlines.recount(now=NOW) == Recount(applications=1, moved=1), "and back again"


def test_what_a_process_with_the_old_calendar_asks_after_the_recount_is_counted_again(
    worker: Records, city: City
) -> None:
    worker.deadlines.recount(now=NOW)
    new = city.knowing(TUESDAY_OFF)
    new.deadlines.recount(now=NOW)
    late, unmoved = sent_back(worker), sent_back(worker, UNANSWERED)
    assert worker.deadlines.recount_late(now=NOW) is None, "the city counts by the new one"
    assert new.deadlines.recount_late(now=NOW) == Recount(applications=1, moved=1)
    assert (moved(new, late), moved(new, unmoved)) == ([NEXT_DAY], [])
    assert new.deadlines.recount_late(now=NOW) is None, "each once"


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
    journal = Failing(known.archive, known.calendar, known.bell, known.seals, known.counted_by, at, failure)
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


def test_a_recount_lets_lapse_what_was_due_all_the_same(worker: Records) -> None:
    application = sent_back(worker)
    assert worker.deadlines.recount(now=DUE_AT) == Recount()
    file = worker.cases.view(Service(), application)
    assert [type(event) for event in file.events].count(TaskLapsed) == 1
    assert file.case.ending == "lapsed"


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
