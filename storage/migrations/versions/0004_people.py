"""People and their mandates, dated.

Revision ID: people_1
Revises: letters_1
"""

from storage.migrating import run

revision = "people_1"
down_revision = "letters_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("people")
