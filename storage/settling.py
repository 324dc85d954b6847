"""What waits for the object store goes there: put under its key, read there, and only then let go of.

Each step may be the last: what was put and not let go of is put again, found standing and read. So any number of
processes may do it at once, and a file is in the room or in the store at every instant.
"""

from dataclasses import dataclass
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from licensing.forms.files import StoredFile
from licensing.ports import FilesMoved, FilesWaiting
from licensing.words.errors import StorageFailed
from licensing.words.sentences import counted
from storage.documents import IN_MEMORY_BYTES, S3Documents
from storage.object_store import reaching
from storage.waiting import Room

TOLD_AT_MOST: Final = 10
"""Of files that are at fault themselves."""


@dataclass(frozen=True, slots=True)
class Settling:
    """`WaitingFiles` of one room and one bucket."""

    room: Room
    documents: S3Documents

    def waiting(self) -> FilesWaiting:
        return self.room.waiting()

    def move(self) -> FilesMoved:
        moved, stuck, untold, place = 0, list[str](), 0, 0
        while found := self.room.next(place):
            place, file = found
            try:
                moved += self._settle(file)
            except StorageFailed as failed:
                if len(stuck) < TOLD_AT_MOST or not failed.is_of_one_file:
                    stuck.append(str(failed))
                else:
                    untold += 1
                if not failed.is_of_one_file:
                    # The others would be refused the same.
                    break
        more = (f"And {counted(untold, 'file', 'files')} more like these.",) if untold else ()
        return FilesMoved(moved, (*stuck, *more))

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
