-- What became of the limits that lines have of their own: a row for each time such a line was opened, by the step that
-- opened it and what that step calls it (`member`). Processes of the release before write none.
create table line_clocks (
    application text not null,
    line text not null,
    started_at timestamptz not null,
    step text not null,
    member text not null,
    whose text not null,
    within_amount integer not null,
    within_unit text not null,
    due timestamptz,
    stopped_at timestamptz,
    is_late boolean not null,
    primary key (application, line, started_at)
);
create index line_clocks_stopped on line_clocks (stopped_at);

do $$
declare
    seen constant text :=
        'exists (select from case_parties p where p.application = line_clocks.application offset 0)';
begin
    alter table line_clocks enable row level security;
    alter table line_clocks force row level security;
    create policy worker on line_clocks to izin_worker using (true) with check (true);
    execute 'create policy portal on line_clocks to izin_portal using (' || seen || ') with check (' || seen || ')';
end $$;
create policy gate on line_clocks to izin_gate using (true);
grant select, insert, update on line_clocks to izin_portal, izin_worker;
grant select on line_clocks to izin_gate;

-- Writes them, after `record_v5` has written the case. Runs with the caller's rights.
create function keep_line_clocks_v1(number text, told jsonb) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    insert into line_clocks (application, line, started_at, step, member, whose, within_amount, within_unit, due,
                             stopped_at, is_late)
    select number, n.line, n.started_at, n.step, n.member, n.whose, n.within_amount, n.within_unit, n.due, n.stopped_at,
           n.is_late
    from jsonb_to_recordset(told) as n (line text, started_at timestamptz, step text, member text, whose text,
                                        within_amount integer, within_unit text, due timestamptz,
                                        stopped_at timestamptz, is_late boolean)
    on conflict on constraint line_clocks_pkey do update
    set due = excluded.due, stopped_at = excluded.stopped_at, is_late = excluded.is_late;
end $$;

revoke execute on function keep_line_clocks_v1(text, jsonb) from public;
grant execute on function keep_line_clocks_v1(text, jsonb) to izin_portal, izin_worker;

-- What reports count of them, as `served_cases_v2` does of cases.
create function served_lines_v1(since timestamptz, until timestamptz)
returns table (permit text, agency text, step text, line text, on_time bigint, late bigint, still_late bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.permit, k.whose, k.step, k.member,
           count(*) filter (where k.stopped_at is not null and not k.is_late),
           count(*) filter (where k.stopped_at is not null and k.is_late),
           count(*) filter (where k.stopped_at is null and (k.is_late or k.due <= until))
    from line_clocks k join cases c on c.application = k.application
    where array['*', k.whose] && (select overseen_v1())
      and (k.stopped_at is null or (k.stopped_at >= since and k.stopped_at < until))
    group by 1, 2, 3, 4
$$;

revoke execute on function served_lines_v1(timestamptz, timestamptz) from public;
grant execute on function served_lines_v1(timestamptz, timestamptz) to izin_portal, izin_worker;

grant create on schema public to izin_gate;
alter function served_lines_v1(timestamptz, timestamptz) owner to izin_gate;
revoke create on schema public from izin_gate;
