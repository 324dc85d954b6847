"""What waits for the object store goes there: put under its key, read there, and only then let go of.

Each step may be the last: what was put and not let go of is put again, found standing and read. So any number of
processes may do it at once, and a file is in the room or in the store at every instant.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from time import monotonic
from typing import IO, Final

from licensing.forms.files import StoredFile
from licensing.ports import FilesMoved, FilesWaiting
from licensing.words.bugs import told_bug
from licensing.words.errors import StorageFailed
from licensing.words.sentences import counted
from storage.documents import IN_MEMORY_BYTES, S3Documents
from storage.object_store import reaching
from storage.waiting import Room

TOLD_AT_MOST: Final = 10
"""Of files that are at fault themselves."""
TRIES_FOR_SECONDS: Final = 240
"""Once some file did not go; the next sweep is due then, and begins anew."""


@dataclass(slots=True)
class _Stuck:
    """What did not go: some of it in words, the rest by its number."""

    said: list[str] = field(default_factory=list[str])
    files: int = 0

    def add(self, why: str) -> None:
        """One more file."""
        self.files += 1
        if len(self.said) < TOLD_AT_MOST:
            self.said.append(why)

    def add_last(self, why: str) -> None:
        """What ended it is told, however much was before."""
        if why not in self.said:
            self.said.append(why)

    def told(self) -> tuple[str, ...]:
        """A sentence for each, and one for all that are not told."""
        untold = self.files - len(self.said)
        more = (f"And {counted(untold, 'file', 'files')} more like these.",) if untold > 0 else ()
        return (*self.said, *more)


@dataclass(frozen=True, slots=True)
class Settling:
    """`WaitingFiles` of one room and one bucket."""

    room: Room
    documents: S3Documents

    def waiting(self) -> FilesWaiting:
        return self.room.waiting()

    def move(self) -> FilesMoved:
        moved, stuck, place = 0, _Stuck(), 0
        began = monotonic()
        while found := self.room.next(place):
            place, file = found
            try:
                moved += self._settle(file)
            except StorageFailed as failed:
                stuck.add(str(failed))
                # Where the store is gone the others would fare the same; else it is this file that it cannot take.
                if not failed.is_of_one_file and not self._is_there():
                    stuck.add_last(str(failed))
                    break
            except Exception as bug:  # noqa: BLE001 - the files behind it go to the store all the same
                stuck.add(f"{file.key}: {told_bug(bug)} The file stays where it waits.")
            if stuck.files and monotonic() - began > TRIES_FOR_SECONDS:
                break
        return FilesMoved(moved, stuck.told())

    def _is_there(self) -> bool:
        """Whether both the store and the records answer."""
        try:
            self.room.waiting()
        except StorageFailed:
            return False
        return self.documents.answers()

    def _settle(self, file: StoredFile) -> bool:
        """Whether it is in the store, and was let go of here and now."""
        where = f"{file.key}, which waits for the object store"
        with reaching(where), SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as content:
            if not self.room.copy(file.key, content):
                return False
            if _digest(content) != file.sha256:
                message = f"{where}: was altered. Restore it from a backup of the database."
                raise StorageFailed(message, retryable=False, is_of_one_file=True)
            self.documents.settle(file, content)
        return self.room.remove(file.key)


def _digest(content: IO[bytes]) -> str:
    """The digest of what is there, which is at its beginning again."""
    digest = sha256()
    content.seek(0)
    while piece := content.read(IN_MEMORY_BYTES):
        digest.update(piece)
    content.seek(0)
    return digest.hexdigest()
