"""How long the law gives, as written: for a whole case, or for a line of `together`.

    within: 10 working days
    within: [{when: form.sifat == "permanen", is: 10 working days, source: "…"}, {is: 3 working days}]

A clock runs through such a time and can stand still in its middle. So it is counted in what does not differ in length.
"""

from typing import Final

from pydantic import Field

from licensing.clock.spans import LimitText, Span
from licensing.process.limit_rows import LimitRow
from licensing.steps.table import read_rows
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.source import Path

MEASURED: Final = ("working day", "day", "working hour", "hour")
"""What a clock can pause in the middle of; months and years differ in length."""

SOURCE: Final[str] = Field(default="", description="where the limit comes from, and how sure that is")


class LimitRowText(Text):
    when: str | None = None
    length: LimitText = Field(alias="is")
    source: str = SOURCE


LimitRowsText = LimitText | tuple[LimitRowText, ...]


def read_limit(draft: Draft, path: Path, written: LimitRowsText, source: str) -> tuple[LimitRow, ...]:
    """The rows of a limit; none where the table is empty.

    Args:
        source: what a row says that names no source of its own.
    """
    if isinstance(written, Span):
        _check_measured(draft, path, written)
        return (LimitRow(written, source=source),)
    whens = [row.when for row in written]
    rows = read_rows(draft, path, whens, rule="time-limit-rows", table="table of time limits")
    for n, row in enumerate(written):
        _check_measured(draft, (*path, n, "is"), row.length)
    return tuple(
        LimitRow(text.length, row.when, text.source or source)
        for row, text in zip(rows, written, strict=True)
    )


def _check_measured(draft: Draft, path: Path, span: Span) -> None:
    if span.unit not in MEASURED:
        message = (
            f"a time limit of {span} cannot stand still in its middle: months and years differ in length."
        )
        draft.report(path, "time-limit-unit", message, "Use working days, days or hours.")
