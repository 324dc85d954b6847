"""Receipts, bills, and the books.

Revision ID: ledger_1
Revises: line_clocks_1
"""

from storage.migrating import run

revision = "ledger_1"
down_revision = "line_clocks_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ledger_v1")
