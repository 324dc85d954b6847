-- What was recorded about people and their mandates, each as its text (licensing/city/entries.py). The portal reads who
-- may act today; only Izin itself, on an operator's word, adds.
create table people (
    position bigint not null generated always as identity primary key,
    officer text not null,
    entry text not null
);
grant select on people to izin_portal, izin_worker;
grant insert on people to izin_worker;

create trigger append_only before update or delete or truncate on people
    for each statement execute function refuse_change();
