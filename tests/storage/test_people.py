"""People on PostgreSQL: who may write, and that nothing recorded is changed."""

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from licensing.city.entries import Recorded
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import OfficerId
from storage import Records
from tests.storage.conftest import name_of
from tests.storage.process import NOW

ENTRY = Recorded(NOW, OfficerId("maya"), NOW.date(), "Maya", "1" * 18, "Kepala")


def test_the_portal_reads_and_does_not_write(worker: Records, portal: Records) -> None:
    worker.people.record(lambda _: (ENTRY,))
    assert portal.people.roster().of(ENTRY.officer) == (ENTRY,)
    with pytest.raises(ProgrammingError, match="permission denied"):
        portal.people.record(lambda _: (ENTRY,))


@pytest.mark.parametrize("change", ["update people set entry = ''", "delete from people", "truncate people"])
def test_what_was_recorded_stays(change: str, worker: Records, cluster: str, database_url: str) -> None:
    with pytest.raises(ProgrammingError), worker.database.transaction() as connection:
        connection.execute(text(change))
    # Not even the superuser does it by mistake.
    refused = pytest.raises(psycopg.errors.InsufficientPrivilege)
    with psycopg.connect(cluster, dbname=name_of(database_url)) as superuser, refused:
        superuser.execute(change.encode())


def test_an_entry_of_a_newer_release_is_said_and_not_quoted(worker: Records, portal: Records) -> None:
    with worker.database.transaction() as connection:
        connection.execute(
            text("insert into people (officer, entry) values ('x', :entry)"),
            {"entry": '{"type":"baru","nik":"3674010101900001"}'},
        )
    with pytest.raises(StorageFailed, match="newer release") as failed:
        portal.people.roster()
    assert "3674" not in str(failed.value)
