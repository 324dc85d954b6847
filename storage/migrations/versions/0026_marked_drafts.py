"""The mark of a form that was sent stays, whatever is saved at that moment.

Revision ID: drafts_2
Revises: urgent_1
"""

from storage.migrating import run

revision = "drafts_2"
down_revision = "urgent_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("drafts_v2")
