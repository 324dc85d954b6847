"""People: what was recorded, read by every process at once, and added to by one at a time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date

import pytest

from flows.forsaken import release_forsaken
from licensing.case.commands import Claim
from licensing.city.entries import Absent, Entry, Left, Recorded
from licensing.city.people import Service
from licensing.city.roster import Roster, beginning
from licensing.history.events import TaskReleased
from licensing.words.identifiers import ApplicationNumber, OfficerId, TaskId
from tests.ports.stories import Ports
from tests.storage.process import NOW, officer
from tests.storage.stories import submitted

TODAY = date(2026, 3, 2)


def task(application: ApplicationNumber) -> TaskId:
    return TaskId(f"{application}.kelengkapan.1.dpmptsp")


def recorded(id: str) -> Recorded:
    return Recorded(NOW, OfficerId(id), TODAY, id.title(), "1" * 18, "Staf", "3674010101900001")


def test_what_is_recorded_is_there_for_every_process_at_once(
    izin: Ports, portal: Ports, another_portal: Ports
) -> None:
    assert OfficerId("maya") not in another_portal.people.roster().officers()
    assert izin.people.record(lambda _: (recorded("maya"),)) == (recorded("maya"),)
    for each in (izin, portal, another_portal):
        assert each.people.roster().on(TODAY)[OfficerId("maya")].nik == "3674010101900001"
    izin.people.record(lambda _: (Left(NOW, OfficerId("maya"), TODAY),))
    for each in (izin, portal, another_portal):
        assert OfficerId("maya") not in each.people.roster().on(TODAY)


def test_entries_stay_in_the_order_in_which_they_were_recorded(izin: Ports, portal: Ports) -> None:
    told: list[Entry] = [recorded("a"), Left(NOW, OfficerId("a"), TODAY), recorded("a")]
    before = portal.people.roster().entries
    izin.people.record(lambda _: tuple(told[:2]))
    izin.people.record(lambda _: tuple(told[2:]))
    assert portal.people.roster().entries == (*before, *told)
    assert portal.people.roster() == izin.people.roster()


def test_nothing_is_added_where_deciding_fails(izin: Ports) -> None:
    def decide(_: Roster) -> tuple[Entry, ...]:
        raise LookupError("no")

    before = izin.people.roster()
    with pytest.raises(LookupError):
        izin.people.record(decide)
    assert izin.people.record(lambda _: ()) == ()
    assert izin.people.roster() == before


def test_whoever_adds_sees_what_was_added_before(izin: Ports) -> None:
    def once(roster: Roster) -> tuple[Entry, ...]:
        return () if OfficerId("sekali") in roster.officers() else (recorded("sekali"),)

    with ThreadPoolExecutor(6) as threads:
        made = [len(each) for each in threads.map(izin.people.record, [once] * 6)]
    assert made.count(1) == 1
    assert len(izin.people.roster().of(OfficerId("sekali"))) == 1


def test_tasks_of_whoever_has_no_mandate_today_go_back_to_their_role(portal: Ports, izin: Ports) -> None:
    rina, bayu = officer("rina"), replace(officer("rina"), id=OfficerId("bayu"), nip="2" * 18)
    staff = beginning({each.id: each for each in (rina, bayu)}, since=NOW.date(), at=NOW)
    izin.people.record(lambda _: staff)
    hers, his = submitted(portal), submitted(portal)
    for officer_, application in ((rina, hers), (bayu, his)):
        portal.cases.handle(officer_, application, Claim(task(application)), now=NOW)
    assert {row.claimed_by for row in izin.cases.held_tasks()} >= {rina.id, bayu.id}
    away = Absent(NOW, rina.id, NOW.date(), NOW.date())
    izin.people.record(lambda _: (away,))
    assert task(hers) in release_forsaken(izin.cases, izin.people, now=NOW)
    held = {row.task: row.claimed_by for row in izin.cases.held_tasks()}
    assert held.get(task(his)) == bayu.id
    assert task(hers) not in held
    last = izin.cases.view(Service(), hers).events[-1]
    assert last == TaskReleased(NOW.astimezone(UTC), task(hers), None)
    assert release_forsaken(izin.cases, izin.people, now=NOW) == ()
