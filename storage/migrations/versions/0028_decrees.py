"""What the city decrees about its working days stands in a chain of digests, and every decision counts by it.

Revision ID: decrees_1
Revises: finding_2
"""

from storage.migrating import run

revision = "decrees_1"
down_revision = "finding_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("decrees_v1")
