"""Letters in the public register: whether a provisional one still holds.

The functions of the release before stay for processes of it that still run; the next release drops them.

Revision ID: letters_1
Revises: records_2
"""

from storage.migrating import run

revision = "letters_1"
down_revision = "records_2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("document_of_v2")
