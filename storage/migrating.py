"""Bring a database to the newest schema, roles and rights included.

Whoever starts first does it, in one transaction under a lock; whoever comes second finds nothing left to do.
The database's own user needs CREATE on the database and CREATEROLE; what Izin itself does at run time needs neither.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from storage.database import reaching

_LOCK = 4_921_570_310
"""Any number, as long as only migrations use it."""


def migrate(database_url: str) -> None:
    """Run every migration that is still missing.

    Raises:
        StorageFailed: the database does not answer.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    engine = create_engine(database_url, poolclass=NullPool)
    with reaching(), engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
