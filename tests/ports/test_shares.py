"""Some of a number, and some days of a hall: the same on memory and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from threading import Barrier

import pytest

from licensing.city.people import Service
from licensing.history.extents import Days, Share
from licensing.words.errors import CommandRefused
from tests.ports.graves import about, revocation, sign
from tests.ports.halls import DEFINITION, apply, correct, refusal, send_back
from tests.ports.stories import Ports
from tests.storage.process import NOW, publish

_NUMBERS = count(1)
LAST = NOW.replace(year=2027, day=22)
"""The last day of a licence that is issued now."""


@pytest.fixture
def route() -> str:
    return f"D.{next(_NUMBERS)}"


@pytest.fixture
def hall() -> str:
    return f"Balai {next(_NUMBERS)}"


@pytest.fixture(autouse=True)
def published(izin: Ports) -> None:
    publish(izin, DEFINITION)


def test_of_a_number_no_more_is_held_than_there_is(portal: Ports, route: str) -> None:
    apply(portal, trayek=route, banyak="3", name="Koperasi Satu")
    told = refusal(portal, trayek=route, banyak="3")
    assert told.sentence.id == (
        "Kuota: tersisa 2 dari 5, sedangkan permohonan ini memerlukan 3. Kurangi, atau pilih yang lain."
    )
    assert told.sentence.en == (
        "Kuota: 2 of 5 are left, and this application needs 3. Ask for fewer, or choose another."
    )
    assert dict(told.fields) == {"trayek": told.sentence, "banyak": told.sentence}
    apply(portal, trayek=route, banyak="2", name="Koperasi Dua")
    assert refusal(portal, trayek=route, banyak="1").sentence.en == (
        "Kuota: 0 of 5 are left, and this application needs 1. Choose another."
    )


def test_whoever_asks_for_none_of_a_number_holds_none(portal: Ports, izin: Ports, route: str) -> None:
    apply(portal, trayek=route, banyak="5")
    other = apply(portal, trayek=route, banyak="0").application
    assert izin.cases.view(Service(), other).case.holds == {}


def test_no_days_of_two_meet_and_both_ends_count(portal: Ports, hall: str) -> None:
    apply(portal, gedung=hall, mulai="2027-05-15", selesai="2027-05-16", name="Siti Rahasia")
    apply(portal, gedung=hall, mulai="2027-05-17", selesai="2027-05-17")
    apply(portal, gedung=hall, mulai="2027-05-14", selesai="2027-05-14")
    told = refusal(portal, gedung=hall, mulai="2027-05-16", selesai="2027-05-18")
    assert told.sentence.id == (
        "Balai sudah dipakai, atau sedang diajukan, dari 15 Mei 2027 sampai dengan 17 Mei 2027. "
        "Untuk waktu selama ini paling awal bebas mulai 18 Mei 2027."
    )
    assert told.sentence.en == (
        "Hall: in use, or asked for, from 15 May 2027 up to and including 17 May 2027. "
        "For as long as this it is free from 18 May 2027 at the earliest."
    )
    assert dict(told.fields) == {"mulai": told.sentence, "selesai": told.sentence}


def test_days_of_another_hall_are_free(portal: Ports, hall: str) -> None:
    apply(portal, gedung=hall, mulai="2027-05-15", selesai="2027-05-16")
    assert apply(portal, gedung=f"{hall} lain", mulai="2027-05-15", selesai="2027-05-16").application


def test_of_those_who_want_the_last_of_a_number_at_the_same_moment_only_as_many_get_it(
    portal: Ports, another_portal: Ports, route: str
) -> None:
    start = Barrier(6)

    def send(n: int) -> str:
        start.wait()
        try:
            return apply(
                (portal, another_portal)[n % 2], trayek=route, banyak="2", name=f"Ani {n}"
            ).application
        except CommandRefused as refused:
            return refused.sentence.en

    with ThreadPoolExecutor(6) as senders:
        told = [*senders.map(send, range(6))]
    left = "Kuota: 1 of 5 are left, and this application needs 2. Ask for fewer, or choose another."
    assert sum(each == left for each in told) == 4


def test_of_those_who_want_days_that_meet_at_the_same_moment_one_gets_them(
    portal: Ports, another_portal: Ports, hall: str
) -> None:
    start = Barrier(6)

    def send(n: int) -> str:
        start.wait()
        days = {"mulai": f"2027-06-0{n + 1}", "selesai": "2027-06-06"}
        try:
            return apply(
                (portal, another_portal)[n % 2], gedung=hall, name=f"Ani {n}", wanted=days
            ).application
        except CommandRefused as refused:
            return refused.code

    with ThreadPoolExecutor(6) as senders:
        told = [*senders.map(send, range(6))]
    assert sum(each == "taken" for each in told) == 5


def test_a_correction_moves_what_is_held_and_frees_what_was(portal: Ports, izin: Ports, hall: str) -> None:
    days = {"mulai": "2027-05-15", "selesai": "2027-05-16"}
    moving = apply(portal, gedung=hall, wanted=days).application
    apply(portal, gedung=hall, mulai="2027-05-20", selesai="2027-05-21", name="Siti Lain")
    send_back(portal, izin, moving)
    with pytest.raises(CommandRefused) as refused:
        correct(portal, izin, moving, mulai="2027-05-16", selesai="2027-05-20")
    assert refused.value.sentence.en.startswith("Hall: in use, or asked for, from 20 May 2027")
    refusal(portal, gedung=hall, mulai="2027-05-15", selesai="2027-05-16")
    correct(portal, izin, moving, mulai="2027-05-16", selesai="2027-05-19")
    held = izin.cases.view(Service(), moving).case.holds["balai"]
    assert held.extent == Days(NOW.date().replace(2027, 5, 16), NOW.date().replace(2027, 5, 19))
    apply(portal, gedung=hall, mulai="2027-05-15", selesai="2027-05-15")


def test_a_correction_to_another_route_counts_there_and_no_more_here(
    portal: Ports, izin: Ports, route: str
) -> None:
    moving = apply(portal, trayek=route, banyak="4").application
    apply(portal, trayek=f"{route}a", banyak="2", name="Siti Lain")
    send_back(portal, izin, moving)
    with pytest.raises(CommandRefused, match="taken"):
        correct(portal, izin, moving, trayek=f"{route}a")
    refusal(portal, trayek=route, banyak="2")
    correct(portal, izin, moving, trayek=f"{route}a", banyak="3")
    assert izin.cases.view(Service(), moving).case.holds["angkot"].extent == Share(3, 5)
    apply(portal, trayek=route, banyak="5")


def test_what_a_case_held_is_free_when_it_ends_without_a_licence(
    portal: Ports, izin: Ports, route: str, hall: str
) -> None:
    wanted = {"trayek": route, "banyak": "5", "gedung": hall, "mulai": "2027-05-15", "selesai": "2027-05-16"}
    first = apply(portal, name="Orang Lain", wanted=wanted).application
    sign(portal, izin, first, "tidak")
    assert apply(portal, wanted=wanted).application


def test_a_licence_keeps_its_share_through_its_last_day(portal: Ports, izin: Ports, route: str) -> None:
    sign(portal, izin, apply(portal, trayek=route, banyak="5").application)
    refusal(portal, trayek=route, banyak="1", now=LAST)
    assert apply(portal, trayek=route, banyak="1", now=LAST + timedelta(days=1)).application


def test_a_licence_keeps_its_days_as_far_as_it_is_valid(portal: Ports, izin: Ports, hall: str) -> None:
    days = {"mulai": "2027-11-20", "selesai": "2027-11-25"}
    sign(portal, izin, apply(portal, gedung=hall, wanted=days).application)
    refusal(portal, gedung=hall, mulai="2027-11-22", selesai="2027-11-22")
    assert apply(portal, gedung=hall, mulai="2027-11-23", selesai="2027-11-25").application


def test_a_renewal_counts_as_its_licence_and_only_what_it_takes_more_has_to_be_left(
    portal: Ports, izin: Ports, route: str
) -> None:
    old = sign(portal, izin, apply(portal, trayek=route, banyak="3").application)
    refusal(portal, about(old), trayek=route, banyak="6")
    renewal = apply(portal, about(old), trayek=route, banyak="4").application
    assert refusal(portal, trayek=route, banyak="2").sentence.en.startswith("Kuota: 1 of 5 are left")
    apply(portal, trayek=route, banyak="1", name="Siti Lain")
    sign(portal, izin, renewal)
    refusal(portal, trayek=route, banyak="1", now=LAST)


def test_a_renewal_with_fewer_frees_the_others_when_it_is_issued_and_not_before(
    portal: Ports, izin: Ports, route: str
) -> None:
    old = sign(portal, izin, apply(portal, trayek=route, banyak="5").application)
    renewal = apply(portal, about(old), trayek=route, banyak="2").application
    refusal(portal, trayek=route, banyak="1")
    sign(portal, izin, renewal)
    apply(portal, trayek=route, banyak="3")


def test_a_renewal_holds_while_it_runs_though_its_licence_ends_meanwhile(
    portal: Ports, izin: Ports, route: str
) -> None:
    old = sign(portal, izin, apply(portal, trayek=route, banyak="5").application)
    renewal = apply(portal, about(old), trayek=route, banyak="4").application
    after = LAST + timedelta(days=1)
    told = refusal(portal, trayek=route, banyak="2", now=after)
    assert told.sentence.en.startswith("Kuota: 1 of 5 are left")
    sign(portal, izin, renewal, "tidak")
    assert apply(portal, trayek=route, banyak="5", now=after).application


def test_a_renewal_adds_days_to_those_of_its_licence_and_a_revocation_frees_all(
    portal: Ports, izin: Ports, hall: str
) -> None:
    old = sign(portal, izin, apply(portal, gedung=hall, mulai="2027-05-10", selesai="2027-05-15").application)
    apply(portal, gedung=hall, mulai="2027-05-20", selesai="2027-05-20", name="Siti Lain")
    told = refusal(portal, about(old), gedung=hall, mulai="2027-05-10", selesai="2027-05-20")
    assert "from 20 May 2027 up to and including 20 May 2027" in told.sentence.en
    longer = apply(portal, about(old), gedung=hall, mulai="2027-05-10", selesai="2027-05-19").application
    renewed = sign(portal, izin, longer)
    for day in ("2027-05-10", "2027-05-19"):
        refusal(portal, gedung=hall, mulai=day, selesai=day)
    sign(portal, izin, apply(portal, revocation(renewed)).application)
    assert apply(portal, gedung=hall, mulai="2027-05-10", selesai="2027-05-19").application


def test_a_renewal_that_comes_to_nothing_leaves_the_days_with_its_licence(
    portal: Ports, izin: Ports, hall: str
) -> None:
    old = sign(portal, izin, apply(portal, gedung=hall, mulai="2027-05-10", selesai="2027-05-15").application)
    longer = apply(portal, about(old), gedung=hall, mulai="2027-05-12", selesai="2027-05-19").application
    refusal(portal, gedung=hall, mulai="2027-05-19", selesai="2027-05-19")
    sign(portal, izin, longer, "tidak")
    refusal(portal, gedung=hall, mulai="2027-05-15", selesai="2027-05-15")
    assert apply(portal, gedung=hall, mulai="2027-05-16", selesai="2027-05-19").application
