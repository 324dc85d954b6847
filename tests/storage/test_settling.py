"""What waited for the object store goes there, once, whatever dies and whoever does it too."""

import os
import signal
import time
from dataclasses import replace
from io import BytesIO
from threading import Barrier, Event

import pytest

from licensing.forms.files import StoredFile
from licensing.ports import FilesMoved
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import Digest
from storage.documents import S3Documents
from storage.object_store import open_bucket
from storage.settling import TOLD_AT_MOST, Settling
from storage.waiting import PIECE_BYTES, Room
from tests.storage.away import (
    NUMBER,
    PDF,
    ROOM_BYTES,
    Place,
    at_once,
    die_moving,
    file_of,
    move_all,
    sent,
)
from tests.storage.object_store import BUCKET, KEYS, ObjectStore

SECRET = "Ani Wijaya"


@pytest.mark.parametrize(
    ("owner", "step", "in_store"),
    [
        ("Room", "copy", 0),
        ("S3Documents", "_send", 0),
        ("S3Documents", "_describe", 1),
        ("Room", "remove", 1),
    ],
)
def test_a_mover_that_is_killed_at_a_step_is_followed_by_one_that_ends_it(
    place: Place, away: ObjectStore, database_url: str, owner: str, step: str, in_store: int
) -> None:
    portal = place.documents()
    files = [sent(portal) for _ in range(3)]
    away.start()
    assert die_moving(database_url, away, owner, step) == -signal.SIGKILL
    assert place.settling().waiting().files == 3, "what was not read there is not let go of"
    assert [file.key for file in files if file.key in place.in_store()] == [
        file.key for file in files[:in_store]
    ], "oldest first"
    assert [portal.read(file, application=NUMBER, name="ktp") for file in files] == [PDF] * 3
    assert place.settling().move() == FilesMoved(3, ())
    assert [place.in_store()[file.key] for file in files] == [PDF] * 3


def test_a_store_that_is_stopped_in_the_midst_of_uploads_loses_nothing(place: Place) -> None:
    portal, content, begun = place.documents(), PDF + os.urandom(2 * PIECE_BYTES), Event()
    files, over = list[StoredFile](), Event()

    def send() -> None:
        while not over.is_set() and len(files) < 20:
            files.append(sent(portal, content))
            begun.set()

    def stop() -> None:
        begun.wait()
        with place.store.hanging():
            time.sleep(1)  # whatever is on its way stands still
        place.store.kill()
        time.sleep(1)  # and is then gone
        place.store.start()
        over.set()

    at_once(send, stop)
    assert place.settling().waiting().files > 0
    move_all(place)
    kept = place.in_store()
    assert [kept[file.key] == content for file in files] == [True] * len(files)


def test_an_answer_that_was_lost_leaves_a_file_in_both_places_and_then_in_one(place: Place) -> None:
    portal = place.documents()
    with place.store.hanging():
        file = sent(portal)
    place.documents().settle(file, BytesIO(PDF))
    assert place.settling().move() == FilesMoved(1, ())
    assert place.in_store()[file.key] == PDF


def test_two_movers_at_once_put_each_file_once_and_count_it_once(place: Place, away: ObjectStore) -> None:
    portal = place.documents()
    files = [sent(portal) for _ in range(8)]
    away.start()
    begin, moved = Barrier(2), list[FilesMoved]()

    def move() -> None:
        begin.wait()
        moved.append(place.settling().move())

    at_once(move, move)
    move_all(place)
    assert sum(each.files for each in moved) == len(files)
    assert [place.in_store()[file.key] for file in files] == [PDF] * len(files)


def test_what_is_read_is_found_at_every_instant_of_its_moving(place: Place, away: ObjectStore) -> None:
    portal = place.documents()
    files = [sent(portal) for _ in range(8)]
    away.start()
    over, seen = list[FilesMoved](), list[bytes]()

    def read() -> None:
        while not over:
            seen.extend(portal.read(file, application=NUMBER, name="ktp") for file in files)

    at_once(read, lambda: over.append(place.settling().move()))
    assert over == [FilesMoved(8, ())]
    assert set(seen) == {PDF}


