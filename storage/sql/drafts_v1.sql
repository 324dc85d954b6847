-- Forms that nobody has sent yet. `key` is a digest of what only their writer has, `body` is sealed with it: neither
-- says whose it is. No role sees the table; each function looks at one row, or counts what it erased.
create table drafts (
    key text primary key,
    body bytea not null,
    kept_at timestamptz not null,
    until timestamptz not null
);
create index drafts_until on drafts (until);
alter table drafts enable row level security;
alter table drafts force row level security;
create policy gate on drafts to izin_gate using (true) with check (true);
grant select, insert, update, delete on drafts to izin_gate;

create function keep_draft_v1(named text, sealed bytea, at timestamptz, up_to timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into drafts as d (key, body, kept_at, until) values (named, sealed, at, up_to)
    on conflict (key) do update set body = sealed, kept_at = at, until = up_to
    returning (xmax = 0)
$$;

create function draft_v1(named text, at timestamptz) returns bytea
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select body from drafts where key = named and until > at
$$;

create function discard_draft_v1(named text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    delete from drafts where key = named
$$;

create function forget_drafts_v1(at timestamptz) returns integer
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with gone as (delete from drafts where until <= at returning 1) select count(*)::integer from gone
$$;

revoke execute on function keep_draft_v1(text, bytea, timestamptz, timestamptz), draft_v1(text, timestamptz),
    discard_draft_v1(text), forget_drafts_v1(timestamptz) from public;
grant execute on function keep_draft_v1(text, bytea, timestamptz, timestamptz), draft_v1(text, timestamptz),
    discard_draft_v1(text) to izin_portal;
grant execute on function forget_drafts_v1(timestamptz) to izin_worker;

grant create on schema public to izin_gate;
alter function keep_draft_v1(text, bytea, timestamptz, timestamptz) owner to izin_gate;
alter function draft_v1(text, timestamptz) owner to izin_gate;
alter function discard_draft_v1(text) owner to izin_gate;
alter function forget_drafts_v1(timestamptz) owner to izin_gate;
revoke create on schema public from izin_gate;
