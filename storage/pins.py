"""The applicant's PIN: shown on the receipt, kept only as a keyed digest, and slow to guess.

It follows from the application, the name it was submitted under and the secret key, so that a receipt whose answer
was lost on the way can be given again, by any process, while no database holds it.

Wrong ones are slowed twice: in this process by `limits`, and per application in the database, where all processes
agree: after three wrong ones a wait of 1, 2, 4, … seconds, a minute at most, so that nobody can lock an applicant out
for long. 31 characters to the power of 8 at one guess a minute is out of reach.
"""

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import func, select

from licensing.identifiers import ApplicationNumber
from storage.database import Database

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and letters that nobody takes for another one, on paper or over the telephone."""

LENGTH = 8
TRIES = RateLimitItemPerMinute(20)


def _limiter() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(MemoryStorage())


@dataclass(frozen=True, slots=True)
class Pins:
    """Makes and checks PINs."""

    database: Database
    secret_key: str = field(repr=False)
    limiter: FixedWindowRateLimiter = field(default_factory=_limiter)

    def pin(self, application: ApplicationNumber, name: str) -> str:
        """The PIN of an application submitted under a name that nobody can guess."""
        made = hmac.new(self.secret_key.encode(), f"pin {application} {name}".encode(), sha256).digest()
        number = int.from_bytes(made)
        return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(LENGTH))

    def seal(self, application: ApplicationNumber, pin: str) -> str:
        """What is kept of a PIN: useless without the secret key, and for any other application."""
        return hmac.new(self.secret_key.encode(), f"{application}:{pin}".encode(), sha256).hexdigest()

    def check(self, application: ApplicationNumber, pin: str, *, now: datetime) -> bool:
        """Whether the PIN is right and no wait is running; a wrong one makes the next wait longer."""
        if not self.limiter.test(TRIES, application):
            return False
        tried = self.seal(application, pin.strip().upper())
        with self.database.transaction() as connection:
            right = bool(connection.scalar(select(func.try_pin(application, tried, now))))
        if not right:
            self.limiter.hit(TRIES, application)
        return right
