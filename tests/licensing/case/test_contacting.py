"""How she is reached, said by the applicant: what counts at once, what only once confirmed, and who is told."""

from datetime import timedelta

import pytest

from licensing.case.acts.contacting import HOLDS_FOR, MOST_A_DAY
from licensing.case.commands import ChangeContact, ConfirmAddress
from licensing.city.people import Party
from licensing.history.case import Case
from licensing.history.effects import AddressLetter
from licensing.history.events import AddressAsked, AddressConfirmed, ContactChanged, EffectOwed, Event
from licensing.history.evolving import replay
from licensing.words.identifiers import FieldId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    IZIN,
    NOW,
    RINA,
    SOMEBODY_ELSE,
    at,
    closed,
    completed,
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
BEGUN = (submitted(), entered("periksa"), opened("periksa", "loket.petugas"))
OLD, NEW, PHONE = "wati@contoh.id", "baru@contoh.id", "+6281299990000"
EMAIL_FIELD, PHONE_FIELD = FieldId("surel"), FieldId("telepon")


def letter(to: str, count: int) -> Event:
    assert to in ("wanted", "before")
    name = key("periksa", f"address-{to}-{count}")
    return EffectOwed(
        NOW, AddressLetter(name, at("periksa"), "wanted" if to == "wanted" else "before", count)
    )


ASKED = (AddressAsked(NOW, NEW, 1), letter("wanted", 1))


def stands(events: tuple[Event, ...]) -> Case:
    case = replay(events)
    assert case is not None
    return case


def change(email: str = "", phone: str = "") -> ChangeContact:
    return ChangeContact({EMAIL_FIELD: (email,), PHONE_FIELD: (phone,)})


def test_another_address_is_asked_and_letters_go_where_they_went() -> None:
    given(PROCESS, *BEGUN).when(change(NEW), by=APPLICANT_HERSELF).then(*ASKED)
    case = stands((*BEGUN, *ASKED))
    assert (case.answers[EMAIL_FIELD], case.reached.wanted) == (OLD, NEW)


def test_it_counts_once_its_link_is_followed_and_the_one_before_is_told() -> None:
    moved = (
        ContactChanged(NOW, {EMAIL_FIELD: NEW}, OLD),
        letter("before", 1),
        AddressConfirmed(NOW, NEW),
    )
    given(PROCESS, *BEGUN, *ASKED).when(ConfirmAddress(NEW), by=APPLICANT_HERSELF).then(*moved)
    case = stands((*BEGUN, *ASKED, *moved))
    assert (case.answers[EMAIL_FIELD], case.confirmed, case.reached.wanted) == (NEW, NEW, "")
    assert case.dossier_changed == stands(BEGUN).dossier_changed, "what officers read is no other by that"
    given(PROCESS, *BEGUN, *ASKED, *moved).when(ConfirmAddress(NEW), by=APPLICANT_HERSELF).then()


@pytest.mark.parametrize("wait", [HOLDS_FOR, HOLDS_FOR - timedelta(seconds=1)])
def test_a_link_holds_for_some_days(wait: timedelta) -> None:
    story = given(PROCESS, *BEGUN, *ASKED)
    if wait >= HOLDS_FOR:
        story.when(ConfirmAddress(NEW), by=APPLICANT_HERSELF, now=NOW + wait).refused("other-address")
    else:
        events = story.when(ConfirmAddress(NEW), by=APPLICANT_HERSELF, now=NOW + wait).events
        assert events[0] == ContactChanged(NOW + wait, {EMAIL_FIELD: NEW}, OLD)


def test_only_the_address_that_was_asked_for_last_is_confirmed() -> None:
    again = (AddressAsked(NOW, "lain@contoh.id", 2), letter("wanted", 2))
    story = given(PROCESS, *BEGUN, *ASKED, *again)
    story.when(ConfirmAddress(NEW), by=APPLICANT_HERSELF).refused("other-address")


def test_a_telephone_number_counts_at_once_and_is_told() -> None:
    given(PROCESS, *BEGUN).when(change(phone="0812 9999 0000"), by=APPLICANT_HERSELF).then(
        ContactChanged(NOW, {PHONE_FIELD: PHONE}, OLD), letter("before", 1)
    )


@pytest.mark.parametrize(
    ("command", "code", "fields"),
    [
        (change(), "nothing-corrected", ()),
        (change(OLD), "nothing-corrected", ()),
        (change("bukan alamat"), "invalid-form", ("surel",)),
        (change(NEW, "12"), "invalid-form", ("telepon",)),
    ],
)
def test_what_is_wrong_or_not_new_changes_nothing(
    command: ChangeContact, code: str, fields: tuple[str, ...]
) -> None:
    given(PROCESS, *BEGUN).when(command, by=APPLICANT_HERSELF).refused(code, fields=fields)


def test_nobody_fills_an_inbox() -> None:
    often = tuple(AddressAsked(NOW, f"a{n}@contoh.id", n) for n in range(1, MOST_A_DAY + 1))
    story = given(PROCESS, *BEGUN, *often)
    story.when(change(NEW), by=APPLICANT_HERSELF).refused("not-now")
    next_day = NOW + timedelta(days=1)
    events = story.when(change(NEW), by=APPLICANT_HERSELF, now=next_day).events
    assert events[0] == AddressAsked(next_day, NEW, MOST_A_DAY + 1)


@pytest.mark.parametrize("by", [SOMEBODY_ELSE, RINA, IZIN])
def test_only_the_applicant_says_how_she_is_reached(by: Party) -> None:
    given(PROCESS, *BEGUN).when(change(NEW), by=by).refused("not-yours")


def test_she_can_after_the_end_too() -> None:
    ended = (*BEGUN, completed("periksa", "lanjut"), entered("selesai"), closed("selesai", "done"))
    given(PROCESS, *ended).when(change(NEW), by=APPLICANT_HERSELF).then(*ASKED)
