"""The line to a bank: a token, calls signed with it, and what cannot be taken as an answer.

What is raised names the bank, the service and its code; never an amount, a billing code or a payer.
"""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from flows.agencies.exchange import AGAIN, JSON, SERVER_ERROR
from flows.agencies.snap_options import SnapOptions
from flows.agencies.snap_place import SnapPlace
from flows.agencies.wire import Came, Wire
from licensing.clock.calendar import WIB
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


class SnapLine(Wire):
    """To one bank; keeps its token as long as that lasts."""

    def __init__(self, system: System, options: SnapOptions, place: SnapPlace) -> None:
        super().__init__(system, options.url, seconds=options.timeout, most_bytes=MOST_BYTES)
        self._options, self._place = options, place
        self._kept: _Kept | None = None

    async def prove(self) -> None:
        """Fetch a token. Raises ConnectorFailed."""
        self._kept = None
        await self._token()

    async def call(self, path: str, message: Message, key: EffectKey) -> bytes:
        """What a service answers with 200. Raises ConnectorFailed."""
        came = await self._signed(path, message, key)
        if came.status == DENIED:
            # The bank may have ended it early.
            self._kept = None
            came = await self._signed(path, message, key)
        if not came.is_ok:
            raise self._told(path, came)
        return came.content

    async def _signed(self, path: str, message: Message, key: EffectKey) -> Came:
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
        return await self._post(asked.path, body, headers)

    async def _token(self) -> str:
        if self._kept is None or self._kept.until <= time.monotonic():
            path, at, client = "/access-token/b2b", _now(), self._options.client
            signature = sign_client(self._place.key, client, at)
            headers = {"X-CLIENT-KEY": client, "X-TIMESTAMP": at, "X-SIGNATURE": signature}
            body = b'{"grantType":"client_credentials"}'
            came = await self._post(f"{self._options.root}{path}", body, headers)
            if not came.is_ok:
                raise self._told(path, came)
            given = self.read(_Token, came.content)
            lasts = float(given.expires_in) if str(given.expires_in).isdecimal() else 0.0
            self._kept = _Kept(given.access_token, time.monotonic() + lasts - EARLY_SECONDS)
        return self._kept.token

    async def _post(self, path: str, body: bytes, headers: Mapping[str, str]) -> Came:
        return await self.send("POST", f"{self._place.url}{path}", body, {**JSON, **headers})

    def read(self, model: type[Model], content: bytes) -> Model:
        """An answer. Raises ConnectorFailed where it is otherwise than agreed."""
        try:
            return model.model_validate_json(content)
        except ValidationError as wrong:
            names = ", ".join(dict.fromkeys(str(each["loc"][0]) for each in wrong.errors() if each["loc"]))
            raise self.failed(
                f"answered otherwise than SNAP has it: {names or 'no JSON'}", retryable=True
            ) from None

    def _told(self, path: str, came: Came) -> ConnectorFailed:
        found = _CODE.search(came.content[:10_000])
        what = f"answered {path} with HTTP {came.status}" + (f", {found[1].decode()}" if found else "")
        if came.status == DENIED:
            what += (
                f". Compare {self._options.secret}, {self._options.private_key} and the clocks of both sides"
            )
        return self.failed(what, retryable=came.status >= SERVER_ERROR or came.status in AGAIN)


def external_id(key: EffectKey) -> str:
    """X-EXTERNAL-ID: digits alone, always the same for a key."""
    return str(int(sha256(key.encode()).hexdigest(), 16) % 10**36).zfill(36)


def written(at: datetime) -> str:
    """An instant as SNAP writes it."""
    return at.astimezone(WIB).isoformat(timespec="seconds")


def _now() -> str:
    return written(datetime.now(WIB))
