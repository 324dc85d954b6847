"""One question as JSON, read as the declared shape: what connectors that send JSON have in common.

What is raised names the system, what was wrong and, of a wrong answer,
its fields: never what stood in them.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Final

from flows.agencies.connector import NotAsked, TooMany
from flows.agencies.http_json_options import JsonOptions
from flows.agencies.wire import Came, Wire
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.answering import ASK, answered
from licensing.systems.messages import MessageWrong, write_message
from licensing.systems.shape import Shape
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import digest_of

MOST_BYTES: Final = 64 * 1024
AGAIN: Final = frozenset({408, 425, 429})
DENIED: Final = frozenset({401, 403})
TOO_MANY: Final = frozenset({429, 503})
"""Those with which a system may say for how long it is to be left alone."""
SERVER_ERROR: Final = 500
JSON: Final = {
    "Content-Type": "application/json",
    "Accept": "application/json",
    # What is packed can be larger than it looks.
    "Accept-Encoding": "identity",
}


class Exchange(Wire):
    """With one system that speaks JSON."""

    def __init__(self, system: System, options: JsonOptions) -> None:
        super().__init__(system, options.url, seconds=options.timeout, most_bytes=MOST_BYTES)

    def body(self, shape: Shape, request: Answers) -> bytes:
        """The question as it is sent. Raises NotAsked where it does not have the declared shape."""
        try:
            message = write_message(shape.asks, request, ASK)
        except MessageWrong as wrong:
            raise NotAsked(f"{self._system.id}: cannot be asked this: {wrong}.", retryable=False) from None
        return json.dumps(message, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def parsed(self, came: Came) -> object:
        """What was answered, as JSON. Raises ConnectorFailed."""
        try:
            return json.loads(came.content, parse_float=Decimal)
        except (ValueError, RecursionError):
            raise self.failed("answered with something that is no JSON", retryable=True) from None

    def meant(self, shape: Shape, came: Came, message: object) -> Answered | Refused | None:
        """What the message means; None where its status is no outcome. Raises ConnectorFailed."""
        try:
            said = answered(shape, came.status, message)
        except MessageWrong as wrong:
            raise self.failed(f"answered otherwise than declared: {wrong}", retryable=False) from None
        return None if said is None else replace(said, digest=digest_of(came.content))

    def told(self, came: Came, denied: str) -> ConnectorFailed:
        """What a status that is no outcome says; `denied`, where it says that we may not ask."""
        if came.status in DENIED:
            return self.failed(denied, retryable=False)
        what = f"answered with HTTP {came.status}"
        seconds = _left_alone(came) if came.status in TOO_MANY else None
        if seconds is not None:
            said = f"{self._system.id}: {what}, and asks to be left alone for a while."
            return TooMany(said, again_in_seconds=seconds)
        return self.failed(what, retryable=came.status >= SERVER_ERROR or came.status in AGAIN)


def _left_alone(came: Came) -> float | None:
    """The seconds of `Retry-After`, given so or as a date; None where it says neither."""
    text = came.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
        left = (until if until.tzinfo else until.replace(tzinfo=UTC)) - datetime.now(UTC)
    except (ValueError, OverflowError):
        return None
    return max(left.total_seconds(), 0.0)
