-- Draws the next numbers of several series at once, [[series, year], …], in that order: `draw_number_v1` for a whole fleet
-- in one round trip. Each series stays locked until the transaction ends, so a number is given back when it fails.
grant create on schema public to izin_gate;

create function draw_numbers_v2(wanted jsonb) returns table (drawn integer)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with asked as (
        select n.value ->> 0 as series, (n.value ->> 1)::integer as year, n.ordinality as place
        from jsonb_array_elements(wanted) with ordinality as n
    ), many as (
        select a.series, a.year, count(*)::integer as numbers, min(a.place) as first
        from asked a group by a.series, a.year
    ), counted as (
        insert into counters as c (series, year, value)
        select m.series, m.year, m.numbers from many m order by m.first
        on conflict (series, year) do update set value = c.value + excluded.value
        returning c.series, c.year, c.value
    )
    select (c.value - m.numbers
            + row_number() over (partition by a.series, a.year order by a.place))::integer
    from asked a join many m using (series, year) join counted c using (series, year)
    order by a.place
$$;

alter function draw_numbers_v2(jsonb) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function draw_numbers_v2(jsonb) from public;
grant execute on function draw_numbers_v2(jsonb) to izin_portal, izin_worker;
