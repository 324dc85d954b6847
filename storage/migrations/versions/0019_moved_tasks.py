"""Tasks can be moved to another role.

Revision ID: moved_tasks_1
Revises: passwords_1
"""

from storage.migrating import run

revision = "moved_tasks_1"
down_revision = "passwords_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("move_tasks_v1")
