"""The applicant's PIN: shown on the receipt, kept only as a keyed digest, and slow to guess.

It follows from the application, the name it was submitted under, what was said in it and the secret key, so that a
receipt whose answer was lost on the way can be given again, by any process, while no database holds it.

A right PIN is never made to wait: whoever knows an application's number could keep its applicant out. Guessing is
slowed by the portal for each address; 31 characters to the power of 8 are out of the reach of many addresses too, also
where what looks alike is taken for alike.

A PIN given in place of a lost one follows from how many were given before and from the name of the act that gave it.
"""

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import func, select

from licensing.words.codes import PIN_LENGTH, meant
from licensing.words.identifiers import ApplicationNumber
from storage.database import Database
from storage.exchange import exchange
from storage.pool import BareConnection

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and letters that nobody takes for another one, on paper or over the telephone."""

_IS_ONE_OF: Final = "select pin_is_one_of_v1($1, $2)"


@dataclass(frozen=True, slots=True)
class Pins:
    """Makes and checks PINs."""

    database: Database
    secret_key: str = field(repr=False)

    def pin(self, application: ApplicationNumber, name: str) -> str:
        """The PIN of an application submitted under a name that nobody can guess."""
        made = hmac.new(self.secret_key.encode(), f"pin {application} {name}".encode(), sha256).digest()
        number = int.from_bytes(made)
        return "".join(
            ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(PIN_LENGTH)
        )

    def seal(self, application: ApplicationNumber, pin: str) -> str:
        """What is kept of a PIN: useless without the secret key, and for any other application."""
        return hmac.new(self.secret_key.encode(), f"{application}:{pin}".encode(), sha256).hexdigest()

    def given(self, application: ApplicationNumber, once: str, count: int) -> str:
        """The PIN that was the `count`-th to be given, by whoever called her act so."""
        return self.pin(application, f"given {count} {sha256(once.encode()).hexdigest()}")

    def is_kept(self, connection: BareConnection, application: ApplicationNumber, pin: str) -> bool:
        """Whether the PIN, letter by letter, is the application's."""
        return exchange(connection, (_IS_ONE_OF, application, self.seal(application, pin))) == [("t",)]

    def given_at(self, application: ApplicationNumber) -> datetime | None:
        """When another one was last given in its place."""
        with self.database.transaction() as connection:
            at = connection.scalar(select(func.pin_given_at_v1(application)))
        return at if isinstance(at, datetime) else None

    def check(self, application: ApplicationNumber, pin: str) -> bool:
        """Whether what was typed may have meant the application's PIN."""
        tried = ",".join(self.seal(application, each) for each in meant(pin))
        with self.database.transaction() as connection:
            return bool(connection.scalar(select(func.pin_is_one_of_v1(application, tried))))
