-- As `document_of_v1`, and whether the case has a licence or has ended: until then a provisional letter holds.

grant create on schema public to izin_gate;

create function document_of_v2(code text)
returns table (application text, kind text, number text, name_id text, name_en text, holder text, made_at timestamptz,
               sha256 text, licence text, issued_at timestamptz, valid_from date, valid_until date, standing text,
               changed_at timestamptz, reason text, renewed_by text, is_decided boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select d.application, d.kind, d.number, d.name_id, d.name_en, d.holder, d.made_at, d.sha256,
           l.licence, l.issued_at, l.valid_from, l.valid_until, l.standing, l.changed_at, l.reason, l.renewed_by,
           c.ending is not null or c.licence_number is not null
    from documents_made d
    join cases c on c.application = d.application
    left join licences l on d.kind = 'licence' and l.number = d.number
    where d.verification = code
$$;

alter function document_of_v2(text) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function document_of_v2(text) from public;
grant execute on function document_of_v2(text) to izin_portal, izin_worker;
