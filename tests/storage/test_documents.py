"""The object store: nothing is overwritten, nothing unread is believed."""

from hashlib import sha256
from io import BytesIO

import boto3
import httpx
import pytest

from licensing.forms.files import DocumentRule
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber, DocumentId
from licensing.words.sentences import Sentence
from storage.documents import S3Documents, create_bucket
from storage.file_names import disposition, tidy
from tests.storage.object_store import BUCKET, KEYS

PDF = b"%PDF-1.7\n" + b"x" * 5000
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
RULE = DocumentRule(DocumentId("ktp"), Sentence("KTP", "ID card"), ("pdf", "jpg"), max_bytes=100_000)
NUMBER = ApplicationNumber("REG-COBA-20261123-00001")


def test_an_upload_is_kept_with_its_digest_and_comes_back(documents: S3Documents) -> None:
    file = documents.receive(RULE, "ktp ani.pdf", BytesIO(PDF))
    assert (file.media_type, file.size_bytes, file.file_name) == ("application/pdf", len(PDF), "ktp ani.pdf")
    assert file.sha256 == sha256(PDF).hexdigest()
    assert documents.read(file, application=NUMBER, name="ktp") == PDF


def test_a_key_says_nothing_about_a_person(documents: S3Documents) -> None:
    assert "ani" not in documents.receive(RULE, "ani.pdf", BytesIO(PDF)).key


@pytest.mark.parametrize("content", [PNG, b"MZ\x90\0", b"<html>", b"", b"plain", b"\xff\xd8"], ids=repr)
def test_a_file_of_another_kind_is_refused_whatever_its_name(documents: S3Documents, content: bytes) -> None:
    with pytest.raises(CommandRefused) as refused:
        documents.receive(RULE, "ktp.pdf", BytesIO(content))
    assert refused.value.code == "wrong-type"
    assert "PDF, JPG" in refused.value.sentence.id


def test_an_upload_stops_at_its_limit(documents: S3Documents) -> None:
    stream = BytesIO(PDF + b"x" * 10_000_000)
    with pytest.raises(CommandRefused) as refused:
        documents.receive(RULE, "ktp.pdf", stream)
    assert refused.value.code == "too-large"
    assert stream.tell() < 300_000


def test_the_first_stored_licence_wins(documents: S3Documents) -> None:
    first = documents.put_once("licences/one.pdf", PDF, media_type="application/pdf", file_name="izin.pdf")
    second = documents.put_once(
        "licences/one.pdf", PDF + b"!", media_type="application/pdf", file_name="izin.pdf"
    )
    assert second == first
    assert documents.read(second, application=NUMBER, name="licence") == PDF


def test_a_missing_document_is_named(documents: S3Documents) -> None:
    file = documents.receive(RULE, "a.pdf", BytesIO(PDF))
    _raw(documents).delete_object(Bucket=BUCKET, Key=file.key)
    with pytest.raises(StorageFailed, match=f"{NUMBER}: document ktp .* is missing") as failed:
        documents.read(file, application=NUMBER, name="ktp")
    assert not failed.value.retryable


def test_an_altered_document_is_named(documents: S3Documents) -> None:
    file = documents.receive(RULE, "a.pdf", BytesIO(PDF))
    _raw(documents).put_object(Bucket=BUCKET, Key=file.key, Body=PDF + b"altered")
    with pytest.raises(StorageFailed, match=f"{NUMBER}: document ktp .* was altered"):
        documents.read(file, application=NUMBER, name="ktp")


def test_a_link_shows_or_downloads_the_document(documents: S3Documents) -> None:
    file = documents.put_once(
        "licences/dua.pdf", PDF, media_type="application/pdf", file_name="surat “izin”.pdf"
    )
    shown = httpx.get(documents.link(file, seconds=60))
    assert shown.content == PDF
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["content-disposition"].startswith("inline")
    loaded = httpx.get(documents.link(file, seconds=60, download=True))
    assert loaded.headers["content-disposition"].startswith("attachment")


def test_an_unreachable_store_may_be_tried_again() -> None:
    nowhere = S3Documents("http://127.0.0.1:9", *KEYS, BUCKET)
    with pytest.raises(StorageFailed, match="did not answer") as failed:
        nowhere.put_once("x", PDF, media_type="application/pdf", file_name="x.pdf")
    assert failed.value.retryable


def test_wrong_keys_are_not_worth_another_try(s3_endpoint: str) -> None:
    stranger = S3Documents(s3_endpoint, KEYS[0], "wrong", BUCKET)
    with pytest.raises(StorageFailed, match="refused") as failed:
        stranger.put_once("x", PDF, media_type="application/pdf", file_name="x.pdf")
    assert not failed.value.retryable


def test_the_bucket_may_be_there_already(s3_endpoint: str) -> None:
    create_bucket(s3_endpoint, *KEYS, BUCKET)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("ktp.pdf", "ktp.pdf"),
        ("KTP.PDF", "KTP.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\ani\\ktp.pdf", "ktp.pdf"),
        ("virus.exe", "virus.exe.pdf"),
        ('a"; filename="b.exe', "a filename= b.exe.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie x=1.pdf"),
        ("gnp\u202efdp.pdf", "gnp fdp.pdf"),
        ("", "dokumen.pdf"),
        ("....", "dokumen.pdf"),
        ("x" * 500, "x" * 120 + ".pdf"),
        ("\ud800.pdf", "dokumen.pdf"),
        ("surat izin, é.pdf", "surat izin, é.pdf"),
    ],
)
def test_a_file_name_is_made_harmless(sent: str, kept: str) -> None:
    assert tidy(sent, "pdf") == kept
    assert "\n" not in disposition(tidy(sent, "pdf"), download=True)


def _raw(documents: S3Documents):
    return boto3.client(
        "s3",
        endpoint_url=documents._client.meta.endpoint_url,
        aws_access_key_id=KEYS[0],
        aws_secret_access_key=KEYS[1],
        region_name="us-east-1",
    )
