"""Uploads and licences in an S3 bucket: nothing is ever overwritten, and every read is checked.

An upload is opened before it is kept, by a process of its own (`storage.inspection`). The digest goes along with every
upload, so that the store itself refuses a damaged one. Keys carry no personal data. An upload that the store does not
take waits in the database (`waiting.py`), under the key it will have in the store: so what waits is looked for there
first, for it leaves only once the store has it.
An upload whose application is never submitted stays behind; nothing points at it.
"""

from hashlib import sha256
from io import BytesIO
from tempfile import SpooledTemporaryFile
from time import monotonic
from typing import IO, TYPE_CHECKING, BinaryIO, Final
from uuid import uuid4

from botocore.exceptions import ClientError

from licensing.case.refusals.documents import too_large
from licensing.case.refusals.inspecting import check_place, faulty
from licensing.city.register import Box
from licensing.forms.file_names import tidy
from licensing.forms.files import DocumentRule, StoredFile
from licensing.forms.inspected import Inspect, Seen
from licensing.forms.media import MEDIA_TYPES
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.inspection.inspector import Inspector
from storage.object_store import (
    AT_A_PAGE,
    BRIEF,
    MISSING,
    NO_BUCKET,
    STANDS_ALREADY,
    code_of,
    make_bucket,
    reaching,
    store_of,
)
from storage.proving import encoded, prove
from storage.waiting import Room

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_CHUNK_BYTES = 64 * 1024
IN_MEMORY_BYTES: Final = 1024 * 1024
BELIEVED_SECONDS: Final = 15.0
"""For how long a store that failed is asked for no other upload: of a form's files only the first waits for it."""


