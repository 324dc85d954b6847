"""Parties: who has a part in a case, by what has happened. Whoever has one may see it, and keeps it."""

from collections.abc import Iterable, Iterator

from licensing.case.calling import roles_standing_by
from licensing.case.opening import roles_to_come
from licensing.city.people import AgencyRole
from licensing.history.case import Case
from licensing.history.events import (
    AmountAssessed,
    AnswerKept,
    Escalated,
    Event,
    LicenceIssued,
    TaskOpened,
    TaskReassigned,
)
from licensing.process.graph import Process


def taking_part(
    process: Process, before: Case | None, after: Case, events: Iterable[Event]
) -> Iterator[AgencyRole]:
    """The roles that have a part from these events on: whoever is asked, now or from a day on, and may act at any time.

    Once a licence is issued also whoever may open another case about that, and once money is asked for whoever may
    say that it has come.
    """
    if before is None:
        yield from process.unasked
    for event in events:
        if isinstance(event, TaskOpened | AnswerKept | TaskReassigned) and event.asked is not None:
            yield event.asked
        elif isinstance(event, Escalated):
            yield event.to
        elif isinstance(event, LicenceIssued):
            yield from process.following_up
        elif isinstance(event, AmountAssessed):
            payment = process.step(event.where.step).payment
            if payment is not None:
                yield payment.confirm
    yield from roles_to_come(process, after)
    yield from roles_standing_by(process, after)
