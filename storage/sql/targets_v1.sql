-- The year's targets of account codes, each from a day on by a decree. Nothing is changed: a later entry for the same
-- year and code counts from its own day on, and `takes_back` names an entry that counts no longer.
create table targets (
    position bigint not null generated always as identity primary key,
    year integer not null check (year between 2000 and 2199),
    account text not null,
    amount bigint not null check (amount >= 0),
    since date not null,
    decree text not null,
    entered_at timestamptz not null default now(),
    takes_back bigint unique references targets (position)
);
create trigger append_only before update or delete or truncate on targets
    for each statement execute function refuse_change();
alter table targets enable row level security;
alter table targets force row level security;
create policy worker on targets to izin_worker using (true) with check (true);
create policy portal_sees on targets for select to izin_portal using (
    (select keeps_books_v1()) or cardinality((select overseen_v1())) > 0);
grant select on targets to izin_portal;
grant select, insert on targets to izin_worker;

-- What a treasurer hands to the city's treasury for one day (surat tanda setoran), numbered once for an agency and a
-- day. It has every payment that was posted by then and is in no slip before it, so one that is known late is in the
-- slip of a later day, under its own day. Account codes stand there by the name they had.
create table slips (
    number text primary key,
    agency text not null,
    day date not null,
    year integer not null,
    sequence integer not null,
    made_at timestamptz not null default now(),
    unique (agency, day),
    unique (agency, year, sequence)
);
create table slip_lines (
    number text references slips (number),
    of_day date,
    account text,
    name text not null,
    amount bigint not null,
    payments integer not null,
    primary key (number, of_day, account)
);
create table slip_postings (
    position bigint primary key references ledger (position),
    number text not null references slips (number)
);
create index slip_postings_of on slip_postings (number);
do $$
declare
    part text;
begin
    foreach part in array array['slips', 'slip_lines', 'slip_postings'] loop
        execute format('create trigger append_only before update or delete or truncate on %I
                        for each statement execute function refuse_change()', part);
        execute format('alter table %I enable row level security', part);
        execute format('alter table %I force row level security', part);
        execute format('create policy worker on %I for select to izin_worker using (true)', part);
        execute format('create policy gate on %I to izin_gate using (true) with check (true)', part);
        execute format('create policy portal_sees on %I for select to izin_portal
                        using ((select keeps_books_v1()))', part);
        execute format('grant select on %I to izin_portal, izin_worker', part);
        execute format('grant select, insert on %I to izin_gate', part);
    end loop;
end $$;

-- The number of an agency's slip of a day, made where there is none; null where there is nothing to hand over.
-- However many postings are new since the tables were last looked at, none is compared with each of the others.
create function slip_v1(whose text, asked date, names jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = off as $$
declare
    made text;
    nth integer;
    reached integer := extract(year from asked);
begin
    if not keeps_books_v1() then
        raise insufficient_privilege using message = 'a slip is made by whoever keeps the books';
    end if;
    if asked >= (now() at time zone 'Asia/Jakarta')::date then
        raise exception 'the day % is not over', asked;
    end if;
    perform pg_advisory_xact_lock(4921570313);
    select s.number into made from slips s where s.agency = whose and s.day = asked;
    if found then
        return made;
    end if;
    select coalesce(max(s.sequence), 0) + 1 into nth from slips s where s.agency = whose and s.year = reached;
    made := format('STS/%s/%s/%s', lpad(nth::text, greatest(4, length(nth::text)), '0'), upper(whose), reached);
    begin
        insert into slips (number, agency, day, year, sequence) values (made, whose, asked, reached, nth);
        with found as materialized (
            select l.position, l.day, l.account, l.amount from ledger l
            where l.kind = 'paid' and l.agency = whose and l.day <= asked
              and not exists (select from slip_postings p where p.position = l.position)
        ), kept as (
            insert into slip_postings (position, number) select f.position, made from found f
        )
        insert into slip_lines (number, of_day, account, name, amount, payments)
        select made, f.day, f.account,
               coalesce((select names ->> n.code from jsonb_object_keys(names) as n (code)
                         where f.account = n.code or f.account like n.code || '.%'
                         order by length(n.code) desc limit 1), f.account),
               sum(f.amount), count(*)
        from found f
        group by f.day, f.account;
        if not found then
            raise no_data_found;
        end if;
    exception when no_data_found then
        return null;
    end;
    return made;
end $$;

-- Agencies of which payments up to a day are in no slip yet.
create function unslipped_v1(asked date) returns table (agency text, amount bigint, payments bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = off as $$
    select l.agency, sum(l.amount)::bigint, count(*)
    from ledger l left join slip_postings p on p.position = l.position
    where keeps_books_v1() and l.kind = 'paid' and l.day <= asked and p.position is null
    group by l.agency
$$;

revoke execute on function slip_v1(text, date, jsonb), unslipped_v1(date) from public;
grant execute on function slip_v1(text, date, jsonb), unslipped_v1(date) to izin_portal, izin_worker;
grant create on schema public to izin_gate;
alter function slip_v1(text, date, jsonb) owner to izin_gate;
alter function unslipped_v1(date) owner to izin_gate;
revoke create on schema public from izin_gate;
