"""Asking for another address ends: taken back, by what she says later, by a new PIN; and a change counts once."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest

from licensing.case.acts.contacting import HOLDS_FOR, MOST_A_DAY
from licensing.case.commands import ChangeContact, Command, ConfirmAddress, GivePin, RenewPin, TakeBackAddress
from licensing.case.deciding import decide
from licensing.city.register import parse_role
from licensing.history.effects import AddressLetter
from licensing.history.events import (
    AddressAsked,
    AddressConfirmed,
    AddressDropped,
    ContactChanged,
    Dropped,
    EffectOwed,
    Event,
    PinGiven,
    PinLinkAsked,
)
from licensing.history.evolving import replay
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import FieldId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    NOW,
    RINA,
    asked_applicant,
    at,
    city,
    correct,
    corrected,
    entered,
    key,
    owed,
    process,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
steps:
  perbaikan: {correction: {within: 14 days, then: periksa}}
  periksa: {review: {by: loket.petugas}, outcomes: {lanjut: selesai}}
  selesai: {close: {}}
"""
BEGUN = (submitted(), entered("perbaikan"), asked_applicant("perbaikan", within=None, due=NOW + HOLDS_FOR))
OLD, NEW, OTHER = "wati@contoh.id", "baru@contoh.id", "lain@contoh.id"
EMAIL, PHONE = FieldId("surel"), FieldId("telepon")
WANTED = (*BEGUN, AddressAsked(NOW, NEW, 1))
MOVED = (ContactChanged(NOW, {EMAIL: NEW}, OLD), AddressConfirmed(NOW, NEW))


def ended(why: Dropped) -> AddressDropped:
    return AddressDropped(NOW, why)


def asks(email: str) -> ChangeContact:
    return ChangeContact({EMAIL: (email,)})


def test_she_takes_it_back_and_the_link_confirms_nothing_any_more() -> None:
    given(PROCESS, *WANTED).when(TakeBackAddress(NEW), by=APPLICANT_HERSELF).then(ended("taken-back"))
    back = given(PROCESS, *WANTED, ended("taken-back"))
    back.when(ConfirmAddress(NEW), by=APPLICANT_HERSELF).refused("other-address")
    back.when(TakeBackAddress(NEW), by=APPLICANT_HERSELF).then()
    assert isinstance(back.when(asks(NEW), by=APPLICANT_HERSELF).events[0], AddressAsked)


def test_her_own_address_typed_again_takes_it_back_as_well() -> None:
    given(PROCESS, *WANTED).when(asks(OLD), by=APPLICANT_HERSELF).then(ended("taken-back"))
    given(PROCESS, *WANTED, ended("taken-back")).when(asks(OLD), by=APPLICANT_HERSELF).refused(
        "nothing-corrected"
    )


def test_only_what_waits_is_taken_back_and_what_came_about_is_told() -> None:
    given(PROCESS, *WANTED, AddressAsked(NOW, OTHER, 2)).when(
        TakeBackAddress(NEW), by=APPLICANT_HERSELF
    ).refused("other-address")
    given(PROCESS, *WANTED, *MOVED).when(TakeBackAddress(NEW), by=APPLICANT_HERSELF).refused("not-now")
    given(PROCESS, *BEGUN).when(TakeBackAddress(""), by=APPLICANT_HERSELF).then()


@pytest.mark.parametrize("email", [OTHER, NEW])
def test_an_address_of_a_correction_ends_it(email: str) -> None:
    story = given(PROCESS, *WANTED)
    events = story.when(correct("perbaikan", surel=email), by=APPLICANT_HERSELF).events
    assert events[:2] == (corrected("perbaikan", surel=email), ended("corrected"))


def test_an_address_of_a_correction_is_told_to_the_one_before_and_once() -> None:
    story = given(PROCESS, *BEGUN)
    events = story.when(correct("perbaikan", surel=NEW), by=APPLICANT_HERSELF).events
    assert events[:3] == (
        corrected("perbaikan", surel=NEW),
        ContactChanged(NOW, {EMAIL: NEW}, OLD),
        owed(AddressLetter(key("perbaikan", "address-before-1"), at("perbaikan"), "before", 1)),
    )
    case = replay((*BEGUN, *events))
    assert case is not None
    assert (case.reached.before, case.answers[EMAIL], case.confirmed) == ((OLD,), NEW, "")
    letters = [each for each in case.owed.values() if isinstance(each, AddressLetter)]
    assert len(letters) == 1


