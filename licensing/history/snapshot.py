"""A case as one text: a decision goes on from where the case stands, and costs the same however long its history is.

A snapshot is a cache beside the history, never the truth: whoever keeps it keeps with it the digest of the last commit
it was folded from and the `EDITION` of the code that folded it, ignores it where either is another, and compares it
with the history now and then.
"""

import json
from hashlib import sha256
from typing import Final

from pydantic import TypeAdapter

from licensing.history.case import Case
from licensing.history.events import Event
from licensing.history.putting_away import put_away

_FOLD: Final = 5
"""Raise it when `evolve` or `put_away` comes to make something else of the same events while `Case` keeps its shape."""

_CASE: TypeAdapter[Case] = TypeAdapter(Case)


def _edition() -> str:
    shapes = json.dumps([_CASE.json_schema(), TypeAdapter(Event).json_schema()], sort_keys=True)
    return sha256(f"{_FOLD} {shapes}".encode()).hexdigest()[:16]


EDITION: Final = _edition()
"""Which code a snapshot is of: other shapes of `Case` and its events, or another way to fold them, are another edition.

Whoever wrote a case in this edition could read all of its history in it.
"""


def write_case(case: Case) -> str:
    """The text of a case, without the rounds that no longer count (`putting_away`)."""
    return _CASE.dump_json(put_away(case)).decode()


def read_case(text: str) -> Case:
    """The case of a text that `write_case` wrote in this edition, put away; raises ValueError for any other."""
    return _CASE.validate_json(text)


def is_snapshot_of(case: Case, text: str) -> bool:
    """Whether a text is that of the case; only of answers and documents does the order count for nothing."""
    try:
        kept = read_case(text)
    except ValueError:
        return False
    case = put_away(case)
    return kept == case and _in_order(kept) == _in_order(case)


def _in_order(case: Case) -> tuple[tuple[str, ...], ...]:
    return tuple(case.open), tuple(case.lines), tuple(case.tasks), tuple(case.owed), tuple(case.licences)
