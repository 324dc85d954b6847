"""A superior sees what was escalated to her.

Revision ID: escalations_1
Revises: times_1
"""

from storage.migrating import run

revision = "escalations_1"
down_revision = "times_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("escalations_v1")
