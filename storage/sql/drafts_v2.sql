-- What is marked was sent: only its time, or its writer, ends it. What is kept is sealed, so the mark stands beside it.
alter table drafts add column is_marked boolean not null default false;

-- False where a mark stands, and nothing is kept.
create function keep_draft_v2(named text, sealed bytea, at timestamptz, up_to timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with kept as (
        insert into drafts as d (key, body, kept_at, until) values (named, sealed, at, up_to)
        on conflict (key) do update set body = sealed, kept_at = at, until = up_to, is_marked = false
        where not d.is_marked or d.until <= at
        returning 1
    )
    select exists (select from kept)
$$;

-- False where there is nothing to be marked.
create function mark_draft_v1(named text, sealed bytea, at timestamptz, up_to timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with marked as (
        update drafts set body = sealed, kept_at = at, until = up_to, is_marked = true
         where key = named and until > at
        returning 1
    )
    select exists (select from marked)
$$;

revoke execute on function keep_draft_v2(text, bytea, timestamptz, timestamptz),
    mark_draft_v1(text, bytea, timestamptz, timestamptz) from public;
grant execute on function keep_draft_v2(text, bytea, timestamptz, timestamptz),
    mark_draft_v1(text, bytea, timestamptz, timestamptz) to izin_portal;

grant create on schema public to izin_gate;
alter function keep_draft_v2(text, bytea, timestamptz, timestamptz) owner to izin_gate;
alter function mark_draft_v1(text, bytea, timestamptz, timestamptz) owner to izin_gate;
revoke create on schema public from izin_gate;
