-- Uploads that the object store did not take, whole, under the key they will have there. A file is in pieces, so that
-- nobody has to hold it at once; all of them come in one transaction with its row, and go with it. No role sees the
-- tables: a file is read by its key, which nobody can guess, and only the worker is told keys.
create table waiting (
    key text primary key,
    place bigint generated always as identity unique,
    sha256 text not null,
    media_type text not null,
    size_bytes bigint not null,
    kept_at timestamptz not null default now()
);
create table waiting_pieces (
    key text not null references waiting (key) on delete cascade deferrable initially deferred,
    number integer not null,
    content bytea not null,
    primary key (key, number)
);
-- PDF and JPEG are compressed: trying it again costs time only.
alter table waiting_pieces alter column content set storage external;

alter table waiting enable row level security;
alter table waiting force row level security;
alter table waiting_pieces enable row level security;
alter table waiting_pieces force row level security;
create policy gate on waiting to izin_gate using (true) with check (true);
create policy gate on waiting_pieces to izin_gate using (true) with check (true);
grant select, insert, delete on waiting, waiting_pieces to izin_gate;

-- A file that is here gets no more pieces.
create function keep_piece_v1(named text, nth integer, bytes bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into waiting_pieces (key, number, content)
    select named, nth, bytes where not exists (select from waiting where key = named)
$$;

-- The last word on a file; false where there is no room for it. One at a time, so that nobody counts what another one
-- is about to add.
create function keep_waiting_v1(named text, digest text, media text, size bigint, most bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(4921570314);
    if (select coalesce(sum(w.size_bytes), 0) from waiting w) + size > most then
        return false;
    end if;
    insert into waiting (key, sha256, media_type, size_bytes) values (named, digest, media, size);
    return true;
end
$$;

create function waiting_piece_v1(named text, nth integer) returns bytea
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select content from waiting_pieces where key = named and number = nth
$$;

create function files_waiting_v1() returns table (files bigint, size_bytes bigint, oldest timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select count(*), coalesce(sum(w.size_bytes), 0)::bigint, min(w.kept_at) from waiting w
$$;

create function next_waiting_v1(after bigint)
returns table (place bigint, key text, sha256 text, media_type text, size_bytes bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select w.place, w.key, w.sha256, w.media_type, w.size_bytes from waiting w
     where w.place > after order by w.place limit 1
$$;

create function remove_waiting_v1(named text) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with gone as (delete from waiting where key = named returning 1) select exists (select from gone)
$$;

revoke execute on function keep_piece_v1(text, integer, bytea), keep_waiting_v1(text, text, text, bigint, bigint),
    waiting_piece_v1(text, integer), files_waiting_v1(), next_waiting_v1(bigint), remove_waiting_v1(text) from public;
grant execute on function keep_piece_v1(text, integer, bytea), keep_waiting_v1(text, text, text, bigint, bigint),
    waiting_piece_v1(text, integer), files_waiting_v1() to izin_portal, izin_worker;
grant execute on function next_waiting_v1(bigint), remove_waiting_v1(text) to izin_worker;

grant create on schema public to izin_gate;
alter function keep_piece_v1(text, integer, bytea) owner to izin_gate;
alter function keep_waiting_v1(text, text, text, bigint, bigint) owner to izin_gate;
alter function waiting_piece_v1(text, integer) owner to izin_gate;
alter function files_waiting_v1() owner to izin_gate;
alter function next_waiting_v1(bigint) owner to izin_gate;
alter function remove_waiting_v1(text) owner to izin_gate;
revoke create on schema public from izin_gate;
