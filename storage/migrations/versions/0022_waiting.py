"""Uploads that the object store did not take wait in the database.

Revision ID: waiting_1
Revises: revoked_1
"""

from storage.migrating import run

revision = "waiting_1"
down_revision = "revoked_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("waiting_v1")