def test_what_stands_under_the_key_and_is_something_else_is_left_and_told(
    place: Place, away: ObjectStore
) -> None:
    portal = place.documents()
    first, second = sent(portal), sent(portal)
    away.start()
    bucket = open_bucket(away.endpoint, *KEYS, BUCKET)
    bucket.put(first.key, b"something else", "application/pdf")
    moved = place.settling().move()
    assert moved.files == 1, "the next one goes all the same"
    assert [said for said in moved.stuck if first.key in said and "something else stands there" in said]
    assert portal.read(first, application=NUMBER, name="ktp") == PDF
    bucket.client.delete_object(Bucket=BUCKET, Key=first.key)
    assert second.key in place.in_store()


def test_a_store_that_is_silent_is_told_once_for_all_that_waits(place: Place, away: ObjectStore) -> None:
    portal = place.documents()
    for _ in range(3):
        sent(portal)
    moved = place.settling().move()
    assert (moved.files, len(moved.stuck)) == (0, 1)
    assert "did not answer" in moved.stuck[0]
    away.start()


def test_a_file_that_is_altered_while_it_waits_is_not_put(place: Place, away: ObjectStore) -> None:
    room = Room(place.portal.database, ROOM_BYTES)
    file = replace(file_of(PDF, "uploads/altered.pdf"), sha256=Digest("0" * 64))
    assert room.keep(file, BytesIO(PDF))
    away.start()
    moved = place.settling().move()
    assert (moved.files, [said for said in moved.stuck if "was altered" in said]) == (0, list(moved.stuck))
    with pytest.raises(StorageFailed, match="was altered"):
        place.documents().read(file, application=NUMBER, name="ktp")
    assert file.key not in place.in_store()
    Room(place.worker.database, 0).remove(file.key)


def test_a_store_that_refuses_our_keys_is_told_once_for_all_that_waits(
    place: Place, away: ObjectStore
) -> None:
    portal = place.documents()
    for _ in range(3):
        sent(portal)
    away.start()
    room = Room(place.worker.database, ROOM_BYTES)
    moved = Settling(room, S3Documents(away.endpoint, KEYS[0], "wrong", BUCKET, room=room)).move()
    assert (moved.files, len(moved.stuck)) == (0, 1)
    assert "refused" in moved.stuck[0]


def test_of_many_files_at_fault_some_are_told_and_the_others_counted(place: Place, away: ObjectStore) -> None:
    room, owner = Room(place.portal.database, ROOM_BYTES), Room(place.worker.database, 0)
    files = [
        replace(file_of(PDF, f"uploads/altered-{nth}.pdf"), sha256=Digest("0" * 64))
        for nth in range(TOLD_AT_MOST + 2)
    ]
    assert all(room.keep(file, BytesIO(PDF)) for file in files)
    away.start()
    stuck = place.settling().move().stuck
    assert [("was altered" in said) for said in stuck] == [True] * TOLD_AT_MOST + [False]
    assert stuck[-1] == "And 2 files more like these."
    for file in files:
        owner.remove(file.key)


def test_a_file_that_nobody_foresaw_and_one_the_store_cannot_take_stop_no_other(
    place: Place, away: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = place.documents()
    strange, heavy, well = (sent(portal) for _ in range(3))
    away.start()
    settle = S3Documents.settle

    def settling(documents: S3Documents, file: StoredFile, content: BytesIO) -> None:
        if file.key == strange.key:
            raise KeyError(SECRET)
        if file.key == heavy.key:
            raise StorageFailed("the object store did not answer.", retryable=True)
        settle(documents, file, content)

    monkeypatch.setattr(S3Documents, "settle", settling)
    moved = place.settling().move()
    assert (moved.files, len(moved.stuck)) == (1, 2)
    assert well.key in place.in_store()
    assert strange.key in moved.stuck[0], "told to the operator"
    assert "this is a bug: KeyError at test_settling.py" in moved.stuck[0]
    assert SECRET not in moved.stuck[0]
    monkeypatch.undo()
    assert place.settling().move() == FilesMoved(2, ())
