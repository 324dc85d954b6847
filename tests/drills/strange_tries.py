"""What somebody else on the machine may try at a port, a socket or a file: each tells what it got, or nothing.

Runs as the stranger, so it stands on nothing but what is loaded already: who is not ourselves may not even be able to
read our Python.
"""

import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

WITHIN_SECONDS = 5
# A socket loads it when it first connects, and the stranger may not be able to read it then.
"127.0.0.1".encode("idna")
MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Request:
    """A request of HTTP/1.1, sent in the clear and within TLS."""

    method: str
    path: str
    headers: tuple[str, ...] = ()
    body: str = ""

    def text(self) -> bytes:
        lines = (
            f"{self.method} {self.path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Connection: close",
            f"Content-Length: {len(self.body)}",
            *self.headers,
        )
        return ("\r\n".join(lines) + "\r\n\r\n" + self.body).encode()


def open_ports(ports: Iterable[int], requests: Iterable[Request]) -> Iterator[str]:
    """Say which request a port answered with something else than a refusal."""
    asked = tuple(requests)
    for port in ports:
        for request in asked:
            for is_tls in (False, True):
                status = _status(_answer(port, request.text(), is_tls=is_tls))
                if 100 <= status < 400:
                    scheme = "https" if is_tls else "http"
                    yield f"{request.method} {scheme}://127.0.0.1:{port}{request.path}: {status}"


def open_sockets(paths: Iterable[str]) -> Iterator[str]:
    """Say which Unix sockets let a stranger connect."""
    for path in paths:
        with socket.socket(socket.AF_UNIX) as tried:
            tried.settimeout(WITHIN_SECONDS)
            with suppress(OSError):
                tried.connect(path)
                yield f"connect {path}"


def open_files(paths: Iterable[Path]) -> Iterator[str]:
    """Say which files a stranger can read or write."""
    for path in paths:
        for mode in ("rb", "r+b"):
            with suppress(OSError), path.open(mode):
                yield f"open {path} ({mode})"


def _answer(port: int, text: bytes, *, is_tls: bool) -> bytes:
    """The beginning of what a port says, nothing where it does not speak with us."""
    anybody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    try:
        plain = socket.create_connection(("127.0.0.1", port), WITHIN_SECONDS)
        with plain, anybody.wrap_socket(plain) if is_tls else plain as line:
            line.sendall(text)
            return line.recv(MOST_BYTES)
    except OSError:
        return b""


def _status(answer: bytes) -> int:
    """The status of an answer; 599 for what is no HTTP, 0 for none."""
    if not answer:
        return 0
    words = answer.split(maxsplit=2)
    is_http = answer.startswith(b"HTTP/") and len(words) > 1 and words[1].isdigit()
    return int(words[1]) if is_http else 599
