"""`Incoming` in memory."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

from licensing.ports.incoming import Came, Done, Told
from licensing.words.identifiers import SystemId

_Key = tuple[SystemId, date, str]


@dataclass(frozen=True, slots=True)
class MemoryIncoming:
    """`transaction`: what several threads wait for."""

    transaction: AbstractContextManager[object] = field(default_factory=nullcontext[None])
    _came: dict[_Key, tuple[Came, datetime]] = field(default_factory=dict[_Key, tuple[Came, datetime]])
    _done: dict[_Key, Done] = field(default_factory=dict[_Key, Done])

    def take(self, came: Came) -> Done | Literal["to-do", "other"]:
        with self.transaction:
            key = (came.system, came.day, came.key)
            before, _ = self._came.setdefault(key, (came, datetime.now(UTC)))
            return "other" if before != came else self._done.get(key, "to-do")

    def done(self, came: Came, done: Done) -> Done:
        with self.transaction:
            return self._done.setdefault((came.system, came.day, came.key), done)

    def on(self, day: date) -> Sequence[Told]:
        return tuple(
            Told(came.system, came.key, at, came.what, self._done[key].outcome if key in self._done else "")
            for key, (came, at) in self._came.items()
            if came.day == day
        )
