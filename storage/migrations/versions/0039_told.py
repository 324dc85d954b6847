"""What a case is told of money is what was told first.

Revision ID: told_1
Revises: came_1
"""

from storage.migrating import run

revision = "told_1"
down_revision = "came_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("told_v1")
