"""Forms that nobody has sent yet are kept for their writers.

Revision ID: drafts_1
Revises: moved_tasks_1
"""

from storage.migrating import run

revision = "drafts_1"
down_revision = "moved_tasks_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("drafts_v1")
