"""Tasks that are moved to another role: what a transaction says of them.

No SQL beside the name of the function: `move_tasks_v1` in `sql/move_tasks_v1.sql`.
"""

from typing import Final

from pydantic_core import to_json

from licensing.history.events import TaskReassigned
from storage.exchange import Statement
from storage.rows import Advance

_MOVE: Final = "select move_tasks_v1($1)"


def moving(advance: Advance) -> tuple[Statement, ...]:
    """The statement that writes whom an advance's moved tasks ask now; none where none was moved."""
    moved = {event.task: event.asked for event in advance.events if isinstance(event, TaskReassigned)}
    told = [{"task": task, "agency": role.agency, "role": role.office} for task, role in moved.items()]
    return ((_MOVE, to_json(told).decode()),) if told else ()
