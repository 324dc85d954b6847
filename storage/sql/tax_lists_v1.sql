-- What the tax office says is taxed: a whole list at a time, each kept once; the one that was added last counts.
create table tax_lists (
    position bigint not null generated always as identity primary key,
    digest text not null unique,
    added_at timestamptz not null default now()
);
create table tax_objects (
    list bigint references tax_lists (position),
    object text,
    licence text not null,
    paid_until date,
    latitude numeric(9, 6),
    longitude numeric(9, 6),
    primary key (list, object)
);
create index tax_objects_licensed on tax_objects (list, licence);
do $$
declare
    part text;
begin
    foreach part in array array['tax_lists', 'tax_objects'] loop
        execute format('create trigger append_only before update or delete or truncate on %I
                        for each statement execute function refuse_change()', part);
        execute format('alter table %I enable row level security', part);
        execute format('alter table %I force row level security', part);
        execute format('create policy worker on %I to izin_worker using (true) with check (true)', part);
        execute format('create policy gate on %I for select to izin_gate using (true)', part);
        execute format('grant select, insert on %I to izin_worker', part);
        execute format('grant select on %I to izin_gate', part);
    end loop;
end $$;

-- Where licences and the newest tax list disagree on a day, for permits that are taxed. `without-tax`: a licence counts,
-- and no tax is paid for it. `without-licence`: tax is paid for an object of which no licence counts or ended in its
-- time. `still-standing`: a licence ended and was not renewed, and its object is on the list. Whoever keeps the books
-- reads all of it, an agency's superiors what the agency issued. `points` has for a permit the answer that is its place.
create function leaks_v1(taxed jsonb, points jsonb, asked date)
returns table (leak text, object text, number text, permit text, application text, ended date, paid_until date,
               place text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with listed as (
        select o.object, o.licence, o.paid_until, o.latitude, o.longitude
        from tax_objects o where o.list = (select max(t.position) from tax_lists t)
    ), best as (
        select distinct on (o.licence) o.licence, o.object, o.paid_until
        from listed o order by o.licence, o.paid_until desc nulls last, o.object
    ), licensed as (
        select l.number, l.permit, l.application, l.standing,
               case when l.standing = 'revoked' then (l.changed_at at time zone 'Asia/Jakarta')::date
                    else l.valid_until end as ended,
               l.valid_from <= asked and l.standing <> 'revoked' and (l.valid_until is null or l.valid_until >= asked)
                   as counts,
               l.renewed_by is not null as is_renewed
        from licences l
        where l.permit in (select p.permit from jsonb_array_elements_text(taxed) as p (permit))
          and cardinality(string_to_array(l.licence, '.')) = 3
    ), told as (
        select 'without-tax' as leak, o.object, l.number, l.permit, l.application, l.ended, o.paid_until
        from licensed l
        left join best o on o.licence = l.number
        where l.counts and not l.is_renewed and (o.paid_until is null or o.paid_until < asked)
          and exists (select from tax_lists)
        union all
        select case when l.number is not null and not l.is_renewed and l.standing <> 'revoked' and l.ended < asked
                    then 'still-standing' else 'without-licence' end,
               o.object, o.licence, l.permit, l.application, l.ended, o.paid_until
        from listed o left join licensed l on l.number = o.licence
        where (l.number is null and o.paid_until >= asked)
           or (l.number is not null and not l.counts and not l.is_renewed
               and (l.standing = 'revoked' and o.paid_until >= asked or l.standing <> 'revoked' and l.ended < asked))
    )
    select t.leak, t.object, t.number, t.permit, t.application, t.ended, t.paid_until,
           coalesce(o.latitude || ', ' || o.longitude,
                    case when points ? t.permit then c.snapshot::jsonb -> 'answers' ->> (points ->> t.permit) end)
    from told t
    left join listed o on o.object = t.object
    left join cases c on c.application = t.application
    where (select keeps_books_v1()) or array['*'] && (select overseen_v1()) or exists (
        select from case_clocks k where k.application = t.application and array[k.whose] && (select overseen_v1()))
$$;

revoke execute on function leaks_v1(jsonb, jsonb, date) from public;
grant execute on function leaks_v1(jsonb, jsonb, date) to izin_portal, izin_worker;
grant create on schema public to izin_gate;
alter function leaks_v1(jsonb, jsonb, date) owner to izin_gate;
revoke create on schema public from izin_gate;
