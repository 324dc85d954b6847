"""Facts: the register finds a licence by its key, for definitions that ask what somebody holds already.

The function of the release before stays for processes of it that still run; the next release drops it.

Revision ID: facts_1
Revises: panels_1
"""

from storage.migrating import run

revision = "facts_1"
down_revision = "panels_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("facts", "record_v4")
