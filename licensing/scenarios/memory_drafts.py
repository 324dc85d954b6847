"""`Drafts` in memory."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class MemoryDrafts:
    """`kept`: what is kept under each key, and until when."""

    kept: dict[str, tuple[bytes, datetime]] = field(default_factory=dict[str, tuple[bytes, datetime]])

    def keep(self, key: str, body: bytes, *, now: datetime, until: datetime) -> bool:
        is_new = self.read(key, now=now) is None
        self.kept[key] = (body, until)
        return is_new

    def read(self, key: str, *, now: datetime) -> bytes | None:
        body, until = self.kept.get(key, (None, now))
        return body if now < until else None

    def discard(self, key: str) -> None:
        self.kept.pop(key, None)

    def forget(self, *, now: datetime) -> int:
        old = [key for key, (_, until) in self.kept.items() if until <= now]
        for key in old:
            del self.kept[key]
        return len(old)
