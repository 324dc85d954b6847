-- What was submitted under a name, and when; where nothing was, the next number of a series. Whoever sends the same thing
-- at the same moment waits here, and then finds what the first one opened.
create function recall_v1(known_name text, series text, of_year integer)
returns table (application text, submitted_at timestamptz, drawn integer)
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(known_name, 0));
    return query select s.application, s.submitted_at, null::integer from submission_of_v1(known_name) s;
    if not found then
        return query select null::text, null::timestamptz, draw_number_v1(series, of_year);
    end if;
end $$;

revoke execute on function recall_v1(text, text, integer) from public;
grant execute on function recall_v1(text, text, integer) to izin_portal, izin_worker;
