"""Contacting: the applicant says herself how she is reached, at any time and without anybody's leave.

A telephone number counts at once. An e-mail address counts only when the link that was sent there, and nowhere else, is
followed; until then letters go where they went. Where they went before is told, because whoever has number and PIN
need not be the applicant.
"""

from datetime import timedelta
from typing import Final, Literal

from licensing.case.commands import ChangeContact
from licensing.case.course import Course
from licensing.case.keys import effect_key
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.reaching import asked_too_often, reached_so_already
from licensing.forms.answers import Answers
from licensing.forms.form import Form
from licensing.forms.reading import read_form
from licensing.history.effects import AddressLetter
from licensing.history.events import AddressAsked, AddressConfirmed, ContactChanged
from licensing.history.places import MAIN, At
from licensing.history.reached import A_DAY

MOST_A_DAY: Final = 5
"""Each sends a letter: nobody fills an inbox with them."""
HOLDS_FOR: Final = timedelta(days=7)
"""So long the link to an address that was asked for changes it."""


def change_contact(course: Course, command: ChangeContact) -> None:
    """Change what counts at once, and ask the address that does not.

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
    if not changed:
        raise reached_so_already()
    if sum(course.now - each < A_DAY for each in case.reached.lately) + len(changed) > MOST_A_DAY:
        raise asked_too_often()
    if contact.phone in changed:
        _change(course, {contact.phone: changed[contact.phone]})
    if contact.email in changed:
        ask = case.reached.asked + 1
        course.tell(AddressAsked(course.now, str(changed[contact.email]), ask))
        _write(course, "wanted", ask)


def move_letters(course: Course, address: str) -> None:
    """The address that was asked for is hers: letters go there from now on."""
    _change(course, {course.process.applicant.email: address})
    course.tell(AddressConfirmed(course.now, address))


def is_wanted(course: Course, address: str) -> bool:
    """Whether the applicant asked for this address, not too long ago, and for no other since."""
    reached = course.case.reached
    is_in_time = reached.asked_at is not None and course.now - reached.asked_at < HOLDS_FOR
    return bool(reached.wanted) and address == reached.wanted and is_in_time


def _change(course: Course, answers: Answers) -> None:
    before = course.process.applicant_of(course.case.answers).email
    course.tell(ContactChanged(course.now, answers, before))
    if before:
        _write(course, "before", len(course.case.reached.before))


def _write(course: Course, to: Literal["wanted", "before"], count: int) -> None:
    where = At(MAIN, course.process.start_of(course.case), 1)
    key = effect_key(course.case.application, where, f"address-{to}-{count}")
    course.owe(AddressLetter(key, where, to, count))
