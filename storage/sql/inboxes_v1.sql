-- The open tasks a person is offered, as inbox_v4 says it, without an order; for what counts them or looks for some.
create function offered_v1(roles text, seats text, known_as text, officer text) returns setof tasks
language sql stable as $$
    select o.*
    from unnest(string_to_array(roles, ',')) as held (role)
    join tasks o on o.agency = split_part(held.role, '.', 1) and o.role = split_part(held.role, '.', 2)
    where o.is_open
      and (o.member is null or held.role || '=' || o.member = any (string_to_array(seats, ',')))
      and not exists (select from cases b where b.application = o.application
                      and b.barred && string_to_array(known_as, ','))
      and not exists (select from tasks s where s.application = o.application and s.step = o.step
                      and s.round = o.round and s.line = o.line and s.task <> o.task and s.claimed_by = officer)
$$;

-- Those of them that are looked for: `sort_sought` is all, mine, late or today, by this instant and the city's next midnight;
-- `permit_sought` and `step_sought` are null for any;
-- `is_free` leaves out what a colleague has taken.
create function inbox_sought_v1(roles text, seats text, known_as text, officer text, sort_sought text, permit_sought text,
                                step_sought text, moment timestamptz, midnight timestamptz, is_free boolean)
returns table (task text, application text, permit text, definition text, step text, agency text, role text,
               round integer, opened_at timestamptz, due timestamptz, claimed_by text, claimed_name text,
               applicant text, member text)
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', '', true),
            set_config('izin.officer_roles', roles, true);

    return query
    select o.task, o.application, c.permit, c.definition, o.step, o.agency, o.role, o.round, o.opened_at, o.due,
           o.claimed_by, o.claimed_name, c.applicant, o.member
    from offered_v1(roles, seats, known_as, officer) o
    join cases c on c.application = o.application
    where (permit_sought is null or c.permit = permit_sought)
      and (step_sought is null or o.step = step_sought)
      and (not is_free or o.claimed_by is null or o.claimed_by = officer)
      and case sort_sought
              when 'mine' then o.claimed_by = officer or o.member is not null
              when 'late' then o.due <= moment
              when 'today' then o.due > moment and o.due <= midnight
              else true
          end;
end $$;

-- How many of them wait at each step.
create function inbox_waiting_v1(roles text, seats text, known_as text, officer text, moment timestamptz,
                                 midnight timestamptz)
returns table (permit text, definition text, step text, waiting bigint, mine bigint, late bigint, due_today bigint)
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', '', true),
            set_config('izin.officer_roles', roles, true);

    return query
    select c.permit, c.definition, o.step, count(*),
           count(*) filter (where o.claimed_by = officer or o.member is not null),
           count(*) filter (where o.due <= moment),
           count(*) filter (where o.due > moment and o.due <= midnight)
    from offered_v1(roles, seats, known_as, officer) o
    join cases c on c.application = o.application
    group by c.permit, c.definition, o.step;
end $$;

revoke execute on function offered_v1(text, text, text, text),
                           inbox_sought_v1(text, text, text, text, text, text, text, timestamptz, timestamptz, boolean),
                           inbox_waiting_v1(text, text, text, text, timestamptz, timestamptz) from public;
grant execute on function offered_v1(text, text, text, text),
                          inbox_sought_v1(text, text, text, text, text, text, text, timestamptz, timestamptz, boolean),
                          inbox_waiting_v1(text, text, text, text, timestamptz, timestamptz) to izin_portal, izin_worker;
