"""A password may be set anew, for once, and an officer changes her own.

Revision ID: passwords_1
Revises: codes_1
"""

from storage.migrating import run

revision = "passwords_1"
down_revision = "codes_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("passwords_v1")
