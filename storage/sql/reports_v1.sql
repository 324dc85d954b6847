-- What reports count. They look past the policies, for they tell numbers and nobody's case: whoever asks says of which
-- agencies, null for all, and `permit_asked` is null for any permit. Days are the city's.
create policy gate on tasks to izin_gate using (true);
create policy gate on case_clocks to izin_gate using (true);
grant select on tasks, case_clocks to izin_gate;

create function served_tasks_v1(agencies text, permit_asked text, since timestamptz, until timestamptz)
returns table (permit text, step text, agency text, role text, opened date, ended date, is_late boolean, tasks bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.permit, t.step, t.agency, t.role, (t.opened_at at time zone 'Asia/Jakarta')::date,
           (t.ended_at at time zone 'Asia/Jakarta')::date, coalesce(t.ended_at >= t.due, false), count(*)
    from tasks t join cases c on c.application = t.application
    where t.ended_as = 'decided' and t.agency is not null and t.ended_at >= since and t.ended_at < until
      and (agencies is null or t.agency = any (string_to_array(agencies, ',')))
      and (permit_asked is null or c.permit = permit_asked)
    group by 1, 2, 3, 4, 5, 6, 7
    union all
    select c.permit, t.step, t.agency, t.role, (t.opened_at at time zone 'Asia/Jakarta')::date, null, true, count(*)
    from tasks t join cases c on c.application = t.application
    where t.is_open and t.agency is not null and t.due <= until
      and (agencies is null or t.agency = any (string_to_array(agencies, ',')))
      and (permit_asked is null or c.permit = permit_asked)
    group by 1, 2, 3, 4, 5
$$;

create function served_cases_v1(agencies text, since timestamptz, until timestamptz)
returns table (permit text, agency text, on_time bigint, late bigint, still_late bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.permit, k.whose,
           count(*) filter (where k.stopped_at >= since and k.stopped_at < until and not k.is_late),
           count(*) filter (where k.stopped_at >= since and k.stopped_at < until and k.is_late),
           count(*) filter (where k.stopped_at is null and (k.is_late or k.due <= until))
    from case_clocks k join cases c on c.application = k.application
    where (agencies is null or k.whose = any (string_to_array(agencies, ',')))
      and (k.stopped_at is null or (k.stopped_at >= since and k.stopped_at < until))
    group by 1, 2
$$;

-- A pause counts as far as it lies between the two instants.
create function stood_still_v1(agencies text, since timestamptz, until timestamptz)
returns table (permit text, agency text, why text, cases bigint, seconds bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.permit, k.whose, p.why, count(distinct k.application),
           sum(extract(epoch from least(coalesce(p.until, served.until), served.until)
                                  - greatest(p.since, served.since)))::bigint
    from (select since, until) served
    cross join case_clocks k
    join cases c on c.application = k.application
    cross join lateral jsonb_to_recordset(k.pauses) as p (why text, since timestamptz, until timestamptz)
    where (agencies is null or k.whose = any (string_to_array(agencies, ',')))
      and p.since < served.until and coalesce(p.until, served.until) > served.since
    group by 1, 2, 3
$$;

revoke execute on function served_tasks_v1(text, text, timestamptz, timestamptz),
    served_cases_v1(text, timestamptz, timestamptz), stood_still_v1(text, timestamptz, timestamptz) from public;
grant execute on function served_tasks_v1(text, text, timestamptz, timestamptz),
    served_cases_v1(text, timestamptz, timestamptz), stood_still_v1(text, timestamptz, timestamptz)
    to izin_portal, izin_worker;

grant create on schema public to izin_gate;
alter function served_tasks_v1(text, text, timestamptz, timestamptz) owner to izin_gate;
alter function served_cases_v1(text, timestamptz, timestamptz) owner to izin_gate;
alter function stood_still_v1(text, timestamptz, timestamptz) owner to izin_gate;
revoke create on schema public from izin_gate;
