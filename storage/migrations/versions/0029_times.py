"""When cases came and tasks ended, whose turn it is, and what was decided out of turn.

Revision ID: times_1
Revises: decrees_1
"""

from storage.migrating import run

revision = "times_1"
down_revision = "decrees_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("times_v1", "turns_v1", "reports_v1")
