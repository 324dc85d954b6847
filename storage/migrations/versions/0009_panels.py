"""Panels: tasks that ask somebody by name are in her inbox only; a question of several people is offered to each once.

The functions of the release before stay for processes of it that still run; the next release drops them.

Revision ID: panels_1
Revises: claims_1
"""

from storage.migrating import run

revision = "panels_1"
down_revision = "claims_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("seats_v1", "inbox_v4")
