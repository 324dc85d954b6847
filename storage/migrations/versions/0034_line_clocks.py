"""What became of the limits that lines have of their own, for reports.

Revision ID: line_clocks_1
Revises: overseen_1
"""

from storage.migrating import run

revision = "line_clocks_1"
down_revision = "overseen_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("line_clocks_v1")
