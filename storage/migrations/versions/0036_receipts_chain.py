"""Receipts as a chain that heads cover.

Revision ID: receipts_chain_1
Revises: ledger_1
"""

from storage.migrating import run

revision = "receipts_chain_1"
down_revision = "ledger_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("receipts_chain_v1")
