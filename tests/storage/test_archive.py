"""Bundles: everything ever published is there, under its digest."""

from contextlib import closing
from datetime import timedelta

import psycopg
import pytest

from licensing.words.errors import StorageFailed
from licensing.words.identifiers import PermitId
from storage import Records
from tests.storage.conftest import connected, make_database
from tests.storage.process import DEFINITION, NOW, drawn_up, publish, trial

CHANGED = DEFINITION.replace("Untuk mencoba", "Untuk mencoba lagi")
PERMIT = PermitId("coba")


def test_publishing_the_newest_again_is_no_change(worker: Records) -> None:
    (published,) = worker.archive.versions()
    again, is_new = publish(worker, at=NOW + timedelta(days=1))
    assert (again, is_new) == (published, False)
    assert published.version == 1


def test_a_changed_text_is_the_next_version_and_takes_new_applications(
    portal: Records, worker: Records
) -> None:
    published, is_new = publish(worker, CHANGED)
    assert (published.version, is_new) == (2, True)
    assert portal.archive.newest(PERMIT).digest == published.digest
    assert portal.archive.process(trial().digest).summary.id == "Untuk mencoba"


def test_what_was_published_can_be_published_once_more(worker: Records) -> None:
    published, is_new = publish(worker)
    assert (published.version, is_new) == (3, True)
    assert worker.archive.newest(PERMIT) == trial()
    assert [each.version for each in worker.archive.versions()] == [3, 2, 1]


def test_a_bundle_is_read_back_with_every_part(database_url: str, worker: Records) -> None:
    made = drawn_up().bundle
    with closing(connected(database_url, "izin_portal")) as fresh:
        found = fresh.archive.bundle(made.digest)
    assert found == made
    assert found.parts == made.parts
    assert found.definition == DEFINITION


def test_a_part_that_several_bundles_use_is_kept_once(database_url: str, worker: Records) -> None:
    named = {*drawn_up().bundle.parts.values(), *drawn_up(CHANGED).bundle.parts.values()}
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        kept = connection.execute("select content from parts").fetchall()
    assert sorted(bytes(content) for (content,) in kept) == sorted(named)


def test_only_the_bundle_a_process_was_built_from_is_archived(worker: Records) -> None:
    with pytest.raises(ValueError, match="not built from this bundle"):
        worker.archive.publish(trial(), drawn_up(CHANGED).bundle, now=NOW)


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
