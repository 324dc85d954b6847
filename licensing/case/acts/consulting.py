"""Consulting: Izin tells what our own register says, and the round that waited for it goes on."""

from licensing.case.commands import Consult
from licensing.case.consulting import awaiting_register
from licensing.case.course import Course


def consult(course: Course, command: Consult) -> None:
    """Keep what was found, and go on as if the step had been entered just now.

    Raises:
        ValueError: the round waits for nothing. Nobody but Izin looks, so it is a mistake of ours.
    """
    where = command.where
    if where not in awaiting_register(course.process, course.case):
        raise ValueError(f"{course.case.application} does not wait for the register at {where}")
    course.arrive(where, command.found)
