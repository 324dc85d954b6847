"""A licence may get another first day: the market is put off.

Revision ID: put_off_1
Revises: panels_1
"""

from storage.migrating import run

revision = "put_off_1"
down_revision = "numbers_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("put_off_v1")
