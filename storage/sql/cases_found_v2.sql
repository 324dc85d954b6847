-- Cases by the words they are found by, newest first. `readings` is a list of what can be meant: for each a list of
-- patterns, all of which have to fit. Like `cases_found_v1` it compares first and then asks for the caller's part. What
-- is looked for never stands in the statement that is made here, only the places of the patterns do; it is planned
-- with them each time, since what is best for a rare word is not for a frequent one.
grant create on schema public to izin_gate;

create function cases_found_v2(readings text, most integer) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    roles constant text[] := string_to_array(current_setting('izin.officer_roles', true), ',');
    patterns text[] := '{}';
    fits text := '';
    reading jsonb;
    pattern text;
    part text;
    found text[];
    hers text[];
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
    -- A frequent word is found among the newest cases; what is not is rare, and is looked up by the index of its parts.
    -- Whoever has a part in few cases has each of them looked at.
    execute 'select array_agg(f.application) from (select s.application'
        ' from (select n.application, n.submitted_at, n.searched from searches n'
        '       order by n.submitted_at desc limit 2000) s'
        ' where (' || fits || ') and exists ('
        '    select from case_parties p where p.application = s.application and p.party = any ($2))'
        ' order by s.submitted_at desc, s.application desc limit $3) f'
        into found using patterns, roles, most;
    if cardinality(found) = most then
        return query select f.application from unnest(found) as f (application);
        return;
    end if;
    select array_agg(m.application) into hers
    from (select p.application from case_parties p where p.party = any (roles) limit 2001) m;
    if cardinality(hers) <= 2000 then
        return query execute
            'select s.application from searches s where s.application = any ($2) and (' || fits || ')'
            ' order by s.submitted_at desc, s.application desc limit $3'
            using patterns, hers, most;
        return;
    end if;
    return query execute
        'select s.application from searches s where (' || fits || ') and exists ('
        '    select from case_parties p where p.application = s.application and p.party = any ($2))'
        ' order by s.submitted_at + interval ''0'' desc, s.application desc limit $3'
        using patterns, roles, most;
end $$;

alter function cases_found_v2(text, integer) owner to izin_gate;
revoke create on schema public from izin_gate;
revoke execute on function cases_found_v2(text, integer) from public;
grant execute on function cases_found_v2(text, integer) to izin_portal, izin_worker;
