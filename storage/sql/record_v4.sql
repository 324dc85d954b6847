-- Writes what one transaction adds to one case. Runs with the caller's rights; parties come first, since they decide who
-- may write the rest. The primary key of `commits` is the expected state: a history that somebody else continued
-- meanwhile is refused. What is one value stands in `written` itself, what may be several in a list of rows.
create function record_v4(written jsonb, events text, snapshot text) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    application constant text := written ->> 'application';
    applicant constant text := written ->> 'applicant';
    version constant integer := written ->> 'last';
    number constant integer := written ->> 'number';
    digest constant text := written ->> 'digest';
    at constant timestamptz := written ->> 'at';
    ending constant text := written ->> 'ending';
    licence_number constant text := written ->> 'licence_number';
    wakes_at constant timestamptz := written ->> 'wakes_at';
    edition constant text := written ->> 'edition';
    snapshot_seal constant text := written ->> 'snapshot_seal';
    counted_by constant text := written ->> 'counted_by';
    owing constant integer := written ->> 'owing';
    now constant timestamptz := written ->> 'now';
    barred constant text[] := array(select jsonb_array_elements_text(written -> 'barred'));
    changed integer;
begin
    if number = 1 then
        -- Nobody has a part in it yet: it is opened as its applicant.
        perform set_config('izin.application', application, true);
    end if;

    if written ? 'parties' then
        insert into case_parties (application, party)
        select application, n.value from jsonb_array_elements_text(written -> 'parties') as n
        on conflict do nothing;
    end if;

    if number = 1 then
        insert into cases (application, permit, definition, submitted_at, applicant, version, commits, digest, ending,
                           licence_number, wakes_at, snapshot, snapshot_edition, snapshot_digest, snapshot_seal, counted_by,
                           owing, ready_at, barred)
        values (application, written ->> 'permit', written ->> 'definition',
                (written ->> 'submitted_at')::timestamptz, applicant, version, number, digest, ending, licence_number,
                wakes_at, snapshot, edition, digest, snapshot_seal, counted_by, owing, now, barred);
        insert into submissions (name, application, submitted_at) values (written ->> 'name', application, now);
        insert into pins (application, seal) values (application, written ->> 'seal');
    else
        -- What already waits keeps its place in the queue.
        update cases c
        set applicant = applicant, version = version, commits = number,
            digest = digest, ending = ending, licence_number = licence_number,
            wakes_at = wakes_at, snapshot = snapshot, snapshot_edition = edition,
            snapshot_digest = digest, snapshot_seal = snapshot_seal, counted_by = counted_by, owing = owing, ready_at = least(c.ready_at, now),
            barred = barred
        where c.application = application;
    end if;

    insert into commits (application, number, first, last, at, events, previous, digest)
    values (application, number, (written ->> 'first')::integer, version, at, events, written ->> 'previous', digest);

    if written ? 'searched' then
        insert into searches (application, submitted_at, searched)
        values (application, (written ->> 'submitted_at')::timestamptz, written ->> 'searched')
        on conflict on constraint searches_pkey do update set searched = excluded.searched;
    end if;

    if written ? 'asked' then
        insert into tasks (task, application, line, step, round, agency, role, opened_at, due, claimed_by,
                           claimed_name, is_open)
        select n.task, application, n.line, n.step, n.round, n.agency, n.role, n.opened_at, n.due, n.claimed_by,
               n.claimed_name, n.is_open
        from jsonb_to_recordset(written -> 'asked') as n (
            task text, line text, step text, round integer, agency text, role text, opened_at timestamptz,
            due timestamptz, claimed_by text, claimed_name text, is_open boolean);
    end if;

    if written ? 'tasks' then
        update tasks t
        set due = n.due, claimed_by = n.claimed_by, claimed_name = n.claimed_name, is_open = n.is_open
        from jsonb_to_recordset(written -> 'tasks') as n (
            task text, due timestamptz, claimed_by text, claimed_name text, is_open boolean)
        where t.task = n.task;
    end if;

    if written ? 'owed' then
        insert into effects (effect, application, kind, body, owed_at)
        select n.effect, application, n.kind, n.body, now
        from jsonb_to_recordset(written -> 'owed') as n (effect text, kind text, body text);
    end if;

    if written ? 'performed' then
        update effects e set performed_at = now
        from jsonb_array_elements_text(written -> 'performed') as n
        where e.effect = n.value;
    end if;

    if written ? 'documents' then
        insert into documents_made (verification, application, kind, number, name_id, name_en, holder, made_at, sha256)
        select n.verification, application, n.kind, n.number, n.name_id, n.name_en, applicant, n.made_at, n.sha256
        from jsonb_to_recordset(written -> 'documents') as n (
            verification text, kind text, number text, name_id text, name_en text, made_at timestamptz, sha256 text);
    end if;

    if written ? 'licences' then
        insert into licences (licence, application, permit, number, holder, issued_at, valid_from, valid_until,
                              standing, reason, key)
        select n.licence, application, written ->> 'permit', n.number, applicant, n.issued_at, n.valid_from,
               n.valid_until, n.standing, n.reason, n.key
        from jsonb_to_recordset(written -> 'licences') as n (
            licence text, number text, issued_at timestamptz, valid_from date, valid_until date, standing text,
            reason text, key text);
    end if;

    -- What is told of a licence, in whatever case; what is left out stays.
    if written ? 'licence_changes' then
        update licences l
        set changed_at = n.changed_at, standing = coalesce(n.standing, l.standing),
            reason = coalesce(n.reason, l.reason), renewed_by = coalesce(n.renewed_by, l.renewed_by),
            valid_until = case when n.amended then n.valid_until else l.valid_until end
        from jsonb_to_recordset(written -> 'licence_changes') as n (
            licence text, changed_at timestamptz, standing text, reason text, renewed_by text, amended boolean,
            valid_until date)
        where l.licence = n.licence;
        get diagnostics changed = row_count;
        if changed < jsonb_array_length(written -> 'licence_changes') then
            raise exception 'a licence that changes is not in the register';
        end if;
    end if;
end $$;

revoke execute on function record_v4(jsonb, text, text) from public;
grant execute on function record_v4(jsonb, text, text) to izin_portal, izin_worker;
