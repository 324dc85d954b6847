-- A password that was set for somebody counts for one sign-in only, at which she chooses her own.

alter table accounts add column is_one_time boolean not null default false;

grant update (password_hash, is_one_time) on accounts to izin_worker, izin_gate;
grant create on schema public to izin_gate;

create function has_one_time_password_v1(wanted text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (select from accounts where officer = wanted and is_one_time)
$$;

-- Only whoever has read the hash, to compare a password with it, can put another in its place: of two who do so at
-- once one is told that it is another's by now.
create function change_password_v1(wanted text, kept text, chosen text) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with changed as (
        update accounts set password_hash = chosen, is_one_time = false
        where officer = wanted and password_hash = kept
        returning 1
    )
    select exists (select from changed)
$$;

-- Before they are the gate's: only who owns a function says who may call it.
revoke execute on function has_one_time_password_v1(text), change_password_v1(text, text, text) from public;
grant execute on function has_one_time_password_v1(text), change_password_v1(text, text, text)
    to izin_portal, izin_worker;
alter function has_one_time_password_v1(text) owner to izin_gate;
alter function change_password_v1(text, text, text) owner to izin_gate;
revoke create on schema public from izin_gate;
