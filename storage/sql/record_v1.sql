-- Writes what one transaction adds to cases: takes a list of rows per table. Runs with the caller's rights. Parties
-- come first, since they decide who may write the rest. The primary key of `commits` is the expected state: a history
-- that somebody else continued meanwhile is refused.
create function record_v1(written jsonb) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
    if written ? 'case_parties' then
        insert into case_parties (application, party)
        select n.application, n.party
        from jsonb_to_recordset(written -> 'case_parties') as n (application text, party text)
        on conflict do nothing;
    end if;

    if written ? 'opened' then
        insert into cases (application, permit, definition, submitted_at, applicant, version, commits, digest, ending,
                           licence_number, wakes_at, snapshot, snapshot_edition, snapshot_digest, owing, ready_at)
        select n.application, n.permit, n.definition, n.submitted_at, n.applicant, n.version, n.commits, n.digest,
               n.ending, n.licence_number, n.wakes_at, n.snapshot, n.snapshot_edition, n.digest, n.owing, n.ready_at
        from jsonb_to_recordset(written -> 'opened') as n (
            application text, permit text, definition text, submitted_at timestamptz, applicant text, version integer,
            commits integer, digest text, ending text, licence_number text, wakes_at timestamptz, snapshot text,
            snapshot_edition text, owing integer, ready_at timestamptz);
    end if;

    -- What already waits keeps its place in the queue.
    if written ? 'continued' then
        update cases c
        set applicant = n.applicant, version = n.version, commits = n.commits, digest = n.digest, ending = n.ending,
            licence_number = n.licence_number, wakes_at = n.wakes_at, snapshot = n.snapshot,
            snapshot_edition = n.snapshot_edition, snapshot_digest = n.digest, owing = n.owing,
            ready_at = least(c.ready_at, n.ready_at)
        from jsonb_to_recordset(written -> 'continued') as n (
            application text, applicant text, version integer, commits integer, digest text, ending text,
            licence_number text, wakes_at timestamptz, snapshot text, snapshot_edition text, owing integer,
            ready_at timestamptz)
        where c.application = n.application;
    end if;

    insert into commits (application, number, first, last, at, events, previous, digest)
    select n.application, n.number, n.first, n.last, n.at, n.events, n.previous, n.digest
    from jsonb_to_recordset(written -> 'commits') as n (
        application text, number integer, first integer, last integer, at timestamptz, events text, previous text,
        digest text);

    if written ? 'searches' then
        insert into searches (application, submitted_at, searched)
        select n.application, n.submitted_at, n.searched
        from jsonb_to_recordset(written -> 'searches') as n (
            application text, submitted_at timestamptz, searched text)
        on conflict (application) do update set searched = excluded.searched;
    end if;

    if written ? 'tasks' then
        insert into tasks (task, application, step, round, agency, role, opened_at, due, claimed_by, claimed_name,
                           is_open)
        select n.task, n.application, n.step, n.round, n.agency, n.role, n.opened_at, n.due, n.claimed_by,
               n.claimed_name, n.is_open
        from jsonb_to_recordset(written -> 'tasks') as n (
            task text, application text, step text, round integer, agency text, role text, opened_at timestamptz,
            due timestamptz, claimed_by text, claimed_name text, is_open boolean)
        on conflict (task) do update
        set due = excluded.due, claimed_by = excluded.claimed_by, claimed_name = excluded.claimed_name,
            is_open = excluded.is_open;
    end if;

    if written ? 'performed' then
        update effects e set performed_at = n.at
        from jsonb_to_recordset(written -> 'performed') as n (effect text, at timestamptz)
        where e.effect = n.effect;
    end if;

    if written ? 'effects' then
        insert into effects (effect, application, kind, step, round, moment, template, owed_at)
        select n.effect, n.application, n.kind, n.step, n.round, n.moment, n.template, n.owed_at
        from jsonb_to_recordset(written -> 'effects') as n (
            effect text, application text, kind text, step text, round integer, moment text, template text,
            owed_at timestamptz)
        on conflict (effect) do nothing;
    end if;

    if written ? 'licences' then
        insert into licences (application, kind, number, verification, name_id, name_en, holder, issued_at,
                              valid_until, sha256)
        select n.application, n.kind, n.number, n.verification, n.name_id, n.name_en, n.holder, n.issued_at,
               n.valid_until, n.sha256
        from jsonb_to_recordset(written -> 'licences') as n (
            application text, kind text, number text, verification text, name_id text, name_en text, holder text,
            issued_at timestamptz, valid_until date, sha256 text);
    end if;

    if written ? 'pins' then
        insert into pins (application, seal)
        select n.application, n.seal
        from jsonb_to_recordset(written -> 'pins') as n (application text, seal text);
    end if;
end $$;

revoke execute on function record_v1(jsonb) from public;
grant execute on function record_v1(jsonb) to izin_portal, izin_worker;
