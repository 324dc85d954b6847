"""How bundles are kept: each part once, and nothing altered is believed."""

from contextlib import closing

import psycopg
import pytest

from licensing.words.errors import StorageFailed
from storage import Records
from tests.storage.conftest import connected, make_database
from tests.storage.process import DEFINITION, drawn_up, publish, trial

CHANGED = DEFINITION.replace("Untuk mencoba", "Untuk mencoba lagi")


def test_a_part_that_several_bundles_use_is_kept_once(database_url: str, worker: Records) -> None:
    publish(worker, CHANGED)
    named = {*drawn_up().bundle.parts.values(), *drawn_up(CHANGED).bundle.parts.values()}
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        kept = connection.execute("select content from parts").fetchall()
    assert sorted(bytes(content) for (content,) in kept) == sorted(named)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("update parts set content = 'lain'", "part definition.yaml of bundle .* was altered"),
        ("delete from parts", "part definition.yaml of bundle .* is missing"),
        ("update bundles set manifest = manifest || ' '", "bundle .* was altered"),
        ("delete from bundles", "bundle .* is missing"),
    ],
)
def test_what_is_not_as_it_was_published_is_not_read(
    cluster: str, migrated: str, statement: str, says: str
) -> None:
    url = make_database(cluster, copied_from=migrated)
    with closing(connected(url, "izin_worker")) as publisher:
        publish(publisher)
    with psycopg.connect(url.replace("+psycopg", "").replace("owner@", "postgres@")) as superuser:
        superuser.execute("set session_replication_role = replica")
        superuser.execute(statement.encode())
    with closing(connected(url, "izin_worker")) as fresh, pytest.raises(StorageFailed, match=says) as failed:
        fresh.archive.process(trial().digest)
    assert not failed.value.retryable
