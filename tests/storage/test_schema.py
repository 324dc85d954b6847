"""The schema: as the queries name it, and made once however many start at once."""

import threading

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

import storage
from licensing.words.errors import StorageFailed
from storage.tables import metadata
from tests.storage.conftest import connected, make_database
from tests.storage.process import NOW, officer


def test_the_tables_are_what_the_migrations_make(database_url: str) -> None:
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_every_table_with_an_application_has_row_level_security(database_url: str) -> None:
    engine = create_engine(database_url, poolclass=NullPool)
    query = text("select relname from pg_class where relrowsecurity and relforcerowsecurity")
    with engine.connect() as connection:
        guarded = set(connection.scalars(query))
    assert {name for name, table in metadata.tables.items() if "application" in table.c} <= guarded


_FUNCTIONS = """
    select p.oid::regprocedure::text as name, p.prosecdef as looks_past_policies,
           exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) where grantee = 0) as by_all,
           has_function_privilege('izin_portal', p.oid, 'execute')
           or has_function_privilege('izin_worker', p.oid, 'execute') as by_izin
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
"""
"""Those of Izin: no extension brought them."""


def test_only_izins_roles_may_call_its_functions(database_url: str) -> None:
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        functions = connection.execute(text(_FUNCTIONS)).all()
    assert functions
    assert [each.name for each in functions if each.by_all] == []
    assert [each.name for each in functions if each.looks_past_policies and not each.by_izin] == []


def test_starters_do_not_race(empty_database_url: str) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        try:
            storage.migrate(empty_database_url)
        except BaseException as failed:  # noqa: BLE001 - the test reports whatever it was
            failures.append(failed)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_an_unreachable_database_is_said_so() -> None:
    url = "postgresql+psycopg://nobody@/izin?host=/nonexistent"
    with pytest.raises(StorageFailed, match="Check that it runs") as failed:
        storage.migrate(url)
    assert failed.value.retryable
    for call in (
        lambda: connected(url, "izin_portal").cases.inbox(officer("rina")),
        lambda: connected(url, "izin_worker").outbox.backlog(now=NOW),
        lambda: connected(url, "izin_worker").outbox.wait(1),
        lambda: list(connected(url, "izin_worker").audit.export()),
    ):
        with pytest.raises(StorageFailed):
            call()


def test_a_database_of_another_release_is_said_so(cluster: str, migrated: str) -> None:
    url = make_database(cluster, copied_from=migrated)
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("update alembic_version set version_num = '0009'")
    with pytest.raises(StorageFailed, match="this release did not make it"):
        storage.migrate(url)
