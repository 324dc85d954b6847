"""`Guesses` in memory: counted in one process."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Final, assert_never

from licensing.ports.guesses import FORGOTTEN_AFTER_SECONDS, Growing, Try, Window, wait_after

MOST_KEYS: Final = 50_000


@dataclass(frozen=True, slots=True)
class _Counted:
    wrong: int
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class MemoryGuesses:
    """`transaction`: what several threads that guess at once wait for."""

    transaction: AbstractContextManager[object] = field(default_factory=nullcontext[None])
    _counted: dict[str, _Counted] = field(default_factory=dict[str, _Counted])

    def begin(self, tries: Sequence[Try], *, now: datetime) -> int:
        with self.transaction:
            for n, each in enumerate(tries):
                wait = self._begin(each, now)
                if wait:
                    if isinstance(each, Window):
                        self._take_back(tries[:n])
                    return wait
            while len(self._counted) > MOST_KEYS:
                del self._counted[next(iter(self._counted))]
        return 0

    def take_back(self, tries: Sequence[Try]) -> None:
        with self.transaction:
            self._take_back(tries)

    def forget(self, tries: Sequence[Try], *, taken_back: Sequence[Try] = (), now: datetime) -> None:
        with self.transaction:
            self._take_back(taken_back)
            for each in tries:
                self._counted.pop(each.key, None)

    def _take_back(self, tries: Sequence[Try]) -> None:
        for each in tries:
            if before := self._counted.get(each.key):
                less = max(0, before.wrong - 1)
                self._counted[each.key] = _Counted(less, before.since, before.until)

    def _begin(self, each: Try, now: datetime) -> int:
        before = self._counted.pop(each.key, None)
        if before is not None and before.until <= now:
            before = None
        match each:
            case Window(key=key, most=most, seconds=seconds):
                known = before or _Counted(0, now, now + timedelta(seconds=seconds))
                wrong = min(known.wrong + 1, most + 1)
                self._counted[key] = _Counted(wrong, known.since, known.until)
                return max(1, ceil((known.until - now).total_seconds())) if wrong > most else 0
            case Growing(key=key):
                wrong = before.wrong if before else 0
                early = wait_after(wrong) - (now - before.since).total_seconds() if before else 0
                if before is not None and wait_after(wrong) and early > 0:
                    self._counted[key] = before
                    return ceil(early)
                until = now + timedelta(seconds=FORGOTTEN_AFTER_SECONDS)
                self._counted[key] = _Counted(wrong + 1, now, until)
                return 0
            case _:
                assert_never(each)
