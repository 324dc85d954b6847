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
    if name not in __all__:
        raise AttributeError(f"module 'storage' has no attribute {name!r}")
    from storage.migrating import migrate  # noqa: PLC0415 loaded when it is asked for
    from storage.wire import Records, connect  # noqa: PLC0415 loaded when it is asked for

    return {"Records": Records, "connect": connect, "migrate": migrate}[name]
