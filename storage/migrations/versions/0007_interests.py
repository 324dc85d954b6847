"""Conflicts of interest: a case names whom its tasks are not offered to.

The functions of the release before stay for processes of it that still run; the next release drops them.

Revision ID: interests_1
Revises: further_1
"""

from storage.migrating import run

revision = "interests_1"
down_revision = "further_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("barred", "record_v3", "inbox_v3")
