"""Who may do and see what: roles, gates, grants and row-level security.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Roles belong to the whole cluster, so another database's migration may be making them at this moment.
ROLES = """
do $$
declare wanted text;
begin
    foreach wanted in array array['izin_portal', 'izin_worker', 'izin_gate'] loop
        begin
            if not exists (select from pg_roles where rolname = wanted) then
                execute format('create role %I nologin', wanted);
            end if;
        exception when duplicate_object or unique_violation then null;
        end;
        -- The login may become these roles, but has none of their rights by itself.
        if current_setting('server_version_num')::integer >= 160000 then
            execute format('grant %I to current_user with inherit false, set true', wanted);
        else
            execute format('grant %I to current_user', wanted);
        end if;
    end loop;
end $$;

grant usage on schema public to izin_portal, izin_worker, izin_gate;
"""

# Functions that look past the policies, each at one row, on behalf of somebody who may not look at the table.
# They belong to `izin_gate`, whose rights end where these functions do.
GATES = """
grant select on case_parties, licences, accounts to izin_gate;
grant select, update on pins to izin_gate;
grant select, insert, update on counters to izin_gate;
grant create on schema public to izin_gate;

create function involves_caller(number text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select from case_parties
        where application = number
          and (application = current_setting('izin.application', true)
               or party = any (string_to_array(current_setting('izin.officer_roles', true), ',')))
    )
$$;

create function draw_number(wanted text, of_year integer) returns integer
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into counters as c values (wanted, of_year, 1)
    on conflict (series, year) do update set value = c.value + 1
    returning value
$$;

create function try_pin(number text, tried text, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    kept pins;
    free_failures constant integer := 3;
    longest_wait constant interval := interval '1 minute';
begin
    select * into kept from pins where application = number for update;
    if not found or at < kept.blocked_until then
        return false;
    end if;
    if kept.seal = tried then
        if kept.failures > 0 then
            update pins set failures = 0, blocked_until = null where application = number;
        end if;
        return true;
    end if;
    update pins set
        failures = kept.failures + 1,
        blocked_until = case when kept.failures >= free_failures then
            at + least(longest_wait, interval '1 second' * 2 ^ least(kept.failures - free_failures, 10)) end
    where application = number;
    return false;
end $$;

create function licence_of(code text) returns setof licences
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select * from licences where verification = code
$$;

create function password_hash_of(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select password_hash from accounts where officer = wanted
$$;

alter function involves_caller(text) owner to izin_gate;
alter function draw_number(text, integer) owner to izin_gate;
alter function try_pin(text, text, timestamptz) owner to izin_gate;
alter function licence_of(text) owner to izin_gate;
alter function password_hash_of(text) owner to izin_gate;
revoke create on schema public from izin_gate;

-- Waits for every transaction that is writing events, so that none is missed; stays with the tables' owner,
-- since only an owner may lock a table that nobody may change.
create function hold_events() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    lock table events in share mode
$$;
"""

FUNCTION_RIGHTS = """
revoke execute on function involves_caller(text), draw_number(text, integer), hold_events(),
    try_pin(text, text, timestamptz), licence_of(text), password_hash_of(text) from public;
grant execute on function involves_caller(text), draw_number(text, integer),
    try_pin(text, text, timestamptz), licence_of(text), password_hash_of(text) to izin_portal, izin_worker;
grant execute on function hold_events() to izin_worker;
"""

GRANTS = """
grant select on definition_texts, versions to izin_portal, izin_worker;
grant insert on definition_texts, versions to izin_worker;

grant select, insert on case_parties, events, effects to izin_portal, izin_worker;
grant select, insert, update on cases, tasks to izin_portal, izin_worker;
grant select, insert on licences to izin_worker;
grant select, insert on pushes to izin_portal, izin_worker;
grant update on pushes to izin_worker;
grant update (version, owing, ready_at) on pushes to izin_portal;
grant update (performed_at) on effects to izin_worker;
grant insert on pins to izin_portal, izin_worker;

grant select, insert on accounts, heads to izin_worker;
"""

# `case_parties` says who may see a case. Its own policies cannot ask it, so an addition asks a gate.
PARTIES_POLICIES = """
alter table case_parties enable row level security;
alter table case_parties force row level security;
create policy worker on case_parties to izin_worker using (true) with check (true);
create policy gate on case_parties to izin_gate using (true);
create policy portal_sees on case_parties for select to izin_portal using (
    application = (select current_setting('izin.application', true))
    or party = any ((select string_to_array(current_setting('izin.officer_roles', true), ','))::text[])
);
create policy portal_adds on case_parties for insert to izin_portal with check (
    application = (select current_setting('izin.application', true)) or involves_caller(application)
);
create policy gate on pins to izin_gate using (true) with check (true);
create policy gate on licences to izin_gate using (true);
create policy gate on accounts to izin_gate using (true);
create policy worker on accounts to izin_worker using (true) with check (true);
alter table accounts enable row level security;
alter table accounts force row level security;
"""

OF_A_CASE = ("cases", "events", "tasks", "licences", "effects", "pushes", "pins")


def upgrade() -> None:
    for part in (ROLES, GATES, FUNCTION_RIGHTS, GRANTS, PARTIES_POLICIES):
        op.execute(part)
    for table in OF_A_CASE:
        seen = f"exists (select from case_parties p where p.application = {table}.application)"
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy worker on {table} to izin_worker using (true) with check (true)")
        op.execute(f"create policy portal on {table} to izin_portal using ({seen}) with check ({seen})")
