"""A question that several people answer is not offered to whoever has taken or answered it already.

The function of the release before stays for processes of it that still run; the next release drops it.

Revision ID: seats_1
Revises: claims_1
"""

from storage.migrating import run

revision = "seats_1"
down_revision = "claims_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("inbox_v4")
