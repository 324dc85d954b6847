"""Wrong guesses are counted where every process of the portal sees them.

Revision ID: guesses_1
Revises: quick_1
"""

from storage.migrating import run

revision = "guesses_1"
down_revision = "quick_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("guesses_v1")
