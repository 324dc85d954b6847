"""What is read out of the books: reports, targets, slips, and where licences and taxes disagree.

Revision ID: revenue_1
Revises: receipts_chain_1
"""

from storage.migrating import run

revision = "revenue_1"
down_revision = "receipts_chain_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("revenue_v1", "targets_v1", "tax_lists_v1")
