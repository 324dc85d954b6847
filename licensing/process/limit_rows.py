"""A limit as a table: of its rows the first that fits counts, each with where it is written."""

from dataclasses import dataclass

from licensing.clock.spans import Span
from licensing.values.claims import Claim
from licensing.values.conditions import Condition
from licensing.values.types import Facts


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit, and when it is the one; `source` says where it comes from, and how sure that is."""

    within: Span
    when: Condition | None = None
    source: str = ""


def fitting(rows: tuple[LimitRow, ...], facts: Facts) -> LimitRow:
    """The row that counts for what expressions see of a case; the last row fits always."""
    return next(row for row in rows if row.when is None or row.when.holds(facts))


def claims_of(rows: tuple[LimitRow, ...], row: LimitRow) -> tuple[Claim, ...]:
    """What is so of every case for which a row counts."""
    own = (Claim(row.when.term),) if row.when else ()
    before = rows[: rows.index(row)]
    return (*own, *(Claim(each.when.term, holds=False) for each in before if each.when))
