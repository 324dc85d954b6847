"""People and their mandates, dated.

Revision ID: people_1
Revises: records_2
"""

from storage.migrating import run

revision = "people_1"
down_revision = "records_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("people")
