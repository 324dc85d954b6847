"""What `issue` and `refuse` share: a numbered PDF. What follows from it is in `case.acts.reporting`."""

from typing import Annotated

from pydantic import Field

from licensing.clock.spans import Span
from licensing.documents.numbering import is_number
from licensing.steps.text import Draft
from licensing.text.source import Path

NumberText = Annotated[
    str,
    Field(
        description="{seq} or {seq:04d}, and {year}; also {month}, {month:roman}, {date:%d%m%Y} of the day it is signed"
    ),
]


def check_number(draft: Draft, path: Path, pattern: str) -> None:
    """A number has a sequence and a year, so that it is unique and gap-free within its series."""
    if not is_number(pattern):
        message = f'"{pattern}" does not give every document its own number.'
        hint = (
            "Use {seq} (for instance {seq:04d}) and {year}; beside them {month}, {month:roman} or {date:%d%m%Y} "
            "(%d, %m, %y, %Y), and nothing else in braces."
        )
        draft.report(path, "number-pattern", message, hint)


def check_span(draft: Draft, path: Path, span: Span | None) -> None:
    """Licences run in calendar time."""
    if span is not None and span.unit == "working day":
        draft.report(
            path, "validity", "a licence cannot be valid for working days.", "Use days, months or years."
        )
