"""Further documents in the public register: each with the licence it was issued beside.

The functions of the release before stay for processes of it that still run; the next release drops them.

Revision ID: further_1
Revises: register_1
"""

from storage.migrating import run

revision = "further_1"
down_revision = "register_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("document_of_v3")
