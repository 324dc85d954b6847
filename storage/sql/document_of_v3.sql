-- As `document_of_v2`, and of a further document the licence it was issued beside: `<licence>.<part>` is its own.

grant create on schema public to izin_gate;

create function document_of_v3(code text)
returns table (application text, kind text, number text, name_id text, name_en text, holder text, made_at timestamptz,
               sha256 text, licence text, issued_at timestamptz, valid_from date, valid_until date, standing text,
               changed_at timestamptz, reason text, renewed_by text, is_decided boolean, main_licence text,
               main_number text, main_issued_at timestamptz, main_valid_from date, main_valid_until date,
               main_standing text, main_changed_at timestamptz, main_reason text, main_renewed_by text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select d.application, d.kind, d.number, d.name_id, d.name_en, d.holder, d.made_at, d.sha256,
           l.licence, l.issued_at, l.valid_from, l.valid_until, l.standing, l.changed_at, l.reason, l.renewed_by,
           c.ending is not null or c.licence_number is not null,
           m.licence, m.number, m.issued_at, m.valid_from, m.valid_until, m.standing, m.changed_at, m.reason,
           m.renewed_by
    from documents_made d
    join cases c on c.application = d.application
    left join licences l on d.kind in ('licence', 'further') and l.number = d.number
    left join licences m on d.kind = 'further' and m.licence = regexp_replace(l.licence, '\.[^.]*$', '')
    where d.verification = code
$$;

alter function document_of_v3(text) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function document_of_v3(text) from public;
grant execute on function document_of_v3(text) to izin_portal, izin_worker;
