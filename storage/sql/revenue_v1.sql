-- What heads, treasurer and planners read out of the books. The functions look past the policies, for they tell sums:
-- whoever keeps the books is told of every agency, and who oversees an agency what is that agency's.

create function reads_books_v1(agency text) returns boolean language sql stable
return (select keeps_books_v1()) or array['*', agency] && (select overseen_v1());

-- What was paid, by the city's day.
create function paid_v1(since date, until date)
returns table (day date, account text, agency text, permit text, amount bigint, postings bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select p.day, p.account, p.agency, p.permit, p.amount::bigint, p.postings
    from (
        select l.day, l.account, l.agency, l.permit, sum(l.amount) as amount, count(*) as postings
        from ledger l
        where l.kind = 'paid' and l.day between since and until
        group by 1, 2, 3, 4
        offset 0
    ) p
    where reads_books_v1(p.agency)
$$;

-- Everything that was posted of debts, by months; each month is a stretch of the index of its own.
create function moved_v1(since date, until date)
returns table (month date, kind text, account text, agency text, permit text, amount bigint, postings bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select m.month::date, p.kind, p.account, p.agency, p.permit, p.amount::bigint, p.postings
    from generate_series(
        -- Where nothing was posted, there is no month to look at.
        date_trunc('month', greatest(since, (select coalesce(min(l.day), until + 31) from ledger l))::timestamp),
        date_trunc('month', until::timestamp), interval '1 month'
    ) as m (month)
    cross join lateral (
        select l.kind, l.account, l.agency, l.permit, sum(l.amount) as amount, count(*) as postings
        from ledger l
        where l.day >= greatest(m.month::date, since)
          and l.day <= least((m.month + interval '1 month')::date - 1, until)
        group by 1, 2, 3, 4
        offset 0
    ) p
    where p.kind not in ('received', 'refunded') and reads_books_v1(p.agency)
$$;

-- What is owed at the end of a day, by how many days it is past its due date.
create function owed_v1(asked date)
returns table (account text, agency text, permit text, age text, debts bigint, amount bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select s.* from (
        select o.account, o.agency, o.permit,
               case when coalesce(asked - b.due, 0) <= 0 then 'not-due'
                    when asked - b.due <= 30 then '1-30'
                    when asked - b.due <= 60 then '31-60'
                    when asked - b.due <= 90 then '61-90'
                    else '91-' end,
               count(*), sum(o.owed)::bigint
        from (
            select l.application, l.debt, l.account, min(l.agency) as agency, min(l.permit) as permit,
                   sum(case when l.debit = 'receivable' then l.amount
                            when l.credit = 'receivable' then -l.amount else 0 end) as owed
            from ledger l
            where l.application is not null and l.day <= asked
            group by 1, 2, 3
            having sum(case when l.debit = 'receivable' then l.amount
                            when l.credit = 'receivable' then -l.amount else 0 end) <> 0
            offset 0
        ) o
        left join lateral (
            select (max(b.due) at time zone 'Asia/Jakarta')::date as due
            from bills b where b.application = o.application and b.debt = o.debt
        ) b on true
        group by 1, 2, 3, 4
        offset 0
    ) s
    where reads_books_v1(s.agency)
$$;

-- Licences by the month in which they were issued and the one in which they end, and how many of them were renewed. What
-- belongs to a licence (storage/sql/register_v1.sql) is none of its own.
create function ending_v1()
returns table (permit text, issued date, ends date, licences bigint, renewed bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select l.permit, date_trunc('month', l.issued_at at time zone 'Asia/Jakarta')::date,
           date_trunc('month', l.valid_until::timestamp)::date, count(*),
           count(*) filter (where l.renewed_by is not null)
    from licences l
    where cardinality(string_to_array(l.licence, '.')) = 3
      and ((select keeps_books_v1()) or exists (
          select from case_clocks k where k.application = l.application and reads_books_v1(k.whose)))
    group by 1, 2, 3
$$;

-- How long who took a task had it until she decided: of each step the latest decisions, `most` of them, those of which
-- nobody had taken the task counted beside. Half of them took no longer.
create function worked_v1(since timestamptz, until timestamptz, most integer)
returns table (permit text, step text, agency text, role text, decisions bigint, taken bigint, minutes double precision)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with decided as (
        select t.task, t.application, c.permit, t.step, t.agency, t.role, t.claimed_by, t.ended_at,
               count(*) over own as decisions, row_number() over (own order by t.ended_at desc, t.task) as nth
        from tasks t join cases c on c.application = t.application
        where t.ended_as = 'decided' and t.agency is not null and t.ended_at >= since and t.ended_at < until
          and ((select keeps_books_v1()) or names_of_office_v1(t.agency, t.role) && (select overseen_v1()))
        window own as (partition by c.permit, t.step, t.agency, t.role)
    )
    select d.permit, d.step, d.agency, d.role, max(d.decisions), count(k.at),
           percentile_cont(0.5) within group (order by extract(epoch from d.ended_at - k.at) / 60)
    from decided d
    left join lateral (
        select max((e.event ->> 'at')::timestamptz) as at
        from commits m
        cross join lateral jsonb_array_elements(m.events::jsonb) as e (event)
        where d.claimed_by is not null and m.application = d.application and m.at <= d.ended_at
          and position('task-claimed' in m.events) > 0
          and e.event ->> 'type' = 'task-claimed' and e.event ->> 'task' = d.task
    ) k on true
    where d.nth <= most
    group by 1, 2, 3, 4
$$;
grant select on commits to izin_gate;
create policy gate on commits for select to izin_gate using (true);

revoke execute on function reads_books_v1(text), paid_v1(date, date), moved_v1(date, date), owed_v1(date), ending_v1(),
    worked_v1(timestamptz, timestamptz, integer) from public;
grant execute on function reads_books_v1(text) to izin_portal, izin_worker, izin_gate;
grant execute on function paid_v1(date, date), moved_v1(date, date), owed_v1(date), ending_v1(),
    worked_v1(timestamptz, timestamptz, integer) to izin_portal, izin_worker;

grant create on schema public to izin_gate;
alter function paid_v1(date, date) owner to izin_gate;
alter function moved_v1(date, date) owner to izin_gate;
alter function owed_v1(date) owner to izin_gate;
alter function ending_v1() owner to izin_gate;
alter function worked_v1(timestamptz, timestamptz, integer) owner to izin_gate;
revoke create on schema public from izin_gate;
