-- Tasks that ask somebody of their role by name; null where they ask everybody. Processes of the release before ask for
-- no such task, and offer those there are to the whole role, whose members the core then refuses.
alter table tasks add column member text;
grant update (member) on tasks to izin_portal, izin_worker;

-- Writes whom tasks ask by name, after `record_v3` has written the tasks. Runs with the caller's rights.
create function seat_v1(told jsonb) returns void
language sql as $$
    update tasks t set member = n.member
    from jsonb_to_recordset(told) as n (task text, member text)
    where t.task = n.task
$$;

revoke execute on function seat_v1(jsonb) from public;
grant execute on function seat_v1(jsonb) to izin_portal, izin_worker;