@pytest.mark.parametrize(
    "command",
    [
        correct("perbaikan", surel=OLD),
        correct("perbaikan", surel=f"  {OLD} "),
        correct("perbaikan", luas="7"),
        correct("perbaikan"),
    ],
)
def test_a_correction_that_leaves_the_address_tells_nobody(command: Command) -> None:
    events = given(PROCESS, *BEGUN).when(command, by=APPLICANT_HERSELF).events
    assert not any(isinstance(each, ContactChanged) for each in events)
    assert not any(isinstance(each, EffectOwed) and isinstance(each.effect, AddressLetter) for each in events)


def test_a_correction_of_something_else_leaves_it() -> None:
    events = (
        given(PROCESS, *WANTED)
        .when(correct("perbaikan", surel=OLD, telepon="0812 9999 0000"), by=APPLICANT_HERSELF)
        .events
    )
    assert ended("corrected") not in events
    given(PROCESS, *WANTED, *events).when(ConfirmAddress(NEW), by=APPLICANT_HERSELF).then(*_moved(events))


def _moved(before: tuple[Event, ...]) -> tuple[Event, ...]:
    told = given(PROCESS, *WANTED, *before).when(ConfirmAddress(NEW), by=APPLICANT_HERSELF).events
    assert [each for each in told if isinstance(each, ContactChanged | AddressConfirmed)] == [*MOVED]
    return told


@pytest.mark.parametrize("order", [*permutations(("ask", "correct", "take back", "confirm"))], ids=" ".join)
def test_the_last_thing_she_said_is_where_letters_go(order: tuple[str, ...]) -> None:
    """Told apart from the events: whatever comes in any order, by a reading of the words alone."""
    acts: dict[str, Command] = {
        "ask": asks(NEW),
        "correct": correct("perbaikan", surel=OTHER),
        "take back": TakeBackAddress(NEW),
        "confirm": ConfirmAddress(NEW),
    }
    events, right, waits = BEGUN, OLD, False
    for act in order:
        try:
            told = decide(
                process(PROCESS),
                replay(events),
                acts[act],
                by=APPLICANT_HERSELF,
                now=NOW,
                calendar=city().calendar,
            )
        except CommandRefused:
            told = ()
        events = (*events, *told)
        right = OTHER if act == "correct" else NEW if act == "confirm" and waits else right
        waits = act == "ask" or (waits and act not in ("correct", "take back", "confirm"))
    case = replay(events)
    assert case is not None
    assert (case.answers[EMAIL], bool(case.reached.wanted)) == (right, waits)


def test_a_new_pin_ends_what_was_asked_for_with_the_one_before() -> None:
    link = PinLinkAsked(NOW, 1)
    given(PROCESS, *WANTED, link).when(RenewPin(1), by=APPLICANT_HERSELF).then(
        PinGiven(NOW), ended("new-pin")
    )
    counters = (parse_role("loket.petugas"),)
    told = given(PROCESS, *WANTED).when(GivePin("KTP asli.", counters), by=RINA).events
    assert [each.type for each in told] == ["pin-given", "address-dropped"]
    given(PROCESS, *WANTED, *told).when(ConfirmAddress(NEW), by=APPLICANT_HERSELF).refused("other-address")


def test_a_change_by_mail_counts_once_and_one_by_telephone_too() -> None:
    """As many changes a day as are said, each confirmed."""
    events: tuple[Event, ...] = BEGUN

    def tell(command: Command, now: datetime) -> None:
        nonlocal events
        told = given(PROCESS, *events).when(command, by=APPLICANT_HERSELF, now=now)
        assert told.refusal is None, told.refusal
        events = (*events, *told.events)

    for n in range(MOST_A_DAY - 1):
        now = NOW + timedelta(minutes=n)
        tell(asks(f"a{n}@contoh.id"), now)
        tell(ConfirmAddress(f"a{n}@contoh.id"), now)
    tell(ChangeContact({PHONE: ("0812 9999 0000",)}), NOW + timedelta(hours=1))
    story = given(PROCESS, *events)
    last = NOW + timedelta(hours=2)
    story.when(asks("z@contoh.id"), by=APPLICANT_HERSELF, now=last).refused("not-now")
    story.when(ChangeContact({PHONE: ("0812 9999 0001",)}), by=APPLICANT_HERSELF, now=last).refused("not-now")
