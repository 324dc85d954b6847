"""`http_json_token`: a system behind a gateway that wants a token (OAuth 2.0, client credentials, RFC 6749).

A token is fetched before the first question and kept for as long as it says that it counts; one that is refused before
that is fetched anew, once. An answer is not signed: nobody but TLS vouches for it, so that only an answer itself is an
outcome, and no status, which anybody on the way may have said. A question carries its key as with `http_json`.
"""

import asyncio
import re
import time
from base64 import b64encode
from collections.abc import Callable
from typing import Annotated, Final, Self
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from flows.agencies.connector import Environment
from flows.agencies.exchange import DENIED, JSON, SERVER_ERROR, Exchange
from flows.agencies.http_json_token_options import Desks, HttpJsonTokenOptions, desks_of
from flows.agencies.signing import KEY
from flows.agencies.wire import Came
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.shape import Shape
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey

CHECK: Final = EffectKey("izin-check")
MARGIN_SECONDS: Final = 10.0
"""So long before its end a token is not used any more: a question takes its time."""
BAD_REQUEST: Final = 400
UNAUTHORIZED: Final = 401
FORM: Final = {**JSON, "Content-Type": "application/x-www-form-urlencoded"}


class TokenText(BaseModel):
    """What gives tokens answers (RFC 6749, 5.1); more may stand in it."""

    model_config = ConfigDict(strict=True, frozen=True)

    access_token: Annotated[str, Field(pattern=r"^[A-Za-z0-9._~+/=-]{1,8000}$", repr=False)]
    token_type: Annotated[str, Field(pattern=re.compile(r"^bearer$", re.IGNORECASE))]
    expires_in: Annotated[float, Field(ge=0, strict=False)] = 0


class HttpJsonToken:
    """One system, and the token it knows us by."""

    def __init__(
        self,
        system: System,
        options: HttpJsonTokenOptions,
        desks: Desks,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._options, self._desks, self._clock = options, desks, clock
        self._exchange = Exchange(system, options)
        self._token, self._counts_until = "", 0.0
        self._fetching = asyncio.Lock()

    @classmethod
    def build(cls, system: System, environment: Environment) -> Self:
        options = HttpJsonTokenOptions.model_validate(system.options)
        return cls(system, options, desks_of(system, options, environment))

    async def ask(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        body = self._exchange.body(shape, request)
        came = await self._send(self._options.method, self._options.path, body, key)
        if not came.is_ok:
            raise self._told(came)
        said = self._exchange.meant(shape, came, self._exchange.parsed(came))
        if said is None:
            raise self._told(came)
        return said

    async def check_config(self) -> None:
        if self._options.check is None:
            came = await self._send("HEAD", self._options.path, b"", CHECK)
            if came.status in DENIED or came.status >= SERVER_ERROR:
                raise self._told(came)
            return
        came = await self._send("GET", self._options.check, b"", CHECK)
        if not came.is_ok:
            raise self._told(came)

    async def close(self) -> None:
        await self._exchange.close()

    async def _send(self, method: str, path: str, body: bytes, key: EffectKey) -> Came:
        """With a token, and once more with a new one where it counts no longer: what is refused was not taken in."""
        token = await self._token_now()
        came = await self._send_with(token, method, path, body, key)
        if came.status != UNAUTHORIZED:
            return came
        return await self._send_with(await self._token_now(but=token), method, path, body, key)

    async def _send_with(self, token: str, method: str, path: str, body: bytes, key: EffectKey) -> Came:
        headers = {**JSON, KEY: key, "Authorization": f"Bearer {token}"}
        return await self._exchange.send(method, f"{self._desks.url}{path}", body, headers)

    async def _token_now(self, *, but: str = "") -> str:
        """The token that counts, which is another than `but`; whoever else needs one waits for the same."""
        async with self._fetching:
            if not self._token or self._token == but or self._clock() >= self._counts_until:
                asked_at, given = self._clock(), await self._fetched()
                self._token = given.access_token
                self._counts_until = asked_at + given.expires_in - MARGIN_SECONDS
            return self._token

    async def _fetched(self) -> TokenText:
        asked = {"grant_type": "client_credentials"}
        if self._options.scope is not None:
            asked["scope"] = self._options.scope
        # Both are encoded before they are joined (RFC 6749, 2.3.1).
        us = f"{quote(self._desks.client, safe='')}:{quote(self._desks.secret, safe='')}"
        headers = {**FORM, "Authorization": f"Basic {b64encode(us.encode()).decode()}"}
        came = await self._exchange.send("POST", self._desks.token_url, urlencode(asked).encode(), headers)
        if not came.is_ok:
            raise self._no_token(came)
        try:
            return TokenText.model_validate(self._exchange.parsed(came))
        except ValidationError:
            what = f"what {self._options.token_url} names gave no token (RFC 6749, 5.1)"
            raise self._exchange.failed(what, retryable=False) from None

    def _no_token(self, came: Came) -> ConnectorFailed:
        denied = (
            f"gave us no token (HTTP {came.status}). "
            f"Compare {self._options.client}, {self._options.secret} and `scope`"
        )
        if came.status == BAD_REQUEST:
            return self._exchange.failed(denied, retryable=False)
        return self._exchange.told(came, denied)

    def _told(self, came: Came) -> ConnectorFailed:
        allows = f"Ask it what {self._options.client} may"
        return self._exchange.told(came, f"refused our token (HTTP {came.status}). {allows}")
