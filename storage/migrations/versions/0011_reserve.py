"""Some of a number, or some days, of something scarce: held by many at once, kept apart by the database.

The functions of the release before stay for processes of it that still run; the next release drops them.

Revision ID: reserve_1
Revises: panels_1
"""

from storage.migrating import run

revision = "reserve_1"
down_revision = "facts_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("hold_v3")
