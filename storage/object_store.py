"""The object store as a service: how it is asked, how long it is waited for, and what its refusals mean.

What documents mean is `documents.py`. A store that is gone is noticed by refused or silent connections; how long
anybody waits for one says who asks: a person at a page, or Izin itself.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EDQUOT, ENOSPC
from typing import TYPE_CHECKING, Final

import boto3
from botocore.client import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

from licensing.words.errors import StorageFailed
from storage.bucket import Bucket
from storage.in_time import OutOfTime, in_time

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

MISSING: Final = frozenset({"NoSuchKey", "404", "NotFound"})
NO_BUCKET: Final = "NoSuchBucket"
STANDS_ALREADY: Final = frozenset({"PreconditionFailed", "412"})
UNTOLD: Final = "application/octet-stream"
"""The media type of an object whose store tells none."""
_BUSY = (409, 429)
"""Two conditional writes at once, and too many requests."""
_OF_ONE_FILE = (400, 409, 411, 413)
"""What is wrong with this object, and not with who asks."""
_NO_ROOM = 507
_FULL = {"InsufficientStorage", "QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded"}
"""How object stores say that there is no room."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a store is waited for, and how often it is asked."""

    connect_seconds: int
    answer_seconds: int
    attempts: int
    whole_seconds: float
    """For all of an exchange, however often it is tried: a store that drips is not silent."""


PATIENT: Final = Patience(5, 30, 3, 90)
"""Nobody waits for it but Izin."""
AT_A_PAGE: Final = Patience(2, 5, 2, 15)
"""Somebody waits for a file."""
BRIEF: Final = Patience(2, 5, 1, 10)
"""What the store does not take at once is kept elsewhere."""
AT_A_START: Final = Patience(5, 5, 1, 15)
"""The whole of Izin waits for it, and can be without it."""


@dataclass(frozen=True, slots=True)
class Store:
    """A client of S3, and how patient whoever asks through it is."""

    client: "S3Client"
    patience: Patience

    @contextmanager
    def reaching(self, where: str) -> Generator[None]:
        """One exchange: it ends in time, and says plainly what the store did not do."""
        with reaching(where), in_time(self.patience.whole_seconds):
            yield


def store_of(endpoint: str, access_key: str, secret_key: str, patience: Patience = PATIENT) -> Store:
    """A store as it is asked by somebody so patient."""
    return Store(client_of(endpoint, access_key, secret_key, patience), patience)


def open_bucket(endpoint: str, access_key: str, secret_key: str, bucket: str) -> Bucket:
    """The bucket as a whole, for backups."""
    store = store_of(endpoint, access_key, secret_key)
    return Bucket(store.client, bucket, store.reaching)


def create_bucket(endpoint: str, access_key: str, secret_key: str, bucket: str) -> None:
    """Make the bucket unless it is there; a store that does not answer is not waited for long."""
    store = store_of(endpoint, access_key, secret_key, AT_A_START)
    with store.reaching(f"bucket {bucket}"):
        try:
            store.client.head_bucket(Bucket=bucket)
        except ClientError as refused:
            if code_of(refused) not in {*MISSING, NO_BUCKET}:
                raise
            make_bucket(store.client, bucket)


def make_bucket(client: "S3Client", bucket: str) -> None:
    """Make the bucket, or find it made."""
    try:
        client.create_bucket(Bucket=bucket)
    except ClientError as refused:
        # Somebody else made it at this moment.
        if code_of(refused) not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
            raise


def client_of(endpoint: str, access_key: str, secret_key: str, patience: Patience = PATIENT) -> "S3Client":
    """A client of S3; connects when it is first used."""
    # The stubs know S3 only, and the overloads of all other services count as unknown.
    client = boto3.client(  # pyright: ignore[reportUnknownMemberType]
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        region_name="us-east-1",
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            connect_timeout=patience.connect_seconds,
            read_timeout=patience.answer_seconds,
            retries={"mode": "standard", "total_max_attempts": patience.attempts},
            max_pool_connections=20,
            # We send the digest of the whole object ourselves.
            request_checksum_calculation="when_required",
        ),
    )
    client.meta.events.register("after-call.s3.GetObject", _name_media_type)
    return client


def _name_media_type(parsed: dict[str, object], **_: object) -> None:
    """A store need not say what an object is; whoever reads one counts on the key being there."""
    parsed.setdefault("ContentType", UNTOLD)


@contextmanager
def reaching(where: str) -> Generator[None]:
    """Say plainly that the object store did not do its part."""
    try:
        yield
    except ClientError as refused:
        status = refused.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        if status == _NO_ROOM or code_of(refused) in _FULL:
            full = f"{where}: the object store is full ({code_of(refused)}). Make room; what waits goes on by itself."
            raise StorageFailed(full, retryable=True, is_full=True) from refused
        retryable = status >= 500 or status in _BUSY
        message = (
            f"{where}: the object store refused ({code_of(refused)}). Check bucket and keys in the settings."
        )
        raise StorageFailed(message, retryable=retryable, is_of_one_file=status in _OF_ONE_FILE) from refused
    except (BotoCoreError, ResponseParserError, OutOfTime) as failed:
        # Before what follows: a timeout of botocore is an OSError too.
        message = (
            f"{where}: the object store did not answer. Check that it runs and that its address is right."
        )
        raise StorageFailed(message, retryable=True) from failed
    except OSError as refused:
        if refused.errno not in (ENOSPC, EDQUOT):
            raise
        full = f"{where}: the disk for uploads on their way is full. Make room; what waits goes on by itself."
        raise StorageFailed(full, retryable=True, is_full=True) from refused


def code_of(refused: ClientError) -> str:
    """What the store called its refusal."""
    return refused.response.get("Error", {}).get("Code", "")
