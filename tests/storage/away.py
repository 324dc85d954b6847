"""An object store that goes away and comes back, and what a portal and a worker have of it meanwhile."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from threading import Thread

from licensing.forms.files import DocumentRule, StoredFile
from licensing.forms.inspected import by_beginning
from licensing.ports import FilesWaiting
from licensing.words.identifiers import ApplicationNumber, Digest, DocumentId
from licensing.words.sentences import Sentence
from storage import Records
from storage.documents import S3Documents
from storage.object_store import open_bucket
from storage.settling import Settling
from storage.waiting import PIECE_BYTES, Room
from tests.inspection.papers import pdf
from tests.storage.object_store import BUCKET, KEYS, ObjectStore

RULE = DocumentRule(DocumentId("ktp"), Sentence("KTP", "ID card"), ("pdf",), max_bytes=10 * 1024 * 1024)
NUMBER = ApplicationNumber("REG-COBA-20261123-00001")
PDF = pdf()
ROOM_BYTES = 64 * 1024 * 1024
NOTHING = FilesWaiting(0, 0, None)


@dataclass(frozen=True, slots=True)
class Place:
    """What a portal and a worker have of one store and one database."""

    store: ObjectStore
    portal: Records
    worker: Records

    def documents(self, *, most_bytes: int = ROOM_BYTES) -> S3Documents:
        """A portal that begins: it does not know yet how the store does."""
        return S3Documents(
            self.store.endpoint,
            *KEYS,
            BUCKET,
            inspect=by_beginning,
            room=Room(self.portal.database, most_bytes),
        )

    def settling(self) -> Settling:
        room = Room(self.worker.database, ROOM_BYTES)
        return Settling(
            room, S3Documents(self.store.endpoint, *KEYS, BUCKET, inspect=by_beginning, room=room)
        )

    def in_store(self) -> dict[str, bytes]:
        bucket = open_bucket(self.store.endpoint, *KEYS, BUCKET)
        return {key: bucket.read(key)[0] for key in bucket.keys() if key.startswith("uploads/")}  # noqa: SIM118


def sent(documents: S3Documents, content: bytes = PDF) -> StoredFile:
    return documents.receive(RULE, "ktp ani.pdf", BytesIO(content))


def large() -> bytes:
    """One of several pieces, the last of them not whole."""
    return PDF + os.urandom(2 * PIECE_BYTES + 5)


def file_of(content: bytes, key: str) -> StoredFile:
    return StoredFile(key, Digest(sha256(content).hexdigest()), "application/pdf", len(content), "ktp.pdf")


def move_all(place: Place) -> None:
    """As the sweep does it, again and again: a store that wakes up needs a moment."""
    ends = time.monotonic() + 60
    while stuck := place.settling().move().stuck:
        assert time.monotonic() < ends, stuck
        time.sleep(0.5)  # between two sweeps


def at_once(*acts: Callable[[], None]) -> None:
    threads = [Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


_DYING = """
import os, signal, sys
import storage
from licensing.clock.calendars import Calendars
from storage import documents, settling, waiting

url, endpoint, access, secret, bucket, owner, step = sys.argv[1:]
records = storage.connect(url, role="izin_worker", calendar=Calendars(), secret_key="rahasia")
room = waiting.Room(records.database, 1 << 30)
store = documents.S3Documents(endpoint, access, secret, bucket, room=room)
setattr({"Room": waiting.Room, "S3Documents": documents.S3Documents}[owner], step,
        lambda *_: os.kill(os.getpid(), signal.SIGKILL))
settling.Settling(room, store).move()
"""


def die_moving(url: str, store: ObjectStore, owner: str, step: str) -> int:
    """A mover of its own that is killed as it comes to a step; how it ended."""
    command = (sys.executable, "-c", _DYING, url, store.endpoint, *KEYS, BUCKET, owner, step)
    return subprocess.run(command, check=False).returncode
