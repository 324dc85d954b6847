"""A new PIN in place of a lost one: the same on memory and on PostgreSQL, and for two portals at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from licensing.case.commands import AskPinLink, GivePin, RenewPin
from licensing.city.people import Service, Tracker
from licensing.city.register import parse_role
from licensing.history.events import PinGiven
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from tests.ports.stories import Ports
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, trial
from tests.storage.stories import submitted

COUNTERS = (parse_role("dpmptsp.petugas_loket"),)
GIVE = GivePin("KTP asli.", COUNTERS)
UNTIL = NOW + timedelta(minutes=30)


def asked(portal: Ports) -> ApplicationNumber:
    application = submitted(portal)
    portal.cases.handle(Tracker(application), application, AskPinLink("ani@contoh.id"), now=NOW)
    return application


def given(izin: Ports, application: ApplicationNumber) -> int:
    events = izin.cases.view(Service(), application).events
    return sum(isinstance(event, PinGiven) for event in events)


def test_a_new_pin_is_right_at_once_and_the_old_one_wrong(
    portal: Ports, another_portal: Ports, izin: Ports
) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    number = receipt.application
    assert portal.cases.pin_given_at(number) is None
    pin = portal.cases.give_pin(officer("rina"), number, GIVE, once="a", now=NOW)
    assert pin != receipt.pin
    assert another_portal.cases.track(number, pin)
    assert not another_portal.cases.track(number, receipt.pin)
    assert another_portal.cases.pin_given_at(number) == NOW
    assert pin not in repr(izin.cases.view(Service(), number))


def test_the_same_giving_sent_again_gives_the_same_pin_and_tells_nothing_twice(
    portal: Ports, another_portal: Ports, izin: Ports
) -> None:
    number, rina = submitted(portal), officer("rina")
    pin = portal.cases.give_pin(rina, number, GIVE, once="a", now=NOW)
    assert another_portal.cases.give_pin(rina, number, GIVE, once="a", now=NOW) == pin
    assert given(izin, number) == 1
    other = portal.cases.give_pin(rina, number, GIVE, once="b", now=NOW)
    late = portal.cases.give_pin(rina, number, GIVE, once="a", now=NOW)
    assert len({pin, other, late}) == 3, "an old page never brings an old PIN back"
    assert given(izin, number) == 3
    assert [portal.cases.track(number, each) for each in (pin, other, late)] == [False, False, True]


def test_of_those_who_open_one_link_at_once_one_gets_a_pin(
    portal: Ports, another_portal: Ports, izin: Ports
) -> None:
    number, start = asked(portal), Barrier(6)

    def open_link(n: int) -> str:
        start.wait()
        cases = (portal, another_portal)[n % 2].cases
        try:
            return cases.give_pin(Tracker(number), number, RenewPin(1), once=f"{n}", now=NOW)
        except CommandRefused as refused:
            return refused.code

    with ThreadPoolExecutor(6) as opening:
        told = [*opening.map(open_link, range(6))]
    (pin,) = set(told) - {"pin-link-over"}
    assert portal.cases.track(number, pin)
    assert given(izin, number) == 1


@pytest.mark.parametrize("who", ["sari", "budi"])
def test_who_is_refused_changes_nothing(portal: Ports, izin: Ports, who: str) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    with pytest.raises(CommandRefused):
        portal.cases.give_pin(officer(who), receipt.application, GIVE, once="a", now=NOW)
    assert portal.cases.track(receipt.application, receipt.pin)
    assert given(izin, receipt.application) == 0


def test_the_counter_gives_no_pin_of_what_it_may_not_see(portal: Ports) -> None:
    elsewhere = replace(officer("rina"), roles=(parse_role("dpmptsp.kepala_dinas"),))
    with pytest.raises(CommandRefused, match="no-such-application"):
        portal.cases.give_pin(
            elsewhere, ApplicationNumber("REG-COBA-20261123-99999"), GIVE, once="a", now=NOW
        )
    with pytest.raises(CommandRefused):
        portal.cases.give_pin(Tracker(submitted(portal)), submitted(portal), RenewPin(1), once="a", now=NOW)


def test_a_receipt_asked_for_again_never_shows_a_pin_that_is_wrong(portal: Ports) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW, once="formulir hilang")
    portal.cases.give_pin(officer("rina"), receipt.application, GIVE, once="a", now=NOW)
    with pytest.raises(CommandRefused, match="already-submitted"):
        portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW, once="formulir hilang")


def test_a_link_says_whose_it_is_until_it_is_too_old(
    portal: Ports, another_portal: Ports, izin: Ports
) -> None:
    number = asked(portal)
    (effect,) = (
        each for each in izin.cases.view(Service(), number).case.owed.values() if each.kind == "pin-link"
    )
    opens = izin.cases.pin_link(number, effect.ask, until=UNTIL)
    assert portal.cases.pin_link_for(opens, now=UNTIL) == (number, 1)
    assert another_portal.cases.pin_link_for(opens, now=NOW) == (number, 1)
    assert portal.cases.pin_link_for(opens, now=UNTIL + timedelta(seconds=1)) is None
    assert number in opens


def test_a_link_that_was_changed_anywhere_opens_nothing(portal: Ports, izin: Ports) -> None:
    opens = izin.cases.pin_link(asked(portal), 1, until=UNTIL)
    changed = [f"{opens[:n]}{'0' if opens[n] != '0' else '1'}{opens[n + 1 :]}" for n in range(len(opens))]
    for link in (*changed, "", opens[:-1], f"{opens}0", opens.upper(), f"{opens}\n", "x" * 9_000):
        assert portal.cases.pin_link_for(link, now=NOW) is None
