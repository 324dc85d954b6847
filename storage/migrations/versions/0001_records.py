"""The tables, and that what was recorded stays as it is.

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
    kind text not null check (kind in ('issued', 'refused')),
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
    leased_until timestamptz
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

APPEND_ONLY = """
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: what was recorded stays as it is.', tg_table_name
        using errcode = 'insufficient_privilege';
end $$;
"""

WRITTEN_ONCE = ("events", "heads", "definition_texts", "versions")


def upgrade() -> None:
    op.execute(TABLES)
    op.execute(APPEND_ONLY)
    for table in WRITTEN_ONCE:
        op.execute(
            f"create trigger append_only before update or delete or truncate on {table} "
            "for each statement execute function refuse_change()"
        )
