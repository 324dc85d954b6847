-- Who has an interest in a case, so that no task of it is offered to her: the ids of officers who said so, and the NIKs
-- its form holds. A case of the release before is brought up to it by its next commit.
alter table cases add column barred text[] not null default '{}';
grant update (barred) on cases to izin_portal;
