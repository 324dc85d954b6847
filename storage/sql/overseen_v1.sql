-- Who reads which figures. A transaction says for whom it asks: `izin.officer_roles` her own roles, `izin.oversees` whom
-- she oversees, by names such as `dinkes`, `kecamatan@serpong` and `dlh.penilai`, or `*` for everybody. A transaction for
-- which nobody was named counts nothing.
create function names_of_office_v1(agency text, office text) returns text[] language sql immutable
return array['*', agency, agency || '.' || office, agency || '@' || split_part(office, '@', 2)];

create function overseen_v1() returns text[] language sql stable
return coalesce(string_to_array(current_setting('izin.oversees', true), ','), '{}');

create function read_v1() returns text[] language sql stable
return overseen_v1() || coalesce(string_to_array(current_setting('izin.officer_roles', true), ','), '{}');

-- What reports count of those whom the transaction asks for. They look past the policies, for they tell numbers and
-- nobody's case. Days are the city's. `served_tasks_v1` stays for forecasts, which ask about a permit type.
create function served_tasks_v2(since timestamptz, until timestamptz)
returns table (permit text, step text, agency text, role text, opened date, ended date, is_late boolean, tasks bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.permit, t.step, t.agency, t.role, (t.opened_at at time zone 'Asia/Jakarta')::date,
           (t.ended_at at time zone 'Asia/Jakarta')::date, coalesce(t.ended_at >= t.due, false), count(*)
    from tasks t join cases c on c.application = t.application
    where t.ended_as = 'decided' and t.agency is not null and t.ended_at >= since and t.ended_at < until
      and names_of_office_v1(t.agency, t.role) && (select read_v1())
    group by 1, 2, 3, 4, 5, 6, 7
    union all
    select c.permit, t.step, t.agency, t.role, (t.opened_at at time zone 'Asia/Jakarta')::date, null, true, count(*)
    from tasks t join cases c on c.application = t.application
    where t.is_open and t.agency is not null and t.due <= until
      and names_of_office_v1(t.agency, t.role) && (select read_v1())
    group by 1, 2, 3, 4, 5
$$;

-- Whole applications are the agency's that issues, and of none of its roles.
create function served_cases_v2(since timestamptz, until timestamptz)
returns table (permit text, agency text, on_time bigint, late bigint, still_late bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.permit, k.whose,
           count(*) filter (where k.stopped_at >= since and k.stopped_at < until and not k.is_late),
           count(*) filter (where k.stopped_at >= since and k.stopped_at < until and k.is_late),
           count(*) filter (where k.stopped_at is null and (k.is_late or k.due <= until))
    from case_clocks k join cases c on c.application = k.application
    where array['*', k.whose] && (select overseen_v1())
      and (k.stopped_at is null or (k.stopped_at >= since and k.stopped_at < until))
    group by 1, 2
$$;

-- A pause counts as far as it lies between the two instants.
create function stood_still_v2(since timestamptz, until timestamptz)
returns table (permit text, agency text, why text, cases bigint, seconds bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.permit, k.whose, p.why, count(distinct k.application),
           sum(extract(epoch from least(coalesce(p.until, served.until), served.until)
                                  - greatest(p.since, served.since)))::bigint
    from (select since, until) served
    cross join case_clocks k
    join cases c on c.application = k.application
    cross join lateral jsonb_to_recordset(k.pauses) as p (why text, since timestamptz, until timestamptz)
    where array['*', k.whose] && (select overseen_v1())
      and p.since < served.until and coalesce(p.until, served.until) > served.since
    group by 1, 2, 3
$$;

-- A decision out of turn is read by whoever oversees who made it, and by those of its role who see the case.
drop policy portal on skips;
create policy portal_adds on skips for insert to izin_portal with check (
    exists (select from case_parties p where p.application = skips.application offset 0)
);
create policy portal_sees on skips for select to izin_portal using (
    names_of_office_v1(agency, role) && (select overseen_v1())
    or (agency || '.' || role = any ((select string_to_array(current_setting('izin.officer_roles', true), ','))::text[])
        and exists (select from case_parties p where p.application = skips.application offset 0))
);

revoke execute on function names_of_office_v1(text, text), overseen_v1(), read_v1(),
    served_tasks_v2(timestamptz, timestamptz), served_cases_v2(timestamptz, timestamptz),
    stood_still_v2(timestamptz, timestamptz) from public;
grant execute on function names_of_office_v1(text, text), overseen_v1(), read_v1()
    to izin_portal, izin_worker, izin_gate;
grant execute on function served_tasks_v2(timestamptz, timestamptz), served_cases_v2(timestamptz, timestamptz),
    stood_still_v2(timestamptz, timestamptz) to izin_portal, izin_worker;

grant create on schema public to izin_gate;
alter function served_tasks_v2(timestamptz, timestamptz) owner to izin_gate;
alter function served_cases_v2(timestamptz, timestamptz) owner to izin_gate;
alter function stood_still_v2(timestamptz, timestamptz) owner to izin_gate;
revoke create on schema public from izin_gate;
