-- Tasks that are moved to another role. Processes of the release before move none, and offer those there are to the role
-- they were moved to.
grant update (agency, role, member) on tasks to izin_worker;

-- Writes whom moved tasks ask, after `record_v4` has written the tasks: everybody of the role. Runs with the caller's
-- rights.
create function move_tasks_v1(told jsonb) returns void
language sql as $$
    update tasks t set agency = n.agency, role = n.role, member = null
    from jsonb_to_recordset(told) as n (task text, agency text, role text)
    where t.task = n.task
$$;

revoke execute on function move_tasks_v1(jsonb) from public;
grant execute on function move_tasks_v1(jsonb) to izin_worker;
