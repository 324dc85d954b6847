"""What was recorded about people stands in a chain of digests, which the daily heads cover.

Revision ID: people_chain_1
Revises: reserve_1
"""

from storage.migrating import run

revision = "people_chain_1"
down_revision = "reserve_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("people_chain")
