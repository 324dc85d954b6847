-- What is open about a licence can be an applicant's case, or an officer's, such as a revocation; the officer's goes
-- first. What has been signed about it goes before both, until the licence says so itself.
alter table holds add column claim text not null default 'applied' check (claim in ('applied', 'ordered', 'signed'));

grant create on schema public to izin_gate;

-- `hold_v1`, with the claim by which a case holds a licence.
create function hold_v2(application text, about text, permit text, today date, told jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare
    said jsonb;
    bar record;
    taken text;
    wanted text;
begin
    for said in select n.value from jsonb_array_elements(told) as n loop
        case said ->> 'what'
        when 'checked' then
            select b.until, b.reason_id, b.reason_en into bar from bars b
            where b.permit = permit and b.until >= today
              and b.key in (select n.value from jsonb_array_elements_text(said -> 'keys') as n)
            order by b.until desc limit 1;
            if found then
                raise exception using errcode = 'IZ001', message = jsonb_build_object(
                    'until', bar.until, 'id', bar.reason_id, 'en', bar.reason_en)::text;
            end if;
        when 'taken' then
            wanted := said ->> 'key';
            delete from holds h where h.pool = said ->> 'pool' and h.application = application and h.key <> wanted;
            insert into holds as h (pool, key, application, claim)
            values (said ->> 'pool', wanted, application, said ->> 'claim')
            on conflict on constraint holds_pkey do update
            set application = excluded.application, is_kept = false, until = null,
                claim = case when h.application = excluded.application and h.claim = 'signed' then h.claim
                             else excluded.claim end
            where h.application = excluded.application or (h.is_kept and h.until < today)
               or (excluded.claim = 'ordered' and h.claim = 'applied' and not h.is_kept)
            returning h.application into taken;
            if taken is null then
                -- A case about a licence leaves with it what that licence holds already.
                perform from holds h
                where h.pool = said ->> 'pool' and h.key = wanted and h.application = about and h.is_kept;
                if not found then
                    raise exception using errcode = 'IZ002', message = said ->> 'pool';
                end if;
            end if;
        when 'changed' then
            update holds h set claim = said ->> 'claim'
            where h.pool = said ->> 'pool' and h.application = application and h.claim = 'signed';
        when 'kept' then
            insert into holds as h (pool, key, application, is_kept, until)
            values (said ->> 'pool', said ->> 'key', application, true, (said ->> 'until')::date)
            on conflict on constraint holds_pkey do update
            set application = excluded.application, is_kept = true, until = excluded.until
            where h.application in (application, about);
        when 'released' then
            delete from holds h where h.pool = said ->> 'pool' and h.application = application;
        when 'revoked' then
            delete from holds h where h.application = about and h.is_kept;
        when 'amended' then
            update holds h set until = (said ->> 'until')::date where h.application = about and h.is_kept;
        when 'barred' then
            insert into bars (permit, key, until, reason_id, reason_en, application)
            values (permit, said ->> 'key', (said ->> 'until')::date, said ->> 'reason_id', said ->> 'reason_en',
                    application);
        end case;
        taken := null;
    end loop;
end $$;

-- Signs about a licence: holds it, and gives it as it stands then; no row while another case holds it. The second
-- statement sees what whoever held it before has written, because the first waited for her.
create function sign_about_v1(application text, pool text, about text, number text)
returns table (licence text, permit text, issued_by text, numbered text, holder text, issued_at timestamptz,
               valid_from date, valid_until date, standing text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare
    mine text;
begin
    insert into holds as h (pool, key, application, claim) values (pool, about, application, 'signed')
    on conflict on constraint holds_pkey do update set claim = 'signed'
    where h.application = excluded.application
    returning h.application into mine;
    if mine is not null then
        return query select * from licence_numbered_v1(number);
    end if;
end $$;

alter function hold_v2(text, text, text, date, jsonb) owner to izin_gate;
alter function sign_about_v1(text, text, text, text) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function hold_v2(text, text, text, date, jsonb), sign_about_v1(text, text, text, text) from public;
grant execute on function hold_v2(text, text, text, date, jsonb), sign_about_v1(text, text, text, text)
    to izin_portal, izin_worker;
