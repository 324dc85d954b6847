"""When a case came, tasks ended and its clocks stood, and who was decided out of turn: what a transaction says of it.

No SQL beside the names of the functions: `keep_times_v2` in `sql/ahead_v2.sql`, `keep_line_clocks_v1` in
`sql/line_clocks_v1.sql`.
"""

from collections.abc import Iterator
from typing import Final

from pydantic_core import to_json

from licensing.case.turns import comes_at, kept_from
from licensing.clock.running import Clock, was_late
from licensing.history.case import Case
from licensing.history.events import TaskDecided
from licensing.history.line_clocks import line_clocks
from licensing.history.task import Task
from licensing.process.graph import Process
from storage.exchange import Statement
from storage.rows import Advance

_KEEP: Final = "select keep_times_v2($1, $2, $3, $4)"
_KEEP_LINES: Final = "select keep_line_clocks_v1($1, $2)"


def timing(advance: Advance) -> tuple[Statement, ...]:
    """The statements that write what became of a case's time; none where nothing did."""
    return (*_of_case(advance), *_of_lines(advance))


def _of_lines(advance: Advance) -> Iterator[Statement]:
    at = advance.events[-1].at
    told = [
        {
            "line": each.line,
            "started_at": each.clock.started_at,
            "step": each.opened_by.step,
            "member": each.member,
            "whose": each.clock.whose,
            "within_amount": each.clock.within.amount,
            "within_unit": each.clock.within.unit,
            "due": each.clock.due,
            "stopped_at": each.clock.stopped_at,
            "is_late": was_late(each.clock, at),
        }
        for each in line_clocks(advance.before, advance.events)
    ]
    if told:
        yield _KEEP_LINES, advance.application, to_json(told).decode()


def _of_case(advance: Advance) -> tuple[Statement, ...]:
    tasks, skipped = [*_changed(advance)], [*_skipped(advance)]
    is_same = advance.before is not None and advance.before.clock == advance.after.clock
    clock = None if is_same or advance.after.clock is None else _clock(advance.after.clock, advance)
    if not tasks and clock is None and not skipped:
        return ()
    told = [
        {
            "task": task.id,
            "ended_at": task.ended_at,
            "ended_as": None if task.is_open else task.status,
            **_turn(advance.process, advance.after, task),
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
    """Tasks that changed, and all that are open where their turn did."""
    process, before, after = advance.process, advance.before, advance.after
    for task in after.tasks.values():
        if task.changed > advance.version_before or (
            task.is_open
            and before is not None
            and _turn(process, before, task) != _turn(process, after, task)
        ):
            yield task


def _turn(process: Process, case: Case, task: Task) -> dict[str, object]:
    """What whose turn it is depends on: when its case came, whether that is suspended, and whom it is kept from."""
    return {
        "comes_at": comes_at(case),
        "is_suspended": case.suspended is not None,
        "kept_from": kept_from(process, case, task) if task.is_open else (),
    }


def _clock(clock: Clock, advance: Advance) -> dict[str, object]:
    at = advance.events[-1].at
    return {
        "whose": clock.whose,
        "within_amount": clock.within.amount,
        "within_unit": clock.within.unit,
        "started_at": clock.started_at,
        "due": clock.due,
        "stopped_at": clock.stopped_at,
        "is_late": was_late(clock, at),
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
