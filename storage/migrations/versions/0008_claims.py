"""By what claim a case holds a licence: an officer's case goes before an applicant's, until that one is signed.

The functions of the release before stay for processes of it that still run; the next release drops them.

Revision ID: claims_1
Revises: interests_1
"""

from storage.migrating import run

revision = "claims_1"
down_revision = "interests_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("hold_v2")
