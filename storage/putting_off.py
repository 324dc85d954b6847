"""Licences that are put off: what a transaction says of their first days.

No SQL beside the name of the function: `put_off_v1` in `sql/put_off_v1.sql`.
"""

from collections.abc import Iterator
from typing import Final

from licensing.history.events import LicenceAmended
from storage.exchange import Statement
from storage.rows import Advance

_PUT_OFF: Final = "select put_off_v1($1, $2)"


def putting_off(advance: Advance) -> Iterator[Statement]:
    """A statement for each licence that gets another first day; it stands in the register already."""
    for event in advance.events:
        if isinstance(event, LicenceAmended) and event.valid_from is not None:
            yield _PUT_OFF, event.licence, event.valid_from.isoformat()
