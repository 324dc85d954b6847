"""Uploads while the object store is away are taken in and read, in a room that has an end."""

import time
from io import BytesIO
from threading import Barrier

import pytest

from licensing.ports import FilesMoved
from licensing.words.errors import StorageFailed
from storage.documents import S3Documents
from storage.waiting import PIECE_BYTES, Room
from tests.inspection.papers import opened
from tests.storage.away import (
    NOTHING,
    NUMBER,
    PDF,
    ROOM_BYTES,
    Place,
    at_once,
    file_of,
    large,
    move_all,
    sent,
)
from tests.storage.object_store import BUCKET, KEYS, ObjectStore


def test_what_the_store_takes_does_not_wait(place: Place) -> None:
    file = sent(place.documents())
    assert place.settling().waiting() == NOTHING
    assert place.in_store()[file.key] == PDF


@pytest.mark.parametrize("content", [PDF, large()], ids=["small", "in pieces"])
def test_a_file_is_read_while_it_waits_and_after(place: Place, away: ObjectStore, content: bytes) -> None:
    portal = place.documents()
    file = sent(portal, content)
    waiting = place.settling().waiting()
    assert (waiting.files, waiting.size_bytes) == (1, len(content))
    assert portal.read(file, application=NUMBER, name="ktp") == content
    away.start()
    assert place.settling().move() == FilesMoved(1, ())
    assert place.settling().waiting() == NOTHING
    assert place.in_store()[file.key] == content
    assert portal.read(file, application=NUMBER, name="ktp") == content


def test_a_store_that_hangs_keeps_one_upload_waiting_a_few_seconds_and_no_other(place: Place) -> None:
    portal = place.documents()
    with place.store.hanging():
        began = time.monotonic()
        files = [sent(portal) for _ in range(4)]
        took = time.monotonic() - began
        assert [portal.read(file, application=NUMBER, name="ktp") for file in files] == [PDF] * 4
    assert took < 10
    move_all(place)
    assert {file.key for file in files} <= place.in_store().keys()


def test_a_file_in_a_store_that_hangs_is_told_as_such_and_soon(place: Place) -> None:
    portal = place.documents()
    file = sent(portal)
    with place.store.hanging():
        began = time.monotonic()
        with pytest.raises(StorageFailed, match="did not answer") as failed:
            portal.read(file, application=NUMBER, name="ktp")
        took = time.monotonic() - began
    assert failed.value.retryable
    assert took < 25
    assert portal.read(file, application=NUMBER, name="ktp") == PDF


def test_where_the_room_is_full_nothing_is_kept_and_it_may_be_tried_again(
    place: Place, away: ObjectStore
) -> None:
    portal = place.documents(most_bytes=2 * len(PDF) + 1)
    for _ in range(2):
        sent(portal)
    with pytest.raises(StorageFailed, match="did not answer") as failed:
        sent(portal)
    assert (failed.value.retryable, failed.value.is_full) == (True, False)
    assert place.settling().waiting().size_bytes == 2 * len(PDF)
    away.start()


def test_where_the_disk_of_the_records_is_short_nothing_waits_there(place: Place, away: ObjectStore) -> None:
    asked = list[int]()

    def fits(size_bytes: int) -> bool:
        asked.append(size_bytes)
        return False

    room = Room(place.portal.database, ROOM_BYTES, fits)
    documents = S3Documents(away.endpoint, *KEYS, BUCKET, inspect=opened, room=room)
    with pytest.raises(StorageFailed, match="did not answer"):
        sent(documents)
    assert (asked, place.settling().waiting()) == ([len(PDF)], NOTHING)


def test_many_at_once_are_no_more_than_the_room_holds(place: Place, away: ObjectStore) -> None:
    content = large()
    room = Room(place.portal.database, 2 * len(content))
    kept = list[bool]()
    begin = Barrier(6)

    def keep(n: int) -> None:
        file = file_of(content, f"uploads/{n}.pdf")
        begin.wait()
        kept.append(room.keep(file, BytesIO(content)))

    at_once(*(lambda n=n: keep(n) for n in range(6)))
    assert sorted(kept) == [False] * 4 + [True] * 2
    assert room.waiting().size_bytes == 2 * len(content)
    away.start()


def test_a_portal_that_dies_while_a_file_comes_in_keeps_none_of_it(place: Place, away: ObjectStore) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() >= PIECE_BYTES:
                raise KeyboardInterrupt
            return super().read(size)

    content = large()
    file = file_of(content, "uploads/broken.pdf")
    room = Room(place.portal.database, ROOM_BYTES)
    with pytest.raises(KeyboardInterrupt):
        room.keep(file, Broken(content))
    assert (room.read(file.key), room.waiting()) == (None, NOTHING)
    assert room.keep(file, BytesIO(content)), "it may come again"
    away.start()


def test_a_store_that_refuses_our_keys_takes_no_form_from_anybody(place: Place) -> None:
    room = Room(place.portal.database, ROOM_BYTES)
    strange = S3Documents(place.store.endpoint, KEYS[0], "wrong", BUCKET, inspect=opened, room=room)
    assert strange.read(sent(strange), application=NUMBER, name="ktp") == PDF


def test_the_disk_is_looked_at_again_once_all_of_a_file_is_there(place: Place, away: ObjectStore) -> None:
    content, answers = large(), [True, False]
    room = Room(place.portal.database, ROOM_BYTES, lambda _: answers.pop(0))
    file = file_of(content, "uploads/short.pdf")
    assert not room.keep(file, BytesIO(content)), "others came in meanwhile"
    assert (answers, room.waiting(), room.read(file.key)) == ([], NOTHING, None)
    away.start()


def test_a_failure_that_another_thread_forgets_at_that_moment_is_no_fault(
    place: Place, away: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = place.documents()
    sent(documents)

    def heard_from_meanwhile() -> float:
        monkeypatch.setattr(documents, "_failed", None)
        return 0.0

    monkeypatch.setattr("storage.documents.monotonic", heard_from_meanwhile)
    assert documents.read(sent(documents), application=NUMBER, name="ktp") == PDF
    away.start()


def test_without_room_the_store_is_asked_for_each_upload_and_what_waits_from_before_is_read(
    place: Place, away: ObjectStore
) -> None:
    waiting = sent(place.documents())
    documents = place.documents(most_bytes=0)
    with pytest.raises(StorageFailed, match="did not answer"):
        sent(documents)
    away.start()
    file = sent(documents)
    assert place.in_store()[file.key] == PDF, "however shortly before it failed"
    assert documents.read(waiting, application=NUMBER, name="ktp") == PDF
