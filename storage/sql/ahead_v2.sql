-- What keeps an open task from being somebody's turn, told by the core (`licensing.case.turns`): its case is suspended,
-- or four eyes keep these officers from it. A case of the release before is brought up to it by its next commit; until
-- then the core, which looks at those that are named, says so.
alter table tasks add column is_suspended boolean not null default false, add column kept_from text[] not null default '{}';
grant update (is_suspended, kept_from) on tasks to izin_portal, izin_worker;

-- `keep_times_v1`, which writes these too.
create function keep_times_v2(told jsonb, number text, clock jsonb, skipped jsonb) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    update tasks t
    set comes_at = n.comes_at, ended_at = n.ended_at, ended_as = n.ended_as, is_suspended = n.is_suspended,
        kept_from = n.kept_from
    from jsonb_to_recordset(told) as n (
        task text, comes_at timestamptz, ended_at timestamptz, ended_as text, is_suspended boolean, kept_from text[])
    where t.task = n.task;

    if clock is not null or skipped is not null then
        perform keep_times_v1('[]', number, clock, skipped);
    end if;
end $$;

revoke execute on function keep_times_v2(jsonb, text, jsonb, jsonb) from public;
grant execute on function keep_times_v2(jsonb, text, jsonb, jsonb) to izin_portal, izin_worker;

-- Other cases of a permit of which open tasks ask a person's role the same, that she is offered and no colleague has,
-- that neither suspension nor four eyes keep from her, and that are ahead: the case came before a day, was asked there by
-- when this one was, and is due earlier. Twenty of them after one (`past_came`, `past_number`; null for the first) with
-- the tasks, separated by commas, and how many there are in all. It is asked in a decision's transaction, after
-- `lock_cases_v2`, or by itself.
create function ahead_v2(roles text, seats text, known_as text, officer text, number text, permit_asked text,
                         step_asked text, agency_asked text, role_asked text, day timestamptz, opened timestamptz,
                         mine_due timestamptz, edition text, past_came timestamptz, past_number text)
returns table (tasks text, application text, comes_at timestamptz, digest text, snapshot text, seal text, count bigint)
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', '', true),
            set_config('izin.officer_roles', roles, true);

    return query
    with waiting as materialized (
        select o.application, string_agg(o.task, ',' order by o.task) as asked,
               min(coalesce(o.comes_at, o.opened_at)) as came
        from offered_v1(roles, seats, known_as, officer) o
        join cases c on c.application = o.application
        where o.agency = agency_asked and o.role = role_asked and o.step = step_asked and c.permit = permit_asked
          and o.application <> number and (o.claimed_by is null or o.claimed_by = officer)
          and not o.is_suspended and officer <> all (o.kept_from)
          and coalesce(o.comes_at, o.opened_at) < day and o.opened_at <= opened
          and (mine_due is null or o.due < mine_due)
        group by o.application
    ), page as (
        select * from waiting w
        where past_came is null or (w.came, w.application) > (past_came, past_number)
        order by w.came, w.application
        limit 20
    )
    select p.asked, p.application, p.came, c.digest,
           case when c.snapshot_edition = edition and c.snapshot_digest = c.digest then c.snapshot end,
           c.snapshot_seal, (select count(*) from waiting)
    from page p
    join cases c on c.application = p.application
    order by p.came, p.application;
end $$;

revoke execute on function ahead_v2(text, text, text, text, text, text, text, text, text, timestamptz, timestamptz,
                                    timestamptz, text, timestamptz, text) from public;
grant execute on function ahead_v2(text, text, text, text, text, text, text, text, text, timestamptz, timestamptz,
                                   timestamptz, text, timestamptz, text) to izin_portal, izin_worker;
