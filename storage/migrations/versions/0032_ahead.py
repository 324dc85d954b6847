"""Whose turn it is leaves out what is suspended and what four eyes keep from her, and reads on.

Revision ID: ahead_2
Revises: scarce_1
"""

from storage.migrating import run

revision = "ahead_2"
down_revision = "scarce_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ahead_v2")
