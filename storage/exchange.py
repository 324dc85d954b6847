"""An exchange with the database: statements go out as one text, the rows of the last of them come back as text.

This is libpq without the driver's cursors, which cost as much as a decision itself. For the few statements that every
decision sends; everything else uses cursors.
"""

from typing import LiteralString

import psycopg
from psycopg.pq import ConnStatus, Escaping, ExecStatus, abc

from storage.pool import BareConnection

Value = str | int | None
Row = tuple[str | None, ...]

_ANSWERED = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)


def exchange(
    connection: BareConnection, statements: LiteralString, values: tuple[Value, ...] = ()
) -> list[Row]:
    """Send statements, each `%s` replaced by a value, and wait for all of them.

    Returns:
        The rows of the last statement.

    Raises:
        psycopg.Error: as the driver's cursors would.
    """
    wire = connection.pgconn
    escaping: abc.Escaping = Escaping(wire)
    text = statements.encode() % tuple(_literal(escaping, value) for value in values)
    answer = wire.exec_(text)
    if answer.status in _ANSWERED:
        columns = range(answer.nfields)
        return [
            tuple(_read(answer.get_value(row, column)) for column in columns) for row in range(answer.ntuples)
        ]
    if wire.status == ConnStatus.BAD:
        raise psycopg.OperationalError(wire.get_error_message())
    raise psycopg.errors.error_from_result(answer)


def _literal(escaping: abc.Escaping, value: Value) -> bytes:
    if value is None:
        return b"null"
    if isinstance(value, int):
        return str(value).encode()
    if "\0" in value:
        raise psycopg.DataError("PostgreSQL keeps no text with NUL (0x00) in it")
    return bytes(escaping.escape_literal(value.encode()))


def _read(value: bytes | None) -> str | None:
    return None if value is None else value.decode()
