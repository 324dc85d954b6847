"""`Accounts` in memory. Passwords stand here as they were made: for stories and tests, never for people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from licensing.city.people import Officer
from licensing.scenarios.writable import writable
from licensing.words.identifiers import OfficerId


@dataclass(slots=True)
class MemoryAccounts:
    passwords: dict[OfficerId, str] = field(default_factory=dict[OfficerId, str])
    one_time: set[OfficerId] = field(default_factory=set[OfficerId])

    def prepare(
        self, officers: tuple[Officer, ...], new_password: Callable[[], str]
    ) -> Mapping[OfficerId, str]:
        made = {officer.id: new_password() for officer in officers if officer.id not in self.passwords}
        self.passwords |= made
        return made

    def reset(self, officer: OfficerId, password: str) -> None:
        self.passwords[officer] = password
        self.one_time.add(officer)

    def must_change(self, officer: OfficerId) -> bool:
        return officer in self.one_time

    def change(self, officer: OfficerId, password: str, chosen: str) -> bool:
        if not self.check(officer, password):
            return False
        self.passwords[officer] = chosen
        self.one_time.discard(officer)
        return True

    def mark(self, officer: OfficerId) -> str:
        return sha256(self.passwords.get(officer, "").encode()).hexdigest()

    def check(self, officer: OfficerId, password: str) -> bool:
        return self.passwords.get(OfficerId(writable(officer))) == password
