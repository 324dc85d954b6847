-- Wrong guesses at passwords and PINs, counted where every process of the portal sees them. `key` is a keyed digest of
-- what was tried and from where: it says neither. What is over is taken out by those who come after.
create table guesses (
    key text primary key,
    wrong integer not null,
    since timestamptz not null,
    until timestamptz not null
);
create index guesses_until on guesses (until);
alter table guesses enable row level security;
alter table guesses force row level security;
create policy gate on guesses to izin_gate using (true) with check (true);
grant select, insert, update, delete on guesses to izin_gate;

-- Seconds to wait, 0 where the guess is counted: `most` of them within `seconds` from the first.
create function count_guess_v1(named text, most integer, seconds integer, at timestamptz) returns integer
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with counted as (
        insert into guesses as g (key, wrong, since, until)
        values (named, 1, at, at + make_interval(secs => seconds))
        on conflict (key) do update set
            wrong = case when g.until <= at then 1 else least(g.wrong + 1, most + 1) end,
            since = case when g.until <= at then at else g.since end,
            until = case when g.until <= at then at + make_interval(secs => seconds) else g.until end
        returning wrong, until
    )
    select case when wrong > most then greatest(1, ceil(extract(epoch from until - at)))::integer else 0 end
    from counted
$$;

-- The same with a wait that grows: none for the first `free`, then 1, 2, 4 seconds and so on, at most `longest`. After
-- `seconds` without a guess it begins anew.
create function delay_guess_v1(named text, free integer, longest integer, seconds integer, at timestamptz)
    returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    before guesses%rowtype;
    early numeric;
begin
    insert into guesses (key, wrong, since, until) values (named, 0, at, at + make_interval(secs => seconds))
        on conflict (key) do nothing;
    select * into before from guesses where key = named for update;
    if before.key is null or before.until <= at then
        before.wrong := 0;
    end if;
    if before.wrong >= free then
        early := extract(epoch from before.since - at) + least(longest, 2 ^ least(before.wrong - free, 30));
        if early > 0 then
            return ceil(early)::integer;
        end if;
    end if;
    update guesses set wrong = before.wrong + 1, since = at, until = at + make_interval(secs => seconds)
        where key = named;
    return 0;
end
$$;

create function take_back_guess_v1(named text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    update guesses set wrong = greatest(0, wrong - 1) where key = named
$$;

-- Start anew.
create function forget_guess_v1(named text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    delete from guesses where key = named
$$;

-- Take out some of what is over, more than one guess adds, of what nobody else is just looking at.
create function tidy_guesses_v1(at timestamptz) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    delete from guesses where key in (
        select key from guesses where until <= at order by until limit 10 for update skip locked
    )
$$;

revoke execute on function count_guess_v1(text, integer, integer, timestamptz),
    delay_guess_v1(text, integer, integer, integer, timestamptz), take_back_guess_v1(text),
    forget_guess_v1(text), tidy_guesses_v1(timestamptz) from public;
grant execute on function count_guess_v1(text, integer, integer, timestamptz),
    delay_guess_v1(text, integer, integer, integer, timestamptz), take_back_guess_v1(text),
    forget_guess_v1(text), tidy_guesses_v1(timestamptz) to izin_portal;

grant create on schema public to izin_gate;
alter function count_guess_v1(text, integer, integer, timestamptz) owner to izin_gate;
alter function delay_guess_v1(text, integer, integer, integer, timestamptz) owner to izin_gate;
alter function take_back_guess_v1(text) owner to izin_gate;
alter function forget_guess_v1(text) owner to izin_gate;
alter function tidy_guesses_v1(timestamptz) owner to izin_gate;
revoke create on schema public from izin_gate;
