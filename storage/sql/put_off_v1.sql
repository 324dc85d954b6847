-- A licence is put off: another first day. `record_v3` writes everything else that is told of a licence.
grant update (valid_from) on licences to izin_worker;

create function put_off_v1(changed text, first_day date) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
    update licences set valid_from = first_day where licence = changed;
    if not found then
        raise exception 'a licence that is put off is not in the register';
    end if;
end $$;

revoke execute on function put_off_v1(text, date) from public;
grant execute on function put_off_v1(text, date) to izin_worker;
