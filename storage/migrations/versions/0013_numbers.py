"""Numbers of a list of documents are drawn at once.

The function of the release before stays for processes of it that still run, and for registration numbers.

Revision ID: numbers_1
Revises: people_chain_1
"""

from storage.migrating import run

revision = "numbers_1"
down_revision = "people_chain_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("draw_numbers_v2")
