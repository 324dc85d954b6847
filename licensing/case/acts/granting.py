"""Granting: nobody decided in time, so the law did; what was asked of officers is asked no more."""

from datetime import datetime

from licensing.case.course import Course
from licensing.case.running_out import granted_by
from licensing.history.events import DeemedApproved
from licensing.process.protocol import DEEMED


def grant(course: Course, due: datetime) -> None:
    """Tell that the application is granted since `due`, and go to the step that follows from it."""
    deemed, where = granted_by(course.process, course.case), course.case.main
    if deemed is None or where is None:
        raise ValueError("silence comes to nothing here")
    course.tell(DeemedApproved(course.now, where, due, deemed.how))
    course.turn(where, DEEMED, deemed.to)
