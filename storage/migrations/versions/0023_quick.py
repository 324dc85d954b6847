"""What a transaction adds to a case is taken apart once.

Revision ID: quick_1
Revises: waiting_1
"""

from storage.migrating import run

revision = "quick_1"
down_revision = "waiting_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("record_v5")
