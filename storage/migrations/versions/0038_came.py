"""What outside systems sent by themselves.

Revision ID: came_1
Revises: revenue_1
"""

from storage.migrating import run

revision = "came_1"
down_revision = "revenue_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("came_v1")
