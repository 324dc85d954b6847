-- Codes and numbers of documents as people read them: letters and digits alone, capital, and those that look alike as
-- one. `licensing/words/codes.py` reads what was typed in the same way; both are found through an index.

grant create on schema public to izin_gate;

create function read_as_v1(code text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
    select translate(
        regexp_replace(translate(code, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '[^A-Z0-9]', '', 'g'),
        'OQDILBGSZV', '000118652U')
$$;

create index documents_made_read on documents_made (read_as_v1(verification));
create index documents_made_numbered on documents_made (read_as_v1(number));

create function codes_read_v1(typed text) returns table (verification text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select d.verification from documents_made d where public.read_as_v1(d.verification) = typed limit 2
$$;

-- What the register says of a number, and nothing of whose it is.
create function codes_numbered_v1(typed text) returns table (verification text, number text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select d.verification, d.number from documents_made d where public.read_as_v1(d.number) = typed
    order by d.kind <> 'licence', d.made_at desc, d.verification limit 20
$$;

alter function codes_read_v1(text) owner to izin_gate;
alter function codes_numbered_v1(text) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function read_as_v1(text), codes_read_v1(text), codes_numbered_v1(text) from public;
grant execute on function read_as_v1(text) to izin_gate, izin_portal, izin_worker;
grant execute on function codes_read_v1(text), codes_numbered_v1(text) to izin_portal, izin_worker;
