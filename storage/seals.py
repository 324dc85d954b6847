"""Seals on snapshots: a decision goes on from a state that Izin wrote for this history, or from the history itself.

Whoever can write into the database could put a state beside a history that does not follow from it. Without the secret
key nobody can seal it.
"""

import hmac
from dataclasses import dataclass, field

from licensing.history.snapshot import EDITION
from licensing.words.identifiers import ApplicationNumber, Digest


@dataclass(frozen=True, slots=True)
class Seals:
    """Makes and compares seals."""

    secret_key: str = field(repr=False)

    def seal(self, application: ApplicationNumber, digest: Digest, snapshot: str) -> str:
        """The seal of the state after the commit with that digest, as this edition of the code folds it."""
        sealed = f"snapshot {EDITION} {application} {digest} {snapshot}".encode()
        return hmac.digest(self.secret_key.encode(), sealed, "sha256").hex()

    def fits(self, application: ApplicationNumber, digest: Digest, snapshot: str, seal: str | None) -> bool:
        """Whether a seal is that of the state."""
        # As bytes: what somebody else wrote there may be any text.
        return hmac.compare_digest(self.seal(application, digest, snapshot).encode(), (seal or "").encode())
