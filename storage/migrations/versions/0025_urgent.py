"""Who owes more than letters is found without reading through letters.

Revision ID: urgent_1
Revises: guesses_1
"""

from storage.migrating import run

revision = "urgent_1"
down_revision = "guesses_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("urgent_v1")