class S3Documents:
    """`Documents` in one bucket, with a room where uploads wait for it; without a room they are refused meanwhile."""

    def __init__(
        self,
        endpoint: str,
        access_key: str,
        secret_key: str,
        bucket: str,
        *,
        inspect: Inspect | None = None,
        room: Room | None = None,
    ) -> None:
        keys = (endpoint, access_key, secret_key)
        self._store = store_of(*keys)
        self._for_people = store_of(*keys, AT_A_PAGE)
        # A room of no size takes nothing in: uploads have the store only. What waits there from before is read.
        self._keeps = room if room and room.most_bytes else None
        self._for_uploads = store_of(*keys, BRIEF) if self._keeps else self._store
        self._bucket = bucket
        self._inspect = inspect or Inspector()
        self._room = room
        self._failed: tuple[StorageFailed, float] | None = None

    def receive(
        self, rule: DocumentRule, file_name: str, stream: BinaryIO, *, box: Box | None = None
    ) -> StoredFile:
        where = f"upload of document {rule.id}"
        with reaching(where), SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as kept:
            _copy(rule, stream, kept)
            seen = self._inspect(kept, rule.accept, rule.max_bytes)
            if not isinstance(seen, Seen):
                raise faulty(rule, seen)
            check_place(rule, seen.place, box)
            if seen.content is not None:
                _copy(rule, BytesIO(seen.content), kept)
            digest, size_bytes = _digest(kept)
            key = f"uploads/{uuid4()}.{seen.ending}"
            name = tidy(file_name, seen.ending)
            file = StoredFile(key, digest, MEDIA_TYPES[seen.ending], size_bytes, name)
            self._keep(where, file, kept)
            return file

    def put_once(self, key: str, content: bytes, *, media_type: str, file_name: str) -> StoredFile:
        digest = Digest(sha256(content).hexdigest())
        file = StoredFile(key, digest, media_type, len(content), file_name)
        with self._store.reaching(f"storing {key}"):
            if not self._stands_first(file, content):
                return self._describe(key, file_name)
            prove(self._store.client, self._bucket, file)
            return file

    def settle(self, file: StoredFile, content: IO[bytes]) -> None:
        """Put a file that waited where it belongs, unless it is there; it was read from there when this returns.

        Raises:
            StorageFailed: the store did not do its part, or something else stands under the key.
        """
        with self._store.reaching(f"storing {file.key}"):
            self._stands_first(file, content)
            there = self._describe(file.key, file.file_name)
        if there.sha256 != file.sha256:
            message = f"storing {file.key}: something else stands there. Compare it with what waits."
            raise StorageFailed(message, retryable=False, is_of_one_file=True)

    def answers(self) -> bool:
        """Whether the store lives and lets us in: what it did not do for one file it may do for others."""
        try:
            with self._for_uploads.reaching(f"bucket {self._bucket}"):
                self._for_uploads.client.head_bucket(Bucket=self._bucket)
        except StorageFailed:
            return False
        return True

    def read(self, file: StoredFile, *, application: ApplicationNumber, name: str) -> bytes:
        where = f"{application}: document {name} ({file.key})"
        content = self._room.read(file.key) if self._room else None
        if content is None:
            content = self._fetch(file.key, where)
        if sha256(content).hexdigest() != file.sha256:
            message = f"{where} was altered: its SHA-256 is not {file.sha256}. Restore it from a backup of the bucket."
            raise StorageFailed(message, retryable=False)
        return content

    def _fetch(self, key: str, where: str) -> bytes:
        with self._for_people.reaching(where):
            try:
                return self._for_people.client.get_object(Bucket=self._bucket, Key=key)["Body"].read()
            except ClientError as refused:
                if code_of(refused) not in MISSING:
                    raise
                message = f"{where} is missing from the object store. Restore it from a backup of the bucket."
                raise StorageFailed(message, retryable=False) from refused

    def _keep(self, where: str, file: StoredFile, content: IO[bytes]) -> None:
        """In the store, or where files wait for it. Raises what the store said where there is no room either."""
        failed = self._tried(where, file, content)
        if failed is None:
            return
        # A store without room often shares its disk with the records, which must not fill up as well.
        if failed.is_full or self._keeps is None or not self._keeps.keep(file, content):
            raise failed

    def _tried(self, where: str, file: StoredFile, content: IO[bytes]) -> StorageFailed | None:
        """What the store said to an upload, None when it has it. One that failed just now is not asked."""
        # Read once: another thread may hear from the store meanwhile.
        known = self._failed
        if self._keeps and known and monotonic() < known[1]:
            return known[0]
        try:
            with self._for_uploads.reaching(where):
                self._put(self._for_uploads.client, file, content)
                prove(self._for_uploads.client, self._bucket, file)
        except StorageFailed as failed:
            self._failed = (failed, monotonic() + BELIEVED_SECONDS)
            return failed
        self._failed = None
        return None

    def _stands_first(self, file: StoredFile, content: bytes | IO[bytes]) -> bool:
        """Whether this is what stands under the key now because it was put there just now; else something did."""
        try:
            self._put(self._store.client, file, content)
        except ClientError as refused:
            if code_of(refused) not in STANDS_ALREADY:
                raise
            return False
        return True

    def _put(self, client: "S3Client", file: StoredFile, content: bytes | IO[bytes]) -> None:
        try:
            self._send(client, file, content)
        except ClientError as refused:
            if code_of(refused) != NO_BUCKET:
                raise
            # The store did not answer when Izin was started.
            make_bucket(client, self._bucket)
            if not isinstance(content, bytes):
                content.seek(0)
            self._send(client, file, content)

    def _send(self, client: "S3Client", file: StoredFile, content: bytes | IO[bytes]) -> None:
        client.put_object(
            Bucket=self._bucket,
            Key=file.key,
            Body=content,
            ContentLength=file.size_bytes,
            ContentType=file.media_type,
            ChecksumSHA256=encoded(file.sha256),
            IfNoneMatch="*",
        )

    def _describe(self, key: str, file_name: str) -> StoredFile:
        """What stands under a key, from its bytes: the store's own word on its digest is not taken."""
        found = self._store.client.get_object(Bucket=self._bucket, Key=key)
        content = found["Body"].read()
        digest = Digest(sha256(content).hexdigest())
        return StoredFile(key, digest, found["ContentType"], len(content), file_name)


def _copy(rule: DocumentRule, stream: BinaryIO, kept: IO[bytes]) -> None:
    """Take in an upload instead of what was kept before, no further than its limit."""
    kept.seek(0)
    kept.truncate()
    size_bytes = 0
    while chunk := stream.read(_CHUNK_BYTES):
        size_bytes += len(chunk)
        if size_bytes > rule.max_bytes:
            raise too_large(rule)
        kept.write(chunk)


def _digest(kept: IO[bytes]) -> tuple[Digest, int]:
    """The digest and the size of what is kept, which is at its beginning again."""
    digest, size_bytes = sha256(), 0
    kept.seek(0)
    while chunk := kept.read(_CHUNK_BYTES):
        size_bytes += len(chunk)
        digest.update(chunk)
    kept.seek(0)
    return Digest(digest.hexdigest()), size_bytes
