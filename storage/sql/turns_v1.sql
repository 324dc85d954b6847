-- The open tasks of an officer's roles, most urgent first and of those due at once who came first, in one statement: it
-- says on whose behalf it asks, and runs with the caller's rights. Each role's tasks come in the order of their index, so a long inbox costs what it shows.
-- `roles`, `seats` and `known_as`, by what a case may keep her out, are separated by commas; a seat is a role and whom
-- she may be asked as in it by name: herself, or whom she stands in for. `officer` is her own id.
create function inbox_v5(roles text, seats text, known_as text, officer text, most integer, skipped integer)
returns table (task text, application text, permit text, definition text, step text, agency text, role text,
               round integer, opened_at timestamptz, due timestamptz, claimed_by text, claimed_name text,
               applicant text, member text, comes_at timestamptz)
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', '', true),
            set_config('izin.officer_roles', roles, true);

    return query
    select t.task, t.application, c.permit, c.definition, t.step, t.agency, t.role, t.round, t.opened_at, t.due,
           t.claimed_by, t.claimed_name, c.applicant, t.member, t.comes_at
    from (
        select of_role.*
        from unnest(string_to_array(roles, ',')) as held (role)
        cross join lateral (
            select o.task, o.application, o.step, o.agency, o.role, o.round, o.opened_at, o.due, o.claimed_by,
                   o.claimed_name, o.member, coalesce(o.comes_at, o.opened_at) as comes_at
            from tasks o
            where o.is_open and o.agency = split_part(held.role, '.', 1) and o.role = split_part(held.role, '.', 2)
              and (o.member is null or held.role || '=' || o.member = any (string_to_array(seats, ',')))
              and not exists (select from cases b where b.application = o.application
                              and b.barred && string_to_array(known_as, ','))
              -- Who has taken or answered a question is not offered it once more, where several people answer it.
              and not exists (select from tasks s where s.application = o.application and s.step = o.step
                              and s.round = o.round and s.line = o.line and s.task <> o.task
                              and s.claimed_by = officer)
            order by o.due, coalesce(o.comes_at, o.opened_at), o.task
            limit most + skipped
        ) of_role
        order by of_role.due, of_role.comes_at, of_role.task
        limit most offset skipped
    ) t
    join cases c on c.application = t.application
    order by t.due, t.comes_at, t.task;
end $$;

revoke execute on function inbox_v5(text, text, text, text, integer, integer) from public;
grant execute on function inbox_v5(text, text, text, text, integer, integer) to izin_portal, izin_worker;

-- Those of them that are looked for: `sort_sought` is all, mine, late or today, by this instant and the city's next midnight;
-- `permit_sought` and `step_sought` are null for any;
-- `is_free` leaves out what a colleague has taken.
create function inbox_sought_v2(roles text, seats text, known_as text, officer text, sort_sought text, permit_sought text,
                                step_sought text, moment timestamptz, midnight timestamptz, is_free boolean)
returns table (task text, application text, permit text, definition text, step text, agency text, role text,
               round integer, opened_at timestamptz, due timestamptz, claimed_by text, claimed_name text,
               applicant text, member text, comes_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', '', true),
            set_config('izin.officer_roles', roles, true);

    return query
    select o.task, o.application, c.permit, c.definition, o.step, o.agency, o.role, o.round, o.opened_at, o.due,
           o.claimed_by, o.claimed_name, c.applicant, o.member,
           coalesce(o.comes_at, o.opened_at)
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

-- Open tasks that ask a person's role the same of other cases of a permit, that she is offered and no colleague has, and
-- that are ahead (`licensing.case.turns`): the case came before a day, was asked there by when this one was, and is due
-- earlier. The core says whether she may decide them, so their cases come with them. It is asked in a decision's
-- transaction, after `lock_cases_v2`, or by itself.
create function ahead_v1(roles text, seats text, known_as text, officer text, number text, permit_asked text,
                         step_asked text, agency_asked text, role_asked text, day timestamptz, opened timestamptz,
                         mine_due timestamptz, edition text)
returns table (task text, application text, digest text, snapshot text, seal text)
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', '', true),
            set_config('izin.officer_roles', roles, true);

    return query
    select o.task, o.application, c.digest,
           case when c.snapshot_edition = edition and c.snapshot_digest = c.digest then c.snapshot end,
           c.snapshot_seal
    from offered_v1(roles, seats, known_as, officer) o
    join cases c on c.application = o.application
    where o.agency = agency_asked and o.role = role_asked and o.step = step_asked and c.permit = permit_asked
      and o.application <> number and (o.claimed_by is null or o.claimed_by = officer)
      and coalesce(o.comes_at, o.opened_at) < day and o.opened_at <= opened
      and (mine_due is null or o.due < mine_due)
    order by coalesce(o.comes_at, o.opened_at), o.task
    limit 20;
end $$;

revoke execute on function inbox_sought_v2(text, text, text, text, text, text, text, timestamptz, timestamptz, boolean),
                           ahead_v1(text, text, text, text, text, text, text, text, text, timestamptz, timestamptz, timestamptz, text) from public;
grant execute on function inbox_sought_v2(text, text, text, text, text, text, text, timestamptz, timestamptz, boolean),
                          ahead_v1(text, text, text, text, text, text, text, text, text, timestamptz, timestamptz, timestamptz, text) to izin_portal, izin_worker;
