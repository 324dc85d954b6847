-- Functions that were the gate's by the time PUBLIC was to lose them, and a trigger's that nobody revoked: only who
-- owns a function says who may call it, so PostgreSQL left them with PUBLIC and only warned.

revoke execute on function refuse_change(), link_person_v1() from public;

set local role izin_gate;
revoke execute on function
    involves_caller(text), draw_number_v1(text, integer), draw_numbers_v2(jsonb), document_of_v1(text),
    document_of_v2(text), document_of_v3(text), password_hash_of_v1(text), pin_fits_v1(text, text),
    submission_of_v1(text), cases_found_v1(text, integer), cases_found_v2(text, integer),
    licences_keyed_v1(text, text), licence_numbered_v1(text), licence_number_v1(text),
    hold_v1(text, text, text, date, jsonb), hold_v2(text, text, text, date, jsonb),
    hold_v3(text, text, text, date, jsonb), sign_about_v1(text, text, text, text),
    give_pin_v1(text, text, timestamptz), pin_given_at_v1(text), pin_is_one_of_v1(text, text),
    codes_read_v1(text), codes_numbered_v1(text)
    from public;
grant execute on function
    involves_caller(text), draw_number_v1(text, integer), draw_numbers_v2(jsonb), document_of_v1(text),
    document_of_v2(text), document_of_v3(text), password_hash_of_v1(text), pin_fits_v1(text, text),
    submission_of_v1(text), cases_found_v1(text, integer), cases_found_v2(text, integer),
    licences_keyed_v1(text, text), licence_numbered_v1(text), licence_number_v1(text),
    hold_v1(text, text, text, date, jsonb), hold_v2(text, text, text, date, jsonb),
    hold_v3(text, text, text, date, jsonb), sign_about_v1(text, text, text, text),
    give_pin_v1(text, text, timestamptz), pin_given_at_v1(text), pin_is_one_of_v1(text, text),
    codes_read_v1(text), codes_numbered_v1(text)
    to izin_portal, izin_worker;
reset role;
