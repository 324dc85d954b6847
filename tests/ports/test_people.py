"""People: what was recorded, read by every process at once, and added to by one at a time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from licensing.city.entries import Entry, Left, Recorded
from licensing.city.roster import Roster
from licensing.words.identifiers import OfficerId
from tests.ports.stories import Ports
from tests.storage.process import NOW

TODAY = date(2026, 3, 2)


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
