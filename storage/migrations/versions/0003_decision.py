"""The decision transaction's two halves: lock and read cases, record what follows.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Both run with the caller's own rights: row-level security decides what they see and write.

# The lock and the reading are two statements, so that the reading sees what the lock waited for.
LOCK_CASES = """
create function lock_cases(numbers text[], roles text[], tracked text)
returns table (application text, definition text, digest text, bodies text[])
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', coalesce(tracked, ''), true),
            set_config('izin.officer_roles', coalesce(array_to_string(roles, ','), ''), true);

    perform from cases c
    where application = any (numbers)
      and (tracked is null or application = tracked)
      and (roles is null or exists (
          select from case_parties p where p.application = c.application and p.party = any (roles)))
    order by application
    for update of c;

    return query
    select c.application, c.definition, c.digest,
           (select array_agg(e.body::text order by e.sequence) from events e where e.application = c.application)
    from cases c
    where application = any (numbers)
      and (tracked is null or application = tracked)
      and (roles is null or exists (
          select from case_parties p where p.application = c.application and p.party = any (roles)));
end $$;
"""

# Takes a list of rows per table. Parties come first, since they decide who may write the rest. The primary key of
# `events` is the expected version: a history that somebody else continued meanwhile is refused.
RECORD = """
create function record(written jsonb) returns void
language plpgsql as $$
begin
    if written ? 'case_parties' then
        insert into case_parties
        select * from jsonb_populate_recordset(null::case_parties, written -> 'case_parties')
        on conflict do nothing;
    end if;

    if written ? 'opened' then
        insert into cases (application, permit, definition, submitted_at, applicant, version, digest, ending)
        select application, permit, definition, submitted_at, applicant, version, digest, ending
        from jsonb_populate_recordset(null::cases, written -> 'opened');
    end if;

    if written ? 'continued' then
        update cases c
        set version = n.version, digest = n.digest, applicant = n.applicant, ending = n.ending,
            licence_number = n.licence_number
        from jsonb_populate_recordset(null::cases, written -> 'continued') n
        where c.application = n.application;
    end if;

    insert into events (application, sequence, type, at, body, previous, digest)
    select application, sequence, type, at, body::json, previous, digest
    from jsonb_to_recordset(written -> 'events') as n (
        application text, sequence integer, type text, at timestamptz, body text, previous text, digest text);

    if written ? 'tasks' then
        insert into tasks
        select * from jsonb_populate_recordset(null::tasks, written -> 'tasks')
        on conflict (task) do update
        set claimed_by = excluded.claimed_by, claimed_name = excluded.claimed_name, is_open = excluded.is_open;
    end if;

    if written ? 'performed' then
        update effects e set performed_at = n.at
        from jsonb_to_recordset(written -> 'performed') as n (effect text, at timestamptz)
        where e.effect = n.effect;
    end if;

    if written ? 'effects' then
        insert into effects (effect, application, kind, step, round, moment, template, owed_at)
        select effect, application, kind, step, round, moment, template, owed_at
        from jsonb_populate_recordset(null::effects, written -> 'effects')
        on conflict (effect) do nothing;
    end if;

    if written ? 'licences' then
        insert into licences
        select * from jsonb_populate_recordset(null::licences, written -> 'licences');
    end if;

    if written ? 'pins' then
        insert into pins (application, seal)
        select application, seal from jsonb_populate_recordset(null::pins, written -> 'pins');
    end if;

    -- What already waits keeps its place in the queue.
    insert into pushes as p (application, permit, definition, version, owing, ready_at)
    select application, permit, definition, version, owing, ready_at
    from jsonb_populate_recordset(null::pushes, written -> 'pushes')
    on conflict (application) do update
    set version = excluded.version, owing = excluded.owing,
        ready_at = case when p.owing > 0 or p.version > p.shown
                        then least(p.ready_at, excluded.ready_at) else excluded.ready_at end;
end $$;
"""

RIGHTS = """
revoke execute on function lock_cases(text[], text[], text), record(jsonb) from public;
grant execute on function lock_cases(text[], text[], text), record(jsonb) to izin_portal, izin_worker;
"""


def upgrade() -> None:
    for part in (LOCK_CASES, RECORD, RIGHTS):
        op.execute(part)
