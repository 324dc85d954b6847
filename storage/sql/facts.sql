-- By which key a licence is found, where its definition names one: its holder's NIK, for instance. What was issued before
-- has none and is found by nothing.
alter table licences add column key text;
create index licences_keyed on licences (key, permit) where key is not null;

grant create on schema public to izin_gate;

-- The licences of some permit types under a key, for a case whose definition asks how many there are; the core keeps of
-- them what the definition takes. `permits` are separated by commas.
create function licences_keyed_v1(permits text, wanted text)
returns table (licence text, permit text, application text, number text, holder text, issued_at timestamptz,
               valid_from date, valid_until date, standing text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select l.licence, l.permit, l.application, l.number, l.holder, l.issued_at, l.valid_from, l.valid_until, l.standing
    from licences l
    where l.key = wanted and l.permit = any (string_to_array(permits, ','))
    order by l.licence
$$;

alter function licences_keyed_v1(text, text) owner to izin_gate;
revoke create on schema public from izin_gate;
revoke execute on function licences_keyed_v1(text, text) from public;
grant execute on function licences_keyed_v1(text, text) to izin_portal, izin_worker;
