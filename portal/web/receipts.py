"""Receipts by the form they came from, so that a form sent twice makes one application.

Each form shown carries a one-time name. Sending it again, by a double click or a reload, waits for the first and
shows the same number and PIN. Kept in this process's memory for ten minutes, never on disk.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from licensing.ports import Receipt

KEPT_SECONDS = 600


@dataclass(slots=True)
class _Once:
    since: int
    lock: Lock = field(default_factory=Lock)
    receipt: Receipt | None = None


@dataclass(slots=True)
class Receipts:
    _forms: dict[str, _Once] = field(default_factory=dict[str, _Once])
    _lock: Lock = field(default_factory=Lock)

    def once(self, form: str, submit: Callable[[], Receipt], *, now: int) -> Receipt:
        """The receipt of a form: `submit`'s, unless it gave one before. When `submit` raises, the form stays unsent."""
        with self._lock:
            for old in [name for name, once in self._forms.items() if now - once.since > KEPT_SECONDS]:
                del self._forms[old]
            once = self._forms.setdefault(form, _Once(now))
        with once.lock:
            if once.receipt is None:
                once.receipt = submit()
            return once.receipt
