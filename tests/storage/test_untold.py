"""A store that does not say what an object is: it is read all the same."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from storage.object_store import UNTOLD, open_bucket

CONTENT = b"isi"


class Silent(BaseHTTPRequestHandler):
    """Gives every object, and of its headers only the length."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(CONTENT)))
        if self.path.endswith("told"):
            self.send_header("Content-Type", "application/pdf")
        self.end_headers()
        self.wfile.write(CONTENT)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name of the base class
        """Say nothing."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Silent) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(("key", "media_type"), [("silent", UNTOLD), ("told", "application/pdf")])
def test_an_object_is_read_whether_or_not_its_media_type_is_told(
    endpoint: str, key: str, media_type: str
) -> None:
    assert open_bucket(endpoint, "k", "s", "izin").read(key) == (CONTENT, media_type)
