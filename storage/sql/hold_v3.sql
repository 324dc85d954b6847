-- Some of a number, or some days, of something scarce: many hold of one thing at once. Days that two hold never meet,
-- which the constraint keeps; a number is counted under a lock of its pool and key.
--
-- `instead_of` is the case whose licence held of the same thing when a case about that licence asked: what it takes then
-- is no more than what the licence holds, or, of days, comes on top of its. One that holds the thing itself has neither
-- number nor days; its row keeps the thing for the renewal when the licence ends meanwhile.
create extension if not exists btree_gist;

create table shares (
    pool text,
    application text,
    key text not null,
    instead_of text,
    takes numeric,
    days datemultirange,
    is_kept boolean not null default false,
    until date,
    primary key (pool, application),
    constraint shares_days exclude using gist (pool with =, key with =, days with &&)
);
create index shares_of on shares (application);
create index shares_on on shares (pool, key);

alter table shares enable row level security;
alter table shares force row level security;
create policy gate on shares to izin_gate using (true) with check (true);
create policy worker on shares for select to izin_worker using (true);
grant select, insert, update, delete on shares to izin_gate;
grant select on shares to izin_worker;

grant create on schema public to izin_gate;

-- `hold_v2`, with shares. Whoever asks for something waits for whoever asked for the same before; the locks come in one
-- order, so nobody waits for somebody who waits for her. What is refused names a pool and what is left, never a key.
create function hold_v3(application text, about text, permit text, today date, told jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare
    said jsonb;
    bar record;
    taken text;
    wanted text;
    pool text;
    before text;
    span datemultirange;
    kept datemultirange;
    takes numeric;
    others numeric;
    own numeric;
begin
    perform pg_advisory_xact_lock(hashtextextended(n.place, 4921570313))
    from (select distinct concat(s.value ->> 'pool', '|', s.value ->> 'key') as place
          from jsonb_array_elements(told) as s
          where s.value ->> 'what' in ('taken', 'shared', 'dated', 'kept', 'share kept') order by place) as n;
    for said in select n.value from jsonb_array_elements(told) as n loop
        pool := said ->> 'pool';
        wanted := said ->> 'key';
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
            delete from holds h where h.pool = pool and h.application = application and h.key <> wanted;
            delete from shares s where s.pool = pool and s.application = application and s.key <> wanted;
            insert into holds as h (pool, key, application, claim)
            values (pool, wanted, application, said ->> 'claim')
            on conflict on constraint holds_pkey do update
            set application = excluded.application, is_kept = false, until = null,
                claim = case when h.application = excluded.application and h.claim = 'signed' then h.claim
                             else excluded.claim end
            where h.application = excluded.application
               or (h.is_kept and h.until < today
                   and not exists (select from shares s where s.pool = h.pool and s.key = h.key
                                   and s.instead_of = h.application and s.application <> application))
               or (excluded.claim = 'ordered' and h.claim = 'applied' and not h.is_kept)
            returning h.application into taken;
            if taken is null then
                -- A case about a licence leaves with it what that licence holds already, and has it after it.
                perform from holds h
                where h.pool = pool and h.key = wanted and h.application = about and h.is_kept;
                if not found then
                    raise exception using errcode = 'IZ002', message = jsonb_build_object('pool', pool)::text;
                end if;
                insert into shares (pool, key, application, instead_of) values (pool, wanted, application, about)
                on conflict on constraint shares_pkey do nothing;
            else
                delete from shares s where s.pool = pool and s.application = application;
            end if;
        when 'shared' then
            takes := (said ->> 'takes')::numeric;
            select max(s.application) filter (where s.application = about), coalesce(max(s.takes), 0)
            into before, own from shares s
            where s.pool = pool and s.key = wanted and s.takes is not null
              and (s.application = application or s.application = about and (s.until is null or s.until >= today));
            -- What a licence holds and what is asked for in its place are one: the more of them counts.
            select coalesce(sum(n.most), 0) into others from (
                select max(s.takes) as most from shares s
                where s.pool = pool and s.key = wanted and s.takes is not null
                  and (s.until is null or s.until >= today)
                  and coalesce(s.instead_of, s.application) not in (application, coalesce(about, application))
                group by coalesce(s.instead_of, s.application)) as n;
            if takes > own and takes > (said ->> 'of')::numeric - others then
                raise exception using errcode = 'IZ002', message = jsonb_build_object(
                    'pool', pool, 'left', greatest((said ->> 'of')::numeric - others, 0))::text;
            end if;
            delete from holds h where h.pool = pool and h.application = application;
            insert into shares as s (pool, key, application, instead_of, takes)
            values (pool, wanted, application, before, takes)
            on conflict on constraint shares_pkey do update
            set key = excluded.key, takes = excluded.takes,
                instead_of = case when s.key = excluded.key then coalesce(excluded.instead_of, s.instead_of)
                                  else excluded.instead_of end;
        when 'dated' then
            span := datemultirange(daterange((said ->> 'first')::date, (said ->> 'last')::date, '[]'));
            select s.application, s.days into before, kept from shares s
            where s.pool = pool and s.key = wanted and s.application = about and s.is_kept and s.days is not null;
            span := span - coalesce(kept, '{}');
            if exists (select from shares s where s.pool = pool and s.key = wanted and s.application <> application
                       and s.days && span) then
                raise exception using errcode = 'IZ002', message = jsonb_build_object('pool', pool, 'taken', (
                    select jsonb_agg(jsonb_build_object('first', lower(n.part), 'last', upper(n.part) - 1))
                    from (select unnest(s.days) as part from shares s
                          where s.pool = pool and s.key = wanted
                            and s.application not in (application, coalesce(about, application))
                          order by part limit 1000) as n
                    where upper(n.part) > (said ->> 'first')::date))::text;
            end if;
            delete from holds h where h.pool = pool and h.application = application;
            insert into shares as s (pool, key, application, instead_of, days)
            values (pool, wanted, application, before, span)
            on conflict on constraint shares_pkey do update
            set key = excluded.key, days = excluded.days, instead_of = excluded.instead_of;
        when 'changed' then
            update holds h set claim = said ->> 'claim'
            where h.pool = pool and h.application = application and h.claim = 'signed';
        when 'kept' then
            insert into holds as h (pool, key, application, is_kept, until)
            values (pool, wanted, application, true, (said ->> 'until')::date)
            on conflict on constraint holds_pkey do update
            set application = excluded.application, is_kept = true, until = excluded.until
            where h.application in (application, about);
            delete from shares s where s.pool = pool and s.application = application;
        when 'share kept' then
            -- The new licence holds in place of the old one what it asked for; days of the old one go on as they were.
            delete from shares o using shares s
            where o.pool = pool and o.key = wanted and o.application = about and s.pool = pool
              and s.application = application and s.instead_of = about
            returning o.days into kept;
            update shares s
            set is_kept = true, until = (said ->> 'until')::date, instead_of = null,
                days = (s.days + coalesce(kept, '{}'))
                       * datemultirange(daterange(null, (said ->> 'until')::date, '[]'))
            where s.pool = pool and s.application = application;
            kept := null;
        when 'released' then
            delete from holds h where h.pool = pool and h.application = application;
            delete from shares s where s.pool = pool and s.application = application;
        when 'revoked' then
            delete from holds h where h.application = about and h.is_kept;
            delete from shares s where s.application = about and s.is_kept;
        when 'amended' then
            update holds h set until = (said ->> 'until')::date where h.application = about and h.is_kept;
            update shares s
            set until = (said ->> 'until')::date,
                days = s.days * datemultirange(daterange(null, (said ->> 'until')::date, '[]'))
            where s.application = about and s.is_kept;
        when 'barred' then
            insert into bars (permit, key, until, reason_id, reason_en, application)
            values (permit, said ->> 'key', (said ->> 'until')::date, said ->> 'reason_id', said ->> 'reason_en',
                    application);
        end case;
        taken := null;
        before := null;
        kept := null;
    end loop;
end $$;

alter function hold_v3(text, text, text, date, jsonb) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function hold_v3(text, text, text, date, jsonb) from public;
grant execute on function hold_v3(text, text, text, date, jsonb) to izin_portal, izin_worker;
