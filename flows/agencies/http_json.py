"""`http_json`: a system that takes one JSON object and answers with one, described in `agencies.yaml` alone.

Every question carries an idempotency key and a signature (`signing`), and no answer counts that is not signed for that
key. What is raised names the system, what was wrong and, of a wrong answer, its fields: never what stood in them.
"""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Self

import httpx

from flows.agencies.connector import Environment, NotAsked
from flows.agencies.http_json_options import HttpJsonOptions, Place, place_of
from flows.agencies.signing import Signer
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.answering import ASK, answered
from licensing.systems.messages import MessageWrong, write_message
from licensing.systems.shape import OK, Shape
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey, digest_of

MOST_BYTES: Final = 64 * 1024
AGAIN: Final = frozenset({408, 425, 429})
DENIED: Final = frozenset({401, 403})
SERVER_ERROR: Final = 500
CHECK: Final = EffectKey("izin-check")


@dataclass(frozen=True, slots=True)
class _Came:
    """A whole answer, as it came."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class HttpJson:
    """One system; keeps its connections open between questions."""

    def __init__(self, system: System, options: HttpJsonOptions, place: Place) -> None:
        self._system, self._options, self._url = system, options, place.url
        self._signer = Signer(place.secret)
        self._client = httpx.AsyncClient(timeout=options.timeout, follow_redirects=False)

    @classmethod
    def build(cls, system: System, environment: Environment) -> Self:
        options = HttpJsonOptions.model_validate(system.options)
        return cls(system, options, place_of(system, options, environment))

    async def ask(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        try:
            message = write_message(shape.asks, request, ASK)
        except MessageWrong as wrong:
            raise NotAsked(f"{self._system.id}: cannot be asked this: {wrong}.", retryable=False) from None
        body = json.dumps(message, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        came = await self._send(self._options.method, self._options.path, body, key)
        if came.status != OK and shape.of_status(came.status) is None:
            raise self._told(came.status)
        return self._read(shape, came, key)

    async def check_config(self) -> None:
        if self._options.check is None:
            came = await self._send("HEAD", self._options.path, b"", CHECK)
            if came.status in DENIED or came.status >= SERVER_ERROR:
                raise self._told(came.status)
            return
        came = await self._send("GET", self._options.check, b"", CHECK)
        if came.status != OK:
            raise self._told(came.status)
        self._verify(came, CHECK)

    async def close(self) -> None:
        await self._client.aclose()

    async def _send(self, method: str, path: str, body: bytes, key: EffectKey) -> _Came:
        headers = {
            **self._signer.headers(body, key=key, at=time.time()),
            "Content-Type": "application/json",
            "Accept": "application/json",
            # What is packed can be larger than it looks.
            "Accept-Encoding": "identity",
        }
        try:
            # The library's limit is for each read: a system that drips would keep its place for ever.
            async with (
                asyncio.timeout(self._options.timeout),
                self._client.stream(method, f"{self._url}{path}", content=body, headers=headers) as response,
            ):
                content = bytearray()
                async for part in response.aiter_raw():
                    content += part
                    if len(content) > MOST_BYTES:
                        raise self._failed(f"answered more than {MOST_BYTES} bytes", retryable=False)
                return _Came(response.status_code, response.headers, bytes(content))
        except (TimeoutError, httpx.TimeoutException):
            raise self._failed(f"gave no answer within {self._options.timeout} s", retryable=True) from None
        except httpx.InvalidURL:
            raise self._failed(
                f"{self._options.url} is no address that can be used", retryable=False
            ) from None
        except httpx.HTTPError as error:
            raise self._failed(f"is not reachable ({type(error).__name__})", retryable=True) from None

    def _read(self, shape: Shape, came: _Came, key: EffectKey) -> Answered | Refused:
        try:
            message: object = json.loads(came.content, parse_float=Decimal)
        except (ValueError, RecursionError):
            raise self._failed("answered with something that is no JSON", retryable=True) from None
        self._verify(came, key)
        try:
            said = answered(shape, came.status, message)
        except MessageWrong as wrong:
            raise self._failed(f"answered otherwise than declared: {wrong}", retryable=False) from None
        if said is None:
            raise self._told(came.status)
        return replace(said, digest=digest_of(came.content))

    def _verify(self, came: _Came, key: EffectKey) -> None:
        if not self._signer.is_right(came.headers, came.content, key=key, at=time.time(), status=came.status):
            raise self._failed(
                f"the signature of its answer is wrong. {self._options.secret} and the clocks of both sides must agree",
                retryable=False,
            )

    def _told(self, status: int) -> ConnectorFailed:
        if status in DENIED:
            return self._failed(
                f"refused our signature (HTTP {status}). Compare {self._options.secret} and the clocks of both sides",
                retryable=False,
            )
        return self._failed(
            f"answered with HTTP {status}", retryable=status >= SERVER_ERROR or status in AGAIN
        )

    def _failed(self, what: str, *, retryable: bool) -> ConnectorFailed:
        return ConnectorFailed(f"{self._system.id}: {what}.", retryable=retryable)
