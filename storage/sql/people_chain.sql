-- What was recorded about people is chained as commits are: each entry carries the digest of all before it and its own,
-- the SHA-256 of the digest before it, followed by its text. The database links them, whichever release adds one; whoever
-- adds holds the lock under which positions come in order. A head covers the entries that stood when it was made: how
-- many, and the digest of the last; none of the release before says so.
alter table people add column previous text, add column digest text;
alter table people disable trigger append_only;
do $$
declare
    last text := repeat('0', 64);
    each record;
begin
    for each in select p.position, p.entry from people p order by p.position loop
        update people p
        set previous = last, digest = encode(sha256(convert_to(last || each.entry, 'UTF8')), 'hex')
        where p.position = each.position
        returning p.digest into last;
    end loop;
end $$;
alter table people enable trigger append_only;
alter table people alter column previous set not null, alter column digest set not null;

create function link_person_v1() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.previous := coalesce(
        (select p.digest from people p order by p.position desc limit 1), repeat('0', 64));
    new.digest := encode(sha256(convert_to(new.previous || new.entry, 'UTF8')), 'hex');
    return new;
end $$;
create trigger linked before insert on people for each row execute function link_person_v1();

alter table heads add column people integer not null default 0, add column people_digest text;
