"""Alembic's entry: runs the versions on the connection that `storage.migrating` hands over, in its transaction."""

from alembic import context
from sqlalchemy import Connection

from storage.tables import metadata


def run(connection: object) -> None:
    if not isinstance(connection, Connection):
        raise TypeError("Migrations run through storage.migrate, which hands over the connection.")
    context.configure(connection=connection, target_metadata=metadata)
    context.run_migrations()


run(context.config.attributes.get("connection"))
