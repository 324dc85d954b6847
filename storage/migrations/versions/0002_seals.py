"""Seals on snapshots, and the calendar that deadlines were counted by.

The functions of the first release stay for processes of it that still run; the next release drops them.

Revision ID: records_2
Revises: records_1
"""

from storage.migrating import run

revision = "records_2"
down_revision = "records_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("seals", "lock_cases_v2", "record_v2", "inbox_v2")
