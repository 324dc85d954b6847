"""Uploads and licences in an S3 bucket: nothing is ever overwritten, and every read is checked.

An upload is opened before it is kept, by a process of its own (`storage.inspection`). The digest goes along with every
upload, so that the store itself refuses a damaged one. Keys carry no personal data.
An upload whose application is never submitted stays behind; nothing points at it.
"""

from base64 import b64encode
from collections.abc import Generator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from hashlib import sha256
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO
from uuid import uuid4

import boto3
from botocore.client import Config
from botocore.exceptions import BotoCoreError, ClientError

from licensing.case.refusals.documents import too_large
from licensing.case.refusals.inspecting import check_place, faulty
from licensing.city.register import Box
from licensing.forms.file_names import tidy
from licensing.forms.files import DocumentRule, StoredFile
from licensing.forms.inspected import Inspect, Seen
from licensing.forms.media import MEDIA_TYPES
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.bucket import Bucket
from storage.inspection.inspector import Inspector

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_CHUNK_BYTES = 64 * 1024
_IN_MEMORY_BYTES = 1024 * 1024

_MISSING = {"NoSuchKey", "404", "NotFound"}
_NO_BUCKET = "NoSuchBucket"
_BUSY = (409, 429)
"""Two conditional writes at once, and too many requests."""
_NO_ROOM = 507
_FULL = {"InsufficientStorage", "QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded"}
"""How object stores say that there is no room."""
_STANDS_ALREADY = {"PreconditionFailed", "412"}


class S3Documents:
    """`Documents` in one bucket."""

    def __init__(
        self, endpoint: str, access_key: str, secret_key: str, bucket: str, *, inspect: Inspect | None = None
    ) -> None:
        self._client = _client(endpoint, access_key, secret_key)
        self._bucket = bucket
        self._inspect = inspect or Inspector()

    def receive(
        self, rule: DocumentRule, file_name: str, stream: BinaryIO, *, box: Box | None = None
    ) -> StoredFile:
        where = f"upload of document {rule.id}"
        with _reaching(where), SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as kept:
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
            self._put(file, kept)
            return file

    def put_once(self, key: str, content: bytes, *, media_type: str, file_name: str) -> StoredFile:
        digest = Digest(sha256(content).hexdigest())
        file = StoredFile(key, digest, media_type, len(content), file_name)
        with _reaching(f"storing {key}"):
            try:
                self._put(file, content)
                return file
            except ClientError as refused:
                if _code(refused) not in _STANDS_ALREADY:
                    raise
            return self._describe(key, file_name)

    def read(self, file: StoredFile, *, application: ApplicationNumber, name: str) -> bytes:
        where = f"{application}: document {name} ({file.key})"
        with _reaching(where):
            try:
                content = self._client.get_object(Bucket=self._bucket, Key=file.key)["Body"].read()
            except ClientError as refused:
                if _code(refused) not in _MISSING:
                    raise
                message = f"{where} is missing from the object store. Restore it from a backup of the bucket."
                raise StorageFailed(message, retryable=False) from refused
        if sha256(content).hexdigest() != file.sha256:
            message = f"{where} was altered: its SHA-256 is not {file.sha256}. Restore it from a backup of the bucket."
            raise StorageFailed(message, retryable=False)
        return content

    def _put(self, file: StoredFile, content: bytes | IO[bytes]) -> None:
        try:
            self._send(file, content)
        except ClientError as refused:
            if _code(refused) != _NO_BUCKET:
                raise
            # The store did not answer when Izin was started.
            _make_bucket(self._client, self._bucket)
            if not isinstance(content, bytes):
                content.seek(0)
            self._send(file, content)

    def _send(self, file: StoredFile, content: bytes | IO[bytes]) -> None:
        self._client.put_object(
            Bucket=self._bucket,
            Key=file.key,
            Body=content,
            ContentLength=file.size_bytes,
            ContentType=file.media_type,
            ChecksumSHA256=b64encode(bytes.fromhex(file.sha256)).decode(),
            IfNoneMatch="*",
        )

    def _describe(self, key: str, file_name: str) -> StoredFile:
        """What stands under a key, from its bytes: the store's own word on its digest is not taken."""
        found = self._client.get_object(Bucket=self._bucket, Key=key)
        content = found["Body"].read()
        digest = Digest(sha256(content).hexdigest())
        return StoredFile(key, digest, found["ContentType"], len(content), file_name)


def open_bucket(endpoint: str, access_key: str, secret_key: str, bucket: str) -> Bucket:
    """The bucket as a whole, for backups."""
    return Bucket(_client(endpoint, access_key, secret_key), bucket, _reaching)


def create_bucket(endpoint: str, access_key: str, secret_key: str, bucket: str) -> None:
    """Make the bucket unless it is there; a store that does not answer is not waited for long."""
    client = _client(endpoint, access_key, secret_key, answer_within_seconds=5, attempts=1)
    with _reaching(f"bucket {bucket}"):
        try:
            client.head_bucket(Bucket=bucket)
        except ClientError as refused:
            if _code(refused) not in {*_MISSING, _NO_BUCKET}:
                raise
            _make_bucket(client, bucket)


def _make_bucket(client: "S3Client", bucket: str) -> None:
    try:
        client.create_bucket(Bucket=bucket)
    except ClientError as refused:
        # Somebody else made it at this moment.
        if _code(refused) not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
            raise


def _client(
    endpoint: str, access_key: str, secret_key: str, *, answer_within_seconds: int = 30, attempts: int = 3
) -> "S3Client":
    # The stubs know S3 only, and the overloads of all other services count as unknown.
    return boto3.client(  # pyright: ignore[reportUnknownMemberType]
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        region_name="us-east-1",
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            connect_timeout=5,
            read_timeout=answer_within_seconds,
            retries={"mode": "standard", "total_max_attempts": attempts},
            max_pool_connections=20,
            # We send the digest of the whole object ourselves.
            request_checksum_calculation="when_required",
        ),
    )


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


@contextmanager
def _reaching(where: str) -> Generator[None]:
    """Say plainly that the object store did not do its part."""
    try:
        yield
    except ClientError as refused:
        status = refused.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        if status == _NO_ROOM or _code(refused) in _FULL:
            full = f"{where}: the object store is full ({_code(refused)}). Make room; what waits goes on by itself."
            raise StorageFailed(full, retryable=True, is_full=True) from refused
        retryable = status >= 500 or status in _BUSY
        message = (
            f"{where}: the object store refused ({_code(refused)}). Check bucket and keys in the settings."
        )
        raise StorageFailed(message, retryable=retryable) from refused
    except OSError as refused:
        if refused.errno not in (ENOSPC, EDQUOT):
            raise
        full = f"{where}: the disk for uploads on their way is full. Make room; what waits goes on by itself."
        raise StorageFailed(full, retryable=True, is_full=True) from refused
    except BotoCoreError as failed:
        message = (
            f"{where}: the object store did not answer. Check that it runs and that its address is right."
        )
        raise StorageFailed(message, retryable=True) from failed


def _code(refused: ClientError) -> str:
    return refused.response.get("Error", {}).get("Code", "")
