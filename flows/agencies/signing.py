"""Signatures between Izin and a plain system: HMAC-SHA256 with a shared secret, over instant, key and body.

`X-Izin-Timestamp` is the instant in seconds since 1970 and `X-Izin-Signature` is `v1=<hex>` of four parts, each but the
last on a line of its own: timestamp, idempotency key, HTTP status of an answer (empty for a question), body. The key
binds an answer to its question: one to another question, however old, does not fit. Both sides refuse what was signed
more than five minutes before or after their own clock.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

KEY: Final = "Idempotency-Key"
TIMESTAMP: Final = "X-Izin-Timestamp"
SIGNATURE: Final = "X-Izin-Signature"
TOLERATED_SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs and verifies with one secret, which stays out of its representation."""

    secret: bytes

    def __repr__(self) -> str:
        return "Signer()"

    def headers(self, body: bytes, *, key: str, at: float, status: int | None = None) -> dict[str, str]:
        """The headers of a question, or of an answer with its status."""
        timestamp = str(int(at))
        return {KEY: key, TIMESTAMP: timestamp, SIGNATURE: self._sign(body, timestamp, key, status)}

    def is_right(
        self, headers: Mapping[str, str], body: bytes, *, key: str, at: float, status: int | None = None
    ) -> bool:
        """Whether what came was signed with this secret, for this key, and lately."""
        timestamp = headers.get(TIMESTAMP, "")
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
            return False
        given = headers.get(SIGNATURE, "").encode()
        is_signed = hmac.compare_digest(given, self._sign(body, timestamp, key, status).encode())
        return is_signed and abs(int(timestamp) - at) <= TOLERATED_SECONDS

    def _sign(self, body: bytes, timestamp: str, key: str, status: int | None) -> str:
        signed = b"\n".join((timestamp.encode(), key.encode(), str(status or "").encode(), body))
        return f"v1={hmac.new(self.secret, signed, sha256).hexdigest()}"
