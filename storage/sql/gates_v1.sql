-- Each looks past the policies at one row, on behalf of somebody who may not look at the table.

grant create on schema public to izin_gate;

create function draw_number_v1(wanted text, of_year integer) returns integer
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into counters as c (series, year, value) values (wanted, of_year, 1)
    on conflict (series, year) do update set value = c.value + 1
    returning value
$$;

create function document_of_v1(code text)
returns table (application text, kind text, number text, name_id text, name_en text, holder text, made_at timestamptz,
               sha256 text, licence text, issued_at timestamptz, valid_from date, valid_until date, standing text,
               changed_at timestamptz, reason text, renewed_by text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select d.application, d.kind, d.number, d.name_id, d.name_en, d.holder, d.made_at, d.sha256,
           l.licence, l.issued_at, l.valid_from, l.valid_until, l.standing, l.changed_at, l.reason, l.renewed_by
    from documents_made d
    left join licences l on d.kind = 'licence' and l.number = d.number
    where d.verification = code
$$;

create function password_hash_of_v1(wanted text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select password_hash from accounts where officer = wanted
$$;

create function pin_fits_v1(number text, tried text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (select from pins where application = number and seal = tried)
$$;

create function submission_of_v1(known_name text) returns table (application text, submitted_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select s.application, s.submitted_at from submissions s where s.name = known_name
$$;

-- Under row-level security a pattern is compared only after the policy has looked at every row. This gate compares
-- first and then asks for the caller's part in what it found; the query around it is under the policies as ever.
create function cases_found_v1(pattern text, most integer) returns setof text
language sql stable security definer set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan rows 50 as $$
    select s.application from searches s
    where s.searched ilike pattern escape '/'
      and exists (
          select from case_parties p
          where p.application = s.application
            and p.party = any (string_to_array(current_setting('izin.officer_roles', true), ',')))
    order by s.submitted_at desc, s.application desc
    limit most
$$;

alter function draw_number_v1(text, integer) owner to izin_gate;
alter function document_of_v1(text) owner to izin_gate;
alter function password_hash_of_v1(text) owner to izin_gate;
alter function pin_fits_v1(text, text) owner to izin_gate;
alter function submission_of_v1(text) owner to izin_gate;
alter function cases_found_v1(text, integer) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function draw_number_v1(text, integer), document_of_v1(text), password_hash_of_v1(text),
    pin_fits_v1(text, text), submission_of_v1(text), cases_found_v1(text, integer) from public;
grant execute on function draw_number_v1(text, integer), document_of_v1(text), password_hash_of_v1(text),
    pin_fits_v1(text, text), submission_of_v1(text), cases_found_v1(text, integer) to izin_portal, izin_worker;

-- Waits for every transaction that is writing commits, so that none is missed; stays with the tables' owner, since
-- only an owner may lock a table that nobody may change.
create function hold_commits_v1() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    lock table commits in share mode
$$;
revoke execute on function hold_commits_v1() from public;
grant execute on function hold_commits_v1() to izin_worker;
