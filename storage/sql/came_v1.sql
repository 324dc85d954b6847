-- What outside systems sent by themselves, once for each key of a system on a day: `digest` of its body, and what was
-- answered. `outcome` and `answer` are null while it is worked on, or where whoever worked on it died: it is done again
-- when it comes again. Nothing that was sent is kept here.
create table came (
    system text not null,
    day date not null,
    key text not null,
    what text not null,
    digest text not null,
    came_at timestamptz not null default now(),
    outcome text,
    answer text,
    primary key (system, day, key)
);
create index came_day on came (day, came_at);
alter table came enable row level security;
alter table came force row level security;
create policy worker on came for select to izin_worker using (true);
create policy gate on came to izin_gate using (true) with check (true);
create policy portal_sees on came for select to izin_portal using ((select keeps_books_v1()));
grant select on came to izin_portal, izin_worker;
grant select, insert on came to izin_gate;
grant update (outcome, answer) on came to izin_gate;
create trigger append_only before delete or truncate on came
    for each statement execute function refuse_change();

-- Notes that something came, before anything is done for it; gives what stands under its key.
create function come_v1(sender text, on_day date, named text, meant text, of_body text)
    returns table (what text, digest text, outcome text, answer text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
    insert into came (system, day, key, what, digest) values (sender, on_day, named, meant, of_body)
    on conflict do nothing;
    return query select c.what, c.digest, c.outcome, c.answer from came c
        where c.system = sender and c.day = on_day and c.key = named;
end $$;

-- Notes what it did, where nobody has; gives what is noted.
create function came_done_v1(sender text, on_day date, named text, became text, said text)
    returns table (outcome text, answer text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
    update came c set outcome = became, answer = said
        where c.system = sender and c.day = on_day and c.key = named and c.outcome is null;
    return query select c.outcome, c.answer from came c
        where c.system = sender and c.day = on_day and c.key = named;
end $$;

revoke execute on function come_v1(text, date, text, text, text), came_done_v1(text, date, text, text, text) from public;
grant execute on function come_v1(text, date, text, text, text), came_done_v1(text, date, text, text, text)
    to izin_portal;

grant create on schema public to izin_gate;
alter function come_v1(text, date, text, text, text) owner to izin_gate;
alter function came_done_v1(text, date, text, text, text) owner to izin_gate;
revoke create on schema public from izin_gate;
