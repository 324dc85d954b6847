"""Confirming: the applicant's address is hers, because a link that went only there was followed."""

from licensing.case.acts.contacting import is_wanted, move_letters
from licensing.case.commands import ConfirmAddress
from licensing.case.course import Course
from licensing.case.refusals.reaching import not_the_address
from licensing.history.events import AddressConfirmed


def confirm_address(course: Course, command: ConfirmAddress) -> None:
    """Record it; followed twice it changes nothing. Where she asked for the address, letters go there from now on.

    Raises:
        CommandRefused: `other-address`, where she has given or asked for another one since.
    """
    address = course.process.applicant_of(course.case.answers).email
    if command.address != address and is_wanted(course, command.address):
        move_letters(course, command.address)
        return
    if not address or command.address != address:
        raise not_the_address()
    if course.case.confirmed != address:
        course.tell(AddressConfirmed(course.now, address))
