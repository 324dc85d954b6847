"""As another user of the machine: nothing of the embedded services is read, written or deleted."""

import os
from collections.abc import Generator
from pathlib import Path

import boto3
import pytest
from botocore.client import Config

from features.standing import settings_for, temporary_home
from flows.services.connections import Connections
from flows.services.identity import Identity
from flows.services.state import Running, read_running
from flows.services.supervise import Part, running
from tests.drills.stranger import found_by_a_stranger

BUCKET, KEY, CONTENT = "dokumen", "uploads/ktp.pdf", b"%PDF-1.7 someone's identity card"

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@pytest.fixture(scope="module")
def installation() -> Generator[tuple[Path, Running, Connections]]:
    parts: frozenset[Part] = frozenset({"postgres", "s3", "prefect"})
    with temporary_home() as home, running(settings_for(home), parts=parts) as connections:
        home.chmod(0o755)
        recorded = read_running(home)
        assert recorded is not None
        yield home, recorded, connections


def test_a_stranger_gets_nothing(installation: tuple[Path, Running, Connections]) -> None:
    home, recorded, connections = installation
    store = boto3.client(
        "s3",
        endpoint_url=connections.s3_endpoint,
        aws_access_key_id=connections.s3_access_key,
        aws_secret_access_key=connections.s3_secret_key,
        region_name="us-east-1",
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )
    store.create_bucket(Bucket=BUCKET)
    store.put_object(Bucket=BUCKET, Key=KEY, Body=CONTENT)
    assert found_by_a_stranger(home, recorded, bucket=BUCKET, key=KEY) == ()
    assert store.get_object(Bucket=BUCKET, Key=KEY)["Body"].read() == CONTENT
    assert [each.get("Key") for each in store.list_objects_v2(Bucket=BUCKET).get("Contents", [])] == [KEY]
    assert [each.get("Name") for each in store.list_buckets()["Buckets"]] == [BUCKET]


def test_the_certificate_is_another_one_after_each_start_and_only_its_owner_reads_it(home: Path) -> None:
    identity = Identity(home / "s3-identity")
    identity.make()
    first = identity.key.read_text()
    identity.make()
    assert identity.key.read_text() != first
    assert {oct(path.stat().st_mode & 0o777) for path in identity.folder.iterdir()} == {"0o600"}
    assert oct(identity.folder.stat().st_mode & 0o777) == "0o700"
    # The authority's key is nowhere: nobody can make another certificate.
    assert {path.name for path in identity.folder.iterdir()} == {"authority.crt", "own.crt", "own.key"}
