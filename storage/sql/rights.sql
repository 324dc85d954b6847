-- Who may do and see what. Functions that look past the policies belong to `izin_gate`, whose rights end where they do.

grant select on case_parties, cases, searches, licences, documents_made, accounts, pins, submissions to izin_gate;
grant select, insert, update on counters to izin_gate;

grant select on parts, bundles, versions to izin_portal, izin_worker;
grant insert on parts, bundles, versions to izin_worker;

grant select, insert on case_parties, commits, effects to izin_portal, izin_worker;
grant select, insert on tasks, searches to izin_portal, izin_worker;
grant update (due, claimed_by, claimed_name, is_open) on tasks to izin_portal, izin_worker;
grant update (searched) on searches to izin_portal, izin_worker;
grant select, insert on cases to izin_portal, izin_worker;
grant update on cases to izin_worker;
-- A turn at Prefect is the worker's.
grant update (applicant, version, commits, digest, ending, licence_number, wakes_at,
              snapshot, snapshot_edition, snapshot_digest, owing, ready_at) on cases to izin_portal;
grant select, insert on licences, documents_made to izin_worker;
grant update (valid_until, standing, changed_at, reason, renewed_by) on licences to izin_worker;
grant update (performed_at) on effects to izin_worker;
grant insert on pins, submissions to izin_portal, izin_worker;
grant select, insert on accounts, heads, calendars to izin_worker;

-- Whether the caller, whoever is set for this transaction, has a part in a case. `case_parties` says who may see one;
-- its own policies cannot ask it, so an addition asks this gate.
create function involves_caller(number text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select from case_parties
        where application = number
          and (application = current_setting('izin.application', true)
               or party = any (string_to_array(current_setting('izin.officer_roles', true), ',')))
    )
$$;
grant create on schema public to izin_gate;
alter function involves_caller(text) owner to izin_gate;
revoke create on schema public from izin_gate;
revoke execute on function involves_caller(text) from public;
grant execute on function involves_caller(text) to izin_portal, izin_worker;

alter table case_parties enable row level security;
alter table case_parties force row level security;
create policy worker on case_parties to izin_worker using (true) with check (true);
create policy gate on case_parties to izin_gate using (true);
create policy portal_sees on case_parties for select to izin_portal using (
    application = (select current_setting('izin.application', true))
    or party = any ((select string_to_array(current_setting('izin.officer_roles', true), ','))::text[])
);
create policy portal_adds on case_parties for insert to izin_portal with check (
    application = (select current_setting('izin.application', true)) or involves_caller(application)
);

alter table accounts enable row level security;
alter table accounts force row level security;
create policy worker on accounts to izin_worker using (true) with check (true);
create policy gate on accounts to izin_gate using (true);

alter table submissions enable row level security;
alter table submissions force row level security;
create policy worker on submissions to izin_worker using (true) with check (true);
create policy gate on submissions to izin_gate using (true);
create policy portal_adds on submissions for insert to izin_portal with check (
    application = (select current_setting('izin.application', true))
);

create policy gate on pins to izin_gate using (true);
create policy gate on licences to izin_gate using (true);
create policy gate on documents_made to izin_gate using (true);
create policy gate on cases to izin_gate using (true);
create policy gate on searches to izin_gate using (true);

-- What is of a case is seen, and written, by whoever sees that she has a part in it. `offset 0` has every row ask for
-- its own application, by the primary key; else PostgreSQL may gather all that the caller has a part in, each time.
do $$
declare
    of_a_case text;
    seen constant text := 'exists (select from case_parties p where p.application = %1$I.application offset 0)';
begin
    foreach of_a_case in array array['cases', 'searches', 'commits', 'tasks', 'licences', 'documents_made',
                                   'effects', 'pins'] loop
        execute format('alter table %I enable row level security', of_a_case);
        execute format('alter table %I force row level security', of_a_case);
        execute format('create policy worker on %I to izin_worker using (true) with check (true)', of_a_case);
        execute format('create policy portal on %1$I to izin_portal using (' || seen || ') with check (' || seen || ')',
                       of_a_case);
    end loop;
end $$;
