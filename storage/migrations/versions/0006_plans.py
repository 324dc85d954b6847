"""Plan the locking of cases once per connection.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Cases are always found by their primary key, so every plan is the same; planning anew under row-level security took
# longer than running it.
PLANS = "alter function lock_cases(text[], text[], text) set plan_cache_mode = force_generic_plan"


def upgrade() -> None:
    op.execute(PLANS)
