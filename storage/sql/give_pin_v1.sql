-- A new PIN in place of the one that was lost, where the case knows of it: whoever calls has locked the case in this
-- transaction, and may see it.

grant create on schema public to izin_gate;
grant update on pins to izin_gate;

alter table pins add column given_at timestamptz;

create function give_pin_v1(number text, given text, at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    update pins set seal = given, given_at = at where application = number and public.involves_caller(number)
    returning true
$$;

create function pin_given_at_v1(number text) returns timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select given_at from pins where application = number
$$;

create function pin_is_one_of_v1(number text, tried text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (select from pins where application = number and seal = any (string_to_array(tried, ',')))
$$;

alter function give_pin_v1(text, text, timestamptz) owner to izin_gate;
alter function pin_given_at_v1(text) owner to izin_gate;
alter function pin_is_one_of_v1(text, text) owner to izin_gate;
revoke create on schema public from izin_gate;

revoke execute on function give_pin_v1(text, text, timestamptz), pin_given_at_v1(text), pin_is_one_of_v1(text, text) from public;
grant execute on function give_pin_v1(text, text, timestamptz), pin_given_at_v1(text), pin_is_one_of_v1(text, text) to izin_portal, izin_worker;
