"""What an officer looks for in her inbox, and how many wait at each step.

Revision ID: inboxes_1
Revises: put_off_1
"""

from storage.migrating import run

revision = "inboxes_1"
down_revision = "put_off_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("inboxes_v1")
