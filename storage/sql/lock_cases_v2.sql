-- Locks cases on behalf of somebody and reads how they stand; the snapshot only where it is of this edition and of the
-- last commit. Runs with the caller's rights: row-level security decides what she sees. It is one statement, because a
-- row that was waited for is read as its last writer left it, its snapshot with it.
-- `numbers` and `roles` are separated by commas; `roles` is null for whoever is no officer.
create function lock_cases_v2(numbers text, roles text, tracked text, edition text)
returns table (application text, commits integer, digest text, snapshot text, seal text)
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    perform set_config('izin.application', coalesce(tracked, ''), true),
            set_config('izin.officer_roles', coalesce(roles, ''), true);

    return query
    select c.application, c.commits, c.digest,
           case when c.snapshot_edition = edition and c.snapshot_digest = c.digest then c.snapshot end,
           c.snapshot_seal
    from cases c
    where c.application = any (string_to_array(numbers, ','))
      and (tracked is null or c.application = tracked)
      and (roles is null or exists (
          select from case_parties p
          where p.application = c.application and p.party = any (string_to_array(roles, ',')) offset 0))
    order by c.application
    for update of c;
end $$;

revoke execute on function lock_cases_v2(text, text, text, text) from public;
grant execute on function lock_cases_v2(text, text, text, text) to izin_portal, izin_worker;
