"""What was submitted under which name, so that the same form sent twice opens one application.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# `name` is the digest of what the sender called it. Whoever knows the name reads the number by a gate; nobody lists.
SUBMISSIONS = """
create table submissions (
    name text primary key,
    application text not null references cases deferrable initially deferred,
    submitted_at timestamptz not null
);
alter table submissions enable row level security;
alter table submissions force row level security;
create policy worker on submissions to izin_worker using (true) with check (true);
create policy gate on submissions to izin_gate using (true);
create policy portal_adds on submissions for insert to izin_portal with check (
    application = (select current_setting('izin.application', true))
);
grant insert on submissions to izin_portal, izin_worker;
grant select on submissions to izin_gate;
"""

GATE = """
grant create on schema public to izin_gate;
create function submission_of(known_name text) returns setof submissions
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select * from submissions where name = known_name
$$;
alter function submission_of(text) owner to izin_gate;
revoke create on schema public from izin_gate;
revoke execute on function submission_of(text) from public;
grant execute on function submission_of(text) to izin_portal, izin_worker;
"""


def upgrade() -> None:
    op.execute(SUBMISSIONS)
    op.execute(GATE)
