"""A bucket as a backup copies it: every object with its bytes and media type, out and in again.

What documents mean is `documents.py`; here one object is as good as another. Nothing is deleted.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bucket.

    Args:
        reaching: turns what the store refuses into `StorageFailed`, and names what was asked.
    """

    client: "S3Client"
    name: str
    reaching: Callable[[str], AbstractContextManager[None]]

    def keys(self) -> Iterator[str]:
        """Every key there is when it is asked for; objects that come meanwhile may be among them."""
        pages = iter(self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name))
        while True:
            # Each page is an exchange; whoever takes the keys may be long about it.
            with self.reaching(f"bucket {self.name}"):
                page = next(pages, None)
            if page is None:
                return
            yield from (found.get("Key", "") for found in page.get("Contents", ()))

    def read(self, key: str) -> tuple[bytes, str]:
        """The bytes of an object, and its media type."""
        with self.reaching(f"reading {key}"):
            found = self.client.get_object(Bucket=self.name, Key=key)
            return found["Body"].read(), found["ContentType"]

    def put(self, key: str, content: bytes, media_type: str) -> None:
        """Put an object where it was."""
        with self.reaching(f"restoring {key}"):
            self.client.put_object(Bucket=self.name, Key=key, Body=content, ContentType=media_type)
