-- What is held of scarce things on a day, by whomever: of each thing whether it is held itself and until when, how many
-- of its number, and on which days from this one on. It names no case. Keys are what people typed, as a rule: one is told
-- where its pool is `is_open` (its things can be listed anyway), and to roles with a part in a case that holds of the
-- thing; the others of a pool come as one row without a key. `roles` are separated by commas, null for Izin itself.
grant create on schema public to izin_gate;

create function scarce_v1(asked jsonb, roles text, today date, sought text, most integer)
returns table (pool text, key text, things bigint, is_held boolean, until date, takes numeric, days jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set work_mem = '32MB'
as $$
    with pools as (
        select n.pool, n.is_open from jsonb_to_recordset(asked) as n (pool text, is_open boolean)
    ), held as (
        -- What a licence holds and what is asked for in its place are one, of which the more counts.
        -- Told apart and sorted byte by byte, which costs a third of doing it by a language.
        select h.pool collate "C" as pool, h.key collate "C" as key, h.application,
               h.application collate "C" as whose, true as is_held, h.until, null::numeric as takes,
               null::datemultirange as days
        from holds h
        where h.pool in (select p.pool from pools p) and (h.until is null or h.until >= today)
        union all
        select s.pool collate "C", s.key collate "C", s.application,
               coalesce(s.instead_of, s.application) collate "C", s.takes is null and s.days is null, s.until,
               s.takes, s.days * datemultirange(daterange(today, null))
        from shares s
        where s.pool in (select p.pool from pools p) and (s.until is null or s.until >= today)
    ), hers as (
        -- Looked through once, not for each thing.
        select c.application from case_parties c where c.party = any (string_to_array(roles, ','))
    ), by_whom as (
        select h.pool, h.key, p.is_open, bool_or(h.is_held) as is_held,
               bool_or(h.is_held and h.until is null) as is_endless, max(h.until) as until, max(h.takes) as takes,
               range_agg(h.days) as days,
               bool_or(p.is_open or roles is null or h.application in (select s.application from hers s)) as is_told
        from held h join pools p using (pool)
        where (h.takes is not null or h.is_held or not isempty(h.days))
          and (p.is_open or position(lower(sought) in lower(h.key)) > 0)
        group by h.pool, h.key, p.is_open, h.whose
    ), of_things as (
        select b.pool, b.key, bool_or(b.is_held) as is_held,
               case when not bool_or(b.is_endless) then max(b.until) filter (where b.is_held) end as until,
               sum(b.takes) as takes, range_agg(b.days) as days, bool_or(b.is_told) as is_told
        from by_whom b
        group by b.pool, b.key
    ), told as (
        select t.*, count(*) over (partition by t.pool) as things,
               row_number() over (partition by t.pool order by t.key) as place
        from of_things t
        where t.is_told
    )
    select t.pool, t.key, t.things, t.is_held, t.until, t.takes, (
               select jsonb_agg(jsonb_build_object('first', lower(n.part), 'last', upper(n.part) - 1) order by n.part)
               from unnest(t.days) as n (part))
    from told t where t.place <= most
    union all
    select t.pool, null, count(*), bool_or(t.is_held), null, sum(t.takes), null
    from of_things t
    where not t.is_told and sought = ''
    group by t.pool
$$;

revoke execute on function scarce_v1(jsonb, text, date, text, integer) from public;
grant execute on function scarce_v1(jsonb, text, date, text, integer) to izin_portal, izin_worker;
alter function scarce_v1(jsonb, text, date, text, integer) owner to izin_gate;
revoke create on schema public from izin_gate;
