"""The records: history, read models, what is owed, and who may see what.

Revision ID: 0001
Revises:
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
create extension if not exists pg_trgm;

create table definition_texts (
    digest text primary key,
    text text not null,
    archived_at timestamptz not null
);
create table versions (
    permit text,
    version integer,
    digest text not null references definition_texts,
    name_id text not null,
    name_en text not null,
    published_at timestamptz not null,
    primary key (permit, version)
);

create table cases (
    application text primary key,
    permit text not null,
    definition text not null references definition_texts,
    submitted_at timestamptz not null,
    applicant text not null,
    version integer not null,
    digest text not null,
    ending text,
    licence_number text,
    searched text generated always as
        (application || ' ' || coalesce(licence_number, '') || ' ' || applicant) stored
);
create index cases_searched on cases using gin (searched gin_trgm_ops);
create index cases_newest on cases (submitted_at);

create table case_parties (
    application text,
    party text,
    primary key (application, party)
);
create index case_parties_of on case_parties (party);

create table events (
    application text references cases,
    sequence integer,
    position bigint not null generated always as identity,
    type text not null,
    at timestamptz not null,
    body json not null,
    previous text not null,
    digest text not null,
    primary key (application, sequence),
    constraint events_position unique (position)
);

create table tasks (
    task text primary key,
    application text not null,
    step text not null,
    round integer not null,
    agency text,
    role text,
    opened_at timestamptz not null,
    due timestamptz,
    claimed_by text,
    claimed_name text,
    is_open boolean not null
);
create index tasks_open on tasks (agency, role, due) where is_open;

create table licences (
    application text primary key,
    number text not null,
    verification text not null,
    name_id text not null,
    name_en text not null,
    holder text not null,
    issued_at timestamptz not null,
    valid_until date,
    sha256 text not null,
    constraint licences_verification unique (verification)
);

create table effects (
    effect text primary key,
    position bigint not null generated always as identity,
    application text not null,
    kind text not null,
    step text not null,
    round integer not null,
    moment text,
    template text,
    owed_at timestamptz not null,
    performed_at timestamptz
);
create index effects_owed on effects (application, position) where performed_at is null;

create table pushes (
    application text primary key,
    permit text not null,
    definition text not null,
    version integer not null,
    shown integer not null default 0,
    owing integer not null,
    ready_at timestamptz not null,
    worker text,
    leased_until timestamptz,
    lease_seconds integer not null default 0
);
create index pushes_waiting on pushes (ready_at) where owing > 0 or version > shown;

create table pins (
    application text primary key,
    seal text not null,
    failures integer not null default 0,
    blocked_until timestamptz
);
create table counters (
    series text,
    year integer,
    value integer not null,
    primary key (series, year)
);
create table accounts (
    officer text primary key,
    password_hash text not null
);
create table heads (
    number integer primary key,
    sealed_at timestamptz not null,
    through bigint not null,
    events integer not null,
    previous text not null,
    digest text not null
);
"""

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
        execute format('grant %I to current_user', wanted);
    end loop;
end $$;

grant usage on schema public to izin_portal, izin_worker, izin_gate;
"""

APPEND_ONLY = """
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: what was recorded stays as it is.', tg_table_name
        using errcode = 'insufficient_privilege';
end $$;
"""

WRITTEN_ONCE = ("events", "heads", "definition_texts", "versions")

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

OF_A_CASE = ("cases", "events", "tasks", "licences", "effects", "pushes", "pins")

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


def upgrade() -> None:
    for part in (TABLES, ROLES, APPEND_ONLY):
        op.execute(part)
    for table in WRITTEN_ONCE:
        op.execute(
            f"create trigger append_only before update or delete or truncate on {table} "
            "for each statement execute function refuse_change()"
        )
    for part in (GATES, FUNCTION_RIGHTS, GRANTS, PARTIES_POLICIES):
        op.execute(part)
    for table in OF_A_CASE:
        seen = f"exists (select from case_parties p where p.application = {table}.application)"
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")
        op.execute(f"create policy worker on {table} to izin_worker using (true) with check (true)")
        op.execute(f"create policy portal on {table} to izin_portal using ({seen}) with check ({seen})")
