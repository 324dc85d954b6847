"""Check lengths of time: each follows a date, and none counts days that nobody can count for ever.

A term sees the case and nothing else. Which days are worked is decreed until they come, so a term that counted them
would tell tomorrow something else of the same history: working days stand only where somebody waits for a moment.
"""

from typing import Final

from licensing.clock.spans import Span
from licensing.values.syntax import Length, Link
from licensing.values.wrong import ConditionWrong

_BEHIND = "Write it behind a date: form.mulai + 30 days. Dates are whole days apart: form.selesai - form.mulai > 30."
_WAITED = (
    "Count days here. Working days stand where somebody waits: "
    "within: 3 working days, opens: form.mulai + 3 working days."
)


MOST_LENGTHS: Final = 12
"""Lengths of time in one sum: each is looked up in the calendar whenever the sum is computed."""


def all_added(links: tuple[Link, ...]) -> dict[int, Span]:
    """The lengths of time that a sum goes on with, by their places among the links.

    Raises:
        ConditionWrong: one counts working days, or they are too many.
    """
    found: dict[int, Span] = {}
    for n, link in enumerate(links):
        if not isinstance(link.to, Length):
            continue
        found[n] = link.to.span
        if link.to.span.unit == "working day":
            message = f"the condition counts {link.to.span}, and which days are worked may still be decreed."
            raise ConditionWrong(message, _WAITED, column=link.to.at, rule="condition-uncertain")
        if len(found) > MOST_LENGTHS:
            message = f"the condition adds more than {MOST_LENGTHS} lengths of time."
            raise ConditionWrong(message, "Add them up.", column=link.to.at, rule="condition-syntax")
    return found


def alone(length: Length) -> ConditionWrong:
    """That a length of time stands where a value has to."""
    message = f"the condition has a length of time, {length.span}, with no date before it."
    return ConditionWrong(message, _BEHIND, column=length.at, rule="condition-type")
