"""What opens a link to a new PIN: which application, which asking, until when, and a keyed digest over it.

It follows from the secret key, so whoever sends the mail makes it, sends it again after a death, and keeps it nowhere.
"""

import hmac
import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from licensing.words.identifiers import ApplicationNumber

_LINK: Final = re.compile(
    r"(?P<told>(?P<application>[A-Z0-9_-]{1,60})\.(?P<ask>\d{1,6})\.(?P<until>\d{1,11}))\.(?P<seal>[0-9a-f]{64})",
    re.ASCII,
)


def pin_link(secret_key: str, application: ApplicationNumber, ask: int, *, until: datetime) -> str:
    """The last part of the link's address."""
    told = f"{application}.{ask}.{int(until.timestamp())}"
    return f"{told}.{_seal(secret_key, told)}"


def pin_link_for(secret_key: str, link: str, *, now: datetime) -> tuple[ApplicationNumber, int] | None:
    """Whose it is, and which of those she asked for; None for one that is not ours, or too old."""
    found = _LINK.fullmatch(link)
    if found is None or not hmac.compare_digest(_seal(secret_key, found["told"]), found["seal"]):
        return None
    if now > datetime.fromtimestamp(int(found["until"]), UTC):
        return None
    return ApplicationNumber(found["application"]), int(found["ask"])


def _seal(secret_key: str, told: str) -> str:
    return hmac.new(secret_key.encode(), f"pin link {told}".encode(), sha256).hexdigest()
