"""Contacting: the applicant says herself how she is reached, at any time and without anybody's leave.

A telephone number counts at once. An e-mail address counts only when the link that was sent there, and nowhere else, is
followed; until then letters go where they went. Where they went before is told, because whoever has number and PIN
need not be the applicant. She can take back that she asked; an address she gives later, and a new PIN, end it too.
"""

from datetime import datetime, timedelta
from typing import Final, Literal

from licensing.case.commands import ChangeContact, TakeBackAddress
from licensing.case.course import Course
from licensing.case.keys import effect_key
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.reaching import (
    another_waits,
    asked_too_often,
    moved_already,
    reached_so_already,
)
from licensing.forms.answers import Answers
from licensing.forms.form import Form
from licensing.forms.reading import read_form
from licensing.history.effects import AddressLetter
from licensing.history.events import AddressAsked, AddressConfirmed, AddressDropped, ContactChanged, Dropped
from licensing.history.places import MAIN, At
from licensing.history.reached import A_DAY, Reached

MOST_A_DAY: Final = 5
"""Each sends a letter: nobody fills an inbox with them."""
HOLDS_FOR: Final = timedelta(days=7)
"""So long after it was asked for the link to an address changes it, whenever the letter with it goes out."""


def change_contact(course: Course, command: ChangeContact) -> None:
    """Change what counts at once, and ask the address that does not. Her own address ends that she asked for another.

    Raises:
        CommandRefused: `invalid-form`; `nothing-corrected` where she is reached so already; `not-now` where that was
            too often within a day.
    """
    process, case = course.process, course.case
    contact = process.applicant
    typed = {id: texts for id, texts in command.typed.items() if any(text.strip() for text in texts)}
    asked = tuple(each for each in process.form.fields if each.id in (contact.email, contact.phone))
    answers, wrong = read_form(Form(tuple(each for each in asked if each.id in typed)), typed, case.beside)
    if wrong:
        raise invalid_form(wrong)
    changed: Answers = {id: answer for id, answer in answers.items() if case.answers.get(id) != answer}
    stays = bool(case.reached.wanted) and contact.email in answers and contact.email not in changed
    if not changed and not stays:
        raise reached_so_already()
    if sum(course.now - each < A_DAY for each in case.reached.lately) + len(changed) > MOST_A_DAY:
        raise asked_too_often()
    if stays:
        drop_address(course, "taken-back")
    if contact.phone in changed:
        _change(course, {contact.phone: changed[contact.phone]})
    if contact.email in changed:
        ask = case.reached.asked + 1
        course.tell(AddressAsked(course.now, str(changed[contact.email]), ask))
        _write(course, "wanted", ask)


def take_back(course: Course, command: TakeBackAddress) -> None:
    """Wait for an address no more; one that nobody waits for is left alone.

    Raises:
        CommandRefused: `other-address` where another one waits; `not-now` where letters go there already.
    """
    address, waits = command.address, course.case.reached.wanted
    if waits and address == waits:
        drop_address(course, "taken-back")
    elif waits:
        raise another_waits()
    elif address and address == course.process.applicant_of(course.case.answers).email:
        raise moved_already()


def drop_address(course: Course, why: Dropped) -> None:
    """End that she asked for another address, where she did: the link that was sent there confirms nothing any more."""
    if course.case.reached.wanted:
        course.tell(AddressDropped(course.now, why))


def move_letters(course: Course, address: str) -> None:
    """The address that was asked for is hers: letters go there from now on."""
    _change(course, {course.process.applicant.email: address})
    course.tell(AddressConfirmed(course.now, address))


def give_address(course: Course, before: str) -> None:
    """A correction gave another address, or none: what she asked for before ends, and the one before is told.

    What she said last counts. Letters to the new address say nothing of hers until she has confirmed it.
    """
    drop_address(course, "corrected")
    email = course.process.applicant.email
    _tell_before(course, {email: course.case.answers.get(email, "")}, before)


def is_wanted(course: Course, address: str) -> bool:
    """Whether the applicant asked for this address, not too long ago, and for no other since."""
    until = holds_until(course.case.reached)
    return until is not None and address == course.case.reached.wanted and course.now < until


def holds_until(reached: Reached) -> datetime | None:
    """The instant from which the link to the address she asked for confirms nothing; None where she wants none."""
    return reached.asked_at + HOLDS_FOR if reached.wanted and reached.asked_at else None


def _change(course: Course, answers: Answers) -> None:
    _tell_before(course, answers, course.process.applicant_of(course.case.answers).email)


def _tell_before(course: Course, answers: Answers, before: str) -> None:
    course.tell(ContactChanged(course.now, answers, before))
    if before:
        _write(course, "before", len(course.case.reached.before))


def _write(course: Course, to: Literal["wanted", "before"], count: int) -> None:
    where = At(MAIN, course.process.start_of(course.case), 1)
    key = effect_key(course.case.application, where, f"address-{to}-{count}")
    course.owe(AddressLetter(key, where, to, count))
