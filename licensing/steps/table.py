"""A table where a value could stand: rows with `when` in all but the last, of which the first that fits counts.

Comes in as written; goes out each row with its condition and those of the rows before it. What a row says beside
`when` is the business of whoever has the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from licensing.steps.text import Draft
from licensing.text.source import Path
from licensing.values.claims import Claim
from licensing.values.conditions import Condition


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row stands and when it counts: where `when` holds (None: always) and none of `earlier` does.

    `is_known`: its condition and those before it could be read. What one says that cannot be read is not known.
    """

    path: Path
    when: Condition | None
    earlier: tuple[Condition, ...] = ()
    is_known: bool = True

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is so wherever it counts."""
        own = (Claim(self.when.term),) if self.when else ()
        return (*own, *(Claim(each.term, holds=False) for each in self.earlier))


def read_rows(
    draft: Draft, path: Path, whens: Sequence[str | None], *, rule: str, table: str
) -> tuple[Row, ...]:
    """The rows of a table; a case without a row and a row without a case are reported.

    Args:
        whens: the condition of each row as written.
        rule: the problem's name.
        table: what the table is called: "validity table".
    """
    for fault in faults_of(whens, table=table):
        draft.report((*path, *fault.row), rule, fault.message, fault.hint)
    rows: list[Row] = []
    for n, text in enumerate(whens):
        when = None if text is None else draft.condition((*path, n, "when"), text)
        earlier = tuple(row.when for row in rows if row.when)
        is_known = (text is None or when is not None) and all(row.is_known for row in rows)
        rows.append(Row((*path, n), when, earlier, is_known))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong with the rows as such: at a row, or at the table as a whole."""

    row: tuple[int, ...]
    message: str
    hint: str


def faults_of(whens: Sequence[str | None], *, table: str) -> tuple[TableFault, ...]:
    """A case without a row, and a row without a case, as far as the conditions need not be read for that."""
    if not whens:
        return (TableFault((), f"the {table} is empty.", "Write at least one row."),)
    if whens[-1] is not None:
        message = f"the last row of the {table} has a condition, so some cases have no row."
        return (TableFault((len(whens) - 1,), message, "Leave `when` out of the last row."),)
    if None in whens[:-1]:
        message = f"this row of the {table} has no condition, so no row after it ever counts."
        return (TableFault((whens.index(None),), message, "Say `when` it counts, or make it the last."),)
    return ()
