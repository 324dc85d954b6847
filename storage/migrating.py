"""Bring a database to the newest schema, roles and rights included.

Whoever starts first does it, in one transaction under a lock; whoever comes second finds nothing left to do.
The database's own user needs CREATE on the database and CREATEROLE; what Izin itself does at run time needs neither.
"""

from pathlib import Path

from alembic import command, op
from alembic.config import Config
from alembic.script.revision import ResolutionError
from alembic.util import CommandError
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from licensing.words.errors import StorageFailed
from storage.database import CONNECTING, bare_connection, reaching
from storage.login import check_login

_LOCK = 4_921_570_310
"""Any number, as long as only migrations use it."""

_SQL = Path(__file__).with_name("sql")


def migrate(database_url: str) -> None:
    """Run every migration that is still missing.

    Raises:
        StorageFailed: the database does not answer, another release made it, or the login would see rows by itself.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    # No limit on a statement: a migration may take long. A machine that is gone is noticed all the same.
    engine = create_engine(database_url, poolclass=NullPool, connect_args=CONNECTING)
    with reaching(), engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as failed:
            if not isinstance(failed.__cause__, ResolutionError):
                raise
            message = f"Database: this release did not make it ({failed}). Use the release that did, or a new database."
            raise StorageFailed(message, retryable=False) from failed
        check_login(connection)


def run(*files: str) -> None:
    """Within a migration: run files of `storage/sql`. One that was released is never changed, see README.md."""
    bare = bare_connection(op.get_bind().connection)
    for name in files:
        bare.execute(_SQL.joinpath(f"{name}.sql").read_bytes())
