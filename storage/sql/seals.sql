-- A snapshot's seal, without which it is not read, and the digest of the calendar a case's deadlines were counted by last.
-- What a process of the first release writes has no seal that fits, so its history is replayed once.
alter table cases
    add column snapshot_seal text,
    add column counted_by text not null default '';
create index cases_counted on cases (counted_by) where ending is null;
grant update (snapshot_seal, counted_by) on cases to izin_portal;
