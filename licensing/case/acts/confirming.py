"""Confirming: the applicant's address is hers, because a link that went only there was followed."""

from licensing.case.commands import ConfirmAddress
from licensing.case.course import Course
from licensing.case.refusals.reaching import not_the_address
from licensing.history.events import AddressConfirmed


def confirm_address(course: Course, command: ConfirmAddress) -> None:
    """Record it; followed twice it changes nothing.

    Raises:
        CommandRefused: `other-address`, where she has given another one since.
    """
    address = course.process.applicant_of(course.case.answers).email
    if not address or command.address != address:
        raise not_the_address()
    if course.case.confirmed != address:
        course.tell(AddressConfirmed(course.now, address))
