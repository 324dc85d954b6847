"""`http_json`: a system that takes one JSON object and answers with one, described in `agencies.yaml` alone.

Every question carries an idempotency key and a signature (`signing`), and no answer counts that is not signed for that
key.
"""

import time
from typing import Final, Self

from flows.agencies.connector import Environment
from flows.agencies.exchange import DENIED, JSON, SERVER_ERROR, Exchange
from flows.agencies.http_json_options import HttpJsonOptions, Place, place_of
from flows.agencies.signing import Signer
from flows.agencies.wire import Came
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.shape import Shape
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey

CHECK: Final = EffectKey("izin-check")


class HttpJson:
    """One system."""

    def __init__(self, system: System, options: HttpJsonOptions, place: Place) -> None:
        self._options, self._url = options, place.url
        self._signer, self._exchange = Signer(place.secret), Exchange(system, options)

    @classmethod
    def build(cls, system: System, environment: Environment) -> Self:
        options = HttpJsonOptions.model_validate(system.options)
        return cls(system, options, place_of(system, options, environment))

    async def ask(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        body = self._exchange.body(shape, request)
        came = await self._send(self._options.method, self._options.path, body, key)
        if not came.is_ok and shape.of_status(came.status) is None:
            raise self._told(came)
        message = self._exchange.parsed(came)
        self._verify(came, key)
        said = self._exchange.meant(shape, came, message)
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
        self._verify(came, CHECK)

    async def close(self) -> None:
        await self._exchange.close()

    async def _send(self, method: str, path: str, body: bytes, key: EffectKey) -> Came:
        signed = self._signer.headers(body, key=key, at=time.time())
        return await self._exchange.send(method, f"{self._url}{path}", body, {**JSON, **signed})

    def _verify(self, came: Came, key: EffectKey) -> None:
        if not self._signer.is_right(came.headers, came.content, key=key, at=time.time(), status=came.status):
            raise self._exchange.failed(
                f"the signature of its answer is wrong. {self._options.secret} and the clocks of both sides must agree",
                retryable=False,
            )

    def _told(self, came: Came) -> ConnectorFailed:
        compare = f"Compare {self._options.secret} and the clocks of both sides"
        return self._exchange.told(came, f"refused our signature (HTTP {came.status}). {compare}")
