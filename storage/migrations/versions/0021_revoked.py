"""Nobody but Izin's roles may call a function of Izin.

Revision ID: revoked_1
Revises: drafts_1
"""

from storage.migrating import run

revision = "revoked_1"
down_revision = "drafts_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("revoked_v1")
