"""Cases are found by names in old and new spelling: what each is found by is made anew, as at every decision.

Revision ID: finding_2
Revises: drafts_2
"""

from alembic import op

from storage.finding import find_anew

revision = "finding_2"
down_revision = "drafts_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    find_anew(op.get_bind())
