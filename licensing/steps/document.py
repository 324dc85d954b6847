"""What `issue` and `refuse` share: a numbered PDF. What follows from it is in `case.acts.reporting`."""

from licensing.clock.spans import Span
from licensing.documents.numbering import is_number
from licensing.steps.text import Draft
from licensing.text.source import Path


def check_number(draft: Draft, path: Path, pattern: str) -> None:
    """A number has a sequence and a year, so that it is unique and gap-free within its series."""
    if not is_number(pattern):
        message = f'"{pattern}" does not give every document its own number.'
        hint = "Use {seq} (for instance {seq:04d}) and {year}, and nothing else in braces."
        draft.report(path, "number-pattern", message, hint)


def check_span(draft: Draft, path: Path, span: Span | None) -> None:
    """Licences run in calendar time."""
    if span is not None and span.unit == "working day":
        draft.report(
            path, "validity", "a licence cannot be valid for working days.", "Use days, months or years."
        )
