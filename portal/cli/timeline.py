"""An application told to people on the terminal: what happened when, where it waits, on whom, since when.

In comes a `CaseFile`, out go sentences and data. The words are those of `licensing.telling`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from licensing.city.register import AgencyRegister
from licensing.history.case import Case
from licensing.ports import CaseFile
from licensing.telling import Told, is_for, tell
from licensing.telling import waits as awaited
from licensing.telling.personal import reveal
from licensing.words.identifiers import StepId, TaskId
from licensing.words.sentences import Sentence
from portal.acts.records import line_called


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of a timeline."""

    at: datetime
    what: Sentence


@dataclass(frozen=True, slots=True)
class Wait:
    """Something an application waits for. `task` is None when it waits for Izin itself, `line` on the main line.

    `opens` is the day from which on it is asked, None where it is already.
    """

    on: Sentence
    why: Sentence
    since: datetime
    due: datetime | None
    task: TaskId | None
    line: Sentence | None = None
    opens: date | None = None
    is_required: bool = False
    provisional: Sentence | None = None


def timeline(file: CaseFile, register: AgencyRegister) -> tuple[TimelineEntry, ...]:
    """What happened, oldest first, as operators are told it."""
    told = (tell(file, event, register=register) for event in file.events)
    return tuple(TimelineEntry(each.at, _sentence(each)) for each in told if is_for(each, "operators"))


def waits(file: CaseFile, register: AgencyRegister) -> tuple[Wait, ...]:
    """What the application waits for, line by line; nothing once it has ended."""
    return tuple(
        Wait(
            each.who.name,
            line.step,
            each.since,
            each.due,
            each.task,
            line_called(file, line.where.line),
            each.opens,
            each.is_required,
            each.provisional,
        )
        for line in awaited(file, register=register)
        for each in line.on
        if each.who.kind != "line"
    )


def path(case: Case) -> tuple[StepId, ...]:
    """The steps the application went through, in order, repeated ones repeated."""
    return tuple(round.where.step for round in case.rounds)


def _sentence(told: Told) -> Sentence:
    """What happened, who did it, and why."""
    by = f" · {reveal(told.who.person.name)}" if told.who.person else ""
    why = f" ({reveal(told.why)})" if told.why else ""
    return Sentence(f"{told.what.id}{by}{why}", f"{told.what.en}{by}{why}")
