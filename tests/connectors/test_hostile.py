"""What a plain system may send that no sandbox does: a server of the test's own says it byte by byte."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import pytest

from flows.agencies.http_json import HttpJson
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey
from tests.connectors.guards import SYSTEM
from tests.connectors.test_connectors import asked

Bytes = Callable[[], AsyncIterator[bytes]]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"


def at_once(*parts: bytes) -> Bytes:
    async def say() -> AsyncIterator[bytes]:
        for part in parts:
            yield part

    return say


async def drips() -> AsyncIterator[bytes]:
    yield HEAD + b"\r\n"
    for _ in range(40):
        await asyncio.sleep(0.1)
        yield b" "


async def endless() -> AsyncIterator[bytes]:
    yield HEAD + b"\r\n"
    while True:
        yield b"[" * 10_000


PACKED = gzip.compress(json.dumps({"status": "lunas"}).encode())
SAID: dict[str, tuple[Bytes, bool, str]] = {
    "nothing": (at_once(), True, "is not reachable (RemoteProtocolError)."),
    "no HTTP": (at_once(b"SSH-2.0-OpenSSH\r\n"), True, "is not reachable (RemoteProtocolError)."),
    "a half answer": (
        at_once(HEAD + b'Content-Length: 99\r\n\r\n{"status"'),
        True,
        "is not reachable (RemoteProtocolError).",
    ),
    "elsewhere": (
        at_once(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"),
        False,
        "answered with HTTP 302.",
    ),
    "drop by drop": (drips, True, "gave no answer within 1 s."),
    "without end": (endless, False, "answered more than 65536 bytes."),
    "packed": (
        at_once(HEAD + b"Content-Encoding: gzip\r\n\r\n" + PACKED),
        True,
        "answered with something that is no JSON.",
    ),
    "deep": (at_once(HEAD + b"\r\n" + b"[" * 60_000), True, "answered with something that is no JSON."),
    "unsigned": (
        at_once(HEAD + b'\r\n{"status": "lunas"}'),
        False,
        "the signature of its answer is wrong. IZIN_SYSTEM_PAJAK_SECRET and the clocks of both sides must agree.",
    ),
    "too many": (
        at_once(b"HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n"),
        True,
        "answered with HTTP 429.",
    ),
    "again in a while": (
        at_once(b"HTTP/1.1 503 Away\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"),
        True,
        "answered with HTTP 503, and asks to be left alone for a while.",
    ),
    "again since long ago": (
        at_once(
            b"HTTP/1.1 429 Many\r\nRetry-After: Fri, 02 Jan 2026 03:04:05 GMT\r\nContent-Length: 0\r\n\r\n"
        ),
        True,
        "answered with HTTP 429, and asks to be left alone for a while.",
    ),
    "again some day": (
        at_once(b"HTTP/1.1 429 Many\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n"),
        True,
        "answered with HTTP 429.",
    ),
    "again never": (
        at_once(
            b"HTTP/1.1 429 Many\r\nRetry-After: Fri, 31 Dec 99999999999999 23:59:59\r\nContent-Length: 0\r\n\r\n"
        ),
        True,
        "answered with HTTP 429.",
    ),
    "a no nobody declared": (
        at_once(b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"),
        False,
        "answered with HTTP 410.",
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_what_is_no_answer_is_told_and_harms_nothing(what: str) -> None:
    says, retryable, message = SAID[what]

    async def scene() -> ConnectorFailed:
        said = asyncio.Event()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(ConnectionError):
                await reader.readuntil(b"}")
                async for part in says():
                    writer.write(part)
                    await writer.drain()
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()
            said.set()

        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            port: int = server.sockets[0].getsockname()[1]
            settings = {
                "IZIN_SYSTEM_PAJAK_URL": f"http://127.0.0.1:{port}",
                "IZIN_SYSTEM_PAJAK_SECRET": "a secret of the tests",
            }
            connector = HttpJson.build(SYSTEM, settings)
            with pytest.raises(ConnectorFailed) as failed:
                await connector.ask(SYSTEM.shape, asked(nomor="ABC.123"), EffectKey("k"))
            await connector.close()
            await said.wait()
            return failed.value

    failed = asyncio.run(scene())
    assert str(failed) == f"pajak.status: {message}"
    assert failed.retryable is retryable
