"""How a system knows who asks it, and how whoever asks knows who answered: a door for each kind of connector.

A door has the settings with which Izin comes through it; what is secret stays out of its representation.
"""

import secrets
import time
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, unquote

from flows.agencies.connector import Environment
from flows.agencies.http_json_options import LEAST_SECRET, HttpJsonOptions
from flows.agencies.http_json_token_options import HttpJsonTokenOptions
from flows.agencies.signing import KEY, Signer
from flows.services.ports import LOOPBACK
from licensing.systems.system import System, Systems
from licensing.words.identifiers import SystemId

SOMEBODY_ELSE: Final = Signer(b"of somebody else")
TOKEN_PATH: Final = "/oauth2/token"  # noqa: S105 a path
TOKEN_SECONDS: Final = 300.0
MOST_TOKENS: Final = 1_000
Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SignedDoor:
    """Of `http_json`: both sides sign with one secret."""

    options: HttpJsonOptions
    settings: Mapping[str, str] = field(repr=False)
    signer: Signer

    @classmethod
    def of(cls, system: System, environment: Environment, url: str) -> "SignedDoor":
        options = HttpJsonOptions.model_validate(system.options)
        secret = _kept(environment.get(options.secret, ""))
        return cls(options, {options.url: url, options.secret: secret}, Signer(secret.encode()))

    def refusal(self, headers: Headers, body: bytes) -> str | None:
        """Why whoever asks is not let in; None where she is."""
        is_right = self.signer.is_right(headers, body, key=headers.get(KEY, ""), at=time.time())
        return None if is_right else "the signature or its time is wrong"

    def sign(self, content: bytes, *, key: str, status: int, wrongly: bool) -> Headers:
        """The headers that vouch for an answer; `wrongly`, as somebody else would."""
        signer = SOMEBODY_ELSE if wrongly else self.signer
        return signer.headers(content, key=key, at=time.time(), status=status)


@dataclass(frozen=True, slots=True)
class TokenDoor:
    """Of `http_json_token`: who shows a name and a secret gets a token, and who shows that may ask."""

    options: HttpJsonTokenOptions
    settings: Mapping[str, str] = field(repr=False)
    given: dict[str, float] = field(default_factory=dict[str, float], repr=False)
    """Until when each token counts."""

    @classmethod
    def of(cls, system: System, environment: Environment, url: str) -> "TokenDoor":
        options = HttpJsonTokenOptions.model_validate(system.options)
        settings = {options.url: url, options.token_url: f"{url}{TOKEN_PATH}"}
        us = {
            options.client: environment.get(options.client, "") or "izin",
            options.secret: _kept(environment.get(options.secret, "")),
        }
        return cls(options, settings | us)

    def token(self, headers: Headers, body: bytes) -> Mapping[str, str | int] | None:
        """A new token for whoever rightly asks for one, None for anybody else."""
        scheme, _, shown = headers.get("Authorization", "").partition(" ")
        asked = parse_qs(body.decode("ascii", "replace"))
        is_asked = asked.get("grant_type") == ["client_credentials"]
        scope = [self.options.scope] if self.options.scope else None
        if scheme != "Basic" or not is_asked or asked.get("scope") != scope or not self._knows(shown):
            return None
        while len(self.given) >= MOST_TOKENS:
            del self.given[next(iter(self.given))]
        token = secrets.token_urlsafe(24)
        self.given[token] = time.monotonic() + TOKEN_SECONDS
        return {"access_token": token, "token_type": "Bearer", "expires_in": int(TOKEN_SECONDS)}

    def refusal(self, headers: Headers, body: bytes) -> str | None:
        """Why whoever asks is not let in; None where she is."""
        scheme, _, token = headers.get("Authorization", "").partition(" ")
        if scheme == "Bearer" and self.given.get(token, 0.0) > time.monotonic():
            return None
        return "the token is unknown or counts no longer"

    def sign(self, content: bytes, *, key: str, status: int, wrongly: bool) -> Headers:
        """Nothing: answers are not signed."""
        return {}

    def _knows(self, shown: str) -> bool:
        try:
            name, _, secret = b64decode(shown, validate=True).decode("ascii").partition(":")
        except ValueError:
            return False
        ours = f"{self.settings[self.options.client]}:{self.settings[self.options.secret]}"
        return secrets.compare_digest(f"{unquote(name)}:{unquote(secret)}".encode(), ours.encode())


Door = SignedDoor | TokenDoor
DOORS: Final[Mapping[str, Callable[[System, Environment, str], Door]]] = {
    "http_json": SignedDoor.of,
    "http_json_token": TokenDoor.of,
}
"""By the kind of connector that comes through it."""


def doors_of(systems: Systems, environment: Environment, port: int) -> Mapping[SystemId, Door]:
    """The doors of those systems whose connector the sandbox speaks, behind a port of this machine."""
    return {
        id: DOORS[system.connector](system, environment, f"http://{LOOPBACK}:{port}/{id}")
        for id, system in systems.items()
        if system.connector in DOORS
    }


def _kept(secret: str) -> str:
    """A secret that is set already stays as it is."""
    return secret if len(secret) >= LEAST_SECRET else secrets.token_urlsafe(24)
