"""Cases are found by folded words, in any order, and by the numbers of people in their answers.

What each case is found by is made anew, by the same function as at every decision. The function of the release before
stays for processes of it that still run; the next release drops it.

Revision ID: finding_1
Revises: inboxes_1
"""

from alembic import op

from storage.finding import find_anew
from storage.migrating import run

revision = "finding_1"
down_revision = "inboxes_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("cases_found_v2")
    find_anew(op.get_bind())
