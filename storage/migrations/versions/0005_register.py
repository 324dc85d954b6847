"""What is held by one case or licence, and who may not apply for a while.

Revision ID: register_1
Revises: people_1
"""

from storage.migrating import run

revision = "register_1"
down_revision = "people_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("register_v1")
