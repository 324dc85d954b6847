"""What is held of scarce things, told to whoever may know what is free: the same on memory and on PostgreSQL."""

from datetime import date, timedelta
from itertools import count

import pytest

from licensing.city.people import Service
from licensing.history.extents import Days
from licensing.ports import Taken
from tests.ports import graves, halls
from tests.ports.graves import about, revocation, sign
from tests.ports.stories import Ports
from tests.storage.process import NOW, officer, publish

_NUMBERS = count(1)
TODAY = NOW.date()
NOBODY = officer("dewi")
"""Her role has no part in any of these cases."""


def taken(records: Ports, pool: str, key: str, *, on: date = TODAY) -> list[Taken]:
    return [each for each in records.scarce.taken(NOBODY, {pool: True}, on=on) if each.key == key]


@pytest.fixture
def name() -> str:
    return f"T-{next(_NUMBERS)}"


@pytest.fixture
def shared(izin: Ports) -> None:
    publish(izin, halls.DEFINITION)


@pytest.fixture
def alone(izin: Ports) -> None:
    publish(izin, graves.DEFINITION)


@pytest.mark.usefixtures("shared")
def test_what_many_hold_of_a_number_is_added_up_and_a_renewal_is_one_with_its_licence(
    portal: Ports, izin: Ports, name: str
) -> None:
    held = sign(portal, izin, halls.apply(portal, trayek=name, banyak="2").application)
    halls.apply(portal, trayek=name, banyak="1")
    (told,) = taken(portal, "angkot", name)
    assert told.takes == 3
    halls.apply(portal, about(held), trayek=name, banyak="4")
    (told,) = taken(portal, "angkot", name)
    assert (told.takes, told.days, told.is_held) == (5, (), False)


@pytest.mark.usefixtures("shared")
def test_days_are_told_from_today_on_what_follows_on_put_together(portal: Ports, name: str) -> None:
    for first, last in (
        ("2027-05-17", "2027-05-17"),
        ("2027-05-15", "2027-05-16"),
        ("2027-06-01", "2027-06-02"),
    ):
        halls.apply(portal, gedung=name, mulai=first, selesai=last)
    (told,) = taken(portal, "balai", name, on=date(2027, 5, 16))
    assert told.days == (
        Days(date(2027, 5, 16), date(2027, 5, 17)),
        Days(date(2027, 6, 1), date(2027, 6, 2)),
    )
    assert taken(portal, "balai", name, on=date(2027, 6, 3)) == []


@pytest.mark.usefixtures("alone")
def test_a_thing_is_held_by_a_case_then_by_its_licence_through_its_last_day(
    portal: Ports, izin: Ports, name: str
) -> None:
    number = graves.apply(portal, name).application
    (told,) = taken(portal, "petak", name)
    assert (told.is_held, told.until) == (True, None)
    case = sign(portal, izin, number)
    (licence,) = case.licences.values()
    (told,) = taken(portal, "petak", name)
    assert (told.is_held, told.until) == (True, licence.valid_until)
    assert licence.valid_until is not None
    after = licence.valid_until + timedelta(days=1)
    assert taken(portal, "petak", name, on=after) == []
    graves.apply(portal, name, about(case))
    (told,) = taken(portal, "petak", name, on=after)
    assert (told.is_held, told.until) == (True, None)


@pytest.mark.usefixtures("alone")
def test_what_is_let_go_of_is_told_no_more(portal: Ports, izin: Ports, name: str) -> None:
    case = sign(portal, izin, graves.apply(portal, name).application)
    sign(portal, izin, graves.apply(portal, name, revocation(case)).application)
    assert taken(portal, "petak", name) == []


@pytest.mark.usefixtures("alone")
def test_what_somebody_typed_is_told_to_whoever_has_a_part_in_her_case_and_counted_for_others(
    portal: Ports, izin: Ports, name: str
) -> None:
    graves.apply(portal, name)

    def seen(by: str) -> list[str | None]:
        return [each.key for each in portal.scarce.taken(officer(by), {"petak": False}, on=TODAY)]

    assert name in seen("budi")
    assert seen("dewi") == [None]
    (counted,) = portal.scarce.taken(NOBODY, {"petak": False}, on=TODAY)
    everything = izin.scarce.taken(Service(), {"petak": False}, on=TODAY, limit=1)
    assert [each.things for each in everything] == [counted.things]
    assert portal.scarce.taken(NOBODY, {"petak": False}, on=TODAY, sought=name) == ()


@pytest.mark.usefixtures("alone")
def test_one_is_found_among_many_by_a_part_of_what_was_typed(portal: Ports, name: str) -> None:
    for nth in range(3):
        graves.apply(portal, f"{name} blok {nth}")
    budi = officer("budi")
    found = portal.scarce.taken(budi, {"petak": False}, on=TODAY, sought=f"{name.lower()} BLOK", limit=2)
    assert [(each.key, each.things) for each in found] == [(f"{name} blok 0", 3), (f"{name} blok 1", 3)]


def test_of_no_pool_nothing_is_asked(portal: Ports) -> None:
    assert portal.scarce.taken(NOBODY, {}, on=TODAY) == ()
