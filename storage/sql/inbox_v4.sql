-- What a person has taken or answered in one round of a step.
create index tasks_taken on tasks (application, step, round) where claimed_by is not null;

-- The open tasks of an officer's roles, most urgent first, in one statement: it says on whose behalf it asks, and runs
-- with the caller's rights. Each role's tasks come in the order of their index, so a long inbox costs what it shows.
-- `roles`, `seats` and `known_as`, by what a case may keep her out, are separated by commas; a seat is a role and whom
-- she may be asked as in it by name: herself, or whom she stands in for. `officer` is her own id.
create function inbox_v4(roles text, seats text, known_as text, officer text, most integer, skipped integer)
returns table (task text, application text, permit text, definition text, step text, agency text, role text,
               round integer, opened_at timestamptz, due timestamptz, claimed_by text, claimed_name text,
               applicant text, member text)
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', '', true),
            set_config('izin.officer_roles', roles, true);

    return query
    select t.task, t.application, c.permit, c.definition, t.step, t.agency, t.role, t.round, t.opened_at, t.due,
           t.claimed_by, t.claimed_name, c.applicant, t.member
    from (
        select of_role.*
        from unnest(string_to_array(roles, ',')) as held (role)
        cross join lateral (
            select o.task, o.application, o.step, o.agency, o.role, o.round, o.opened_at, o.due, o.claimed_by,
                   o.claimed_name, o.member
            from tasks o
            where o.is_open and o.agency = split_part(held.role, '.', 1) and o.role = split_part(held.role, '.', 2)
              and (o.member is null or held.role || '=' || o.member = any (string_to_array(seats, ',')))
              and not exists (select from cases b where b.application = o.application
                              and b.barred && string_to_array(known_as, ','))
              -- Who has taken or answered a question is not offered it once more, where several people answer it.
              and not exists (select from tasks s where s.application = o.application and s.step = o.step
                              and s.round = o.round and s.line = o.line and s.task <> o.task
                              and s.claimed_by = officer)
            order by o.due, o.opened_at, o.task
            limit most + skipped
        ) of_role
        order by of_role.due, of_role.opened_at, of_role.task
        limit most offset skipped
    ) t
    join cases c on c.application = t.application
    order by t.due, t.opened_at, t.task;
end $$;

revoke execute on function inbox_v4(text, text, text, text, integer, integer) from public;
grant execute on function inbox_v4(text, text, text, text, integer, integer) to izin_portal, izin_worker;
