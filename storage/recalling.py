"""What was submitted under a name that its sender gave it, so that sending it again opens nothing again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from licensing.clock.calendar import WIB
from licensing.process.graph import Process
from licensing.process.numbers import registration, registration_series
from licensing.words.identifiers import ApplicationNumber
from storage.decrees import Counting, SqlDecrees
from storage.exchange import BEGIN, Row, Statement, exchange_all
from storage.pool import BareConnection

_RECALL: Final = "select application, submitted_at, drawn from recall_v1($1, $2, $3)"


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was submitted under a name, and when; `at` is None for a number drawn for what was not."""

    application: ApplicationNumber
    at: datetime | None


def recall(
    connection: BareConnection, name: str, process: Process, now: datetime, decrees: SqlDecrees
) -> tuple[Recalled, Counting]:
    """Begin, and look up what was submitted under a name; where nothing was, draw its registration number.

    With it comes what is counted by.
    """
    day = now.astimezone(WIB).date()
    series = registration_series(process, day)
    recalling: Statement = (_RECALL, name, series, day.year)
    _, rows, newer = exchange_all(connection, BEGIN, recalling, decrees.newer())
    counting = decrees.counting_with(newer)
    application, at, drawn = _one(rows)
    if application is not None and at is not None:
        return Recalled(ApplicationNumber(application), datetime.fromisoformat(at)), counting
    return Recalled(registration(series, int(str(drawn))), None), counting


def _one(rows: list[Row]) -> Row:
    if len(rows) != 1:
        raise RuntimeError("a function that always answers did not")
    return rows[0]
