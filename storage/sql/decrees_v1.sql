-- What the city decreed about its working days, each as its text (licensing/city/decrees.py), chained as what was
-- recorded about people is. Everybody counts by it; only Izin itself, on an operator's word, adds.
create table decrees (
    position bigint not null generated always as identity primary key,
    entry text not null,
    previous text not null,
    digest text not null
);
grant select on decrees to izin_portal, izin_worker;
grant insert on decrees to izin_worker;

create trigger append_only before update or delete or truncate on decrees
    for each statement execute function refuse_change();

create function link_decree_v1() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.previous := coalesce(
        (select d.digest from decrees d order by d.position desc limit 1), repeat('0', 64));
    new.digest := encode(sha256(convert_to(new.previous || new.entry, 'UTF8')), 'hex');
    return new;
end $$;
create trigger linked before insert on decrees for each row execute function link_decree_v1();

alter table heads add column decrees integer not null default 0, add column decrees_digest text;

-- Up to how many decrees deadlines were counted by a calendar: what was decreed since is still to be counted.
alter table calendars add column decrees integer not null default 0;
revoke execute on function link_decree_v1() from public;
