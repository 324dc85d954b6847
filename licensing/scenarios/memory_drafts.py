"""`Drafts` in memory."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class MemoryDrafts:
    """`kept`: what is kept under each key, and until when; `marked`: the keys of what was sent."""

    kept: dict[str, tuple[bytes, datetime]] = field(default_factory=dict[str, tuple[bytes, datetime]])
    marked: set[str] = field(default_factory=set[str])

    def keep(self, key: str, body: bytes, *, now: datetime, until: datetime) -> bool:
        if key in self.marked and self.read(key, now=now) is not None:
            return False
        self.kept[key] = (body, until)
        self.marked.discard(key)
        return True

    def mark(self, key: str, body: bytes, *, now: datetime, until: datetime) -> bool:
        if self.read(key, now=now) is None:
            return False
        self.kept[key] = (body, until)
        self.marked.add(key)
        return True

    def read(self, key: str, *, now: datetime) -> bytes | None:
        body, until = self.kept.get(key, (None, now))
        return body if now < until else None

    def discard(self, key: str) -> None:
        self.kept.pop(key, None)
        self.marked.discard(key)

    def forget(self, *, now: datetime) -> int:
        old = [key for key, (_, until) in self.kept.items() if until <= now]
        for key in old:
            self.discard(key)
        return len(old)
