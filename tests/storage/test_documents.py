"""The object store as a service: keys, names, and what it answers when it cannot."""

import pytest

from licensing.forms.file_names import tidy
from licensing.words.errors import StorageFailed
from portal.door.answering import disposition
from storage.documents import S3Documents
from storage.object_store import create_bucket
from tests.storage.object_store import BUCKET, KEYS

PDF = b"%PDF-1.7\n" + b"x" * 5000


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
        ("ktp.jpg", "ktp.jpg.pdf"),
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
