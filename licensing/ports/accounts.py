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
        """Make the accounts that are missing. Returns the passwords made now, in clear, for handing out once."""
        ...

    def check(self, officer: OfficerId, password: str) -> bool:
        """Whether the password is right, in the same time whether or not there is such an officer."""
        ...
