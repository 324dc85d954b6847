"""That the object store has what it was given: asked of it, since its answer to an upload is a promise.

A store that answers well and keeps nothing (a cache before a full disk, a proxy, a mirror that lags) is found
out at once, while the upload can still wait elsewhere. Not known here: what follows from it.
"""

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from licensing.forms.files import StoredFile
from licensing.words.errors import StorageFailed
from storage.object_store import MISSING, code_of

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


def prove(client: "S3Client", bucket: str, file: StoredFile) -> None:
    """Ask the store for size and digest of what it has: 1.5 ms, where taking it costs 13; of all of it, if it must be.

    Raises:
        StorageFailed: it has nothing, or something else.
    """
    if _digest(client, bucket, file) != encoded(file.sha256):
        message = (
            f"storing {file.key}: the object store said that it has it, and has not. Look into its own log."
        )
        raise StorageFailed(message, retryable=True, is_of_one_file=True)


def encoded(digest: str) -> str:
    """A digest as S3 writes it."""
    return b64encode(bytes.fromhex(digest)).decode()


def _digest(client: "S3Client", bucket: str, file: StoredFile) -> str | None:
    """What the store tells of the bytes under the key; where it tells no digest they are read."""
    try:
        told = client.head_object(Bucket=bucket, Key=file.key, ChecksumMode="ENABLED")
        if told.get("ContentLength") != file.size_bytes:
            return None
        if "ChecksumSHA256" in told:
            return told["ChecksumSHA256"]
        found = client.get_object(Bucket=bucket, Key=file.key)
        return encoded(sha256(found["Body"].read()).hexdigest())
    except ClientError as refused:
        if code_of(refused) not in MISSING:
            raise
        return None
