"""Signatures of SNAP BI: asymmetric for the token, symmetric for everything that is asked with one.

Asymmetric: SHA256withRSA (PKCS #1) over `client|timestamp`. Symmetric: HMAC-SHA512 over
`METHOD:path:token:lower(hex(sha256(minified body))):timestamp`. Both are written in base64, which the standard leaves
open and banks do. What is five minutes off is refused, before or behind.
"""

import base64
import binascii
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256, sha512
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

TOLERATED: Final = timedelta(minutes=5)
LONGEST_SIGNATURE: Final = 2_000
_INSTANT: Final = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_SPACE: Final = re.compile(rb'("(?:[^"\\]|\\.)*+"?)|[ \t\r\n]+', re.DOTALL)
"""A text of JSON, to be kept, or space outside of one. One that never ends is read once, not from each quote in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked with a token: all that the symmetric signature stands for.

    Args:
        path: below the address of the service, with its query: `/snap/v1.0/transfer-va/payment`.
        timestamp: as X-TIMESTAMP says it.
    """

    method: str
    path: str
    token: str
    body: bytes
    timestamp: str


@dataclass(frozen=True, slots=True)
class Secret:
    """What both sides know; stays out of its representation."""

    value: bytes

    def __repr__(self) -> str:
        return "Secret()"

    def sign(self, asked: Asked) -> str:
        """X-SIGNATURE of a question."""
        return base64.b64encode(hmac.new(self.value, _to_sign(asked), sha512).digest()).decode()

    def signed(self, asked: Asked, signature: str) -> bool:
        """Whether a question was signed with this secret; when, is for `is_timely`."""
        return hmac.compare_digest(signature.encode(), self.sign(asked).encode())


def sign_client(key: RSAPrivateKey, client: str, timestamp: str) -> str:
    """X-SIGNATURE of a question for a token."""
    return base64.b64encode(key.sign(_client(client, timestamp), PKCS1v15(), SHA256())).decode()


def client_signed(key: RSAPublicKey, client: str, timestamp: str, signature: str) -> bool:
    """Whether whoever asks for a token is this client."""
    if len(signature) > LONGEST_SIGNATURE:
        return False
    try:
        key.verify(
            base64.b64decode(signature, validate=True), _client(client, timestamp), PKCS1v15(), SHA256()
        )
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def read_instant(text: str) -> datetime | None:
    """An instant with its zone, as X-TIMESTAMP says it; None for anything else."""
    if not _INSTANT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def is_timely(at: datetime, now: datetime) -> bool:
    """Whether something signed then may still be taken."""
    return abs(now - at) <= TOLERATED


def minified(body: bytes) -> bytes:
    """JSON without the space between its parts; what stands in texts stays."""
    return _SPACE.sub(lambda found: found[1] or b"", body)


def _to_sign(asked: Asked) -> bytes:
    digest = sha256(minified(asked.body)).hexdigest()
    return f"{asked.method}:{asked.path}:{asked.token}:{digest}:{asked.timestamp}".encode()


def _client(client: str, timestamp: str) -> bytes:
    return f"{client}|{timestamp}".encode()
