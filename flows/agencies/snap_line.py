"""The line to a bank: a token, calls signed with it, and what cannot be taken as an answer.

What is raised names the bank, the service and its code; never an amount, a billing code or a payer.
"""

import asyncio
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from flows.agencies.exchange import AGAIN, SERVER_ERROR
from flows.agencies.snap_options import SnapOptions
from flows.agencies.snap_place import SnapPlace
from licensing.clock.calendar import WIB
from licensing.systems.shape import OK
from licensing.systems.snap.signing import Asked, sign_client
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey

MOST_BYTES: Final = 32 * 1024 * 1024
DENIED: Final = 401
EARLY_SECONDS: Final = 60.0
"""A token is not used any more so long before it ends."""
_CODE: Final = re.compile(rb'"responseCode"\s*:\s*"([0-9]{7})"')
Message = Mapping[str, object]
Model = TypeVar("Model", bound=BaseModel)


class Said(BaseModel):
    """The base of what a bank answers."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True, alias_generator=to_camel)


class _Token(Said):
    access_token: str
    expires_in: str | int


@dataclass(frozen=True, slots=True)
class _Kept:
    token: str
    until: float


class SnapLine:
    """To one bank; keeps its connections open, and its token as long as that lasts."""

    def __init__(self, system: System, options: SnapOptions, place: SnapPlace) -> None:
        self._system, self._options, self._place = system, options, place
        self._client = httpx.AsyncClient(timeout=options.timeout, follow_redirects=False)
        self._kept: _Kept | None = None

    async def prove(self) -> None:
        """Fetch a token. Raises ConnectorFailed."""
        self._kept = None
        await self._token()

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def call(self, path: str, message: Message, key: EffectKey) -> bytes:
        """What a service answers with 200. Raises ConnectorFailed."""
        status, content = await self._signed(path, message, key)
        if status == DENIED:
            # The bank may have ended it early.
            self._kept = None
            status, content = await self._signed(path, message, key)
        if status != OK:
            raise self._told(path, status, content)
        return content

    async def _signed(self, path: str, message: Message, key: EffectKey) -> tuple[int, bytes]:
        token, body, at = await self._token(), json.dumps(message, separators=(",", ":")).encode(), _now()
        asked = Asked("POST", f"{self._options.root}{path}", token, body, at)
        headers = {
            "Authorization": f"Bearer {token}",
            "X-TIMESTAMP": at,
            "X-SIGNATURE": self._place.secret.sign(asked),
            "X-PARTNER-ID": self._options.client,
            "X-EXTERNAL-ID": external_id(key),
            "CHANNEL-ID": self._options.channel,
        }
        return await self._send(asked.path, body, headers)

    async def _token(self) -> str:
        if self._kept is None or self._kept.until <= time.monotonic():
            path, at, client = "/access-token/b2b", _now(), self._options.client
            signature = sign_client(self._place.key, client, at)
            headers = {"X-CLIENT-KEY": client, "X-TIMESTAMP": at, "X-SIGNATURE": signature}
            body = b'{"grantType":"client_credentials"}'
            status, content = await self._send(f"{self._options.root}{path}", body, headers)
            if status != OK:
                raise self._told(path, status, content)
            given = self.read(_Token, content)
            lasts = float(given.expires_in) if str(given.expires_in).isdecimal() else 0.0
            self._kept = _Kept(given.access_token, time.monotonic() + lasts - EARLY_SECONDS)
        return self._kept.token

    async def _send(self, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        sent = {**headers, "Content-Type": "application/json", "Accept-Encoding": "identity"}
        try:
            async with (
                asyncio.timeout(self._options.timeout),
                self._client.stream(
                    "POST", f"{self._place.url}{path}", content=body, headers=sent
                ) as response,
            ):
                content = bytearray()
                async for part in response.aiter_raw():
                    content += part
                    if len(content) > MOST_BYTES:
                        raise self.failed(f"answered more than {MOST_BYTES} bytes", retryable=False)
                return response.status_code, bytes(content)
        except (TimeoutError, httpx.TimeoutException):
            raise self.failed(f"gave no answer within {self._options.timeout} s", retryable=True) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self.failed(f"is not reachable ({type(error).__name__})", retryable=True) from None

    def read(self, model: type[Model], content: bytes) -> Model:
        """An answer. Raises ConnectorFailed where it is otherwise than agreed."""
        try:
            return model.model_validate_json(content)
        except ValidationError as wrong:
            names = ", ".join(dict.fromkeys(str(each["loc"][0]) for each in wrong.errors() if each["loc"]))
            raise self.failed(
                f"answered otherwise than SNAP has it: {names or 'no JSON'}", retryable=True
            ) from None

    def _told(self, path: str, status: int, content: bytes) -> ConnectorFailed:
        found = _CODE.search(content[:10_000])
        what = f"answered {path} with HTTP {status}" + (f", {found[1].decode()}" if found else "")
        if status == DENIED:
            what += (
                f". Compare {self._options.secret}, {self._options.private_key} and the clocks of both sides"
            )
        return self.failed(what, retryable=status >= SERVER_ERROR or status in AGAIN)

    def failed(self, what: str, *, retryable: bool) -> ConnectorFailed:
        """The failure to raise."""
        return ConnectorFailed(f"{self._system.id}: {what}.", retryable=retryable)


def external_id(key: EffectKey) -> str:
    """X-EXTERNAL-ID: digits alone, always the same for a key."""
    return str(int(sha256(key.encode()).hexdigest(), 16) % 10**36).zfill(36)


def written(at: datetime) -> str:
    """An instant as SNAP writes it."""
    return at.astimezone(WIB).isoformat(timespec="seconds")


def _now() -> str:
    return written(datetime.now(WIB))
