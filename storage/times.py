"""When a case came, tasks ended and its clock stood, and who was decided out of turn: what a transaction says of it.

No SQL beside the name of the function: `keep_times_v1` in `sql/times_v1.sql`.
"""

from collections.abc import Iterator
from typing import Final

from pydantic_core import to_json

from licensing.case.turns import comes_at
from licensing.clock.running import Clock, is_over
from licensing.history.events import TaskDecided
from licensing.history.task import Task
from storage.exchange import Statement
from storage.rows import Advance

_KEEP: Final = "select keep_times_v1($1, $2, $3, $4)"


def timing(advance: Advance) -> tuple[Statement, ...]:
    """The statement that writes what became of a case's time; none where nothing did."""
    tasks, skipped = [*_changed(advance)], [*_skipped(advance)]
    is_same = advance.before is not None and advance.before.clock == advance.after.clock
    clock = None if is_same or advance.after.clock is None else _clock(advance.after.clock, advance)
    if not tasks and clock is None and not skipped:
        return ()
    came = comes_at(advance.after)
    told = [
        {
            "task": task.id,
            "comes_at": came,
            "ended_at": task.ended_at,
            "ended_as": None if task.is_open else task.status,
        }
        for task in tasks
    ]
    return (
        (
            _KEEP,
            to_json(told).decode(),
            advance.application,
            to_json(clock).decode() if clock else None,
            to_json(skipped).decode() if skipped else None,
        ),
    )


def _changed(advance: Advance) -> Iterator[Task]:
    """Tasks that changed, and all that are open where the case came to have come at another time."""
    before = advance.before
    has_moved = before is not None and comes_at(before) != comes_at(advance.after)
    for task in advance.after.tasks.values():
        if task.changed > advance.version_before or (has_moved and task.is_open):
            yield task


def _clock(clock: Clock, advance: Advance) -> dict[str, object]:
    at = advance.events[-1].at
    return {
        "whose": clock.whose,
        "within_amount": clock.within.amount,
        "within_unit": clock.within.unit,
        "started_at": clock.started_at,
        "due": clock.due,
        "stopped_at": clock.stopped_at,
        "is_late": is_over(clock, advance.calendar, at),
        "pauses": [{"why": each.why, "since": each.since, "until": each.until} for each in clock.stood_still],
    }


def _skipped(advance: Advance) -> Iterator[dict[str, object]]:
    for event in advance.events:
        if isinstance(event, TaskDecided) and event.skipped is not None:
            task, office = advance.after.tasks[event.task], event.by.office
            yield {
                "task": event.task,
                "at": event.at,
                "permit": advance.after.permit,
                "step": task.where.step,
                "agency": office.agency,
                "role": office.office,
                "officer": event.by.officer,
                "officer_name": event.by.name,
                "first": event.skipped.first,
                "others": event.skipped.others,
                "reason": event.skipped.reason,
            }
