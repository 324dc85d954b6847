"""Officers' local accounts."""

from collections.abc import Callable, Mapping
from typing import Protocol

from licensing.city.people import Officer
from licensing.words.identifiers import OfficerId


class Accounts(Protocol):
    """Officers' local accounts: a password hash per officer of the register."""

    def prepare(
        self, officers: tuple[Officer, ...], new_password: Callable[[], str]
    ) -> Mapping[OfficerId, str]:
        """Make the accounts that are missing. Returns the passwords made now, in clear, for handing out once.

        `new_password` gives at least 72 random bits: what it gives is hashed quickly.
        """
        ...

    def reset(self, officer: OfficerId, password: str) -> None:
        """Put a password in the place of hers, or make her account: for one sign-in, at which she chooses her own."""
        ...

    def must_change(self, officer: OfficerId) -> bool:
        """Whether her password was set for her, and she has not chosen her own yet."""
        ...

    def change(self, officer: OfficerId, password: str, chosen: str) -> bool:
        """Put a password she has chosen in the place of the one she has. False where that is not right."""
        ...

    def mark(self, officer: OfficerId) -> str:
        """What her account is marked with: another with every other password, and nothing can be told by it."""
        ...

    def check(self, officer: OfficerId, password: str) -> bool:
        """Whether the password is right, in the same time whether or not there is such an officer."""
        ...
