"""Reports count for who asks: her own roles, and whom she oversees.

Revision ID: overseen_1
Revises: ahead_2
"""

from storage.migrating import run

revision = "overseen_1"
down_revision = "ahead_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("overseen_v1")
