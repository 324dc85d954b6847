"""Decrees about working days are chained, exported and counted by: by every process, from the next decision on."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from typing import LiteralString

import psycopg
import pytest

from licensing.case.commands import Decide
from licensing.case.timing import next_due
from licensing.city.decrees import DayOff, DayWorked, Decree, write_decree
from licensing.city.people import Service
from licensing.clock.calendars import Calendars
from licensing.history.chain import GENESIS, link
from licensing.history.events import ClockMoved
from licensing.ports import Recount
from licensing.records.proof import verify
from licensing.words.identifiers import Digest, OutcomeId
from storage import Records
from storage.decrees import SqlDecrees
from tests.storage.conftest import connected, make_database, name_of
from tests.storage.lateness import DUE_AT, NEXT_DAY, TICK, TUESDAY, TUESDAY_OFF, handed_in, moved, sent_back
from tests.storage.process import DEFINITION, NOW, officer
from tests.storage.stories import task

Lines = list[dict[str, object]]
LATER = datetime(2026, 11, 23, 8, tzinfo=UTC)


def off(day: date = TUESDAY) -> Decree:
    return DayOff(NOW, "Sekda", "SE 1/2026", None, day, "Libur setempat")


def worked(day: date = TUESDAY) -> Decree:
    return DayWorked(NOW, "Sekda", "SE 2/2026", None, day)


@pytest.fixture
def url(cluster: str, migrated: str) -> str:
    """Every test here counts all open deadlines there are, so each has a database of its own."""
    return make_database(cluster, copied_from=migrated)


@pytest.fixture
def first(url: str) -> Iterator[Records]:
    with closing(connected(url, "izin_worker")) as records:
        yield records


@pytest.fixture
def second(url: str) -> Iterator[Records]:
    """A process that was started before anything was decreed."""
    with closing(connected(url, "izin_worker")) as records:
        records.decrees.almanac()
        yield records


def test_of_threads_that_ask_beside_each_other_none_takes_back_what_another_has_read(first: Records) -> None:
    decrees = first.decrees
    assert isinstance(decrees, SqlDecrees)
    before = decrees.known()
    rows = [(str(n), write_decree(off(TUESDAY.replace(day=n)))) for n in (24, 25)]

    def read_meanwhile() -> Iterator[tuple[str, str]]:
        decrees.counting_with(rows)
        yield rows[0]

    decrees.counting_with(read_meanwhile())
    assert (before.through, decrees.known().through) == (0, 25)
    assert len(decrees.known().almanac.decrees) == 2


def test_a_process_counts_by_what_another_decreed_from_its_next_decision_on(
    first: Records, second: Records
) -> None:
    first.decrees.record(lambda _: (off(),))
    application = sent_back(second)
    assert second.deadlines.due(now=NEXT_DAY - TICK) == ()
    assert second.deadlines.due(now=NEXT_DAY) == (application,)


def test_what_was_decreed_and_not_counted_is_counted_by_the_sweep(first: Records, second: Records) -> None:
    application = sent_back(second)
    first.deadlines.recount(now=NOW)
    assert second.deadlines.recount_late(now=NOW) is None
    first.decrees.record(lambda _: (off(),))
    assert second.deadlines.recount_late(now=NOW) == Recount(applications=1, moved=1)
    assert moved(first, application) == [NEXT_DAY]
    assert first.deadlines.recount_late(now=NOW) is None, "once"
    first.decrees.record(lambda _: (worked(),))
    assert first.deadlines.recount_late(now=LATER) == Recount(applications=1, moved=1), "and back"
    assert moved(first, application) == [NEXT_DAY, DUE_AT]


@pytest.mark.parametrize(
    "still",
    ["update tasks set due = null", "update cases set wakes_at = null"],
    ids=["something comes by itself", "somebody is still asked"],
)
def test_what_goes_on_in_an_ended_case_is_counted_late_as_it_is_counted_at_once(
    first: Records, url: str, still: LiteralString
) -> None:
    application = sent_back(first)
    first.deadlines.recount(now=NOW)
    assert first.deadlines.recount_late(now=NOW) is None
    with psycopg.connect(url.replace("+psycopg", "")) as owner:
        owner.execute("set role izin_worker")
        owner.execute("update cases set ending = 'terbit', counted_by = 'another'")
        owner.execute(still)
    assert first.deadlines.timed() == (application,)
    assert first.deadlines.recount_late(now=NOW) == Recount(), "it is counted, and moves nothing"
    assert first.deadlines.recount_late(now=NOW) is None, "once"


CLOCKED = DEFINITION.replace("loket, within: 1 working day}", "loket}").replace(
    "steps:\n", "time_limit: {within: 3 working days}\nsteps:\n", 1
)


def test_a_case_whose_time_runs_is_counted_again_though_nothing_in_it_is_due(first: Records) -> None:
    assert CLOCKED.count("within: 1 working day") == 0
    application = handed_in(first, CLOCKED)
    first.deadlines.recount(now=NOW)
    file = first.cases.view(Service(), application)
    assert file.case.clock is not None
    assert [task.due for task in file.case.open_tasks] == [None]
    before = file.case.clock.due
    first.decrees.record(lambda _: (off(),))
    first.deadlines.recount(now=NOW)
    after = first.cases.view(Service(), application)
    assert [event.due for event in after.events if isinstance(event, ClockMoved)] == [
        datetime(2026, 11, 27, 9, tzinfo=UTC)
    ]
    assert before == datetime(2026, 11, 26, 9, tzinfo=UTC)


def test_what_was_answered_by_the_end_that_was_told_was_in_time_whatever_was_decreed_since(
    first: Records,
) -> None:
    application = handed_in(first, CLOCKED.replace("3 working days", "6 working days"))
    saturday, last_day = date(2026, 11, 28), datetime(2026, 12, 1, 3, tzinfo=UTC)
    found = Decide(task(application, "kelengkapan", "dpmptsp"), OutcomeId("lengkap"), "", {})
    first.cases.handle(officer("rina"), application, found, now=NOW)
    first.decrees.record(lambda _: (worked(saturday),))
    first.deadlines.recount(now=last_day)
    refused = Decide(task(application, "rekomendasi", "dinkes"), OutcomeId("ditolak"), "sebab", {})
    first.cases.handle(officer("sari"), application, refused, now=last_day)
    (counted,) = first.cases.served(Service(), since=NOW, until=last_day + (last_day - NOW)).cases
    assert (counted.on_time, counted.late) == (1, 0)


def test_what_stands_beside_the_histories_is_what_they_come_to(
    first: Records, cluster: str, url: str
) -> None:
    """After decrees, recounts and acts of people, each by a process that knows the newest decree."""
    applications = [sent_back(first), handed_in(first)]
    first.deadlines.recount(now=NOW)
    first.decrees.record(lambda _: (off(), off(date(2026, 11, 25))))
    first.deadlines.recount(now=NOW)
    applications.append(sent_back(first))
    first.decrees.record(lambda _: (worked(),))
    first.deadlines.recount_late(now=LATER)
    calendar = first.decrees.almanac().calendars
    with psycopg.connect(cluster, dbname=name_of(url)) as superuser:
        for application in applications:
            file = first.cases.view(Service(), application)
            kept = superuser.execute(
                "select wakes_at from cases where application = %s", (application,)
            ).fetchone()
            assert kept == (next_due(file.process, file.case, calendar),)
            due = superuser.execute(
                "select due from tasks where application = %s and is_open", (application,)
            ).fetchall()
            assert due == [(task.due,) for task in file.case.open_tasks]
    assert first.audit.verify().breaches == ()


def test_a_process_with_another_register_counts_nothing_again(url: str, first: Records) -> None:
    sent_back(first)
    with closing(connected(url, "izin_worker", TUESDAY_OFF)) as newer:
        newer.deadlines.recount(now=NOW)
    first.decrees.record(lambda _: (off(date(2026, 11, 25)),))
    assert first.deadlines.recount_late(now=NOW) is None
    with closing(connected(url, "izin_worker", TUESDAY_OFF)) as newer:
        assert newer.deadlines.recount_late(now=NOW) == Recount(applications=1, moved=1)


@pytest.fixture
def exported(first: Records) -> tuple[str, ...]:
    """Two decrees under a head, and one more."""
    first.decrees.record(lambda _: (off(), worked()))
    assert first.audit.seal(now=NOW)
    assert not first.audit.seal(now=LATER)
    first.decrees.record(lambda _: (off(),))
    lines = tuple(first.audit.export())
    assert first.audit.verify() == verify(lines)
    return lines


def test_each_decree_is_linked_to_the_one_before_it(exported: tuple[str, ...]) -> None:
    lines = [line for line in map(json.loads, exported) if line["line"] == "decree"]
    before = GENESIS
    for line in lines:
        assert (line["previous"], line["digest"]) == (before, link(before, line["entry"]))
        before = Digest(line["digest"])
    (head,) = (line for line in map(json.loads, exported) if line["line"] == "head")
    assert (head["decrees"], head["decrees_digest"]) == (2, lines[1]["digest"])
    assert (verify(exported).breaches, verify(exported).decrees) == ((), 3)


def change(lines: Lines) -> None:
    lines[1]["entry"] = str(lines[1]["entry"]).replace("SE 2", "SE 9")


def remove(lines: Lines) -> None:
    del lines[1]


def remove_the_last(lines: Lines) -> None:
    del lines[2]


def rewrite_all(lines: Lines) -> None:
    """Only the head can tell."""
    lines[0]["entry"] = str(lines[0]["entry"]).replace("Sekda", "Sekdin")
    before = GENESIS
    for line in lines[:3]:
        line["previous"] = before
        before = line["digest"] = link(before, str(line["entry"]))


def take_from_the_head(lines: Lines) -> None:
    """As if a release that covered no decrees had made it."""
    (head,) = (line for line in lines if line["line"] == "head")
    head |= {"decrees": 0, "decrees_digest": None}


@pytest.mark.parametrize("forged", [change, remove, remove_the_last, rewrite_all, take_from_the_head])
def test_what_was_forged_is_found(exported: tuple[str, ...], forged: Callable[[Lines], None]) -> None:
    lines: Lines = [json.loads(text) for text in exported]
    assert [line["line"] for line in lines[:3]] == ["decree"] * 3
    forged(lines)
    assert verify(json.dumps(line) for line in lines).breaches


def test_nobody_changes_a_decree_and_the_portal_makes_none(url: str, first: Records, cluster: str) -> None:
    first.decrees.record(lambda _: (off(),))
    with closing(connected(url, "izin_portal")) as portal:
        assert portal.decrees.almanac().decrees == (off(),)
        with pytest.raises(Exception, match="permission denied"):
            portal.decrees.record(lambda _: (worked(),))
    with (
        psycopg.connect(cluster, dbname=name_of(url)) as superuser,
        pytest.raises(psycopg.Error, match="append-only"),
    ):
        superuser.execute("delete from decrees")


def test_an_almanac_without_decrees_is_the_registers(first: Records) -> None:
    assert first.decrees.almanac().calendars.digest() == Calendars().digest()
