"""`http_json`: a system that takes one JSON object and answers with one, described in `agencies.yaml` alone.

Every question carries an idempotency key and a signature (`signing`), and no answer counts that is not signed for that
key. What is raised names the system, what was wrong and, of a wrong answer, its fields: never what stood in them.
"""

import asyncio
import json
import time
from decimal import Decimal
from typing import Final, Self

import httpx

from flows.agencies.connector import Environment
from flows.agencies.http_json_options import HttpJsonOptions, Place, place_of
from flows.agencies.signing import Signer
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.answering import ASK, answered
from licensing.systems.messages import MessageWrong, write_message
from licensing.systems.system import OK, System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey

MOST_BYTES: Final = 64 * 1024
AGAIN: Final = frozenset({408, 425, 429})
DENIED: Final = frozenset({401, 403})
SERVER_ERROR: Final = 500
CHECK: Final = "izin-check"


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

    async def ask(self, request: Answers, key: EffectKey) -> Answered | Refused:
        try:
            message = write_message(self._system.asks, request, ASK)
        except MessageWrong as wrong:
            raise self._failed(f"cannot be asked this: {wrong}", retryable=False) from None
        body = json.dumps(message, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        response = await self._send(self._options.method, self._options.path, body, key)
        if response.status_code != OK and self._system.of_status(response.status_code) is None:
            raise self._told(response.status_code)
        return self._read(response, key)

    async def check_config(self) -> None:
        if self._options.check is None:
            response = await self._send("HEAD", self._options.path, b"", EffectKey(CHECK))
            if response.status_code in DENIED or response.status_code >= SERVER_ERROR:
                raise self._told(response.status_code)
            return
        response = await self._send("GET", self._options.check, b"", EffectKey(CHECK))
        if response.status_code != OK:
            raise self._told(response.status_code)
        self._verify(response, EffectKey(CHECK))

    async def close(self) -> None:
        await self._client.aclose()

    async def _send(self, method: str, path: str, body: bytes, key: EffectKey) -> httpx.Response:
        headers = {
            **self._signer.headers(body, key=key, at=time.time()),
            "Content-Type": "application/json",
            "Accept": "application/json",
        }
        try:
            # The library's limit is for each read: a system that drips would keep its place for ever.
            async with (
                asyncio.timeout(self._options.timeout),
                self._client.stream(method, f"{self._url}{path}", content=body, headers=headers) as response,
            ):
                content = bytearray()
                async for part in response.aiter_bytes():
                    content += part
                    if len(content) > MOST_BYTES:
                        raise self._failed(f"answered more than {MOST_BYTES} bytes", retryable=False)
                return httpx.Response(response.status_code, headers=_plain(response), content=bytes(content))
        except (TimeoutError, httpx.TimeoutException):
            raise self._failed(f"gave no answer within {self._options.timeout} s", retryable=True) from None
        except httpx.HTTPError as error:
            raise self._failed(f"is not reachable ({type(error).__name__})", retryable=True) from None

    def _read(self, response: httpx.Response, key: EffectKey) -> Answered | Refused:
        try:
            message: object = json.loads(response.content, parse_float=Decimal)
        except (ValueError, RecursionError):
            raise self._failed("answered with something that is no JSON", retryable=True) from None
        self._verify(response, key)
        try:
            said = answered(self._system, response.status_code, message)
        except MessageWrong as wrong:
            raise self._failed(f"answered otherwise than declared: {wrong}", retryable=False) from None
        if said is None:
            raise self._told(response.status_code)
        return said

    def _verify(self, response: httpx.Response, key: EffectKey) -> None:
        if not self._signer.is_right(
            response.headers, response.content, key=key, at=time.time(), status=response.status_code
        ):
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


def _plain(response: httpx.Response) -> dict[str, str]:
    """The headers without those of how it came: the content is decoded already."""
    return {
        name: value
        for name, value in response.headers.items()
        if name.lower() not in ("content-encoding", "content-length", "transfer-encoding")
    }
