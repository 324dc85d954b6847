"""What came to the sandbox, and what was answered under each key. No values are told on."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from licensing.words.identifiers import Digest, SystemId

MOST_TOLD: Final = 500

What = Literal["asked", "repeated", "checked", "refused", "lost", "token"]


@dataclass(frozen=True, slots=True)
class Came:
    """One call: `refused` was not let in or not of the declared shape, `lost` was never taken in, `token` got one."""

    at: datetime
    system: SystemId
    key: str
    what: What
    status: int
    fault: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered under a key; `digest` is that of what was asked."""

    status: int
    content: bytes
    digest: Digest


@dataclass(slots=True)
class Book:
    """The calls of this process's life."""

    came: deque[Came] = field(default_factory=lambda: deque(maxlen=MOST_TOLD))
    answered: dict[tuple[SystemId, str], Reply] = field(default_factory=dict[tuple[SystemId, str], Reply])
