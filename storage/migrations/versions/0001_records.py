"""The records of the first release: tables, roles and rights, and the functions of this release.

Revision ID: records_1
Revises:
"""

from storage.migrating import run

revision = "records_1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("tables", "roles", "rights", "gates_v1", "lock_cases_v1", "recall_v1", "record_v1", "inbox_v1")
