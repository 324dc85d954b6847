"""What a notice can say of a case's legal clock: when its time is over, and why it was extended last."""

from datetime import date

from licensing.clock.moments import last_day
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.words.sentences import Sentence


def told_time(process: Process, case: Case) -> dict[str, date | str | None]:
    """`ends_on` is None while no day can be named; `extended` is empty where it never was."""
    clock, limit = case.clock, process.time_limit
    why = Sentence("", "")
    if clock is not None and clock.extensions and limit is not None and limit.extending is not None:
        why = limit.extending.called(clock.extensions[-1].reason)
    return {
        "ends_on": last_day(clock.due) if clock and clock.due else None,
        "extended": why.id,
        "extended_en": why.en,
    }
