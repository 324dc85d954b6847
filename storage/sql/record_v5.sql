-- `record_v4`, which takes `written` apart once: an expression of plpgsql is made ready anew in each transaction, and one
-- for each value cost as much as the statements that write them.
--
-- Writes what one transaction adds to one case. Runs with the caller's rights; parties come first, since they decide who
-- may write the rest. The primary key of `commits` is the expected state: a history that somebody else continued
-- meanwhile is refused. What is one value stands in `written` itself, what may be several in a list of rows.
create function record_v5(written jsonb, events text, snapshot text) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    w record;
    changed integer;
begin
    select * into w from jsonb_to_record(written) as n (
        application text, permit text, definition text, number integer, first integer, last integer, at timestamptz,
        previous text, digest text, applicant text, submitted_at timestamptz, ending text, licence_number text,
        wakes_at timestamptz, edition text, snapshot_seal text, counted_by text, owing integer, now timestamptz,
        barred text[], searched text, name text, seal text, parties text[], asked jsonb, tasks jsonb, owed jsonb,
        performed text[], documents jsonb, licences jsonb, licence_changes jsonb);

    if w.number = 1 then
        -- Nobody has a part in it yet: it is opened as its applicant.
        perform set_config('izin.application', w.application, true);
    end if;

    if w.parties is not null then
        insert into case_parties (application, party)
        select w.application, n.party from unnest(w.parties) as n (party)
        on conflict do nothing;
    end if;

    if w.number = 1 then
        insert into cases (application, permit, definition, submitted_at, applicant, version, commits, digest, ending,
                           licence_number, wakes_at, snapshot, snapshot_edition, snapshot_digest, snapshot_seal, counted_by,
                           owing, ready_at, barred)
        values (w.application, w.permit, w.definition, w.submitted_at, w.applicant, w.last, w.number, w.digest, w.ending,
                w.licence_number, w.wakes_at, snapshot, w.edition, w.digest, w.snapshot_seal, w.counted_by, w.owing, w.now,
                w.barred);
        insert into submissions (name, application, submitted_at) values (w.name, w.application, w.now);
        insert into pins (application, seal) values (w.application, w.seal);
    else
        -- What already waits keeps its place in the queue.
        update cases c
        set applicant = w.applicant, version = w.last, commits = w.number,
            digest = w.digest, ending = w.ending, licence_number = w.licence_number,
            wakes_at = w.wakes_at, snapshot = snapshot, snapshot_edition = w.edition,
            snapshot_digest = w.digest, snapshot_seal = w.snapshot_seal, counted_by = w.counted_by, owing = w.owing,
            ready_at = least(c.ready_at, w.now), barred = w.barred
        where c.application = w.application;
    end if;

    insert into commits (application, number, first, last, at, events, previous, digest)
    values (w.application, w.number, w.first, w.last, w.at, events, w.previous, w.digest);

    if w.searched is not null then
        insert into searches (application, submitted_at, searched) values (w.application, w.submitted_at, w.searched)
        on conflict on constraint searches_pkey do update set searched = excluded.searched;
    end if;

    if w.asked is not null then
        insert into tasks (task, application, line, step, round, agency, role, opened_at, due, claimed_by,
                           claimed_name, is_open)
        select n.task, w.application, n.line, n.step, n.round, n.agency, n.role, n.opened_at, n.due, n.claimed_by,
               n.claimed_name, n.is_open
        from jsonb_to_recordset(w.asked) as n (
            task text, line text, step text, round integer, agency text, role text, opened_at timestamptz,
            due timestamptz, claimed_by text, claimed_name text, is_open boolean);
    end if;

    if w.tasks is not null then
        update tasks t
        set due = n.due, claimed_by = n.claimed_by, claimed_name = n.claimed_name, is_open = n.is_open
        from jsonb_to_recordset(w.tasks) as n (
            task text, due timestamptz, claimed_by text, claimed_name text, is_open boolean)
        where t.task = n.task;
    end if;

    if w.owed is not null then
        insert into effects (effect, application, kind, body, owed_at)
        select n.effect, w.application, n.kind, n.body, w.now
        from jsonb_to_recordset(w.owed) as n (effect text, kind text, body text);
    end if;

    if w.performed is not null then
        update effects e set performed_at = w.now where e.effect = any (w.performed);
    end if;

    if w.documents is not null then
        insert into documents_made (verification, application, kind, number, name_id, name_en, holder, made_at, sha256)
        select n.verification, w.application, n.kind, n.number, n.name_id, n.name_en, w.applicant, n.made_at, n.sha256
        from jsonb_to_recordset(w.documents) as n (
            verification text, kind text, number text, name_id text, name_en text, made_at timestamptz, sha256 text);
    end if;

    if w.licences is not null then
        insert into licences (licence, application, permit, number, holder, issued_at, valid_from, valid_until,
                              standing, reason, key)
        select n.licence, w.application, w.permit, n.number, w.applicant, n.issued_at, n.valid_from,
               n.valid_until, n.standing, n.reason, n.key
        from jsonb_to_recordset(w.licences) as n (
            licence text, number text, issued_at timestamptz, valid_from date, valid_until date, standing text,
            reason text, key text);
    end if;

    -- What is told of a licence, in whatever case; what is left out stays.
    if w.licence_changes is not null then
        update licences l
        set changed_at = n.changed_at, standing = coalesce(n.standing, l.standing),
            reason = coalesce(n.reason, l.reason), renewed_by = coalesce(n.renewed_by, l.renewed_by),
            valid_until = case when n.amended then n.valid_until else l.valid_until end
        from jsonb_to_recordset(w.licence_changes) as n (
            licence text, changed_at timestamptz, standing text, reason text, renewed_by text, amended boolean,
            valid_until date)
        where l.licence = n.licence;
        get diagnostics changed = row_count;
        if changed < jsonb_array_length(w.licence_changes) then
            raise exception 'a licence that changes is not in the register';
        end if;
    end if;
end $$;

revoke execute on function record_v5(jsonb, text, text) from public;
grant execute on function record_v5(jsonb, text, text) to izin_portal, izin_worker;
