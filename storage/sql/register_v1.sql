-- What is scarce and held by one, who may not apply, and which document is about which licence. Only functions of the
-- gate touch them: whoever asks for a grave need not see whose it is.

create table holds (
    pool text,
    key text,
    application text not null,
    is_kept boolean not null default false,
    until date,
    primary key (pool, key)
);
create index holds_of on holds (application);

create table bars (
    position bigint not null generated always as identity primary key,
    permit text not null,
    key text not null,
    until date not null,
    reason_id text not null,
    reason_en text not null,
    application text not null
);
create index bars_of on bars (permit, key);

alter table holds enable row level security;
alter table holds force row level security;
alter table bars enable row level security;
alter table bars force row level security;
create policy gate on holds to izin_gate using (true) with check (true);
create policy gate on bars to izin_gate using (true) with check (true);
create policy worker on holds for select to izin_worker using (true);
create policy worker on bars for select to izin_worker using (true);

grant select, insert, update, delete on holds to izin_gate;
grant select, insert on bars to izin_gate;
grant select on holds, bars to izin_worker;

grant create on schema public to izin_gate;

-- The licence of a number, for whoever wants to open a case about it; that it is hers to ask is decided elsewhere.
create function licence_numbered_v1(wanted text)
returns table (licence text, permit text, application text, number text, holder text, issued_at timestamptz,
               valid_from date, valid_until date, standing text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select l.licence, l.permit, l.application, l.number, l.holder, l.issued_at, l.valid_from, l.valid_until, l.standing
    -- What belongs to a licence is called <application>.<step>.<round>.<part>, and is no licence to ask about.
    from licences l where l.number = wanted and cardinality(string_to_array(l.licence, '.')) = 3
$$;

-- The number of the licence that took another's place.
create function licence_number_v1(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select l.number from licences l where l.licence = wanted
$$;

-- Writes what one transaction says of holds and bars, in the order it says it. The primary key of `holds` is what keeps
-- two apart: whoever comes second waits for the first, and is then told. What is refused names a pool, never a key.
create function hold_v1(application text, about text, permit text, today date, told jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare
    said jsonb;
    bar record;
    taken text;
    wanted text;
begin
    for said in select n.value from jsonb_array_elements(told) as n loop
        case said ->> 'what'
        when 'checked' then
            select b.until, b.reason_id, b.reason_en into bar from bars b
            where b.permit = permit and b.until >= today
              and b.key in (select n.value from jsonb_array_elements_text(said -> 'keys') as n)
            order by b.until desc limit 1;
            if found then
                raise exception using errcode = 'IZ001', message = jsonb_build_object(
                    'until', bar.until, 'id', bar.reason_id, 'en', bar.reason_en)::text;
            end if;
        when 'taken' then
            wanted := said ->> 'key';
            delete from holds h where h.pool = said ->> 'pool' and h.application = application and h.key <> wanted;
            insert into holds as h (pool, key, application) values (said ->> 'pool', wanted, application)
            on conflict on constraint holds_pkey do update
            set application = excluded.application, is_kept = false, until = null
            where h.application = excluded.application or (h.is_kept and h.until < today)
            returning h.application into taken;
            if taken is null then
                -- A case about a licence leaves with it what that licence holds already.
                perform from holds h
                where h.pool = said ->> 'pool' and h.key = wanted and h.application = about and h.is_kept;
                if not found then
                    raise exception using errcode = 'IZ002', message = said ->> 'pool';
                end if;
            end if;
        when 'kept' then
            insert into holds as h (pool, key, application, is_kept, until)
            values (said ->> 'pool', said ->> 'key', application, true, (said ->> 'until')::date)
            on conflict on constraint holds_pkey do update
            set application = excluded.application, is_kept = true, until = excluded.until
            where h.application in (application, about);
        when 'released' then
            delete from holds h where h.pool = said ->> 'pool' and h.application = application;
        when 'revoked' then
            delete from holds h where h.application = about and h.is_kept;
        when 'amended' then
            update holds h set until = (said ->> 'until')::date where h.application = about and h.is_kept;
        when 'barred' then
            insert into bars (permit, key, until, reason_id, reason_en, application)
            values (permit, said ->> 'key', (said ->> 'until')::date, said ->> 'reason_id', said ->> 'reason_en',
                    application);
        end case;
        taken := null;
    end loop;
end $$;

alter function licence_numbered_v1(text) owner to izin_gate;
alter function licence_number_v1(text) owner to izin_gate;
alter function hold_v1(text, text, text, date, jsonb) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function licence_numbered_v1(text), licence_number_v1(text),
    hold_v1(text, text, text, date, jsonb) from public;
grant execute on function licence_numbered_v1(text), licence_number_v1(text),
    hold_v1(text, text, text, date, jsonb) to izin_portal, izin_worker;
