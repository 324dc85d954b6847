"""The records: who applied, what was decided by whom, what is owed, and how one can tell that nothing was changed.

`migrate` makes or updates the schema, `connect` gives the ports of `licensing.ports` on a PostgreSQL database;
documents in the object store are in `storage.documents`. Nothing here knows of Prefect or of web pages.
"""

from storage.migrating import migrate
from storage.wire import Records, connect

__all__ = ["Records", "connect", "migrate"]
