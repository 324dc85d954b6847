"""Lost PINs: what is told, who may give one, and that nothing of the case moves."""

from datetime import timedelta

import pytest

from licensing.case.acts.admitting import ASKED_AGAIN_AFTER, MOST_A_DAY
from licensing.case.commands import AskPinLink, Command, GivePin, RenewPin, ReportEffect
from licensing.city.people import Party
from licensing.city.register import parse_role
from licensing.clock.calendar import WIB
from licensing.history.effects import Done, PinLink
from licensing.history.events import (
    AddressAsked,
    AddressConfirmed,
    ContactChanged,
    EffectOwed,
    EffectPerformed,
    Event,
    InterestDeclared,
    PinGiven,
    PinLinkAsked,
)
from licensing.history.evolving import replay
from licensing.words.identifiers import FieldId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    IZIN,
    NOW,
    RINA,
    SARI,
    SOMEBODY_ELSE,
    acted,
    at,
    closed,
    completed,
    corrected,
    decided,
    entered,
    key,
    opened,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
steps:
  periksa: {review: {by: loket.petugas}, outcomes: {lanjut: selesai}}
  selesai: {close: {}}
"""
ASKED = (submitted(), entered("periksa"), opened("periksa", "loket.petugas"))
COUNTERS = (parse_role("loket.petugas"),)
CHECKED = "KTP asli, foto cocok."
MAIL = "wati@contoh.id"


def link(ask: int) -> tuple[Event, Event]:
    effect = PinLink(key("periksa", f"pin-link-{ask}"), at("periksa"), ask)
    return PinLinkAsked(NOW, ask), EffectOwed(NOW, effect)


GIVEN = PinGiven(NOW, acted(RINA), CHECKED)


@pytest.mark.parametrize("email", [MAIL, " WATI@contoh.id ", "wati@con\u00adtoh.id", "ｗati@contoh.id"])  # noqa: RUF001 as typed
def test_whoever_knows_the_address_is_sent_a_link(email: str) -> None:
    given(PROCESS, *ASKED).when(AskPinLink(email), by=APPLICANT_HERSELF).then(*link(1))


@pytest.mark.parametrize("email", ["", "lain@contoh.id", "wati@contoh.id.id", "w.ati@contoh.id"])
def test_another_address_is_told_as_if_there_were_no_application(email: str) -> None:
    given(PROCESS, *ASKED).when(AskPinLink(email), by=APPLICANT_HERSELF).refused("no-such-application")


def test_asking_again_at_once_sends_nothing_more_and_later_another_link() -> None:
    story = given(PROCESS, *ASKED, *link(1))
    soon = NOW + ASKED_AGAIN_AFTER - timedelta(seconds=1)
    story.when(AskPinLink(MAIL), by=APPLICANT_HERSELF, now=soon).then()
    events = story.when(AskPinLink(MAIL), by=APPLICANT_HERSELF, now=NOW + ASKED_AGAIN_AFTER).events
    assert events[0] == PinLinkAsked(NOW + ASKED_AGAIN_AFTER, 2)


def test_so_many_links_are_sent_in_a_day_and_more_on_the_next() -> None:
    days_end = NOW.astimezone(WIB).replace(hour=23, minute=59, second=59)
    asked = tuple(
        PinLinkAsked(days_end - n * ASKED_AGAIN_AFTER, MOST_A_DAY - n)
        for n in reversed(range(1, MOST_A_DAY + 1))
    )
    story = given(PROCESS, *ASKED, *asked)
    story.when(AskPinLink(MAIL), by=APPLICANT_HERSELF, now=days_end).then()
    one_fewer = given(PROCESS, *ASKED, *asked[1:])
    assert one_fewer.when(AskPinLink(MAIL), by=APPLICANT_HERSELF, now=days_end).events
    after_midnight = days_end + timedelta(seconds=1)
    assert story.when(AskPinLink(MAIL), by=APPLICANT_HERSELF, now=after_midnight).events


def test_every_link_that_was_asked_for_works_until_one_of_them_did() -> None:
    history = (*ASKED, *link(1), *link(2))
    for ask in (1, 2):
        given(PROCESS, *history).when(RenewPin(ask), by=APPLICANT_HERSELF).then(PinGiven(NOW))
        given(PROCESS, *history, PinGiven(NOW)).when(RenewPin(ask), by=APPLICANT_HERSELF).refused(
            "pin-link-over"
        )
    for ask in (0, 3, -1):
        given(PROCESS, *history).when(RenewPin(ask), by=APPLICANT_HERSELF).refused("pin-link-over")


def test_a_pin_given_at_the_counter_closes_the_links_as_well() -> None:
    given(PROCESS, *ASKED, *link(1), GIVEN).when(RenewPin(1), by=APPLICANT_HERSELF).refused("pin-link-over")


NEW = "baru@contoh.id"
WANTED = AddressAsked(NOW, NEW, 1)
MOVED = (ContactChanged(NOW, {FieldId("surel"): NEW}, MAIL), AddressConfirmed(NOW, NEW))


def test_letters_that_go_elsewhere_close_the_links_that_were_sent_before() -> None:
    history = (*ASKED, *link(1), WANTED, *MOVED)
    given(PROCESS, *history).when(RenewPin(1), by=APPLICANT_HERSELF).refused("pin-link-over")
    given(PROCESS, *history, *link(2)).when(RenewPin(2), by=APPLICANT_HERSELF).then(PinGiven(NOW))
    given(PROCESS, *history, *link(2)).when(RenewPin(1), by=APPLICANT_HERSELF).refused("pin-link-over")


@pytest.mark.parametrize(
    "event",
    [AddressConfirmed(NOW, MAIL), ContactChanged(NOW, {FieldId("telepon"): "+6281299990000"}, MAIL)],
)
def test_an_address_that_stays_leaves_them_open(event: Event) -> None:
    given(PROCESS, *ASKED, *link(1), event).when(RenewPin(1), by=APPLICANT_HERSELF).then(PinGiven(NOW))


@pytest.mark.parametrize(("email", "is_open"), [(NEW, False), (MAIL, True)])
def test_an_address_that_is_corrected_closes_them_too(email: str, is_open: bool) -> None:
    begun = (submitted(), entered("periksa"), opened("periksa", "applicant"))
    case = replay((*begun, *link(1), corrected("periksa", surel=email)))
    assert case is not None
    assert case.admission.is_open(1) is is_open


def test_an_officer_of_the_counter_gives_one_and_says_what_she_checked() -> None:
    given(PROCESS, *ASKED).when(GivePin(f" {CHECKED} ", COUNTERS), by=RINA).then(GIVEN)


@pytest.mark.parametrize("checked", ["", "  ", "\u200b"])
def test_nothing_is_given_unchecked(checked: str) -> None:
    given(PROCESS, *ASKED).when(GivePin(checked, COUNTERS), by=RINA).refused(
        "invalid-form", fields=("reason",)
    )


@pytest.mark.parametrize(
    ("command", "by"),
    [
        (GivePin(CHECKED, COUNTERS), SARI),
        (GivePin(CHECKED, ()), RINA),
        (GivePin(CHECKED, COUNTERS), APPLICANT_HERSELF),
        (GivePin(CHECKED, COUNTERS), IZIN),
        (RenewPin(1), RINA),
        (RenewPin(1), SOMEBODY_ELSE),
        (RenewPin(1), IZIN),
        (AskPinLink(MAIL), SOMEBODY_ELSE),
        (AskPinLink(MAIL), RINA),
        (AskPinLink(MAIL), IZIN),
    ],
)
def test_nobody_else_may(command: Command, by: Party) -> None:
    given(PROCESS, *ASKED, *link(1)).when(command, by=by).refused("not-yours")


def test_nobody_gives_a_pin_of_her_own_case() -> None:
    hers = InterestDeclared(NOW, acted(RINA), "Kakak saya.")
    given(PROCESS, *ASKED, hers).when(GivePin(CHECKED, COUNTERS), by=RINA).refused("conflict-of-interest")


def test_a_case_that_has_ended_still_has_an_applicant() -> None:
    ended = (
        *ASKED,
        decided("periksa", "loket", RINA, "lanjut"),
        completed("periksa", "lanjut"),
        entered("selesai"),
        closed("selesai", "done"),
    )
    given(PROCESS, *ended).when(AskPinLink(MAIL), by=APPLICANT_HERSELF).then(*link(1))
    given(PROCESS, *ended).when(GivePin(CHECKED, COUNTERS), by=RINA).then(GIVEN)


def test_nothing_of_the_case_moves_and_what_is_sent_is_no_longer_owed() -> None:
    before, after = replay(ASKED), replay((*ASKED, *link(1), GIVEN))
    assert before is not None
    assert after is not None
    assert (after.open, after.tasks, after.last_act) == (before.open, before.tasks, before.last_act)
    sent = ReportEffect(key("periksa", "pin-link-1"), Done())
    given(PROCESS, *ASKED, *link(1)).when(sent, by=IZIN).then(EffectPerformed(NOW, sent.effect, Done()))
