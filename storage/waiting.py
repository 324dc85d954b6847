"""The room where uploads wait that the object store did not take: whole, under the key they will have there.

A file comes with everything about it in one transaction, and goes once it was read in the store. No role looks through
the tables (`sql/waiting_v1.sql`): a file is read by who knows its key, and only `izin_worker` is told what waits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Final

from sqlalchemy import func, select, text

from licensing.forms.files import StoredFile
from licensing.ports import FilesWaiting
from licensing.words.identifiers import Digest
from storage.database import Database

PIECE_BYTES: Final = 1024 * 1024
"""So a file of any size costs no more memory than this on either side."""

_WHOLE: Final = text("set transaction isolation level repeatable read, read only")
_WAITING: Final = text("select files, size_bytes, oldest from files_waiting_v1()")
_NEXT: Final = text("select place, key, sha256, media_type, size_bytes from next_waiting_v1(:after)")


def fits_always(_: int) -> bool:
    """Whether the disk of the records has room for so many bytes, where nobody can tell."""
    return True


@dataclass(frozen=True, slots=True)
class Room:
    """At most `most_bytes` in all; `next` and `remove` need the role `izin_worker`.

    Args:
        fits: whether so many bytes leave the records the room they need themselves.
    """

    database: Database
    most_bytes: int
    fits: Callable[[int], bool] = fits_always

    def keep(self, file: StoredFile, content: IO[bytes]) -> bool:
        """Take in a file from its beginning; False, and nothing is kept, where there is no room."""
        if not self.fits(file.size_bytes) or self.waiting().size_bytes + file.size_bytes > self.most_bytes:
            return False
        content.seek(0)
        with self.database.transaction() as connection:
            number = 0
            while piece := content.read(PIECE_BYTES):
                connection.execute(select(func.keep_piece_v1(file.key, number, piece)))
                number += 1
            # Counted again when nobody else can come in: many at once are no more than one after the other.
            kept = connection.scalar(
                select(
                    func.keep_waiting_v1(
                        file.key, file.sha256, file.media_type, file.size_bytes, self.most_bytes
                    )
                )
            )
            # So is the disk: what is here by now, from everybody, must leave the records their room.
            if not kept or not self.fits(0):
                connection.rollback()
                return False
            return True

    def read(self, key: str) -> bytes | None:
        """A whole file; None where it does not wait, or not any more."""
        content = BytesIO()
        return content.getvalue() if self.copy(key, content) else None

    def copy(self, key: str, into: IO[bytes]) -> bool:
        """Write a file, as it is at one moment; False where it does not wait."""
        with self.database.transaction() as connection:
            connection.execute(_WHOLE)
            number = 0
            while True:
                piece = connection.scalar(select(func.waiting_piece_v1(key, number)))
                if not isinstance(piece, bytes):
                    return number > 0
                into.write(piece)
                number += 1

    def waiting(self) -> FilesWaiting:
        """How much waits, and since when."""
        with self.database.transaction() as connection:
            files, size_bytes, oldest = connection.execute(_WAITING).one()
        return FilesWaiting(files, size_bytes, oldest)

    def next(self, after: int) -> tuple[int, StoredFile] | None:
        """The file that came first after a place, with its own place; None where there is none."""
        with self.database.transaction() as connection:
            row = connection.execute(_NEXT, {"after": after}).one_or_none()
        if row is None:
            return None
        return row.place, StoredFile(row.key, Digest(row.sha256), row.media_type, row.size_bytes, "")

    def remove(self, key: str) -> bool:
        """Let go of a file; False where somebody else has."""
        with self.database.transaction() as connection:
            return bool(connection.scalar(select(func.remove_waiting_v1(key))))
