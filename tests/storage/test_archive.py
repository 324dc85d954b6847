"""Definitions: every text ever published is there, under its digest."""

from datetime import timedelta

import pytest

from licensing.words.identifiers import PermitId
from storage import Records
from tests.storage.process import DEFINITION, NOW, trial

CHANGED = DEFINITION.replace("Untuk mencoba", "Untuk mencoba lagi")
PERMIT = PermitId("coba")


def test_publishing_the_newest_again_is_no_change(worker: Records) -> None:
    (published,) = worker.archive.versions()
    again, is_new = worker.archive.publish(trial(), DEFINITION, now=NOW + timedelta(days=1))
    assert (again, is_new) == (published, False)
    assert published.version == 1


def test_a_changed_text_is_the_next_version_and_takes_new_applications(
    portal: Records, worker: Records
) -> None:
    published, is_new = worker.archive.publish(trial(CHANGED), CHANGED, now=NOW)
    assert (published.version, is_new) == (2, True)
    assert portal.archive.newest(PERMIT).digest == published.digest
    assert portal.archive.process(trial().digest).summary.id == "Untuk mencoba"


def test_an_old_text_can_be_published_once_more(worker: Records) -> None:
    published, is_new = worker.archive.publish(trial(), DEFINITION, now=NOW)
    assert (published.version, is_new) == (3, True)
    assert worker.archive.newest(PERMIT) == trial()
    assert [each.version for each in worker.archive.versions()] == [3, 2, 1]


def test_only_the_text_a_process_was_built_from_is_archived(worker: Records) -> None:
    with pytest.raises(ValueError, match="not built from this text"):
        worker.archive.publish(trial(), CHANGED, now=NOW)
