-- Cases by the words they are found by, newest first. `readings` is a list of what can be meant: for each a list of
-- patterns, all of which have to fit. Like `cases_found_v1` it compares first and then asks for the caller's part. What
-- is looked for never stands in the statement that is made here, only the places of the patterns do.
--
-- What is best for a rare word is not for a frequent one, and the planner cannot tell them apart, so they are told apart
-- here, by looking: each of the three ways finds everything, and is taken where it is short.
grant create on schema public to izin_gate;

create function cases_found_v2(readings text, most integer) returns setof text
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off
set enable_indexscan = on
set enable_bitmapscan = on as $$
declare
    few constant integer := 1000;
    roles constant text[] := string_to_array(current_setting('izin.officer_roles', true), ',');
    patterns text[] := '{}';
    fits text := '';
    part text;
    reading jsonb;
    pattern text;
    found text[];
begin
    for reading in select r.value from jsonb_array_elements(readings::jsonb) as r loop
        part := '';
        for pattern in select p.value from jsonb_array_elements_text(reading) as p loop
            patterns := patterns || pattern;
            part := concat_ws(' and ', nullif(part, ''), format('s.searched like $1[%s]', cardinality(patterns)));
        end loop;
        fits := concat_ws(' or ', nullif(fits, ''), '(' || part || ')');
    end loop;
    if patterns = '{}' then
        return;
    end if;
    -- Whoever has a part in few cases has each of them looked at.
    select array_agg(m.application) into found
    from (select p.application from case_parties p where p.party = any (roles) limit few + 1) m;
    if coalesce(cardinality(found), 0) <= few then
        return query execute
            'with hers as materialized (select * from searches n where n.application = any ($2))'
            ' select s.application from hers s where ' || fits ||
            ' order by s.submitted_at desc, s.application desc limit $3'
            using patterns, found, most;
        return;
    end if;
    -- A rare word is looked up by its parts.
    perform set_config('enable_indexscan', 'off', true);
    execute 'select array_agg(f.application) from (select s.application from searches s where ' || fits
            || ' limit $2) f' into found using patterns, few + 1;
    if cardinality(found) is null then
        return;
    end if;
    perform set_config('enable_indexscan', 'on', true), set_config('enable_bitmapscan', 'off', true);
    if cardinality(found) <= few then
        return query
            select s.application from searches s
            where s.application = any (found) and exists (
                select from case_parties p where p.application = s.application and p.party = any (roles))
            order by s.submitted_at desc, s.application desc limit most;
        return;
    end if;
    -- A frequent one is met soon among the newest.
    return query execute
        'select s.application from searches s where (' || fits || ') and exists ('
        '    select from case_parties p where p.application = s.application and p.party = any ($2))'
        ' order by s.submitted_at desc, s.application desc limit $3'
        using patterns, roles, most;
end $$;

revoke execute on function cases_found_v2(text, integer) from public;
grant execute on function cases_found_v2(text, integer) to izin_portal, izin_worker;
alter function cases_found_v2(text, integer) owner to izin_gate;
revoke create on schema public from izin_gate;
