-- When cases came and tasks ended, what became of a case's legal clock, and who was decided out of turn. Processes of the
-- release before write none of it: a task of theirs goes by when it was asked, and is in no report.
alter table tasks add column comes_at timestamptz, add column ended_at timestamptz, add column ended_as text;
grant update (comes_at, ended_at, ended_as) on tasks to izin_portal, izin_worker;
create index tasks_ended on tasks (ended_at) where ended_as is not null;

-- `used` is of the limit, in its unit, when the clock was told of last; `pauses` are a list of why, since and until.
create table case_clocks (
    application text primary key,
    whose text not null,
    within_amount integer not null,
    within_unit text not null,
    started_at timestamptz not null,
    due timestamptz,
    stopped_at timestamptz,
    is_late boolean not null,
    pauses jsonb not null
);
create index case_clocks_stopped on case_clocks (stopped_at);

-- A decision that was made before those whose turn it was.
create table skips (
    task text not null,
    at timestamptz not null,
    application text not null,
    permit text not null,
    step text not null,
    agency text not null,
    role text not null,
    officer text not null,
    officer_name text not null,
    first text not null,
    others integer not null,
    reason text not null,
    primary key (task, at)
);
create index skips_at on skips (at);

do $$
declare
    of_a_case text;
    seen constant text := 'exists (select from case_parties p where p.application = %1$I.application offset 0)';
begin
    foreach of_a_case in array array['case_clocks', 'skips'] loop
        execute format('alter table %I enable row level security', of_a_case);
        execute format('alter table %I force row level security', of_a_case);
        execute format('create policy worker on %I to izin_worker using (true) with check (true)', of_a_case);
        execute format('create policy portal on %1$I to izin_portal using (' || seen || ') with check (' || seen || ')',
                       of_a_case);
    end loop;
end $$;
grant select, insert, update on case_clocks to izin_portal, izin_worker;
grant select, insert on skips to izin_portal, izin_worker;

-- Writes them, after `record_v5` has written the tasks. Runs with the caller's rights. `clock` is null where nothing
-- became of it.
create function keep_times_v1(told jsonb, number text, clock jsonb, skipped jsonb) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    update tasks t set comes_at = n.comes_at, ended_at = n.ended_at, ended_as = n.ended_as
    from jsonb_to_recordset(told) as n (task text, comes_at timestamptz, ended_at timestamptz, ended_as text)
    where t.task = n.task;

    if clock is not null then
        insert into case_clocks (application, whose, within_amount, within_unit, started_at, due, stopped_at, is_late,
                                 pauses)
        select number, n.whose, n.within_amount, n.within_unit, n.started_at, n.due, n.stopped_at, n.is_late, n.pauses
        from jsonb_to_record(clock) as n (whose text, within_amount integer, within_unit text, started_at timestamptz,
                                          due timestamptz, stopped_at timestamptz, is_late boolean, pauses jsonb)
        on conflict on constraint case_clocks_pkey do update
        set due = excluded.due, stopped_at = excluded.stopped_at, is_late = excluded.is_late, pauses = excluded.pauses,
            within_amount = excluded.within_amount, within_unit = excluded.within_unit;
    end if;

    if skipped is not null then
        insert into skips (task, at, application, permit, step, agency, role, officer, officer_name, first, others, reason)
        select n.task, n.at, number, n.permit, n.step, n.agency, n.role, n.officer, n.officer_name, n.first, n.others,
               n.reason
        from jsonb_to_recordset(skipped) as n (task text, at timestamptz, permit text, step text, agency text, role text,
                                               officer text, officer_name text, first text, others integer, reason text);
    end if;
end $$;

revoke execute on function keep_times_v1(jsonb, text, jsonb, jsonb) from public;
grant execute on function keep_times_v1(jsonb, text, jsonb, jsonb) to izin_portal, izin_worker;
