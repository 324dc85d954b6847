"""Prompting: before an end, whoever is awaited is reminded of it, each time once.

Several ends concern a task: that of its own time, and, for an office, those of the lines it stands in and of the case.
A pause or a new calendar moves them and what is still to be said of them; what is answered is not reminded of. Where
several reminders of one end have come while nobody looked, only the last is sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from licensing.case.line_clocks import clocks_around
from licensing.case.running_out import ends_at, on_time, runs_out
from licensing.clock.calendars import Calendars
from licensing.clock.spans import Span
from licensing.history.case import Case
from licensing.history.effects import Notify, Urge
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.process.on_time import before
from licensing.words.identifiers import EffectKey

End = Literal["task", "line", "case"]
_KEYS: Final[Mapping[End, str]] = {"task": "remind", "line": "remind-line", "case": "remind-case"}


@dataclass(frozen=True, slots=True)
class Prompt:
    """That a task is reminded of before an end, and how."""

    at: datetime
    end: End
    effect: Notify | Urge


def prompts(process: Process, case: Case, calendar: Calendars) -> Iterator[Prompt]:
    """What is still to be said of open tasks, as the case stands; of each task and end in the order it comes."""
    if case.suspended is not None or not on_time(process).remind:
        return
    over = runs_out(case, calendar)
    for task in case.open_tasks:
        told = set[datetime]()
        for end, due in _ends(case, calendar, task, over):
            # Several ends on one day are one reminder.
            ahead = _before(process, case, calendar, (task, end, due))
            yield from (each for each in ahead if each.at not in told)
            told |= {*_instants(process, calendar, task, due).values()}


def _ends(
    case: Case, calendar: Calendars, task: Task, over: datetime | None
) -> Iterator[tuple[End, datetime]]:
    """The ends that concern a task, its own first; of the lines it stands in the one that is over first."""
    if task.due is not None:
        yield "task", task.due
    if task.asked is not None:
        lines = (ends_at(clock, calendar) for clock in clocks_around(case, task.where.line))
        first = min((each for each in lines if each is not None), default=None)
        if first is not None:
            yield "line", first
        if over is not None:
            yield "case", over


def has_come(due: Iterator[Prompt], now: datetime) -> tuple[Prompt, ...]:
    """Of each task and end the last that has come."""
    last = {(each.effect.where, _task(each), each.end): each for each in due if each.at <= now}
    return tuple(last.values())


def _before(
    process: Process, case: Case, calendar: Calendars, of: tuple[Task, End, datetime]
) -> Iterator[Prompt]:
    """Those before one end, behind the last that was sent; none that would come before it was asked."""
    task, end, due = of
    instants = sorted(_instants(process, calendar, task, due).items(), key=lambda each: each[1])
    keys = [_key(task, end, span) for span, _ in instants]
    told = [n for n, key in enumerate(keys) if key in case.owed or key in case.performed]
    first = max(told, default=-1) + 1
    for key, (_, at) in zip(keys[first:], instants[first:], strict=True):
        if at > (task.counted_from or task.opened_at):
            yield Prompt(at, end, _effect(task, key))


def _instants(process: Process, calendar: Calendars, task: Task, due: datetime) -> Mapping[Span, datetime]:
    """When each reminder before an end comes, on the days of whoever is asked."""
    days = calendar.of(task.asked.agency) if task.asked else calendar.city
    return {span: before(due, span, days) for span in on_time(process).remind}


def _effect(task: Task, key: EffectKey) -> Notify | Urge:
    if task.asked is None:
        return Notify(key, task.where, "reminder")
    return Urge(key, task.where, task.id, task.asked.agency, "reminder")


def _key(task: Task, end: End, span: Span) -> EffectKey:
    return EffectKey(f"{task.id}.{_KEYS[end]}-{str(span).replace(' ', '-')}")


def _task(prompt: Prompt) -> str:
    return prompt.effect.task if isinstance(prompt.effect, Urge) else ""
