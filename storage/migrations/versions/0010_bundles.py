"""What is published is a bundle: its parts by their digests, and a manifest that names them.

Revision ID: 0010
Revises: 0009
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# A case names the digest of what it runs on in its first event, which nobody can rewrite: cases on a definition's text
# alone have no bundle and can get none.
BUNDLES = """
do $$ begin
    if exists (select from versions) then
        raise exception 'These records are of an Izin that published no bundles. Start with an empty database.';
    end if;
end $$;

create table parts (
    digest text primary key,
    content bytea not null
);
create table bundles (
    digest text primary key,
    manifest text not null,
    archived_at timestamptz not null
);

alter table versions drop constraint versions_digest_fkey;
alter table versions add constraint versions_digest_fkey foreign key (digest) references bundles;
alter table cases drop constraint cases_definition_fkey;
alter table cases add constraint cases_definition_fkey foreign key (definition) references bundles;
drop table definition_texts;

grant select on parts, bundles to izin_portal, izin_worker;
grant insert on parts, bundles to izin_worker;
"""

WRITTEN_ONCE = ("parts", "bundles")


def upgrade() -> None:
    op.execute(BUNDLES)
    for table in WRITTEN_ONCE:
        op.execute(
            f"create trigger append_only before update or delete or truncate on {table} "
            "for each statement execute function refuse_change()"
        )
