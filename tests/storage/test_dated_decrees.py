"""A cut-off and service on holidays that are decreed move what is open, in every process, and nothing lapses early."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta

import pytest

from licensing.case.commands import PassTime
from licensing.city.decrees import CutOffEnded, CutOffSet, DailyEnded, DailySet
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.ports import Recount
from storage import Records
from tests.storage.conftest import connected, make_database
from tests.storage.lateness import QUIET, TICK, handed_in, moved, sent_back
from tests.storage.process import NOW, officer

MONDAY = date(2026, 11, 23)
TUESDAY_CLOSING, WEDNESDAY_CLOSING = (datetime(2026, 11, day, 9, tzinfo=UTC) for day in (24, 25))
EARLIER = CutOffSet(NOW, "Sekda", "SE 5/2026", None, MONDAY, None, time(9))
AS_BEFORE = CutOffEnded(NOW, "Sekda", "SE 6/2026", None, MONDAY, None)
OPEN_IN_DECEMBER = DailySet(
    NOW, "Sekda", "SE 7/2026", None, date(2026, 12, 1), date(2026, 12, 31), daily=True
)
CLOSED_IN_DECEMBER = DailyEnded(NOW, "Sekda", "SE 8/2026", None, date(2026, 12, 1), date(2026, 12, 31))
LONG = QUIET.replace("within: 3 working days", "within: 24 working days")


@pytest.fixture
def url(cluster: str, migrated: str) -> str:
    """Every test here counts all open deadlines there are, so each has a database of its own."""
    return make_database(cluster, copied_from=migrated)


@pytest.fixture
def first(url: str) -> Iterator[Records]:
    with closing(connected(url, "izin_worker")) as records:
        records.deadlines.recount(now=NOW)
        yield records


@pytest.fixture
def second(url: str) -> Iterator[Records]:
    """A process that was started before anything was decreed."""
    with closing(connected(url, "izin_worker")) as records:
        records.decrees.almanac()
        yield records


def test_a_cut_off_moves_what_is_open_and_counts_in_every_process(first: Records, second: Records) -> None:
    open_before = handed_in(second)
    assert first.cases.inbox(officer("rina"))[0].due == TUESDAY_CLOSING
    first.decrees.record(lambda _: (EARLIER,))
    asked_since = handed_in(second)
    assert [each.due for each in second.cases.inbox(officer("rina"))] == [TUESDAY_CLOSING, WEDNESDAY_CLOSING]
    assert second.deadlines.recount_late(now=NOW) == Recount(applications=1, moved=1)
    assert (moved(first, open_before), moved(first, asked_since)) == ([WEDNESDAY_CLOSING], [])
    assert first.deadlines.recount_late(now=NOW) is None, "once"
    first.decrees.record(lambda _: (AS_BEFORE,))
    late = WEDNESDAY_CLOSING - timedelta(hours=1)
    assert first.deadlines.recount(now=late) == Recount(), "both are due today: what is over of it stays"
    assert first.audit.verify().breaches == ()


def test_service_on_holidays_moves_what_is_open_and_nothing_lapses_by_the_old_days(
    first: Records, second: Records
) -> None:
    application = sent_back(second, LONG)
    christmas_kept = datetime(2026, 12, 30, 0, tzinfo=WIB)
    christmas_served = datetime(2026, 12, 26, 0, tzinfo=WIB)
    assert first.deadlines.due(now=christmas_kept - TICK) == ()
    first.decrees.record(lambda _: (OPEN_IN_DECEMBER,))
    assert first.deadlines.recount(now=NOW) == Recount(applications=1, moved=1)
    assert moved(first, application) == [christmas_served]
    first.decrees.record(lambda _: (CLOSED_IN_DECEMBER,))
    assert second.cases.handle(Service(), application, PassTime(), now=christmas_served).ending is None
    assert moved(first, application) == [christmas_served, christmas_kept], "told, and not lapsed"
    assert first.deadlines.due(now=christmas_kept - TICK) == ()
    assert first.deadlines.due(now=christmas_kept) == (application,)
    assert first.audit.verify().breaches == ()
