-- Who was told that the time of a case runs out: a rung of the ladder, the role, and the tasks it is about. Processes of
-- the release before tell nobody.
create table escalations (
    application text not null references cases (application),
    rung integer not null,
    told text not null,
    since timestamptz not null,
    due timestamptz not null,
    tasks text[] not null,
    primary key (application, rung)
);
create index escalations_of on escalations (told, due);
grant select, insert, delete on escalations to izin_portal, izin_worker;

-- As everything of a case: it is for whoever has a part in that.
alter table escalations enable row level security;
alter table escalations force row level security;
create policy gate on escalations to izin_gate using (true);
create policy worker on escalations to izin_worker using (true) with check (true);
create policy portal on escalations to izin_portal
    using (exists (select from case_parties p where p.application = escalations.application offset 0))
    with check (exists (select from case_parties p where p.application = escalations.application offset 0));

-- Writes the rungs on which a case stands, instead of those before. Runs with the caller's rights, after `record`.
create function escalate_v1(of text, rungs jsonb) returns void
language sql as $$
    delete from escalations where application = of;
    insert into escalations (application, rung, told, since, due, tasks)
    select of, n.rung, n.told, n.since, n.due, n.tasks
    from jsonb_to_recordset(rungs) as n (rung integer, told text, since timestamptz, due timestamptz, tasks text[]);
$$;

-- What was told to an officer's roles and is still asked, what is over first coming first, in one statement: it says on
-- whose behalf it asks, and runs with the caller's rights. `roles` are separated by commas.
create function escalated_v1(roles text, most integer)
returns table (task text, application text, permit text, definition text, step text, agency text, role text,
               round integer, opened_at timestamptz, due timestamptz, claimed_by text, claimed_name text,
               applicant text, member text, comes_at timestamptz, told text, since timestamptz,
               over timestamptz)
language plpgsql as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', '', true),
            set_config('izin.officer_roles', roles, true);

    return query
    select t.task, t.application, c.permit, c.definition, t.step, t.agency, t.role, t.round, t.opened_at, t.due,
           t.claimed_by, t.claimed_name, c.applicant, t.member, t.comes_at, e.told, e.since, e.due
    from escalations e
    join cases c on c.application = e.application
    join tasks t on t.application = e.application and t.task = any (e.tasks) and t.is_open
    where e.told = any (string_to_array(roles, ','))
    order by e.due, e.application, e.rung desc, t.task
    limit most;
end $$;

revoke execute on function escalate_v1(text, jsonb) from public;
revoke execute on function escalated_v1(text, integer) from public;
grant execute on function escalate_v1(text, jsonb) to izin_portal, izin_worker;
grant execute on function escalated_v1(text, integer) to izin_portal, izin_worker;

-- A reminder is a letter like the others (`urgent_v1`); its condition stands word for word in `queue.py`.
drop index effects_urgent;
create index effects_urgent on effects (application)
    where performed_at is null and kind not in ('notify', 'copy', 'address-letter', 'urge');
