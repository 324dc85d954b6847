"""Whom tasks ask by name: what a transaction says of it. No SQL beside the name of the function, `seat_v1`."""

from typing import Final

from pydantic_core import to_json

from licensing.history.events import TaskFreed, TaskOpened
from licensing.words.identifiers import OfficerId, TaskId
from storage.exchange import Statement
from storage.rows import Advance

_SEAT: Final = "select seat_v1($1)"


def seating(advance: Advance) -> tuple[Statement, ...]:
    """The statement that writes whom an advance's tasks ask by name; none where they ask whoever has their role."""
    seats: dict[TaskId, OfficerId | None] = {}
    for event in advance.events:
        if isinstance(event, TaskOpened) and event.member is not None:
            seats[event.task] = event.member.officer
        elif isinstance(event, TaskFreed):
            seats[event.task] = None
    told = [{"task": task, "member": member} for task, member in seats.items()]
    return ((_SEAT, to_json(told).decode()),) if told else ()
