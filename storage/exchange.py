"""An exchange with the database: statements go out together, the rows of the last of them come back as text.

This is libpq without the driver's cursors, which cost as much as a decision itself. For the few statements that every
decision sends; everything else uses cursors. Each is parsed and planned once per connection, so a text must be one of
few. Values travel beside a statement, never in its text: PostgreSQL logs the text of a statement that fails, and the
values are people's answers.
"""

import select as sockets
from itertools import count
from typing import Final, LiteralString

import psycopg
from psycopg.pq import ConnStatus, ExecStatus, abc

from storage.pool import BareConnection

Value = str | int | None
Row = tuple[str | None, ...]
Statement = tuple[LiteralString, *tuple[Value, ...]]
"""A text and what stands for its $1, $2 and so on."""

BEGIN: Final[Statement] = ("begin",)
COMMIT: Final[Statement] = ("commit",)

_NAMES: Final = count()
_ANSWERED: Final = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)


def exchange(connection: BareConnection, *statements: Statement) -> list[Row]:
    """Send statements and wait for all of them; after one that fails none is run, and the pool keeps no connection.

    Returns:
        The rows of the last statement.

    Raises:
        psycopg.Error: as the driver's cursors would.
    """
    return exchange_all(connection, *statements)[-1]


def exchange_all(connection: BareConnection, *statements: Statement) -> list[list[Row]]:
    """The same, with the rows of every statement in their order.

    Raises:
        psycopg.Error: as the driver's cursors would.
    """
    wire = connection.pgconn
    encoded = [(text, [_encoded(value) for value in values]) for text, *values in statements]
    made: dict[str, bytes] = {}
    asked: list[int] = []
    sent = 0
    connection.is_exchanging = True
    wire.enter_pipeline_mode()
    for text, values in encoded:
        name = connection.prepared.get(text) or made.get(text)
        if name is None:
            name = made[text] = f"izin_{next(_NAMES)}".encode()
            wire.send_prepare(name, text.encode())
            sent += 1
        wire.send_query_prepared(name, values)
        asked.append(sent)
        sent += 1
    wire.pipeline_sync()
    answers = _answers(connection)
    wire.exit_pipeline_mode()
    for answer in answers:
        if answer.status not in _ANSWERED:
            raise psycopg.errors.error_from_result(answer)
    connection.prepared.update(made)
    connection.is_exchanging = False
    return [_rows(answers[place]) for place in asked]


def _answers(connection: BareConnection) -> list[abc.PGresult]:
    """One answer for each statement that was prepared or run, in their order."""
    wire, server = connection.pgconn, sockets.poll()
    server.register(wire.socket, sockets.POLLIN | sockets.POLLOUT)
    while wire.flush():
        _wait(connection, server)
        wire.consume_input()
    server.modify(wire.socket, sockets.POLLIN)
    answers: list[abc.PGresult] = []
    while True:
        # libpq itself would wait with all threads of this process stopped, among them whoever holds the lock.
        while wire.is_busy():
            _wait(connection, server)
            wire.consume_input()
        answer = wire.get_result()
        if wire.status == ConnStatus.BAD:
            raise psycopg.OperationalError(wire.get_error_message())
        if answer is not None and answer.status == ExecStatus.PIPELINE_SYNC:
            return answers
        if answer is not None:
            answers.append(answer)


def _wait(connection: BareConnection, server: sockets.poll) -> None:
    if not server.poll(connection.patience_seconds * 1000):
        raise connection.lose_patience()


def _rows(answer: abc.PGresult) -> list[Row]:
    columns = range(answer.nfields)
    return [
        tuple(_decoded(answer.get_value(row, column)) for column in columns) for row in range(answer.ntuples)
    ]


def _encoded(value: Value) -> bytes | None:
    if value is None:
        return None
    if isinstance(value, int):
        return str(value).encode()
    if "\0" in value:
        raise psycopg.DataError("PostgreSQL keeps no text with NUL (0x00) in it")
    return value.encode()


def _decoded(value: bytes | None) -> str | None:
    return None if value is None else value.decode()
