"""Codes are read as they were meant, a number finds its document, and a lost PIN gets a new one in its place.

Revision ID: codes_1
Revises: finding_1
"""

from storage.migrating import run

revision = "codes_1"
down_revision = "finding_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("read_codes_v1", "give_pin_v1")
