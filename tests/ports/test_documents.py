"""Documents: nothing is overwritten, nothing unread is believed."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Protocol

import boto3
import pytest

from licensing.forms.files import DocumentRule
from licensing.ports import Documents
from licensing.scenarios.memory_documents import Content, MemoryDocuments
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber, DocumentId
from licensing.words.sentences import Sentence
from storage.documents import S3Documents
from tests.inspection.papers import image, noise, opened, pdf
from tests.storage.object_store import BUCKET, KEYS

PDF = pdf()
PNG = image("PNG")
RULE = DocumentRule(DocumentId("ktp"), Sentence("KTP", "ID card"), ("pdf", "jpg"), max_bytes=100_000)
NUMBER = ApplicationNumber("REG-COBA-20261123-00001")


class Store(Protocol):
    """Where documents lie, and somebody who gets at them behind our back."""

    @property
    def documents(self) -> Documents: ...

    def remove(self, key: str) -> None: ...

    def alter(self, key: str, content: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class InMemory:
    documents: MemoryDocuments

    def remove(self, key: str) -> None:
        del self.documents.contents[key]

    def alter(self, key: str, content: bytes) -> None:
        self.documents.contents[key] = Content(content, self.documents.contents[key].media_type)


@dataclass(frozen=True, slots=True)
class InS3:
    documents: S3Documents
    endpoint: str

    def remove(self, key: str) -> None:
        self._client().delete_object(Bucket=BUCKET, Key=key)

    def alter(self, key: str, content: bytes) -> None:
        self._client().put_object(Bucket=BUCKET, Key=key, Body=content)

    def _client(self):
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            aws_access_key_id=KEYS[0],
            aws_secret_access_key=KEYS[1],
            region_name="us-east-1",
        )


@pytest.fixture(scope="module", params=["memory", "s3"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "memory":
        return InMemory(MemoryDocuments(inspect=opened))
    endpoint = request.getfixturevalue("s3_endpoint")
    return InS3(S3Documents(endpoint, *KEYS, BUCKET), endpoint)


@pytest.fixture
def documents(store: Store) -> Documents:
    return store.documents


def test_an_upload_is_kept_with_its_digest_and_comes_back(documents: Documents) -> None:
    file = documents.receive(RULE, "ktp ani.pdf", BytesIO(PDF))
    assert (file.media_type, file.size_bytes, file.file_name) == ("application/pdf", len(PDF), "ktp ani.pdf")
    assert file.sha256 == sha256(PDF).hexdigest()
    assert documents.read(file, application=NUMBER, name="ktp") == PDF


def test_the_same_upload_twice_is_two_files(documents: Documents) -> None:
    first, second = (documents.receive(RULE, "ktp.pdf", BytesIO(PDF)) for _ in range(2))
    assert first.key != second.key


def test_a_key_says_nothing_about_a_person(documents: Documents) -> None:
    assert "ani" not in documents.receive(RULE, "ani.pdf", BytesIO(PDF)).key


def test_a_file_name_is_tidied(documents: Documents) -> None:
    assert documents.receive(RULE, "../../<b>ktp</b>\n.exe", BytesIO(PDF)).file_name == "b .exe.pdf"


@pytest.mark.parametrize("content", [PNG, b"MZ\x90\0", b"<html>", b"plain", b"\xff\xd8"], ids=range(5))
def test_a_file_of_another_kind_is_refused_whatever_its_name(documents: Documents, content: bytes) -> None:
    with pytest.raises(CommandRefused) as refused:
        documents.receive(RULE, "ktp.pdf", BytesIO(content))
    assert refused.value.code == "wrong-type"
    assert "PDF, JPG" in refused.value.sentence.id
    assert set(refused.value.fields) == {"ktp"}


def test_an_upload_stops_at_its_limit(documents: Documents) -> None:
    stream = BytesIO(PDF + b"x" * 10_000_000)
    with pytest.raises(CommandRefused) as refused:
        documents.receive(RULE, "ktp.pdf", stream)
    assert refused.value.code == "too-large"
    assert stream.tell() < 300_000


def test_an_upload_may_be_as_large_as_its_limit(documents: Documents) -> None:
    largest = PDF + b"\0" * (RULE.max_bytes - len(PDF))
    assert documents.receive(RULE, "ktp.pdf", BytesIO(largest)).size_bytes == RULE.max_bytes
    with pytest.raises(CommandRefused, match="too-large"):
        documents.receive(RULE, "ktp.pdf", BytesIO(largest + b"x"))


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\nSurat.", image("JPEG")[:10]], ids=["empty", "text", "cut"]
)
def test_a_file_that_is_not_what_it_claims_is_refused(documents: Documents, content: bytes) -> None:
    with pytest.raises(CommandRefused) as refused:
        documents.receive(RULE, "ktp.pdf", BytesIO(content))
    assert refused.value.code == "unsound-file"
    assert set(refused.value.fields) == {"ktp"}


def test_a_phones_photo_is_kept_as_the_jpeg_it_became(documents: Documents) -> None:
    file = documents.receive(RULE, "IMG_0042.HEIC", BytesIO(noise("HEIF")))
    assert (file.media_type, file.file_name) == ("image/jpeg", "IMG_0042.jpg")
    kept = documents.read(file, application=NUMBER, name="ktp")
    assert kept.startswith(b"\xff\xd8\xff")
    assert (len(kept), sha256(kept).hexdigest()) == (file.size_bytes, file.sha256)


def test_the_first_stored_licence_wins(documents: Documents) -> None:
    first = documents.put_once("licences/one.pdf", PDF, media_type="application/pdf", file_name="izin.pdf")
    second = documents.put_once("licences/one.pdf", PDF + b"!", media_type="text/plain", file_name="izin.pdf")
    assert second == first
    assert documents.read(second, application=NUMBER, name="licence") == PDF


def test_a_missing_document_is_named(store: Store) -> None:
    file = store.documents.receive(RULE, "a.pdf", BytesIO(PDF))
    store.remove(file.key)
    with pytest.raises(StorageFailed, match=f"{NUMBER}: document ktp .* is missing") as failed:
        store.documents.read(file, application=NUMBER, name="ktp")
    assert not failed.value.retryable


def test_an_altered_document_is_named(store: Store) -> None:
    file = store.documents.receive(RULE, "a.pdf", BytesIO(PDF))
    store.alter(file.key, PDF + b"altered")
    with pytest.raises(StorageFailed, match=f"{NUMBER}: document ktp .* was altered") as failed:
        store.documents.read(file, application=NUMBER, name="ktp")
    assert not failed.value.retryable
