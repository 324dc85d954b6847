"""Receipts by the form they came from, so that a form sent twice makes one application.

Each form shown carries a one-time name. Sending it again with the same answers, by a double click or a reload, waits
for the first and shows the same number and PIN. Kept in this process's memory for ten minutes, never on disk.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

from licensing.form import Typed
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

    def once(
        self, sender: str, form: str, typed: Typed, submit: Callable[[], Receipt], *, now: int
    ) -> Receipt:
        """The receipt of a form: `submit`'s, unless it gave one before. When `submit` raises, the form stays unsent.

        Args:
            sender: whose forms these are, so that nobody reads another's receipt.
            form: its one-time name; without one, every sending counts.
        """
        if not form:
            return submit()
        answers = sha256(repr(sorted((id, tuple(texts)) for id, texts in typed.items())).encode()).hexdigest()
        name = f"{sender} {form} {answers}"
        with self._lock:
            for old in [each for each, once in self._forms.items() if now - once.since > KEPT_SECONDS]:
                del self._forms[old]
            once = self._forms.setdefault(name, _Once(now))
        with once.lock:
            if once.receipt is None:
                once.receipt = submit()
            return once.receipt
