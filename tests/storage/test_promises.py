"""An object store that drips, and one that says yes and keeps nothing: nobody waits for it, nor believes it."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final

import pytest

from licensing.words.errors import StorageFailed
from storage.documents import S3Documents
from storage.object_store import BRIEF, Patience, store_of
from storage.proving import encoded
from storage.waiting import Room
from tests.inspection.papers import opened
from tests.storage.away import NUMBER, PDF, ROOM_BYTES, Place, sent
from tests.storage.object_store import BUCKET

SOON: Final = Patience(2, 5, 3, 0.4)
"""No silence is as long as what the client itself waits for."""
DIGEST: Final = encoded(sha256(PDF).hexdigest())


class Strange(BaseHTTPRequestHandler):
    """Takes everything in; `how` says what becomes of it and of the answers."""

    how = ""

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200, b"", drips=self.how == "drips")

    def do_HEAD(self) -> None:
        if self.how == "forgets":
            self._answer(404, b"")
        else:
            size = len(PDF) - (self.how == "cuts")
            told = encoded(sha256(b"other").hexdigest()) if self.how == "mixes up" else DIGEST
            self._answer(200, b"", size=size, digest="" if self.how.startswith("tells no digest") else told)

    def do_GET(self) -> None:
        self._answer(
            200, PDF if self.how != "tells no digest, has another" else PDF[::-1], drips="drips" in self.how
        )

    def _answer(
        self, status: int, body: bytes, *, drips: bool = False, size: int | None = None, digest: str = ""
    ) -> None:
        told = f"x-amz-checksum-sha256: {digest}\r\n" if digest else ""
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body) if size is None else size}\r\n{told}"
        head += "Connection: close\r\n" if self.how == "drips and closes" else ""
        said = head.encode() + b"\r\n" + body
        whole = len(head) + 2 if self.how == "drips and closes" else 0 if drips else len(said)
        with suppress(OSError):
            self.wfile.write(said[:whole])
            for at in range(whole, len(said)):
                time.sleep(0.03)  # never silent, never done
                self.wfile.write(said[at : at + 1])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name of the base class
        """Say nothing."""


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Strange, "protocol_version", "HTTP/1.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Strange) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def portal(endpoint: str, place: Place) -> S3Documents:
    return S3Documents(
        endpoint, "k", "s", BUCKET, inspect=opened, room=Room(place.portal.database, ROOM_BYTES)
    )


@pytest.mark.parametrize("how", ["drips", "drips and closes"])
def test_an_exchange_with_a_store_that_drips_ends_in_time_with_its_other_tries(
    endpoint: str, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(Strange, "how", how)
    store = store_of(endpoint, "k", "s", SOON)
    began = time.monotonic()
    with pytest.raises(StorageFailed, match="did not answer") as failed, store.reaching("reading"):
        store.client.get_object(Bucket=BUCKET, Key="x")["Body"].read()
    assert (failed.value.retryable, time.monotonic() - began < 4) == (True, True)


def test_an_upload_that_a_store_holds_waits_in_the_records_soon(
    endpoint: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Strange, "how", "drips")
    monkeypatch.setattr("storage.documents.BRIEF", replace(BRIEF, whole_seconds=0.3))
    documents = portal(endpoint, place)
    began = time.monotonic()
    file = sent(documents)
    assert time.monotonic() - began < 2
    assert documents.read(file, application=NUMBER, name="ktp") == PDF
    place.settling().move()


def test_a_deadline_leaves_a_connection_alone_that_has_gone_on_to_somebody_else(endpoint: str) -> None:
    store = store_of(endpoint, "k", "s", SOON)
    read = list[bytes]()

    def ask() -> None:
        found = store.client.get_object(Bucket=BUCKET, Key="x")["Body"]
        time.sleep(2 * SOON.whole_seconds)  # until the other's time is over
        read.append(found.read())

    def be_long_about_it() -> None:
        with store.reaching("what is long about it"):
            store.client.get_object(Bucket=BUCKET, Key="x")["Body"].read()
            other = Thread(target=ask)  # on the connection that was given back
            other.start()
            other.join()

    with pytest.raises(StorageFailed, match="did not answer"):
        be_long_about_it()
    assert read == [PDF]


@pytest.mark.parametrize("how", ["forgets", "cuts", "mixes up", "tells no digest, has another"])
def test_what_a_store_says_it_took_and_has_not_waits_in_the_records(
    endpoint: str, place: Place, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(Strange, "how", how)
    documents = portal(endpoint, place)
    file = sent(documents)
    assert documents.read(file, application=NUMBER, name="ktp") == PDF
    assert place.settling().waiting().files == 1
    assert place.settling().move().stuck == ()
    assert place.in_store()[file.key] == PDF


def test_a_licence_that_a_store_says_it_took_and_has_not_is_owed_still(
    endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Strange, "how", "forgets")
    documents = S3Documents(endpoint, "k", "s", BUCKET, inspect=opened)
    with pytest.raises(StorageFailed, match="and has not") as failed:
        documents.put_once("licences/x.pdf", PDF, media_type="application/pdf", file_name="x.pdf")
    assert failed.value.retryable


@pytest.mark.parametrize("how", ["keeps", "tells no digest"])
def test_a_store_that_keeps_what_it_takes_is_believed(
    endpoint: str, place: Place, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(Strange, "how", how)
    sent(portal(endpoint, place))
    assert place.settling().waiting().files == 0
