"""Officers see what is held of scarce things, and what is free.

Revision ID: scarce_1
Revises: escalations_1
"""

from storage.migrating import run

revision = "scarce_1"
down_revision = "escalations_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("scarce_v1")
