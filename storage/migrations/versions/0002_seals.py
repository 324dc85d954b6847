"""Seals on snapshots, and the calendar that deadlines were counted by.

A database that was made with them already keeps what it has.

Revision ID: records_2
Revises: records_1
"""

from alembic import op

from storage.migrating import run

revision = "records_2"
down_revision = "records_1"
branch_labels = None
depends_on = None

COLUMNS = """
alter table cases add column if not exists snapshot_seal text;
alter table cases add column if not exists counted_by text not null default '';
create index if not exists cases_counted on cases (counted_by) where ending is null;
grant update (snapshot_seal, counted_by) on cases to izin_portal;
drop function if exists record_v1(jsonb, text, text);
drop function if exists lock_cases_v1(text, text, text, text);
drop function if exists inbox_v1(text[], integer, integer);
drop function if exists inbox_v1(text, integer, integer);
"""


def upgrade() -> None:
    op.execute(COLUMNS)
    run("lock_cases_v1", "record_v1", "inbox_v1")
