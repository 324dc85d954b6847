"""The records: who applied, what was decided by whom, what is owed, and how one can tell that nothing was changed.

`migrate` makes or updates the schema, `connect` gives the ports of `licensing.ports` on a PostgreSQL database;
documents in the object store are in `storage.documents`. Nothing here knows of Prefect or of web pages.
They are loaded when they are asked for: the process that opens uploads (`storage.inspection`) needs no database.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.migrating import migrate
    from storage.wire import Records, connect

__all__ = ["Records", "connect", "migrate"]


def __getattr__(name: str) -> object:
    from storage import migrating, wire  # noqa: PLC0415 - see above

    offered: dict[str, object] = {
        "Records": wire.Records,
        "connect": wire.connect,
        "migrate": migrating.migrate,
    }
    if name not in offered:
        raise AttributeError(f"module 'storage' has no attribute {name!r}")
    return offered[name]
