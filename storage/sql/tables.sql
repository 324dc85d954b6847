-- The tables of the first release, as `storage/tables.py` names them. What each is for: storage/README.md.

create extension if not exists pg_trgm;

create table parts (
    digest text primary key,
    content bytea not null
);
create table bundles (
    digest text primary key,
    manifest text not null,
    archived_at timestamptz not null
);
create table versions (
    permit text,
    version integer,
    digest text not null references bundles,
    name_id text not null,
    name_en text not null,
    published_at timestamptz not null,
    primary key (permit, version)
);

-- What changes with every decision or turn stands here; what a search compares stands in `searches`, so that a change
-- here touches no index of trigrams. `ready_at` is null while nothing waits for Prefect, `left_by` the edition of the
-- worker that could not read what it found.
create table cases (
    application text primary key,
    permit text not null,
    definition text not null references bundles,
    submitted_at timestamptz not null,
    applicant text not null,
    version integer not null,
    commits integer not null,
    digest text not null,
    ending text,
    licence_number text,
    wakes_at timestamptz,
    snapshot text,
    snapshot_edition text,
    snapshot_digest text,
    shown integer not null default 0,
    owing integer not null,
    ready_at timestamptz,
    worker text,
    leased_until timestamptz,
    left_by text,
    trouble text
);
create index cases_ready on cases (ready_at) where ready_at is not null;
create index cases_waking on cases (wakes_at) where wakes_at is not null;

create table searches (
    application text primary key references cases,
    submitted_at timestamptz not null,
    searched text not null
);
create index searches_searched on searches using gin (searched gin_trgm_ops);
create index searches_newest on searches (submitted_at);

create table case_parties (
    application text,
    party text,
    primary key (application, party)
);
create index case_parties_of on case_parties (party);

create table commits (
    application text references cases,
    number integer,
    first integer not null,
    last integer not null,
    position bigint not null generated always as identity,
    at timestamptz not null,
    events text not null,
    previous text not null,
    digest text not null,
    primary key (application, number),
    constraint commits_position unique (position)
);

create table tasks (
    task text primary key,
    application text not null,
    line text not null,
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

-- A licence outlives its case. What was last done to it is here; whether it is valid on a day is the core's answer.
create table licences (
    licence text primary key,
    application text not null,
    permit text not null,
    number text not null,
    holder text not null,
    issued_at timestamptz not null,
    valid_from date not null,
    valid_until date,
    standing text not null,
    changed_at timestamptz,
    reason text not null,
    renewed_by text,
    constraint licences_number unique (number)
);
-- Every document that can be verified by the code in its QR: licences, letters of refusal.
create table documents_made (
    verification text primary key,
    application text not null,
    kind text not null,
    number text not null,
    name_id text not null,
    name_en text not null,
    holder text not null,
    made_at timestamptz not null,
    sha256 text not null
);
create index documents_made_of on documents_made (application);

-- `body` is the effect as its event tells it.
create table effects (
    effect text primary key,
    position bigint not null generated always as identity,
    application text not null,
    kind text not null,
    body text not null,
    owed_at timestamptz not null,
    performed_at timestamptz
);
create index effects_owed on effects (application, position) where performed_at is null;

-- `name` is the digest of what the sender called it. Whoever knows the name reads the number by a gate; nobody lists.
create table submissions (
    name text primary key,
    application text not null references cases deferrable initially deferred,
    submitted_at timestamptz not null
);
create table pins (
    application text primary key,
    seal text not null
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
    commits integer not null,
    previous text not null,
    digest text not null
);
-- Every calendar that open deadlines were counted by, the newest last.
create table calendars (
    position bigint not null generated always as identity primary key,
    digest text not null,
    counted_at timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: what was recorded stays as it is.', tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete or truncate on commits
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on heads
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on parts
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on bundles
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on versions
    for each statement execute function refuse_change();
